import type { PartyBook } from './partyBook.ts'

/** A book of parties in which some names name nobody, however they are written. */
export function withoutNames(book: PartyBook, names: ReadonlySet<string> | undefined): PartyBook {
  if (!names || names.size === 0) return book
  return {
    ...book,
    names(list, trust) {
      const codes = book.names(list, trust)
      return codes?.some((code) => names.has(code)) ? null : codes
    },
    strangers: () => book.strangers().filter(({ code }) => !names.has(code)),
  }
}
