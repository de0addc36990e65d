import type { Draft } from '../draft.ts'

/** What stands at the top right of the first page: the symbol, "Original: English", "Distribution: Limited", as far as a document has them. */
export function documentHead({ symbol, header: { language, distribution } }: Pick<Draft, 'symbol' | 'header'>): string[] {
  return [symbol, language && `Original: ${language}`, distribution && `Distribution: ${distribution}`].filter((line) => line.trim() !== '')
}
