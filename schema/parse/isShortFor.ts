/** Whether a name in capitals is what the words before it are short for: "(EU)" behind "the European Union" explains and names nobody. */
export function isShortFor(name: string, words: string): boolean {
  const letters = name.replace(/[^\p{L}]/gu, '')
  if (letters === '' || letters !== letters.toUpperCase()) return false
  const initials = words.replace(/[^\p{L}\s-]/gu, '').split(/[\s-]+/).map((word) => word.charAt(0)).join('')
  return initials.toUpperCase().endsWith(letters) || initials.replace(/\p{Ll}/gu, '').endsWith(letters)
}
