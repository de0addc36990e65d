import type { Draft } from '../../schema/draft.ts'
import { outstanding } from '../../schema/outstanding.ts'
import { lastMeeting } from '../word/out/writeDocx.ts'
import { writeXlsx } from './writeXlsx.ts'

/** The list of outstanding issues as an Excel file: a column for every stance, so that the sheet can be filtered by who holds what. */
export function outstandingXlsx(draft: Draft): Uint8Array {
  const rows = outstanding(draft).map(({ kind, place, holder, words, supports, opposes, reserves, pending, canLiveWith, remarks, standing }, at) => [
    at + 1, place, kind.charAt(0).toUpperCase() + kind.slice(1), holder, words, supports, opposes, reserves, pending, canLiveWith, remarks.join('\n'), standing,
  ])
  return writeXlsx({ title: ['Outstanding issues', draft.title].filter(Boolean).join(': '), symbol: draft.symbol, date: lastMeeting(draft), name: 'Outstanding issues', columns, rows })
}

const columns = [
  { title: 'No.', width: 5 }, { title: 'Place', width: 18 }, { title: 'Issue', width: 15 }, { title: 'Held by', width: 16 }, { title: 'Words', width: 56 },
  { title: 'Supports', width: 15 }, { title: 'Opposes', width: 15 }, { title: 'Reserves', width: 15 }, { title: 'Pending consultations', width: 18 },
  { title: 'Can live with it', width: 15 }, { title: 'Remarks', width: 22 }, { title: 'Standing', width: 18 },
] as const
