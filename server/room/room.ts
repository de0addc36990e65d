import * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft, Hold } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import type { RefusalMessage } from '../../schema/protocol.ts'
import { closeCodes } from '../../schema/protocol.ts'
import { draftOf, recordRoot } from '../../schema/ydoc.ts'
import type { Gate } from '../standin/gate.ts'
import { createGate } from '../standin/gate.ts'
import type { Deed, LogEntry, LogHead } from '../log.ts'
import { chain } from '../log.ts'
import type { OutcomeRow, SnapshotInfo, SnapshotKind, SnapshotRow, Store, Stored } from '../store/store.ts'
import type { Allowance } from './budget.ts'
import { createAllowance } from './budget.ts'
import type { Connection } from './connection.ts'
import { awarenessMessage, refusedMessage, savedMessage, syncMessage, syncStep1, syncStep2, syncUpdate } from './connection.ts'
import type { GroupCommit } from './groupCommit.ts'
import { createGroupCommit } from './groupCommit.ts'
import type { Presence } from './presence.ts'
import { createPresence } from './presence.ts'
import { shouldSnapshot, snapshotDue } from './shouldSnapshot.ts'
import { takeSnapshot } from './takeSnapshot.ts'

/** The whole state is written anew after this many changes, so that opening a document stays quick. */
const changesPerBase = 500
/** Sockets one person may have in one room: a few devices, a few pages on each. */
const mostConnections = 24

/** Who the server's own changes are by. */
const serverUser = 'server'

