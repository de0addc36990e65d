import type { Finding } from '../draft.ts'
import { bracketFindings } from './bracketFindings.ts'
import { labelFindings } from './labelFindings.ts'
import { layoutFindings } from './layoutFindings.ts'
import { noteFindings } from './noteFindings.ts'
import type { ReadDraft } from './readDraft.ts'
import { statusFindings } from './statusFindings.ts'

/** What the secretariat should look at after an import, what may be wrong first and what is only untidy last. Nothing was changed because
 * of any of it. */
export function findingsIn(read: ReadDraft): Finding[] {
  return [...bracketFindings(read), ...noteFindings(read), ...statusFindings(read), ...labelFindings(read), ...layoutFindings(read)]
}
