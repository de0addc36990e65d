import * as Y from 'yjs'
import type { Draft, Hold } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import type { RefusalMessage } from '../../schema/protocol.ts'
import { closeCodes } from '../../schema/protocol.ts'
import { recordRoot } from '../../schema/ydoc.ts'
import { docOfStored } from '../draftOfStored.ts'
import type { Claims } from '../gate/claims.ts'
import { createClaims } from '../gate/claims.ts'
import type { Gate } from '../gate/gate.ts'
import { createGate } from '../gate/gate.ts'
import type { Deed, LogEntry, LogHead } from '../log.ts'
import { chain } from '../log.ts'
import type { Batch, OutcomeRow, SnapshotInfo, SnapshotKind, SnapshotRow, Store, Stored } from '../store/store.ts'
import type { Alarm } from './alarm.ts'
import { createAlarm } from './alarm.ts'
import type { Audience } from './audience.ts'
import { createAudience } from './audience.ts'
import type { Allowance } from './budget.ts'
import { createAllowance } from './budget.ts'
import type { Connection } from './connection.ts'
import { createDraftReader } from './draftReader.ts'
import { awarenessMessage, refusedMessage, savedMessage, syncMessage, syncStep1, syncStep2, syncUpdate } from './connection.ts'
import type { GroupCommit } from './groupCommit.ts'
import { createGroupCommit } from './groupCommit.ts'
import { shouldSnapshot, snapshotDue } from './shouldSnapshot.ts'
import { tabledAt } from './tabled.ts'
import { takeSnapshot } from './takeSnapshot.ts'

/** The whole state is written anew after this many changes, so that opening a document stays quick. */
const changesPerBase = 500
/** Who the server's own changes are by. */
const serverUser = 'server'
/** What it calls itself in a list. */
export const serverName = 'adref'

/** What is written with an act, in the same transaction. */
export interface RowsOfAct {
  readonly deed?: Omit<Deed, 'n'>
  /** The answer to keep, made from the entry the deed became. */
  readonly outcome?: (entry: LogEntry) => OutcomeRow
  readonly snapshots?: readonly SnapshotRow[]
}

/** What a room is given. Time and chance come in, so that a test can set them. */
export interface RoomParts {
  readonly id: string
  readonly store: Store
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  /** Called when the room could not be written: what it holds must not be used again. */
  readonly broken: () => void
  /** Told why. */
  readonly failed: (reason: unknown) => void
}

/** One open document: the gate, who is connected, and the order accepted → written → passed on → acknowledged. */
export class Room {
  readonly id: string
  readonly #parts: RoomParts
  readonly #gate: Gate
  readonly #claims: Claims
  /** Whose a client id is that has written something. */
  readonly #owners: Map<number, string>
  readonly #audience: Audience
  readonly #commit: GroupCommit
  readonly #alarm: Alarm
  readonly #allowances = new Map<string, Allowance>()
  readonly #read = createDraftReader()
  #seq: number
  #base: number
  #head: LogHead
  /** When the last change came that no snapshot holds; null when the last snapshot holds everything. */
  #edited: number | null
  #snapshotAt: number | null
  #usedAt: number
  #closed = false
  #draft: { readonly seq: number; readonly draft: Draft } | null = null

  constructor(stored: Stored, parts: RoomParts) {
    this.id = parts.id
    this.#parts = parts
    this.#gate = createGate(docOfStored(stored))
    const claims = createClaims(stored.clients)
    this.#owners = new Map(stored.clients)
    this.#audience = createAudience((client) => this.#owners.get(client))
    // A page shows its id before it types; nobody else gets to type under it first.
    this.#claims = { ...claims, allows: (client, user, written) => (this.#audience.userOf(client) ?? user) === user && claims.allows(client, user, written) }
    this.#seq = stored.seq
    this.#base = stored.seq - stored.updates.length
    this.#head = stored.head
    this.#edited = stored.seq > (stored.lastSnapshot?.seq ?? 0) ? stored.editedAt : null
    this.#snapshotAt = stored.lastSnapshot?.at ?? null
    this.#commit = createGroupCommit(parts.store, parts.id, { baseAt: () => this.#baseDue(), failed: (reason) => this.#fail(reason) })
    this.#alarm = createAlarm(parts.now, () => this.tick())
    this.#usedAt = parts.now()
    this.tick()
  }

  /** The last change accepted. */
  get seq(): number {
    return this.#seq
  }

  /** Nobody is connected, nothing is being written and nothing is due: the room may leave memory. */
  get idle(): boolean {
    return this.#audience.size === 0 && this.#commit.idle && this.#due() === null
  }

