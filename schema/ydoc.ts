import { toBase64, encodeAny } from 'lib0/buffer'
import { digest } from 'lib0/hash/sha256'
import * as Y from 'yjs'
import type { BracketMark, Draft, Run, Unit, UnitFacts } from './draft.ts'
import { bracketKinds, noFacts, unitKinds } from './draft.ts'
import type { TextEdit } from './edits.ts'
import type { Effect, TextChange } from './effect.ts'
import { draftOfRecord, recordOf } from './record.ts'
import { normalRuns } from './runs.ts'

/** Names of the two shared roots. */
export const TEXT_ROOT = 'text'
export const RECORD_ROOT = 'record'

/** Origin of every transaction that writes an act. */
export const ACT_ORIGIN = { act: true }

/** The units of a live document, one element each. */
export function textRoot(doc: Y.Doc): Y.XmlFragment {
  return doc.getXmlFragment(TEXT_ROOT)
}

/** Facts by key, written by the server alone. */
export function recordRoot(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(RECORD_ROOT)
}

/** A document that writes nothing by itself.
 *
 * Yjs deletes marks it finds superfluous after every change from elsewhere, each copy by what it holds at that moment. A copy whose
 * deletions do not reach the others, or reach them when a mark is needed after all, ends with other marks than they. So the gate
 * alone tidies up, after a change was judged and as part of it, and every copy holds what it was sent. */
export function quietDoc(state?: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  quieten(doc)
  if (state) Y.applyUpdate(doc, state)
  return doc
}

/** The same for a document that exists. */
export function quieten(doc: Y.Doc): void {
  // Until a root is asked for by its type Yjs has a stand-in, and what it holds would not know its own parent.
  textRoot(doc)
  recordRoot(doc)
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false
  })
}

/** The document as a value. Only walks: reading through a schema-checked converter would delete, for everybody, what does not fit. */
export function draftOf(doc: Y.Doc): Draft {
  const { facts, ...rest } = draftOfRecord(recordRoot(doc).entries())
  return { ...rest, units: unitElements(doc).map((element) => unitOf(element, facts.get(idOf(element)))) }
}

/** The elements that are units, in order. */
export function unitElements(doc: Y.Doc): Y.XmlElement[] {
  return textRoot(doc).toArray().filter((child): child is Y.XmlElement => child instanceof Y.XmlElement)
}

/** The element of a unit; undefined when it is not in the document (any more). */
export function unitElement(doc: Y.Doc, id: string): Y.XmlElement | undefined {
  return unitElements(doc).find((element) => idOf(element) === id)
}

export function idOf(element: Y.XmlElement): string {
  return String(element.getAttribute('id') ?? '')
}

/** The text of a unit; undefined for an element without one, which only a damaged document has. */
export function textIn(element: Y.XmlElement): Y.XmlText | undefined {
  const child = element.get(0) as unknown
  return child instanceof Y.XmlText ? child : undefined
}

/** One unit as a value, with the facts the record has on it. Who has read its text already passes the runs. */
export function unitOf(element: Y.XmlElement, facts: UnitFacts = noFacts, runs?: readonly Run[]): Unit {
  const text = runs ? undefined : textIn(element)
  const kind = unitKinds.find((known) => known === element.getAttribute('kind')) ?? 'paragraph'
  const by = element.getAttribute('by')
  return { ...facts, id: idOf(element), kind, by: typeof by === 'string' ? by : null, runs: runs ?? (text ? runsOf(text) : []) }
}

/** The text of a unit as runs. */
export function runsOf(text: Y.XmlText): Run[] {
  return normalRuns(deltaOf(text).map(({ insert, attributes }) => ({ text: insert, ...marksOf(attributes) })))
}

/** One stretch of a text as Yjs holds it: attribute names are storage names, not mark names. */
export interface Stretch {
  readonly insert: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The text of a unit as Yjs holds it. Anything that is not text, which only a damaged document has, counts as no text. */
export function deltaOf(text: Y.XmlText): Stretch[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes }) => (typeof insert === 'string' ? [{ insert, attributes: attributes ?? {} }] : []))
}

/** The marks that stored attributes stand for; what is not one of ours is left out. */
export function marksOf(attributes: Readonly<Record<string, unknown>>): Pick<Run, 'brackets' | 'notes'> {
  const brackets: BracketMark[] = []
  const notes: string[] = []
  for (const [name, value] of Object.entries(attributes)) {
    const mark = markName(name)
    if (mark === 'bracket') {
      const bracket = readBracket(value)
      if (bracket) brackets.push(bracket)
    } else if (mark === 'note' && typeof value === 'object' && value !== null && 'id' in value) notes.push(String(value.id))
  }
  return { brackets, notes }
}

/** A bracket mark read from outside; null when it is not one. */
export function readBracket(value: unknown): BracketMark | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, kind, by, parent } = value as Record<string, unknown>
  const known = bracketKinds.find((each) => each === kind)
  if (typeof id !== 'string' || !known || typeof by !== 'string') return null
  return { id, kind: known, by, parent: typeof parent === 'string' ? parent : null }
}

