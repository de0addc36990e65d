/** Longest text of one unit, in UTF-16 units: thirty printed pages, and still quick to judge at every keystroke. */
export const LONGEST_UNIT = 100_000
/** Most text taken in one go, in UTF-16 units. */
export const LONGEST_INSERTION = 64_000

// Control characters and line breaks; what reorders or hides the words on the screen (bidi embeddings, overrides and
// isolates, zero-width space, word joiner, invisible operators, soft hyphen, fillers, annotations, tags, noncharacters);
// and halves of surrogate pairs. The joiners U+200C and U+200D stay, since scripts need them, and so do
// the marks of direction, which reorder nothing but themselves.
const foul =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}]|\p{Surrogate}/gu

/** The first character that no text may hold, as "U+202E"; null where all are fine.
 *
 * What is invisible is refused because two screens that look alike would then not say the same. */
export function foulCharacter(text: string): string | null {
  const found = text.match(foul)?.[0]
  return found === undefined ? null : codePoint(found)
}

/** The first such character that a change brings in. One that an imported text already holds may stay where it is. */
export function newFoulCharacter(before: string, after: string): string | null {
  const now = after.match(foul)
  if (!now) return null
  const was = counts(before.match(foul) ?? [])
  for (const [character, count] of counts(now)) if (count > (was.get(character) ?? 0)) return codePoint(character)
  return null
}

/** The text as it may be typed: line breaks and tabs become spaces, what no text may hold is left out. For what is pasted. */
export function cleanText(text: string): string {
  return text.replace(/\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/g, ' ').replace(foul, '')
}

function counts(characters: readonly string[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const character of characters) out.set(character, (out.get(character) ?? 0) + 1)
  return out
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
