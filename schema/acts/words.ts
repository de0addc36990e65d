import { cleanText } from '../hygiene.ts'

/** Text from outside as one line of a document: line breaks become single spaces, and what no text may hold is left out. */
export function oneLine(text: string): string {
  return cleanText(text.replace(/[ \t]*[\n\r\u2028\u2029]+[ \t]*/g, ' ')).trim()
}
