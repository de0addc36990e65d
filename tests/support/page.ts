import * as Y from 'yjs'
import { RECORD_ROOT, TEXT_ROOT } from '../../schema/ydoc.ts'

/** One character with everything stored on it: storage name of each mark, and its value as text. */
export interface Letter {
  readonly char: string
  /** Which letter it is: the same letter typed again is another, beside which nobody is typing. */
  readonly item: string
  readonly marks: Readonly<Record<string, string>>
  /** The same marks as one text. */
  readonly under: string
}

/** One element of the text root as it lies there. */
export interface Block {
  readonly name: string
  /** Which element and which text it is: a copy put in its place would leave behind what others are typing. */
  readonly identity: string
  readonly attributes: string
  readonly letters: readonly Letter[]
  /** All of it as one text, equal for equal blocks. */
  readonly all: string
}

/** A whole document laid out character by character, for the oracle alone: no type of the schema is trusted to read it. */
export interface Page {
  readonly blocks: readonly Block[]
  readonly record: Readonly<Record<string, unknown>>
  /** All that a draft has no place for: other roots, embeds, second texts, attributes where none belong. */
  readonly oddities: readonly string[]
  /** All of it as one text, equal for equal pages. */
  readonly all: string
}

/** Lays out a document. */
export function pageOf(doc: Y.Doc): Page {
  const oddities: string[] = []
  for (const name of doc.share.keys()) if (name !== TEXT_ROOT && name !== RECORD_ROOT) oddities.push(`a root "${name}"`)
  if (doc.subdocs.size > 0) oddities.push('a document inside the document')
  const text = doc.getXmlFragment(TEXT_ROOT)
  const record = doc.getMap(RECORD_ROOT)
  if (live(text).length > 0) oddities.push(`attributes on the text: ${live(text).join()}`)
  if (record._start && !isGone(record._start)) oddities.push('a list in the record')
  const blocks = text.toArray().map((child: unknown, i): Block => {
    if (!(child instanceof Y.XmlElement)) {
      oddities.push(`no element at ${i}`)
      return blockOf('', '', '{}', child instanceof Y.XmlText ? lettersOf(child, oddities) : [])
    }
    const inside = child.toArray() as unknown[]
    if (inside.length !== 1) oddities.push(`${inside.length} children in element ${i}`)
    const letters = inside.flatMap((each) => {
      if (each instanceof Y.XmlText) return lettersOf(each, oddities)
      oddities.push(`something else than text in element ${i}`)
      return []
    })
    return blockOf(child.nodeName, `${itemOf(child)} ${inside.map((each) => (each instanceof Y.AbstractType ? itemOf(each) : '')).join()}`, canonical(child.getAttributes()), letters)
  })
  const facts = record.toJSON() as Record<string, unknown>
  return { blocks, record: facts, oddities, all: [...blocks.map((block) => block.all), canonical(facts), ...oddities].join('\n') }
}

function blockOf(name: string, identity: string, attributes: string, letters: readonly Letter[]): Block {
  let all = `${name} ${identity} ${attributes} `
  let under = ''
  for (const letter of letters) {
    if (letter.under !== under) all += `\u0001${(under = letter.under)}\u0002`
    all += letter.char
  }
  return { name, identity, attributes, letters, all }
}

/** The page of a state read by somebody who never saw the document before. */
export function pageOfState(state: Uint8Array): Page {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const page = pageOf(doc)
  doc.destroy()
  return page
}

/** A value as text that does not depend on the order of its keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`)
    return `{${entries.sort().join()}}`
  }
  return JSON.stringify(value) ?? String(value)
}

function lettersOf(text: Y.XmlText, oddities: string[]): Letter[] {
  const own = Object.keys(text.getAttributes())
  if (own.length > 0) oddities.push(`attributes on a text: ${own.join()}`)
  const letters: Letter[] = []
  const items = itemsOf(text)
  for (const { insert, attributes } of text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]) {
    const marks = Object.fromEntries(Object.entries(attributes ?? {}).map(([name, value]) => [name, canonical(value)]))
    const under = Object.keys(marks).length === 0 ? '' : canonical(marks)
    if (typeof insert === 'string') for (const char of insert.split('')) letters.push({ char, item: items[letters.length] ?? '', marks, under })
    else oddities.push('an object among the letters')
  }
  return letters
}

function itemsOf(text: Y.XmlText): string[] {
  const out: string[] = []
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && item.countable) for (let i = 0; i < item.length; i++) out.push(`${item.id.client}:${item.id.clock + i}`)
  return out
}

function live(root: Y.XmlFragment): string[] {
  return [...root._map].filter(([, item]) => !item.deleted).map(([key]) => key)
}

function isGone(item: Y.Item): boolean {
  for (let each: Y.Item | null = item; each; each = each.right) if (!each.deleted) return false
  return true
}

function itemOf(type: Y.AbstractType<unknown> | Y.XmlElement): string {
  return `${type._item?.id.client}:${type._item?.id.clock}`
}
