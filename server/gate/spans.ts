import * as Y from 'yjs'
import type { Run } from '../../schema/draft.ts'
import { normalRuns } from '../../schema/runs.ts'
import { marksOf } from '../../schema/ydoc.ts'

/** A stretch of a unit's text as it is stored: under one set of attributes, written in one go by one client. */
export interface Span {
  readonly text: string
  readonly client: number
  readonly clock: number
  readonly attributes: Readonly<Record<string, unknown>>
  /** Came with the update that is being judged. */
  readonly fresh: boolean
  /** Attributes that the update itself put in force here, and that do not only reach this far from what stood before. */
  readonly brought: ReadonlySet<string>
  /** Attributes that the update itself ended before this. */
  readonly ended: ReadonlySet<string>
  /** Attributes that reach from here to where the update itself ends them, or sets them anew. */
  readonly closed: ReadonlySet<string>
}

/** First clock that counts as new, by client. */
export type Since = (client: number) => number

/** Walks a unit's text as it is stored. Nothing is fresh where no `since` is given. */
export function spansOf(text: Y.XmlText, since: Since = () => Infinity): Span[] {
  const out: Span[] = []
  let attributes: Readonly<Record<string, unknown>> = {}
  let brought: ReadonlySet<string> = new Set()
  let ended: ReadonlySet<string> = new Set()
  const closed: Set<string>[] = []
  const add = (span: Omit<Span, 'attributes' | 'brought' | 'ended' | 'closed'>) => {
    closed.push(new Set())
    out.push({ ...span, attributes, brought, ended, closed: closed.at(-1)! })
  }
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue
    const { client, clock } = item.id
    const start = since(client)
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content
      attributes = withAttribute(attributes, key, value)
      const isFresh = clock >= start
      brought = withName(brought, key, value !== null && isFresh)
      ended = withName(ended, key, value === null && isFresh)
      if (isFresh) for (let i = out.length - 1; i >= 0 && key in out[i]!.attributes; i--) closed[i]!.add(key)
    } else if (item.content instanceof Y.ContentString) {
      // What is typed after one's own words joins them in one item.
      const old = Math.min(Math.max(start - clock, 0), item.length)
      const { str } = item.content
      if (old > 0) add({ text: str.slice(0, old), client, clock, fresh: false })
      if (old < item.length) add({ text: str.slice(old), client, clock: clock + old, fresh: true })
    } else if (item.content.isCountable()) throw new Error('a unit’s text holds something that is no text')
  }
  return out
}

/** The same text as the value everything else reads. */
export function runsOfSpans(spans: readonly Span[]): Run[] {
  return normalRuns(spans.map(({ text, attributes }) => ({ text, ...marksOf(attributes) })))
}

/** Text and attributes under their stored names, as one text that is equal for equal ones. */
export function spelled(spans: readonly Span[]): string {
  const out: [text: string, attributes: string][] = []
  for (const { text, attributes } of spans) {
    const key = spelledAttributes(attributes)
    const last = out[out.length - 1]
    if (last && last[1] === key) last[0] += text
    else out.push([text, key])
  }
  return JSON.stringify(out)
}

/** Attributes as one text that is equal for equal ones, whatever the order of names and members. */
export function spelledAttributes(attributes: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(attributes)
  return names.length === 0 ? '' : JSON.stringify(names.sort().map((name) => [name, ordered(attributes[name])]))
}

function ordered(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)) : value
}

function withAttribute(attributes: Readonly<Record<string, unknown>>, name: string, value: unknown): Readonly<Record<string, unknown>> {
  const { [name]: _gone, ...rest } = attributes
  return value === null ? rest : { ...rest, [name]: value }
}

function withName(names: ReadonlySet<string>, name: string, present: boolean): ReadonlySet<string> {
  if (names.has(name) === present) return names
  const out = new Set(names)
  if (present) out.add(name)
  else out.delete(name)
  return out
}
