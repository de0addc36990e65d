import * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { BracketMark } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { newMarks } from '../../schema/newMarks.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { refuse } from '../../schema/refusal.ts'
import { applyEffect } from '../../schema/ydoc.ts'
import type { BracketIds } from './bracketIds.ts'
import { createBracketIds } from './bracketIds.ts'
import { checkContent } from './content.ts'
import type { Claims } from './claims.ts'
import { deletedPlaces } from './deletions.ts'
import { Fault, forgedFault } from './fault.ts'
import type { Incoming, Struct } from './incoming.ts'
import { bringsWords, missing, readIncoming, wordsOf } from './incoming.ts'
import { createLive } from './live.ts'
import type { Place } from './place.ts'
import { checkNeighbours } from './neighbours.ts'
import { placesOf, unitIdOf, unitOfText } from './place.ts'
import type { Since, Span } from './spans.ts'
import { spansOf } from './spans.ts'
import { putBack, strayMarks } from './strays.ts'
import { dropEmptyMarks, inheritedAuthors, inheritedMarks, revivedMarks, takeOff, TIDY_ORIGIN } from './tidy.ts'
import type { Snapshot } from './verdict.ts'
import { judgeClosed, snapshotOf, unitIn, verdictOn } from './verdict.ts'

/** Who sends an update, and whose client ids are whose. */
export type Typist = Actor & { readonly claims: Claims }

/** What became of an update that was taken. */
export interface Accepted {
  readonly ok: true
  /** What was applied, to be stored and passed on in this order: what was new of the update, then what the gate tidied up
   * after it. Empty when nothing was new. An update that was applied unchanged is handed back as the same array. */
  readonly updates: readonly Uint8Array[]
  /** Units whose words or marks are others now. */
  readonly units: readonly string[]
  /** Client ids that had written nothing before, to be kept as this user's together with the updates. */
  readonly clients: readonly number[]
  /** Brackets that were never in the document before. */
  readonly tabled: readonly string[]
}

/** Why an update was not taken, and the words in it, to be offered back. */
export type Refused = Refusal & { readonly text: string }

/** Everything a client sends passes here, and acts besides: the only hand that writes a room's live document. */
export interface Gate {
  /** The live document. Another one after a refusal: never keep it. */
  readonly doc: Y.Doc
  /** Takes an update or refuses it whole. `now` is an ISO instant, which tells the holds that still count. */
  accept(update: Uint8Array, typist: Typist, now: string): Accepted | Refused
  /** Writes an act under the server's own client id, and gives the update to store and pass on. */
  apply(effect: Effect): Uint8Array
  encodeState(): Uint8Array
  destroy(): void
}

/** A gate before a document, whose owner it becomes.
 *
 * An update is read without being applied, applied where nobody looks, judged by what it did to the units it touched, and then
 * either handed on or thrown away together with the document it touched, in whose place a second copy steps. */
