import * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { draftOf, quietDoc, recordRoot, textRoot, writeDraft } from '../../schema/ydoc.ts'
import type { Claims } from '../../server/gate/claims.ts'
import type { Gate } from '../../server/gate/gate.ts'
import { NOW } from './contested.ts'
import type { Copy } from './hand.ts'
import { Hand, OWN, ROOM } from './hand.ts'
import { hostileDeeds } from './hostileDeeds.ts'
import { differs, trespasses } from './oracle.ts'
import type { Page } from './page.ts'
import { pageOf, pageOfState } from './page.ts'
import { roomDeeds } from './roomDeeds.ts'
import type { Step } from './steps.ts'
import { deedOf, isFair, onTheWire, people } from './steps.ts'

/** What a sitting needs of the gate. */
export interface Room {
  readonly createGate: (doc: Y.Doc) => Pick<Gate, 'doc' | 'accept' | 'apply' | 'destroy'>
  readonly createClaims: () => Claims
}

/** What came of all updates of many sittings. */
export interface Tally {
  updates: number
  hostile: number
  accepted: number
  acceptedWithEffect: number
  honest: number
  honestAccepted: number
  /** By deed: tried, refused. */
  readonly refused: Map<string, [tried: number, refused: number, why: string]>
}

export function newTally(): Tally {
  return { updates: 0, hostile: 0, accepted: 0, acceptedWithEffect: 0, honest: 0, honestAccepted: 0, refused: new Map() }
}

/** Something that must never be. */
export class Breach extends Error {}

/** Plays steps against a gate and throws at the first thing that must never be: somebody changed what is not theirs, a refusal left a
 * trace, something waits for its turn, two readers see two documents, or honest work at a copy that is up to date was refused or
 * did something else than was meant. */
export class Sitting {
  readonly door: ReturnType<Room['createGate']>
  readonly #claims: Claims
  /** Whose page shows itself under which client id, as the room knows it before the page writes. */
  readonly #shown = new Map<number, string>()
  readonly tally: Tally
  readonly #copies: (Copy | undefined)[] = []
  readonly #owners = new Map<number, string>()
  /** Holds what is passed on and nothing else, as a page and the log do; what Yjs would tidy up there by itself would reach nobody. */
  readonly #reader = quietDoc()
  readonly #sent: Uint8Array[] = []
  #serial = 0
  #page: Page

