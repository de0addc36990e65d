/** The name of a document and its symbol, out of what stands at its head.
 *
 * The head may be the record of a meeting around the name ("RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Plan … (CSH/GT/DSS-12/12)
 * HELD ON …"): then the name is what stands in small letters before the symbol. */
export function documentTitle(head: string): { readonly title: string; readonly symbol: string } {
  const found = /\(((?:[A-Z][A-Za-z.]*\/)+[A-Za-z0-9./-]+(?: (?:rev|corr|add)\. ?\d{1,3}){0,3})\)/.exec(head.slice(0, 2000))
  const symbol = found?.[1] ?? ''
  const before = found ? head.slice(0, found.index) : head
  const words = before.trim().split(/\s+/)
  const start = words.findIndex((word) => /\p{Ll}/u.test(word))
  const name = start < 0 ? '' : words.slice(start).join(' ')
  const isRecord = start > 2 && /\p{L}{4}/u.test(name)
  return { title: (isRecord ? name : before.trim() || head.trim()).replace(/\s+/g, ' '), symbol }
}