  /** Says that somebody needs the room, whether connected or not. */
  use(): void {
    this.#usedAt = this.#parts.now()
  }

  /** When it was last needed. */
  get usedAt(): number {
    return this.#usedAt
  }

  /** The document as a value. May hold what is not on disk yet: `settled` before showing it to anybody. */
  draft(): Draft {
    if (this.#draft?.seq !== this.#seq) this.#draft = { seq: this.#seq, draft: this.#read(this.#gate.doc) }
    return this.#draft.draft
  }

  /** Resolves once everything accepted so far is on disk. */
  settled(): Promise<void> {
    return this.#commit.settled()
  }

  /** Lets a connection in: from now on it is told everything. False when the person has too many, or the room is closed. */
  join(connection: Connection): boolean {
    if (this.#closed || !this.#audience.add(connection)) return false
    const state = Y.encodeStateVector(this.#gate.doc)
    this.#commit.afterwards(() => {
      connection.send(syncMessage(syncStep1, state))
      this.#audience.tellPresence(connection)
    })
    return true
  }

  leave(connection: Connection): void {
    this.use()
    this.#audience.remove(connection)
  }

  /** Answers what a connection lacks. The answer is made now and sent once all it holds is on disk. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    if (!this.#audience.has(connection)) return
    const { judging } = this.#allowance(connection)
    if (!judging.spend(0)) return void this.#exclude(connection)
    const started = performance.now()
    const missing = Y.encodeStateAsUpdate(this.#gate.doc, stateVector)
    judging.spend(performance.now() - started)
    this.#commit.afterwards(() => connection.send(syncMessage(syncStep2, missing)))
  }

  /** Takes a change of the text, or refuses it. */
  update(connection: Connection, update: Uint8Array): void {
    if (!this.#audience.has(connection)) return
    // What an observer's page sends is at most what Yjs tidies up by itself. It is dropped, and counted, so that its light does not wait for ever.
    if (connection.actor.role !== 'observer' && !this.#judge(connection, update)) return
    const count = this.#audience.count(connection)
    this.#commit.afterwards(() => connection.send(savedMessage(count)))
  }

  /** Takes in where a connection is. */
  presence(connection: Connection, message: Uint8Array): void {
    if (this.#audience.has(connection) && this.#allowance(connection).presence.spend(1)) this.#audience.hear(connection, message)
  }

  tellPresence(connection: Connection): void {
    if (this.#audience.has(connection) && this.#allowance(connection).presence.spend(1)) this.#audience.tellPresence(connection)
  }

  /** Sends everybody a message that says nothing, so that stock clients know the line is alive. */
  heartbeat(): void {
    this.#audience.tell(awarenessMessage(new Uint8Array([0])))
  }

  /** Changes the document by the server's own hand. What is given beside the effect is written with it or not at all. */
  apply(effect: Effect, user: string, rows: RowsOfAct = {}): LogEntry | null {
    if (this.#closed) throw new Error('the room is closed')
    const entry = rows.deed ? chain(this.#head, rows.deed) : null
    if (entry) this.#head = entry
    if (effect.text.length + effect.record.length > 0) this.#write(this.#gate.apply(effect), user, null)
    this.#commit.add({
      entries: entry ? [entry] : [],
      outcomes: entry && rows.outcome ? [rows.outcome(entry)] : [],
      snapshots: rows.snapshots ?? [],
    })
    this.#alarm.set(this.#due())
    return entry
  }

  /** Keeps the answer to an act that changed nothing. */
  keep(outcome: OutcomeRow): void {
    this.#commit.add({ outcomes: [outcome] })
  }

  /** The document as it is now, as a snapshot that is yet to be written. */
  snapshotNow(kind: SnapshotKind, title: string, by: string): SnapshotRow {
    this.#snapshotAt = this.#parts.now()
    this.#edited = null
    return takeSnapshot(this.#gate.doc, this.draft(), { id: this.#parts.newId(), title, at: this.#nowIso(), by, kind, seq: this.#seq })
  }

  /** Takes a snapshot, to be written with what else was accepted. */
  snapshot(kind: SnapshotKind, title: string, by: string): SnapshotInfo {
    const row = this.snapshotNow(kind, title, by)
    this.#commit.add({ snapshots: [row] })
    const { state: _state, json: _json, ...info } = row
    return info
  }

  /** Does what is due by now: lets go of holds whose time is over, takes a snapshot after a quiet period. */
  tick(): void {
    if (this.#closed) return
    const now = this.#parts.now()
    const over = this.#holds().filter(({ until }) => until <= now)
    if (over.length > 0) this.apply({ text: [], record: over.map(({ key }) => ({ key, value: null })) }, serverUser)
    if (shouldSnapshot(now, this.#edited, this.#snapshotAt)) this.snapshot('automatic', 'After a quiet period', serverName)
    this.#alarm.set(this.#due())
  }

  /** Closes the sockets of these connections; they may come back as the code says. */
  closeWhere(which: (connection: Connection) => boolean, code: number, reason: string): void {
    this.#audience.closeWhere(which, code, reason)
  }

  /** Takes nothing more, and closes every socket after writing what was accepted. */
  async close(code: number, reason: string): Promise<void> {
    this.#closed = true
    this.#alarm.stop()
    await this.#commit.settled().catch(() => undefined) // a failed write has told everybody already
    this.#audience.closeWhere(() => true, code, reason)
    this.#gate.destroy()
  }

  #judge(connection: Connection, update: Uint8Array): boolean {
    const { actor } = connection
    const { bytes, judging } = this.#allowance(connection)
    if (this.#closed || !bytes.spend(update.length) || !judging.spend(0)) return this.#exclude(connection)
    const started = performance.now()
    const verdict = this.#gate.accept(update, { ...actor, claims: this.#claims }, this.#nowIso())
    judging.spend(performance.now() - started)
    if (!verdict.ok) return this.#refuse(connection, { code: verdict.code, sentence: verdict.sentence, text: verdict.text, unit: verdict.unit ?? null })
    const clients = verdict.clients.map((client) => ({ client, user: actor.user }))
    for (const { client, user } of clients) this.#owners.set(client, user)
    this.#commit.add({ clients })
    for (const each of verdict.updates) this.#write(each, actor.user, each === update ? connection : null)
    this.#date(verdict.tabled)
    return true
  }

  /** Says of new brackets when they were tabled, in the same turn, so that it is written with them or not at all. */
  #date(brackets: readonly string[]): void {
    const known = recordRoot(this.#gate.doc)
    const record = brackets.filter((id) => !known.has(`bracket:${id}`)).map((id) => tabledAt(id, this.#nowIso()))
    if (record.length > 0) this.#write(this.#gate.apply({ text: [], record }), serverUser, null)
  }

  #write(update: Uint8Array, user: string, sender: Connection | null): void {
    this.#seq++
    this.#edited = this.#parts.now()
    this.#commit.add({ updates: [{ seq: this.#seq, user, at: this.#nowIso(), update }] })
    const message = syncMessage(syncUpdate, update)
    this.#commit.afterwards(() => this.#audience.tell(message, sender))
    this.#alarm.set(snapshotDue(this.#edited, this.#snapshotAt))
  }

  /** Says why and closes, after what the connection sent before is acknowledged. */
  #refuse(connection: Connection, refusal: RefusalMessage): false {
    if (!this.#allowance(connection).refusals.spend(1)) return this.#exclude(connection)
    this.#audience.remove(connection)
    this.#commit.afterwards(() => {
      connection.send(refusedMessage(refusal))
      connection.close(closeCodes.refused, refusal.code)
    })
    return false
  }

  /** Closes with a code that lets a client come back, later and later. */
  #exclude(connection: Connection): false {
    this.#audience.remove(connection)
    connection.close(closeCodes.busy, 'more than one person may send in a minute')
    return false
  }

  #fail(reason: unknown): void {
    this.#closed = true
    this.#alarm.stop()
    this.#audience.closeWhere(() => true, closeCodes.broken, 'not written')
    this.#gate.destroy()
    this.#parts.broken()
    this.#parts.failed(reason)
  }

  #baseDue(): Batch['base'] {
    if (this.#seq - this.#base < changesPerBase) return null
    this.#base = this.#seq
    return { seq: this.#seq, state: this.#gate.encodeState() }
  }

  #allowance({ actor }: Connection): Allowance {
    const known = this.#allowances.get(actor.user) ?? createAllowance(this.#parts.now)
    this.#allowances.set(actor.user, known)
    return known
  }

  #holds(): { readonly key: `hold:${string}`; readonly until: number }[] {
    const record = recordRoot(this.#gate.doc)
    return [...record.keys()].filter(isHoldKey).map((key) => ({ key, until: Date.parse((record.get(key) as Hold).until) }))
  }

  /** When something is due next; null when nothing will be. */
  #due(): number | null {
    const times = [snapshotDue(this.#edited, this.#snapshotAt), ...this.#holds().map(({ until }) => until)].filter((time) => time !== null)
    return times.length > 0 ? Math.min(...times) : null
  }

  #nowIso(): string {
    return new Date(this.#parts.now()).toISOString()
  }
}

function isHoldKey(key: string): key is `hold:${string}` {
  return key.startsWith('hold:')
}
