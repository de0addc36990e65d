import type { Finding } from '../draft.ts'
import type { ReadDraft } from './readDraft.ts'
export function findingsIn(_read: ReadDraft): Finding[] {
  return []
}
