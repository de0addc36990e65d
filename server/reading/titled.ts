import { basename } from 'node:path'
import type { Draft } from '../../schema/draft.ts'

/** What a file is called, and what the draft in it is to be called. */
export interface Named {
  readonly title?: string | undefined
  readonly symbol?: string | undefined
  readonly file: string
}

/** A draft under the title and symbol that are given, or else its own, or else the name of its file. */
export function titled(draft: Draft, named: Named): Draft {
  const own = draft.title || basename(named.file).replace(/\.[^.]*$/, '')
  return { ...draft, title: line(named.title, 500) || line(own, 500), symbol: line(named.symbol, 200) || line(draft.symbol, 200) }
}

/** One line as it may stand in a list, a file name and a log: whole characters that are to be seen. */
export function line(text: string | undefined, most: number): string {
  const oneLine = (text ?? '').replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, most)
  // Half a character is left where one was cut, or was sent.
  return oneLine.replace(/\p{Cs}/gu, '').trim()
}
