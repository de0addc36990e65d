import type { Decision } from '../draft.ts'
import type { PrintedDate } from './dates.ts'
import { datePattern, readDate } from './dates.ts'

/** A status as found in the text. */
export interface PrintedStatus {
  readonly decision: Decision
  /** Normalised: "INF", "AD REFERENDUM", "" where none is printed. */
  readonly level: string
  readonly date: PrintedDate | null
  /** The number before the slash of its note; empty where only the slash is left; null where there is no note. */
  readonly note: string | null
  readonly idem: boolean
  readonly printed: string
}

/** A text that ends in a status, with the status taken off. */
export interface WithStatus {
  readonly words: string
  readonly status: PrintedStatus
}

/** The status a text is, or null: "AGREED INF 04/19/12", "(AGREED INF. 04/03/12)", "DELETED AD REFERENDUM2/IDEM", "[Agreed ad ref]". */
export function readStatus(text: string): PrintedStatus | null {
  const printed = text.trim()
  if (printed.length > LONGEST) return null
  const inside = /^\((.*)\)\.?$/s.exec(printed)?.[1] ?? /^\[(.*)\]\.?$/s.exec(printed)?.[1] ?? printed
  const found = forms.map((form) => form.exec(inside.replace(/\s+/g, ' ').trim())).find(Boolean)
  if (!found?.groups) return null
  const { decision, level = '', date = '', slash, note = '', idem } = found.groups
  const day = date ? readDate(date) : null
  if (date && !day) return null
  return {
    decision: decision!.toLowerCase() === 'deleted' ? 'deleted' : 'agreed',
    level: normalLevel(level), date: day, note: slash ? note : null, idem: Boolean(idem), printed,
  }
}

/** Takes the status off the end of a text; null where it does not end in one. A status inside a text is not one. */
export function endingStatus(text: string): WithStatus | null {
  const end = text.trimEnd()
  const tail = end.slice(-LONGEST)
  for (const found of [...tail.matchAll(/(?<![\p{L}\p{N}])[([]?\s*(?:AGREED|DELETED|Agreed|Deleted)(?!\p{L})/gu)].reverse().slice(0, 3)) {
    const words = end.slice(0, end.length - tail.length + found.index).trimEnd()
    const candidate = tail.slice(found.index)
    const enclosed = /^[([]/.test(candidate)
    const status = readStatus(candidate)
    if (!status) continue
    // "MATTERS AGREED" is a title, and "… was Agreed" a sentence: with nothing after the word it needs its own line or parentheses.
    const bare = status.level === '' && !status.date && status.note === null
    const ownLine = found[0].includes('\n') || /\n\s*$/.test(end.slice(0, end.length - tail.length + found.index))
    if (!enclosed && !ownLine && words !== '' && (bare || !/AGREED|DELETED/.test(candidate))) continue
    return { words, status }
  }
  return null
}

// A sentence such as "(AGREED upon during the meeting held on September 27, 2011)" is the longest seen.
const LONGEST = 120

const note = String.raw`(?<slash>(?<note>\d{0,3}) ?\/)?`
const notLevel = String.raw`(?:IDEM|AGREED|DELETED)\b`
const level = String.raw`(?<level>AD REF(?:ERENDUM|\.)?|INF\.?|(?!${notLevel})[\p{Lu}][\p{Lu}.-]*(?: (?!${notLevel})[\p{Lu}][\p{Lu}.-]*){0,3})`
const forms = [
  new RegExp(String.raw`^(?<decision>AGREED|DELETED)(?: ${level})?(?: ?(?<date>${datePattern}))? ?${note} ?(?<idem>IDEM)?$`, 'u'),
  new RegExp(String.raw`^(?<decision>Agreed|Deleted|AGREED|DELETED) (?<level>ad ref(?:erendum|\.)?|inf\.?)(?: (?<date>${datePattern}))? ?${note} ?(?<idem>idem)?$`, 'iu'),
  new RegExp(String.raw`^(?<decision>agreed|deleted)(?: upon)? (?:at|during|in) the (?:[\p{L} -]{0,40})?meeting (?:of|held on) (?<date>${datePattern})$`, 'iu'),
]

function normalLevel(level: string): string {
  const upper = level.toUpperCase().replace(/\.$/, '')
  return upper.startsWith('AD REF') ? 'AD REFERENDUM' : upper
}
