/** Two words of which one was probably struck out, and the strike lost. */
export interface DoubledWords {
  readonly first: string
  readonly second: string
  /** Both stand in the bracket; else the second follows it. */
  readonly inside: boolean
}

/** Tells where plain text lost a strike-out: words to go and words to come then stand side by side, or a word is doubled where the bracket
 * ends. Null where nothing speaks for it. */
export function doubledWords(words: string, next: string): DoubledWords | null {
  const inside = words.replace(/\s+/g, ' ').trim()
  const list = inside.split(' ')
  const [first = '', second = ''] = list
  if (list.length === 2 && /^\p{L}{4,}$/u.test(first) && /^\p{L}{4,}$/u.test(second) && first.slice(-3) === second.slice(-3)) return { first, second, inside: true }
  const last = /\p{L}+$/u.exec(inside)?.[0] ?? ''
  const following = /^[\s\]]*(\p{L}+)/u.exec(next)?.[1] ?? ''
  const doubled = last.length >= 4 && following.length >= 4 && (last.startsWith(following) || following.startsWith(last))
  return doubled ? { first: last, second: following, inside: false } : null
}
