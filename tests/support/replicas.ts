import * as Y from 'yjs'
import type { Act, Actor } from '../../schema/acts/act.ts'
import { perform } from '../../schema/acts/perform.ts'
import type { BracketMark, Draft, Run, Unit } from '../../schema/draft.ts'
import type { TextEdit } from '../../schema/edits.ts'
import { editRuns } from '../../schema/edits.ts'
import { authorOf } from '../../schema/runs.ts'
import { draftOf, textIn, unitElement, writeDraft, writeEdits } from '../../schema/ydoc.ts'
import { createClaims } from '../../server/gate/claims.ts'
import type { Gate } from '../../server/gate/gate.ts'
import { createGate } from '../../server/gate/gate.ts'
import type { Keyless } from './actors.ts'
import { context, now } from './actors.ts'

/** One character that stands nowhere else in the document, so that it can be followed through every merge. */
export interface Letter {
  readonly char: string
  readonly unit: string
  /** The `ins` it stands in; null for a letter of the text. */
  readonly author: BracketMark | null
  readonly brackets: readonly BracketMark[]
}

/** Every letter of a draft; spaces are nobody's. */
export function lettersOf(draft: Draft): Map<string, Letter> {
  const out = new Map<string, Letter>()
  for (const unit of draft.units)
    for (const run of unit.runs)
      for (const char of run.text.replaceAll(' ', ''))
        out.set(char, { char, unit: unit.id, author: authorOf(run) ?? null, brackets: run.brackets })
  return out
}

/** Somebody's copy of the document, with what is under way from it and to it. */
interface Replica {
  readonly actor: Actor
  doc: Y.Doc
  readonly sent: Uint8Array[]
  readonly coming: Uint8Array[]
}

/** A room's gate and people who edit copies of its document, with updates that arrive late and in any order between people.
 *
 * Whoever is refused starts from a fresh copy, as the editor does. */
export class Sitting {
  readonly replicas: Replica[]
  refused = 0
  taken = 0
  #letters = 0
  #keys = 0
  readonly #gate: Gate
  readonly #claims = createClaims()

  constructor(draft: Draft, people: readonly Actor[]) {
    const doc = new Y.Doc()
    doc.clientID = 1
    writeDraft(doc, draft)
    this.#gate = createGate(doc)
    this.replicas = people.map((actor, i) => this.#open({ actor, doc: new Y.Doc(), sent: [], coming: [] }, 1000 * (i + 1)))
  }

  draft(): Draft {
    return draftOf(this.#gate.doc)
  }

  /** A letter nobody has typed before. */
  newLetter(): string {
    return String.fromCodePoint(0x4e00 + this.#letters++)
  }

  /** Changes a unit in somebody's copy, as an editor does. */
  type(who: number, unit: string, edit: (unit: Unit) => TextEdit[] | null): void {
    const { doc } = this.replicas[who]!
    const element = unitElement(doc, unit)
    const text = element && textIn(element)
    const before = draftOf(doc).units.find(({ id }) => id === unit)
    if (!text || !before) return
    const edits = edit(before)
    if (edits) doc.transact(() => writeEdits(text, edits), 'typing')
  }

  /** Performs an act on the server; whether it was done. */
  act(actor: Actor, deed: Keyless): boolean {
    const act: Act = { key: `k${this.#keys}`, ...deed }
    const outcome = perform(this.draft(), act, { ...context(actor), newId: () => `n${this.#keys++}` })
    if (outcome.ok) this.#pass(this.#gate.apply(outcome.effect))
    return outcome.ok
  }

  /** Lets the next update of somebody arrive at the server. */
  arrive(who: number): void {
    const replica = this.replicas[who]!
    const update = replica.sent.shift()
    if (!update) return
    const verdict = this.#gate.accept(update, { ...replica.actor, claims: this.#claims }, now)
    if (verdict.ok) {
      this.taken++
      for (const each of verdict.updates) this.#pass(each, each === update ? replica : undefined)
    } else {
      this.refused++
      this.#open(replica, replica.doc.clientID + 1)
    }
  }

  /** Lets one of the updates that are on their way to somebody arrive there, whichever was sent first. */
  deliver(who: number, which: number): void {
    const { coming, doc } = this.replicas[who]!
    const [update] = coming.splice(which % Math.max(coming.length, 1), 1)
    if (update) Y.applyUpdate(doc, update, 'server')
  }

  /** Lets everything arrive everywhere, with what it makes Yjs tidy, until nothing is under way. */
  settle(): void {
    const busy = () => this.replicas.findIndex(({ sent, coming }) => sent.length + coming.length > 0)
    for (let who = busy(); who >= 0; who = busy()) {
      while (this.replicas[who]!.sent.length) this.arrive(who)
      while (this.replicas[who]!.coming.length) this.deliver(who, 0)
    }
  }

  #pass(update: Uint8Array, from?: Replica): void {
    for (const replica of this.replicas) if (replica !== from) replica.coming.push(update)
  }

  #open(replica: Replica, clientID: number): Replica {
    replica.doc = new Y.Doc()
    replica.doc.clientID = clientID
    replica.sent.length = 0
    replica.coming.length = 0
    // Yjs tidies marks by itself after what arrives; that too is sent, as every provider does.
    replica.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'server') replica.sent.push(update)
    })
    Y.applyUpdate(replica.doc, this.#gate.encodeState(), 'server')
    return replica
  }
}

/** Edits that put words at a place of a unit. */
export function insertAt(at: number, run: Run): TextEdit[] {
  return [...(at ? [{ keep: at }] : []), { insert: run }]
}

/** Edits that put one more bracket on a stretch of a unit, leaving what is there. */
export function markBetween(unit: Unit, from: number, to: number, mark: BracketMark): TextEdit[] {
  const edits: TextEdit[] = from ? [{ keep: from }] : []
  const inside = editRuns(unit.runs, [{ drop: from }])
  let left = to - from
  for (const run of inside) {
    if (left <= 0) break
    const length = Math.min(left, run.text.length)
    edits.push({ keep: length, marks: { brackets: [...run.brackets, mark], notes: run.notes } })
    left -= length
  }
  return edits
}
