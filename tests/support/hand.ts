import type * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { BracketMark, Hold, UnitFacts } from '../../schema/draft.ts'
import { isSealed } from '../../schema/draft.ts'
import { heldBy } from '../../schema/holds.ts'
import { attributesOf, deltaOf, idOf, readBracket, recordRoot, textIn, unitElements } from '../../schema/ydoc.ts'
import { NOW } from './contested.ts'

/** A stretch of a unit's text with its place. */
export interface Span {
  readonly at: number
  readonly length: number
  readonly attributes: Readonly<Record<string, unknown>>
  readonly marks: readonly BracketMark[]
}

/** One unit as a hand can grasp it. */
export interface Grip {
  readonly id: string
  readonly element: Y.XmlElement
  readonly text: Y.XmlText
  readonly by: string | null
  /** Sealed or held: no honest hand touches it. */
  readonly closed: boolean
}

/** Origin of what the person at a copy does, and of what the room tells them. */
export const OWN = 'own'
export const ROOM = 'room'

const words = ['a', 'b', 'shall ', 'not ', ' promptly', 'aa', '.', 'ñ', '\u{1F30D}', ' ']

/** Somebody's copy of the document. */
export interface Copy {
  readonly doc: Y.Doc
  readonly actor: Actor
  readonly undo: Y.UndoManager
  readonly undoOthers: Y.UndoManager
}

/** Somebody's copy of the document and their choices: every choice is one of the numbers it was given, so that the same
 * numbers on the same document do the same, and smaller numbers choose simpler things. */
export class Hand {
  readonly doc: Y.Doc
  readonly actor: Actor
  readonly undo: Y.UndoManager
  /** Undoes what others did: the copy is told to take their changes for its own. */
  readonly undoOthers: Y.UndoManager
  readonly #numbers: readonly number[]
  readonly #serial: () => number
  #used = 0

  constructor(copy: Copy, numbers: readonly number[], serial: () => number) {
    this.doc = copy.doc
    this.actor = copy.actor
    this.undo = copy.undo
    this.undoOthers = copy.undoOthers
    this.#numbers = numbers
    this.#serial = serial
  }

  get party(): string {
    return this.actor.party ?? ''
  }

  get staff(): boolean {
    return this.actor.role === 'chair' || this.actor.role === 'secretariat'
  }

  /** A number from 0 up to, and not, `below`. */
  number(below: number): number {
    return below <= 0 ? 0 : (this.#numbers[this.#used++ % this.#numbers.length] ?? 0) % below
  }

  one<T>(among: readonly T[]): T | undefined {
    return among[this.number(among.length)]
  }

  word(): string {
    return this.one(words) ?? 'a'
  }

  newId(code = this.party || this.actor.role): string {
    return `${code}-${this.#serial().toString(36)}x`
  }

  grips(): Grip[] {
    const record = recordRoot(this.doc)
    return unitElements(this.doc).flatMap((element) => {
      const [id, text, by] = [idOf(element), textIn(element), element.getAttribute('by')]
      // The record holds the facts of a unit, and a hold on it, under these keys.
      const facts = record.get(`unit:${id}`) as UnitFacts | undefined
      const hold = record.get(`hold:${id}`) as Hold | undefined
      const closed = (facts !== undefined && isSealed(facts)) || (hold !== undefined && heldBy({ holds: { [id]: hold } }, id, NOW) !== null)
      return text ? [{ id, element, text, by: typeof by === 'string' ? by : null, closed }] : []
    })
  }

  /** Any unit, sealed ones too. */
  anyGrip(): Grip | undefined {
    return this.one(this.grips())
  }

  /** A unit that is open for typing. */
  openGrip(): Grip | undefined {
    return this.one(this.grips().filter((grip) => !grip.closed))
  }

  /** A stretch of at least one letter, never half of a surrogate pair unless `torn`. */
  range({ text }: Grip, torn = false): [at: number, length: number] | null {
    const letters = text.toDelta().length === 0 ? '' : plainOf(text)
    if (letters === '') return null
    let at = this.number(letters.length)
    let end = Math.min(letters.length, at + 1 + this.number(8))
    if (!torn) {
      if (isLow(letters, at)) at--
      if (isLow(letters, end)) end++
    }
    return [at, end - at]
  }

  /** A place between letters. */
  place({ text }: Grip): number {
    const letters = plainOf(text)
    const at = this.number(letters.length + 1)
    return isLow(letters, at) ? at - 1 : at
  }

  spans({ text }: Grip): Span[] {
    let at = 0
    return deltaOf(text).map(({ insert, attributes }) => {
      const span = { at, length: insert.length, attributes, marks: Object.values(attributes).flatMap((value) => readBracket(value) ?? []) }
      at += insert.length
      return span
    })
  }

  /** All stretches under an own `ins`, in open units. */
  ownWords(): { grip: Grip; span: Span; mark: BracketMark }[] {
    return this.marked((mark) => mark.kind === 'ins' && mark.by === this.party).filter(({ grip }) => !grip.closed)
  }

  /** All stretches under a bracket of which `wanted` holds. */
  marked(wanted: (mark: BracketMark) => boolean): { grip: Grip; span: Span; mark: BracketMark }[] {
    return this.grips().flatMap((grip) => this.spans(grip).flatMap((span) => span.marks.filter(wanted).map((mark) => ({ grip, span, mark }))))
  }

  foreign(): { grip: Grip; span: Span; mark: BracketMark }[] {
    return this.marked((mark) => mark.by !== this.party)
  }

  change(write: () => void): void {
    this.doc.transact(write, OWN)
  }
}

/** The stored form of one bracket. */
export function stored(mark: BracketMark): Record<string, unknown> {
  return attributesOf({ brackets: [mark], notes: [] })
}

/** Attributes that take all these marks away. */
export function without(attributes: Readonly<Record<string, unknown>>): Record<string, null> {
  return Object.fromEntries(Object.keys(attributes).map((name) => [name, null]))
}

function plainOf(text: Y.XmlText): string {
  return deltaOf(text).map(({ insert }) => insert).join('')
}

function isLow(letters: string, at: number): boolean {
  const code = letters.charCodeAt(at)
  return at > 0 && code >= 0xdc00 && code <= 0xdfff
}
