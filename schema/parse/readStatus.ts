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
    decision: /^deleted/i.test(decision!) ? 'deleted' : 'agreed',
    level: normalLevel(level), date: day, note: slash ? note : null, idem: Boolean(idem), printed,
  }
}

/** Takes the status off the end of a text; null where it does not end in one. A status inside a text is not one. */
export function endingStatus(text: string): WithStatus | null {
  const end = text.trimEnd()
  const tail = end.slice(-LONGEST)
  for (const found of [...tail.matchAll(/(?<![\p{L}\p{N}])[([]?\s*(?:text )?(?:agreed|deleted|approved|adopted)(?!\p{L})/giu)].reverse().slice(0, 4)) {
    const before = end.slice(0, end.length - tail.length + found.index)
    const words = before.trimEnd()
    const candidate = tail.slice(found.index)
    const status = readStatus(candidate)
    if (!status) continue
    const ownLine = words === '' || found[0].includes('\n') || /\n\s*$/.test(before)
    if (ownLine || isApart(candidate, words, status)) return { words, status }
  }
  return null
}

/** Whether a status stands apart from the words on its line. "MATTERS AGREED" is a title, and "… was Agreed" a sentence: with nothing after
 * the word it needs its own line or parentheses, and in small letters the end of a sentence before it. */
function isApart(candidate: string, words: string, status: PrintedStatus): boolean {
  const bare = status.level === '' && !status.date && status.note === null
  if (/^[([]/.test(candidate)) return !bare || /agreed|deleted/i.test(candidate)
  if (/AGREED|DELETED/.test(candidate)) return !bare
  return !bare && /[.;:,!?”"’)\]]$/.test(words)
}

// A sentence such as "(AGREED upon during the meeting held on September 27, 2011)" is the longest seen.
const LONGEST = 120

const note = String.raw`(?<slash>(?<note>\d{0,3}) ?\/)?`
const notLevel = String.raw`(?:IDEM|AGREED|DELETED)\b`
// A digit may be part of it ("AGREED WG2", "AGREED WG 2"), unless it is the number of a note or begins a date.
const inLevel = String.raw`(?:[\p{Lu}.-]|\p{N}(?!\d{0,2} ?[/.-]))*`
const level = String.raw`(?<level>AD REF(?:ERENDUM|\.)?|INF\.?|(?!${notLevel})[\p{Lu}]${inLevel}(?: (?!${notLevel})(?:[\p{Lu}]${inLevel}|\d{1,2}(?! ?[/.-]|\d| \p{Lu}\p{Ll}))){0,3})`
const forum = String.raw`(?:the )?(?<level>informals?(?: consultations?| informals?)?|informal meetings?|cow|committee(?: of the whole)?|working group(?: \d{1,2})?|drafting group|contact group|plenary|sub-?committee|small group)`
const happened = String.raw`(?:(?:text )?(?<decision>agreed|deleted|approved|adopted)(?: upon| to)?(?: by consensus)?)`
const forms = [
  new RegExp(String.raw`^(?<decision>AGREED|DELETED)(?: ${level})?(?: ?(?<date>${datePattern}))? ?${note} ?(?<idem>IDEM)?$`, 'u'),
  new RegExp(String.raw`^(?<decision>Agreed|Deleted|AGREED|DELETED) (?<level>ad ref(?:erendum|\.)?|inf\.?)(?: (?<date>${datePattern}))? ?${note} ?(?<idem>idem)?$`, 'iu'),
  new RegExp(String.raw`^${happened} (?:at|during|in) the (?:[\p{L} -]{0,40})?(?:meeting|session|sitting) (?:of|held on|on) (?<date>${datePattern})$`, 'iu'),
  new RegExp(String.raw`^${happened} (?:in|by|at) ${forum}(?:,? (?:on|of)? ?(?<date>${datePattern}))?$`, 'iu'),
  new RegExp(String.raw`^${happened} (?:on )?(?<date>${datePattern})$`, 'iu'),
  new RegExp(String.raw`^${happened}\.?$`, 'iu'),
]

function normalLevel(level: string): string {
  const upper = level.toUpperCase().replace(/\.$/, '').replace(/^THE /, '')
  if (/^INFORMALS?\b/.test(upper)) return 'INFORMALS'
  return upper.startsWith('AD REF') ? 'AD REFERENDUM' : upper
}