/** Rows that go with an act. */
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
  readonly #commit: GroupCommit
  readonly #presence: Presence<Connection>
  readonly #clients: Map<number, string>
  readonly #allowances = new Map<string, Allowance>()
  /** Sync messages taken from each connection so far. */
  readonly #taken = new Map<Connection, number>()
  #seq: number
  #base: number
  #head: LogHead
  /** When the last change came that no snapshot holds; null when the last snapshot holds everything. */
  #edited: number | null
  #snapshotAt: number | null
  #usedAt: number
  #closed = false
  #draft: { readonly seq: number; readonly draft: Draft } | null = null
  #alarm: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null

  constructor(stored: Stored, parts: RoomParts) {
    this.id = parts.id
    this.#parts = parts
    const doc = new Y.Doc()
    if (stored.base) Y.applyUpdate(doc, stored.base)
    for (const update of stored.updates) Y.applyUpdate(doc, update)
    this.#clients = new Map(stored.clients)
    this.#gate = createGate(doc, this.#clients)
    this.#seq = stored.seq
    this.#base = stored.seq - stored.updates.length
    this.#head = stored.head
    this.#edited = stored.seq > (stored.lastSnapshot?.seq ?? 0) ? stored.editedAt : null
    this.#snapshotAt = stored.lastSnapshot?.at ?? null
    this.#presence = createPresence((client) => this.#clients.get(client))
    this.#commit = createGroupCommit(parts.store, parts.id, {
      baseAt: () => this.#baseDue(),
      failed: (reason) => this.#fail(reason),
    })
    this.#usedAt = parts.now()
    this.tick()
  }

  /** The last change accepted. */
  get seq(): number {
    return this.#seq
  }

  /** Nobody is connected, nothing is being written and nothing is due: the room may leave memory. */
  get idle(): boolean {
    return this.#taken.size === 0 && this.#commit.idle && this.#due() === null
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
    if (this.#draft?.seq !== this.#seq) this.#draft = { seq: this.#seq, draft: draftOf(this.#gate.doc) }
    return this.#draft.draft
  }

  /** Resolves once everything accepted so far is on disk. */
  settled(): Promise<void> {
    return this.#commit.settled()
  }

  /** Lets a connection in: from now on it is told everything. False when the person has too many, or the room is closed. */
  join(connection: Connection): boolean {
    if (this.#closed) return false
    const theirs = [...this.#taken.keys()].filter(({ actor }) => actor.user === connection.actor.user)
    if (theirs.length >= mostConnections) return false
    this.#taken.set(connection, 0)
    const state = Y.encodeStateVector(this.#gate.doc)
    this.#commit.afterwards(() => {
      connection.send(syncMessage(syncStep1, state))
      this.tellPresence(connection)
    })
    return true
  }

  leave(connection: Connection): void {
    this.use()
    if (!this.#taken.delete(connection)) return
    const told = this.#presence.leave(connection)
    if (told) this.#tell(awarenessMessage(told))
  }

  /** Answers what a connection lacks. The answer is made now and sent once all it holds is on disk. */
  answer(connection: Connection, stateVector: Uint8Array): void {
    if (!this.#taken.has(connection)) return
    const { judging } = this.#allowance(connection.actor.user)
    if (!judging.spend(0)) return void this.#exclude(connection)
    const started = performance.now()
    const missing = Y.encodeStateAsUpdate(this.#gate.doc, stateVector)
    judging.spend(performance.now() - started)
    this.#commit.afterwards(() => connection.send(syncMessage(syncStep2, missing)))
  }

  /** Takes a change of the text, or refuses it. */
  update(connection: Connection, update: Uint8Array): void {
    const taken = this.#taken.get(connection)
    if (taken === undefined) return
    // What an observer's page sends is at most what Yjs tidies up by itself. It is dropped, and counted, so that its light does not wait for ever.
    if (connection.actor.role !== 'observer' && !this.#judge(connection, update)) return
    this.#taken.set(connection, taken + 1)
    this.#commit.afterwards(() => connection.send(savedMessage(taken + 1)))
  }

  /** Takes in where a connection is. */
  presence(connection: Connection, message: Uint8Array): void {
    if (!this.#taken.has(connection)) return
    if (!this.#allowance(connection.actor.user).presence.spend(1)) return
    const told = this.#presence.receive(connection, connection.actor, message)
    // To the sender too: a stock client that hears nothing for thirty seconds believes the line is dead.
    if (told) this.#tell(awarenessMessage(told))
  }

  tellPresence(connection: Connection): void {
    connection.send(awarenessMessage(this.#presence.all()))
  }

  /** Sends everybody a message that says nothing, so that stock clients know the line is alive. */
  heartbeat(): void {
    this.#tell(awarenessMessage(new Uint8Array([0])))
  }

  /** Changes the document by the server's own hand. What is given beside the effect is written with it or not at all. */
  apply(effect: Effect, user: string, rows: RowsOfAct = {}): LogEntry | null {
    const entry = rows.deed ? chain(this.#head, rows.deed) : null
    if (entry) this.#head = entry
    if (effect.text.length + effect.record.length > 0) this.#write(this.#gate.apply(effect), user, null)
    this.#commit.add({
      entries: entry ? [entry] : [],
      outcomes: entry && rows.outcome ? [rows.outcome(entry)] : [],
      snapshots: rows.snapshots ?? [],
    })
    this.#schedule(this.#due())
    return entry
  }

  /** Keeps a snapshot that was taken. */
  keepSnapshot(row: SnapshotRow): void {
    this.#commit.add({ snapshots: [row] })
  }

  /** Keeps the answer to an act that changed nothing. */
  keep(outcome: OutcomeRow): void {
    this.#commit.add({ outcomes: [outcome] })
  }

  /** Takes a snapshot and resolves once it is on disk. */
  async snapshot(kind: SnapshotKind, title: string, by: string | null): Promise<SnapshotInfo> {
    const row = this.snapshotNow(kind, title, by)
    this.#commit.add({ snapshots: [row] })
    await this.settled()
    const { state: _state, json: _json, ...info } = row
    return info
  }

  /** The document as it is now, as a snapshot that is yet to be written. */
  snapshotNow(kind: SnapshotKind, title: string, by: string | null): SnapshotRow {
    const info: Omit<SnapshotInfo, 'sha256'> = { id: this.#parts.newId(), title, at: this.#nowIso(), by, kind, seq: this.#seq }
    this.#snapshotAt = this.#parts.now()
    this.#edited = null
    return takeSnapshot(this.#gate.doc, this.draft(), info)
  }

  /** Does what is due by now: lets go of holds whose time is over, takes a snapshot after a quiet period. */
  tick(): void {
    clearTimeout(this.#alarm?.timer)
    this.#alarm = null
    if (this.#closed) return
    const now = this.#parts.now()
    const over = this.#holds().filter(({ until }) => until <= now)
    if (over.length > 0) this.apply({ text: [], record: over.map(({ key }) => ({ key, value: null })) }, serverUser)
    if (shouldSnapshot(now, this.#edited, this.#snapshotAt)) this.#commit.add({ snapshots: [this.snapshotNow('automatic', 'After a quiet period', null)] })
    this.#schedule(this.#due())
  }

  /** Closes the sockets of these connections; they may come back as the code says. */
  closeWhere(which: (connection: Connection) => boolean, code: number, reason: string): void {
    for (const connection of [...this.#taken.keys()].filter(which)) {
      this.leave(connection)
      connection.close(code, reason)
    }
  }

  /** Takes nothing more, and closes every socket after writing what was accepted. */
  async close(code: number, reason: string): Promise<void> {
    const connections = [...this.#taken.keys()]
    this.#taken.clear()
    clearTimeout(this.#alarm?.timer)
    this.#closed = true
    await this.#commit.settled().catch(() => undefined) // a failed write has told everybody already
    for (const connection of connections) connection.close(code, reason)
  }

  #judge(connection: Connection, update: Uint8Array): boolean {
    const { actor } = connection
    const { bytes, judging } = this.#allowance(actor.user)
    if (!bytes.spend(update.length) || !judging.spend(0)) return this.#exclude(connection)
    const started = performance.now()
    const verdict = this.#gate.accept(update, actor, this.#nowIso())
    judging.spend(performance.now() - started)
    if (!verdict.ok) return this.#refuse(connection, { code: verdict.code, sentence: verdict.sentence, text: verdict.text, unit: verdict.unit ?? null })
    const clients = verdict.clients.map((client) => ({ client, user: actor.user }))
    for (const { client, user } of clients) this.#clients.set(client, user)
    this.#commit.add({ clients })
    for (const each of verdict.updates) this.#write(each, actor.user, each === update ? connection : null)
    return true
  }

  #write(update: Uint8Array, user: string, sender: Connection | null): void {
    this.#seq++
    this.#edited = this.#parts.now()
    this.#commit.add({ updates: [{ seq: this.#seq, user, at: this.#nowIso(), update }] })
    const message = syncMessage(syncUpdate, update)
    this.#commit.afterwards(() => this.#tell(message, sender))
    this.#schedule(snapshotDue(this.#edited, this.#snapshotAt))
  }

  #tell(message: Uint8Array, except: Connection | null = null): void {
    for (const connection of this.#taken.keys()) if (connection !== except) connection.send(message)
  }

  /** Says why and closes, after what the connection sent before is acknowledged. */
  #refuse(connection: Connection, refusal: RefusalMessage): false {
    if (!this.#allowance(connection.actor.user).refusals.spend(1)) return this.#exclude(connection)
    this.leave(connection)
    this.#commit.afterwards(() => {
      connection.send(refusedMessage(refusal))
      connection.close(closeCodes.refused, refusal.code)
    })
    return false
  }

  /** Closes with a code that lets a client come back, later and later. */
  #exclude(connection: Connection): false {
    this.leave(connection)
    connection.close(closeCodes.busy, 'more than one person may send in a minute')
    return false
  }

  #fail(reason: unknown): void {
    clearTimeout(this.#alarm?.timer)
    this.#closed = true
    this.closeWhere(() => true, closeCodes.broken, 'not written')
    this.#parts.broken()
    this.#parts.failed(reason)
  }

  #baseDue(): { seq: number; state: Uint8Array } | null {
    if (this.#seq - this.#base < changesPerBase) return null
    this.#base = this.#seq
    return { seq: this.#seq, state: Y.encodeStateAsUpdate(this.#gate.doc) }
  }

  #allowance(user: string): Allowance {
    const known = this.#allowances.get(user) ?? createAllowance(this.#parts.now)
    this.#allowances.set(user, known)
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

  /** Sets the alarm. One that rings too early finds nothing due and is set again, so that a keystroke need not move it. */
  #schedule(at: number | null): void {
    if (at === null || this.#closed || (this.#alarm && this.#alarm.at <= at)) return
    clearTimeout(this.#alarm?.timer)
    const timer = setTimeout(() => this.tick(), Math.max(0, at - this.#parts.now()) + 1).unref()
    this.#alarm = { at, timer }
  }

  #nowIso(): string {
    return new Date(this.#parts.now()).toISOString()
  }
}

function isHoldKey(key: string): key is `hold:${string}` {
  return key.startsWith('hold:')
}
