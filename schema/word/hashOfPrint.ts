import { hashOf } from '../hash.ts'
import type { WordChange, WordRun } from './wordText.ts'

/** What `hashOfPrint` looks at in characters. */
export type PrintedWords = Pick<WordRun, 'text' | 'strike' | 'underline' | 'changes' | 'style'>

/** Tells whether a paragraph still reads as it was printed: its style, its words, their looks and their changes. However often Word
 * divides a run does not count. */
export function hashOfPrint(style: string, end: WordChange | null, words: Iterable<PrintedWords>): string {
  const parts: [key: string, text: string][] = []
  for (const { text, strike, underline, changes, style: look = '' } of words) {
    if (text === '') continue
    const key = `${look} ${strike ? 's' : ''}${underline ? 'u' : ''}${changes.map(({ kind, author }) => `${kind} ${author};`).join('')}`
    const last = parts[parts.length - 1]
    if (last?.[0] === key) last[1] += text
    else parts.push([key, text])
  }
  return hashOf(JSON.stringify([style.toLowerCase().replace(/\s/g, ''), end && [end.kind, end.author], parts])).slice(0, 16)
}