  constructor(room: Room, draft: Draft, tally: Tally = newTally()) {
    const doc = new Y.Doc()
    doc.clientID = 1
    writeDraft(doc, draft)
    this.#owners.set(1, 'server')
    Y.applyUpdate(this.#reader, Y.encodeStateAsUpdate(doc))
    this.door = room.createGate(doc)
    const claims = room.createClaims()
    this.#claims = { ...claims, allows: (client, user, written) => (this.#shown.get(client) ?? user) === user && claims.allows(client, user, written) }
    this.#page = pageOf(this.door.doc)
    this.tally = tally
  }

  play(all: readonly Step[]): this {
    for (const each of all) this.step(each)
    this.door.destroy()
    return this
  }

  step(step: Step): void {
    const { who, behind, wire, numbers } = step
    const roomDeed = (roomDeeds as Readonly<Record<string, (typeof roomDeeds)[keyof typeof roomDeeds]>>)[step.deed]
    if (roomDeed) return this.act(roomDeed(draftOf(this.door.doc), (among) => among[(numbers[0] ?? 0) % among.length]))
    const index = who % people.length
    if (!behind) this.#bringUp(index)
    const copy = this.#copyOf(index)
    const ownId = copy.doc.clientID
    if (wire === 'borrowed') copy.doc.clientID = this.#copyOf((numbers[1] ?? 0) % people.length).doc.clientID
    const hand = new Hand(copy, numbers, () => this.#serial++)
    const updates = collect(copy.doc, () => deedOf(step)(hand))
    copy.doc.clientID = ownId
    const honest = isFair(step, copy.actor) && !behind && (wire === 'each' || wire === 'whole')
    this.#sendAll(index, onTheWire(step, updates, this.#sent, copy.doc), step.deed, honest)
    // A copy that did not send what it holds is no use any more, as for a client that was refused.
    if (wire !== 'each' && wire !== 'whole' && wire !== 'twice') this.#copies[index] = undefined
  }

  /** Lets somebody do one thing at a copy that is up to date, with what is sent changed on the way where that is wanted. */
  tries(who: number, write: (hand: Hand) => void, change: (update: Uint8Array) => Uint8Array = (update) => update): void {
    this.#bringUp(who)
    const copy = this.#copyOf(who)
    const updates = collect(copy.doc, () => write(new Hand(copy, [0], () => this.#serial++)))
    this.#sendAll(who, updates.map(change), 'try', false)
    this.#copies[who] = undefined
  }

  /** The same for what must be taken. */
  does(who: number, write: (hand: Hand) => void): void {
    this.#bringUp(who)
    const copy = this.#copyOf(who)
    const updates = collect(copy.doc, () => write(new Hand(copy, [0], () => this.#serial++)))
    this.#sendAll(who, updates, 'deed', true)
  }

  #sendAll(index: number, updates: readonly Uint8Array[], deed: string, honest: boolean): void {
    const copy = this.#copyOf(index)
    const wished = honest ? pageOf(copy.doc) : null
    updates.forEach((update, i) => {
      if (copy === this.#copies[index]) this.#send(index, update, deed, i === updates.length - 1 ? wished : null)
    })
  }

  #send(index: number, update: Uint8Array, deed: string, wished: Page | null): void {
    const copy = this.#copyOf(index)
    const { actor } = copy
    const before = this.#page
    const known = vectorOf(this.door.doc)
    this.#sent.push(update)
    this.tally.updates++
    if (deed in hostileDeeds) this.tally.hostile++
    const verdict = this.door.accept(update, { ...actor, claims: this.#claims }, NOW)
    const after = pageOf(this.door.doc)
    const { pendingStructs, pendingDs } = this.door.doc.store
    if (pendingStructs !== null || pendingDs !== null) throw new Breach(`${deed} of ${actor.name} left something pending`)
    const count = this.tally.refused.get(deed) ?? [0, 0, '']
    this.tally.refused.set(deed, [count[0] + 1, count[1] + (verdict.ok ? 0 : 1), verdict.ok ? count[2] : `${verdict.code}: ${verdict.sentence}`])
    if (wished) this.tally.honest++
    if (!verdict.ok) {
      if (wished) throw new Breach(`the honest ${deed} of ${actor.name} was refused: ${verdict.sentence}`)
      if (after.all !== before.all) throw new Breach(`the refused ${deed} of ${actor.name} left a trace`)
      if (clocks(vectorOf(this.door.doc)) !== clocks(known)) throw new Breach(`the refused ${deed} of ${actor.name} left hidden structs`)
      if (!verdict.sentence || typeof verdict.text !== 'string') throw new Breach(`the refused ${deed} of ${actor.name} was not told why`)
      this.#copies[index] = undefined
      return
    }
    const found = trespasses(before, after, actor, NOW)
    if (found.length > 0) throw new Breach(`${deed} of ${actor.name} (${actor.role}) was accepted although:\n${found.join('\n')}`)
    this.#page = after
    this.tally.accepted++
    if (before.all !== after.all) this.tally.acceptedWithEffect++
    this.#claim(update, known, actor)
    for (const each of verdict.updates) Y.applyUpdate(this.#reader, each)
    this.#compareReaders(deed)
    if (wished) {
      if (wished.all !== after.all) throw new Breach(`the accepted ${deed} of ${actor.name} did not do what was meant: ${differs('it', wished.all, after.all).join()}`)
      this.tally.honestAccepted++
    }
    for (const each of verdict.updates) Y.applyUpdate(copy.doc, each, ROOM)
  }

  /** New structs only ever come under ids that nobody else has written under. */
  #claim(update: Uint8Array, known: ReadonlyMap<number, number>, actor: Actor): void {
    const now = vectorOf(this.door.doc)
    for (const { id, length } of Y.decodeUpdate(update).structs) {
      const { client } = id
      if (id.clock + length <= (known.get(client) ?? 0) || (now.get(client) ?? 0) <= id.clock) continue
      const owner = this.#owners.get(client) ?? actor.user
      if (owner !== actor.user) throw new Breach(`${actor.name} wrote under the client id of ${owner}`)
      this.#owners.set(client, owner)
    }
  }

  #compareReaders(deed: string): void {
    const here = this.#page.all
    if (pageOf(this.#reader).all !== here) throw new Breach(`after ${deed} a reader of what is passed on sees another document`)
    if (pageOfState(Y.encodeStateAsUpdate(this.door.doc)).all !== here) throw new Breach(`after ${deed} a fresh reader sees another document: ${differs('it', here, pageOfState(Y.encodeStateAsUpdate(this.door.doc)).all).join()}`)
  }

  /** Does what an act would. */
  act(effect: Effect | null): void {
    if (!effect) return
    Y.applyUpdate(this.#reader, this.door.apply(effect))
    this.#page = pageOf(this.door.doc)
    this.#compareReaders('an act')
  }

  /** Brings a copy up to date, and sends what Yjs tidies up on that copy by itself. */
  #bringUp(index: number): void {
    const copy = this.#copyOf(index)
    const tidied = collect(copy.doc, () => Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(this.door.doc, Y.encodeStateVector(copy.doc)), ROOM))
    for (const update of tidied) if (copy === this.#copies[index]) this.#send(index, update, 'tidying', null)
    if (copy !== this.#copies[index]) return
    const here = pageOf(copy.doc)
    if (here.all !== this.#page.all) throw new Breach(`the copy of ${copy.actor.name}, brought up to date, is another document: ${differs('it', this.#page.all, here.all).join()}`)
  }

  #copyOf(index: number): Copy {
    return (this.#copies[index] ??= this.#newCopy(people[index]!))
  }

  #newCopy(actor: Actor): Copy {
    const doc = new Y.Doc()
    // Far apart, so that no broken byte makes one of another.
    doc.clientID = (++this.#serial * 2_654_435_761) % 2_147_483_647
    this.#shown.set(doc.clientID, actor.user)
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.door.doc), ROOM)
    const manager = (origin: string) => new Y.UndoManager([textRoot(doc), recordRoot(doc)], { trackedOrigins: new Set([origin]), captureTimeout: 0 })
    return { doc, actor, undo: manager(OWN), undoOthers: manager(ROOM) }
  }
}

function vectorOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

function clocks(vector: ReadonlyMap<number, number>): string {
  return [...vector].map(([client, clock]) => `${client}:${clock}`).sort().join()
}

/** What a copy would send for what is done to it. */
function collect(doc: Y.Doc, write: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const listen = (update: Uint8Array, origin: unknown) => {
    if (origin !== ROOM) updates.push(update)
  }
  doc.on('update', listen)
  write()
  doc.off('update', listen)
  return updates
}