/** The mark a stored attribute belongs to: overlapping marks of one type are stored as "bracket--" and eight characters. */
export function markName(stored: string): string {
  return stored.replace(/--[a-zA-Z0-9+/=]{8}$/, '')
}

/** The attributes y-prosemirror 1.3 would store for these marks, so that any editor built on it reads the same document. */
export function attributesOf({ brackets, notes }: Pick<Run, 'brackets' | 'notes'>): Record<string, unknown> {
  const marks = [
    ...brackets.map(({ id, kind, by, parent }) => ({ type: 'bracket', attrs: { id, kind, by, parent } })),
    ...notes.map((id) => ({ type: 'note', attrs: { id } })),
  ]
  return Object.fromEntries(marks.map((mark) => [`${mark.type}--${shortHash(mark)}`, mark.attrs]))
}

/** Writes a whole draft into a new document, in one transaction. */
export function writeDraft(doc: Y.Doc, draft: Draft): void {
  doc.transact(() => {
    // All at once: looking for the place of each would take the square of their number.
    textRoot(doc).insert(0, draft.units.map(newElement))
    applyEffect(doc, { text: [], record: recordOf(draft) })
  }, ACT_ORIGIN)
}

/** Applies what an act changes to a live document, in one transaction. Changes of units that are gone are passed over. */
export function applyEffect(doc: Y.Doc, effect: Effect): void {
  doc.transact(() => {
    for (const change of effect.text) applyChange(doc, change)
    const record = recordRoot(doc)
    for (const { key, value } of effect.record) {
      if (value === null) record.delete(key)
      else record.set(key, value)
    }
  }, ACT_ORIGIN)
}

function applyChange(doc: Y.Doc, change: TextChange): void {
  const root = textRoot(doc)
  const index = (id: string) => root.toArray().findIndex((child) => child instanceof Y.XmlElement && idOf(child) === id)
  if (change.op === 'insert') {
    const after = change.after === null ? -1 : index(change.after)
    if (change.after !== null && after < 0) return
    root.insert(after + 1, [newElement(change.unit)])
    return
  }
  const at = index(change.unit)
  if (at < 0) return
  const element = root.get(at) as Y.XmlElement
  if (change.op === 'remove') root.delete(at)
  else if (change.op === 'hold by') {
    if (change.by === null) element.removeAttribute('by')
    else element.setAttribute('by', change.by)
  } else {
    const text = textIn(element)
    if (text) writeEdits(text, change.edits)
  }
}

function newElement(unit: Pick<Unit, 'id' | 'kind' | 'by' | 'runs'>): Y.XmlElement {
  const element = new Y.XmlElement('unit')
  element.setAttribute('id', unit.id)
  element.setAttribute('kind', unit.kind)
  if (unit.by !== null) element.setAttribute('by', unit.by)
  const text = new Y.XmlText()
  text.applyDelta(normalRuns(unit.runs).map((run) => ({ insert: run.text, attributes: attributesOf(run) })))
  element.insert(0, [text])
  return element
}

/** Applies edits to one live text, touching only what they change: characters that are kept keep their identity, so that
 * concurrent typing beside them stays where it is. */
export function writeEdits(text: Y.XmlText, edits: readonly TextEdit[]): void {
  const delta: object[] = []
  const stretches = deltaOf(text)
  let stretch = 0
  let used = 0
  const take = (length: number, each: (length: number, attributes: Stretch['attributes']) => void) => {
    for (let left = length; left > 0; ) {
      const current = stretches[stretch]
      if (!current) return
      const part = Math.min(left, current.insert.length - used)
      each(part, current.attributes)
      left -= part
      used += part
      if (used === current.insert.length) [stretch, used] = [stretch + 1, 0]
    }
  }
  for (const edit of edits) {
    if ('insert' in edit) delta.push({ insert: edit.insert.text, attributes: attributesOf(edit.insert) })
    else if ('drop' in edit) take(edit.drop, (length) => delta.push({ delete: length }))
    else {
      const wanted = edit.marks ? attributesOf(edit.marks) : null
      take(edit.keep, (length, attributes) => {
        if (!wanted) delta.push({ retain: length })
        else delta.push({ retain: length, attributes: changeOf(attributes, wanted) })
      })
    }
  }
  text.applyDelta(delta, { sanitize: false })
}

/** The attributes to set so that `from` becomes `to`: null takes one away. */
function changeOf(from: Readonly<Record<string, unknown>>, to: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const gone = Object.keys(from).filter((name) => !(name in to)).map((name) => [name, null] as const)
  const added = Object.entries(to).filter(([name]) => !(name in from))
  return Object.fromEntries([...gone, ...added])
}

function shortHash(mark: object): string {
  const bytes = digest(encodeAny(mark))
  const folded = bytes.slice(0, 6)
  for (let i = 6; i < bytes.length; i++) folded[i % 6] = folded[i % 6]! ^ bytes[i]!
  return toBase64(folded)
}