export function createGate(source: Uint8Array | Y.Doc): Gate {
  const live = createLive(source)
  // By the text itself, so that a copy that steps in, or a unit that comes back, is looked at anew.
  const snapshots = new WeakMap<Y.XmlText, Snapshot>()
  let ids: BracketIds | null = null

  const snapshotBefore = (text: Y.XmlText): Snapshot => {
    const known = snapshots.get(text) ?? snapshotOf(spansOf(text))
    snapshots.set(text, known)
    return known
  }

  /** Everything that can be said before anything is applied; the texts it would touch. */
  const preview = (incoming: Incoming, typist: Typist, now: string): Preview => {
    const places = placesOf(incoming, live.doc)
    const cleared = deletedPlaces(incoming, live.doc)
    const touched = new Set([...places.values(), ...cleared].filter((place) => place !== 'gone'))
    if (incoming.structs.size === 0 && cleared.size === 0) return { places, touched, cleared }
    if (typist.role === 'observer') throw new Fault(refuse('role', 'Observers read along; they cannot change the text.'))
    for (const client of incoming.structs.keys()) checkClaim(client, typist)
    for (const [struct, place] of places) {
      checkContent(struct)
      if (!bringsWords(struct, incoming)) continue
      if (place === 'gone') throw new Fault(refuse('gone', 'The words were typed in a unit that is not there any more.'))
      checkOpen(place, now)
    }
    return { places, touched, cleared }
  }

  const checkClaim = (client: number, { user, claims }: Typist) => {
    if (client === live.doc.clientID || !claims.allows(client, user, Y.getState(live.doc.store, client) > 0)) throw forgedFault('forged', 'it was made under somebody else’s name. Reload the page and make it again')
  }

  const checkOpen = (text: Y.XmlText, now: string) => {
    const closed = judgeClosed(unitIn(elementOf(text), snapshotBefore(text).runs, live.doc), { doc: live.doc, now })
    if (closed) throw new Fault(closed)
  }

  const elementOf = (text: Y.XmlText): Y.XmlElement => {
    const element = unitOfText(text, live.doc)
    if (!element) throw new Error('a text that was found in a unit is in none')
    return element
  }

  /** Applies it and judges what it did. Throws a `Fault` with the document spoilt. */
  const take = (incoming: Incoming, { places, touched, cleared }: Preview, typist: Typist, now: string, reached: ReadonlySet<unknown>): Outcome => {
    const since = (client: number) => incoming.structs.get(client)?.[0]?.id.clock ?? Infinity
    const before = new Map([...touched].map((text) => [text, snapshotBefore(text)]))
    const marksChange = cleared.size > 0 || hasMarks(incoming)
    // Before any bracket goes, or one that is typed in at this moment could come back as nobody's.
    if (marksChange) ids ??= createBracketIds(live.doc)
    integrate(live.doc, incoming)
    if (live.doc.store.pendingStructs || live.doc.store.pendingDs) throw missing()
    checkNeighbours(places, live.doc)
    for (const type of reached) if (!touched.has(type as Y.XmlText)) throw forgedFault('structure', 'it reaches beyond the text of units')
    const after = new Map<Y.XmlText, Snapshot>()
    const units: string[] = []
    const made: BracketMark[] = []
    const tabled = new Set<string>()
    const holderOf = (id: string) => made.find((mark) => mark.id === id)?.by ?? ids?.holderOf(id)
    for (const [text, was] of before) {
      const here = new Set(was.runs.flatMap((run) => run.brackets.map(({ id }) => id)))
      const isSettled = ({ id, by }: BracketMark) => !here.has(id) && ids?.holderOf(id) === by
      const is = snapshotOf(tidied(text, { since, typist, isSettled, cleared: cleared.has(text), before: marksChange ? was.spans : null }))
      const refusal = verdictOn(elementOf(text), was, is, { doc: live.doc, actor: typist, now, holderOf })
      if (refusal) throw new Fault(refusal)
      after.set(text, is)
      if (was.spelled !== is.spelled) units.push(unitIdOf(text))
      made.push(...newMarks(was.runs, is.runs))
    }
    for (const { id } of made) if (ids?.holderOf(id) === undefined) tabled.add(id)
    ids?.add(made)
    return { after, units, tabled: [...tabled] }
  }

  return {
    get doc() {
      return live.doc
    },
    accept(update, typist, now) {
      let incoming: Incoming | null = null
      try {
        const read = readIncoming(update, live.doc.store)
        incoming = read
        const known = preview(read, typist, now)
        if (known.touched.size === 0 && read.structs.size === 0) return { ok: true, updates: [], units: [], clients: [], tabled: [] }
        const clients = [...read.structs.keys()].filter((client) => Y.getState(live.doc.store, client) === 0)
        let outcome: Outcome = { after: new Map(), units: [], tabled: [] }
        const updates = live.write((reached) => {
          outcome = take(read, known, typist, now, reached)
        })
        for (const [text, snapshot] of outcome.after) snapshots.set(text, snapshot)
        for (const client of read.structs.keys()) typist.claims.bind(client, typist.user)
        return { ok: true, updates: updates.map((each) => (isSame(each, update) ? update : each)), units: outcome.units, clients, tabled: outcome.tabled }
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        return { ...error.refusal, text: incoming ? wordsOf(incoming) : '' }
      }
    },
    apply(effect) {
      // Before an act settles any of them, or what is typed at this moment could bring back a bracket nobody remembers.
      if (effect.text.length > 0) ids ??= createBracketIds(live.doc)
      const updates = live.write((reached) => {
        applyEffect(live.doc, effect)
        for (const type of reached) if (type instanceof Y.XmlText) snapshots.delete(type)
      })
      ids?.follow(effect)
      return updates[0] ?? nothing
    },
    encodeState: () => Y.encodeStateAsUpdate(live.doc),
    destroy() {
      live.destroy()
    },
  }
}

/** What is known of an update before it is applied. */
interface Preview {
  readonly places: ReadonlyMap<Struct, Place>
  /** The texts it would change. */
  readonly touched: ReadonlySet<Y.XmlText>
  /** The places from which it would take something away. */
  readonly cleared: ReadonlySet<Place>
}

interface Outcome {
  readonly after: ReadonlyMap<Y.XmlText, Snapshot>
  readonly units: readonly string[]
  readonly tabled: readonly string[]
}

/** An update that says nothing. */
const nothing = Uint8Array.of(0, 0)

function integrate(doc: Y.Doc, incoming: Incoming): void {
  try {
    Y.applyUpdate(doc, incoming.bytes, TIDY_ORIGIN)
  } catch {
    throw forgedFault('malformed', 'it does not fit the document. Reload the page and make it again')
  }
}

/** The text after an update, with what the update should not leave behind taken away. */
function tidied(text: Y.XmlText, { since, typist, isSettled, cleared, before }: { since: Since; typist: Typist; isSettled: (mark: BracketMark) => boolean; cleared: boolean; before: readonly Span[] | null }): Span[] {
  const found = spansOf(text, since)
  const revived = revivedMarks(found, typist.party, isSettled)
  takeOff(text, revived)
  const spans = revived.length > 0 ? spansOf(text, since) : found
  const inherited = typist.role !== 'delegation' ? inheritedAuthors(spans) : typist.party !== null ? inheritedMarks(spans, typist.party) : []
  takeOff(text, inherited)
  if (before) putBack(text, strayMarks(before, inherited.length > 0 ? spansOf(text, since) : spans, typist.party))
  dropEmptyMarks(text, ({ id }) => cleared || id.clock >= since(id.client))
  return spansOf(text, since)
}

function hasMarks(incoming: Incoming): boolean {
  return [...incoming.structs.values()].some((structs) => structs.some((struct) => struct instanceof Y.Item && struct.content instanceof Y.ContentFormat))
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
