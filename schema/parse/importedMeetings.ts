import type { Meeting, Note } from '../draft.ts'
import type { DateOrder } from './dates.ts'
import { dayInSentence } from './dates.ts'

/** What a printed status tells of the meeting that decided. */
export interface Sitting {
  readonly level: string
  /** ISO day printed with the status. */
  readonly date: string | null
  /** The note printed with it, which may name body and day. */
  readonly note: Note | undefined
}

/** The meetings that printed statuses speak of, in order of their dates, with the id of each sitting's meeting.
 *
 * A status tells when; only a note tells which body ("… the Working Group meeting of March 28, 2012"). */
export function importedMeetings(sittings: readonly Sitting[], order: DateOrder): { readonly meetings: Meeting[]; readonly idOf: (sitting: Sitting) => string } {
  const found = new Map<string, Omit<Meeting, 'id'>>()
  const keyOf = (sitting: Sitting) => JSON.stringify([sitting.level, dateOf(sitting, order)])
  for (const sitting of sittings) {
    const key = keyOf(sitting)
    const body = (sitting.note && bodyIn(sitting.note.text)) ?? ''
    const known = found.get(key)
    if (known) found.set(key, { ...known, body: known.body || body })
    else found.set(key, { date: dateOf(sitting, order), body, kind: kindOf(sitting.level), open: false, suspended: false, imported: true, roll: null })
  }
  const sorted = [...found].sort(([, a], [, b]) => (a.date ?? '9').localeCompare(b.date ?? '9'))
  const ids = new Map(sorted.map(([key], at) => [key, `m${at + 1}`]))
  return { meetings: sorted.map(([key, meeting]) => ({ id: ids.get(key)!, ...meeting })), idOf: (sitting) => ids.get(keyOf(sitting))! }
}

function dateOf({ date, note }: Sitting, order: DateOrder): string | null {
  return date ?? (note ? dayInSentence(note.text, order) : null)
}

function kindOf(level: string): Meeting['kind'] {
  if (level === 'INF') return 'informal'
  return level === 'AD REFERENDUM' ? 'working group' : 'formal'
}

/** The body in "… at the Working Group meeting of …" or "… at the meeting of the Working Group held on …". */
function bodyIn(sentence: string): string | null {
  const before = /\bthe ((?:\p{Lu}[\p{L}’'-]*(?: (?:of|on|the|and|for) (?=\p{L}))?\s*){1,8}) meeting\b/u.exec(sentence.slice(0, 400))
  const after = /\bmeeting of the ((?:\p{Lu}[\p{L}’'-]*(?: (?:of|on|the|and|for) (?=\p{L}))?\s*){1,8})/u.exec(sentence.slice(0, 400))
  return (before?.[1] ?? after?.[1])?.trim() ?? null
}
