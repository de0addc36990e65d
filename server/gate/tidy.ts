import * as Y from 'yjs'
import type { BracketMark, PartyCode } from '../../schema/draft.ts'
import { marksOf } from '../../schema/ydoc.ts'
import { foreignAttributes } from './rawRule.ts'
import type { Span } from './spans.ts'
import { spelledAttributes } from './spans.ts'

/** Origin of what the gate writes by itself. */
export const TIDY_ORIGIN = { gate: 'tidy' }

/** Marks on new words that only reach there because of where the words landed. */
export interface Inherited {
  readonly at: number
  readonly length: number
  readonly names: readonly string[]
}

/** Finds what new words took over from where they landed: somebody had struck that place meanwhile, say, and did not mean these
 * words; or a colleague's bracket had grown around it, and these are in one of their own.
 *
 * A mark that the update itself sets is not inherited: it stays, to be judged. */
export function inheritedMarks(spans: readonly Span[], party: PartyCode): Inherited[] {
  const out: Inherited[] = []
  let at = 0
  for (const span of spans) {
    const names = span.fresh ? namesInherited(span, party) : []
    if (names.length > 0) out.push({ at, length: span.text.length, names })
    at += span.text.length
  }
  return out
}

function namesInherited({ attributes, brought }: Span, party: PartyCode): string[] {
  const foreign = foreignAttributes(attributes, party)
  const isAuthor = (name: string) => !(name in foreign) && marksOf({ [name]: attributes[name] }).brackets[0]?.kind === 'ins'
  const hasAuthor = [...brought].some((name) => name in attributes && isAuthor(name))
  return Object.keys(attributes).filter((name) => !brought.has(name) && (name in foreign || (hasAuthor && isAuthor(name))))
}

/** Finds brackets that an update would bring back, and nobody meant to: who types among words that a bracket lies over sets it anew behind
 * what was typed, and that bracket may have been accepted, rejected or withdrawn meanwhile.
 *
 * `isSettled` tells those that were in the document and are not in this text any more. What a party does with its own is its own doing,
 * but that it cannot make words its own that are there. */
export function revivedMarks(spans: readonly Span[], party: PartyCode | null, isSettled: (mark: BracketMark) => boolean): Inherited[] {
  const out: Inherited[] = []
  let at = 0
  for (const { text, attributes, brought, fresh } of spans) {
    const isMeant = ({ by, kind }: BracketMark) => by === party && (fresh || kind !== 'ins')
    const names = [...brought].filter((name) => marksOf({ [name]: attributes[name] }).brackets.some((mark) => !isMeant(mark) && isSettled(mark)))
    if (names.length > 0) out.push({ at, length: text.length, names })
    at += text.length
  }
  return out
}

/** The same for the chair and the secretariat, who type for anybody: words that come with an author of their own take over no second one. */
export function inheritedAuthors(spans: readonly Span[]): Inherited[] {
  const isAuthor = ({ attributes }: Span, name: string) => marksOf({ [name]: attributes[name] }).brackets[0]?.kind === 'ins'
  const out: Inherited[] = []
  let at = 0
  for (const span of spans) {
    const authors = span.fresh ? Object.keys(span.attributes).filter((name) => isAuthor(span, name)) : []
    const names = authors.filter((name) => !span.brought.has(name))
    if (names.length > 0 && names.length < authors.length) out.push({ at, length: span.text.length, names })
    at += span.text.length
  }
  return out
}

/** Takes them off, under the server's own name. */
export function takeOff(text: Y.XmlText, inherited: readonly Inherited[]): void {
  text.doc?.transact(() => {
    for (const { at, length, names } of inherited) text.format(at, length, Object.fromEntries(names.map((name) => [name, null])))
  }, TIDY_ORIGIN)
}

/** Deletes the beginnings and ends of marks between which no character stands: nobody sees them, and they wait for what is typed there next.
 *
 * Only those that `mayGo`: where two words of one bracket meet, an end and a beginning of old say nothing now, and tell a word
 * that somebody is typing between them at this moment that it is not part of the bracket. */
export function dropEmptyMarks(text: Y.XmlText, mayGo: (item: Y.Item) => boolean): void {
  text.doc?.transact((transaction) => {
    for (const item of emptyMarks(text, mayGo)) item.delete(transaction)
  }, TIDY_ORIGIN)
}

function emptyMarks(text: Y.XmlText, mayGo: (item: Y.Item) => boolean): Y.Item[] {
  const out: Y.Item[] = []
  const inForce = new Map<string, unknown>()
  let gap: Mark[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    if (item.content instanceof Y.ContentFormat) gap.push({ item, name: item.content.key, value: item.content.value })
    else {
      const last = new Map(gap.map((mark) => [mark.name, mark]))
      // One that has to stay may be all that the last one undoes.
      const without = new Map(inForce)
      for (const mark of gap) {
        const isLast = last.get(mark.name) === mark
        if (mayGo(mark.item) && (!isLast || isSame(mark.value, without.get(mark.name)))) out.push(mark.item)
        else without.set(mark.name, mark.value)
      }
      for (const { name, value } of last.values()) inForce.set(name, value)
      gap = []
    }
  }
  // Behind the last character only the ends of marks that stand on it have a use.
  for (const { item, name, value } of gap) {
    if (value === null && !isSame(null, inForce.get(name))) inForce.set(name, null)
    else if (mayGo(item)) out.push(item)
  }
  return out
}

interface Mark {
  readonly item: Y.Item
  readonly name: string
  readonly value: unknown
}

function isSame(a: unknown, b: unknown): boolean {
  return spelledAttributes({ value: a ?? null }) === spelledAttributes({ value: b ?? null })
}
