/** Text from outside as one line of a document: line breaks become spaces, and characters that print nothing but change how
 * others read (controls, direction overrides, zero-width, halves of pairs) are left out. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\n\r\u2028\u2029]+\s*/g, ' ').replace(/\t/g, ' ').replace(unprintable, '').trim()
}

const unprintable = /[\p{Cc}\p{Cs}\p{Cn}\p{Co}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu
