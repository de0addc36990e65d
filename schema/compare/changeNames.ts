import type { Change, ChangeType, Comparison } from './comparison.ts'
import { changeTypes } from './comparison.ts'

/** What a list of each kind of change is headed. */
export const changeNames: Readonly<Record<ChangeType, string>> = {
  agreed: 'Agreed', deleted: 'Deleted', reopened: 'Reopened', confirmed: 'Confirmed', condition: 'Conditions of decisions', moved: 'Moved', relabelled: 'New labels',
  'new unit': 'New paragraphs', 'gone unit': 'Paragraphs that are gone', 'new bracket': 'New brackets', 'gone bracket': 'Brackets settled',
  'new position': 'New positions', 'gone position': 'Positions that no longer stand', head: 'Head of the document', house: 'Rules of the house', party: 'Parties',
}

/** The changes under their headings, in the order they are read; kinds of which there is none are left out. */
export function changesByType({ decisions }: Pick<Comparison, 'decisions'>): { readonly type: ChangeType; readonly name: string; readonly changes: readonly Change[] }[] {
  return changeTypes.flatMap((type) => {
    const changes = decisions.filter((change) => change.type === type)
    return changes.length === 0 ? [] : [{ type, name: changeNames[type], changes }]
  })
}
