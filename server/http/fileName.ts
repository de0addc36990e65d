import type { Draft } from '../../schema/draft.ts'

/** The header that gives a printed document its file name: its symbol or title, and how it was printed. */
export function fileNameOf(draft: Pick<Draft, 'symbol' | 'title'>, as: string, extension: string): string {
  // Half a character, where one was cut, has no address; what turns the direction of writing would hide how the name ends.
  const stem = (draft.symbol || draft.title || 'draft').replace(/[\\/:*?"<>|\p{Cc}\p{Bidi_C}]+/gu, '-').slice(0, 80).replace(/\p{Cs}/gu, '').trim()
  const name = `${stem} ${as}.${extension}`
  const ascii = name.normalize('NFD').replace(/[^\x20-\x7e]/g, '')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`)}`
}
