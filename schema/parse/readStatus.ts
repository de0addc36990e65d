import type { Decision } from '../draft.ts'
import type { PrintedDate } from './dates.ts'
import { datePattern, readDate } from './dates.ts'
import { decisionWord, english, foreign, mayDecide } from './decisionWords.ts'

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

/** The status a text is, or null: "AGREED INF 04/19/12", "(AGREED INF. 04/03/12)", "DELETED AD REFERENDUM2/IDEM", "[Agreed ad ref]",
 * "ACORDADO AD REFERENDUM", "(Convenu le 27 avril 2011)". */
export function readStatus(text: string): PrintedStatus | null {
  const printed = text.trim()
  if (printed.length > LONGEST || !mayDecide.test(printed)) return null
  const inside = /^\((.*)\)\.?$/s.exec(printed)?.[1] ?? /^\[(.*)\]\.?$/s.exec(printed)?.[1] ?? printed
  const status = inside.replace(/\s+/g, ' ').trim().replace(/^[-–—] /, '')
  const word = decisionWord(status)
  const found = word && formOf(status)
  if (word === null || !found) return null
  const { level = '', date = '', slash, note = '', idem } = found.groups ?? {}
  const day = date ? readDate(date) : null
  if (date && !day) return null
  return {
    decision: word.decision, level: normalLevel(level), date: day, note: slash ? note : null, idem: Boolean(idem), printed,
  }
}

function formOf(status: string): RegExpExecArray | null {
  for (const form of forms) {
    const found = form.exec(status)
    if (found) return found
  }
  return null
}

/** Takes the status off the end of a text; null where it does not end in one. A status inside a text is not one. */
export function endingStatus(text: string): WithStatus | null {
  const end = text.trimEnd()
  const tail = end.slice(-LONGEST)
  // Most lines end in no such word, and each is asked several times.
  if (!mayDecide.test(tail)) return null
  for (const found of [...tail.matchAll(beginning)].reverse().slice(0, 4)) {
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
 * the word it needs its own line, parentheses, or in capitals the end of a sentence before it, which in small letters it needs with more behind it too. */
function isApart(candidate: string, words: string, status: PrintedStatus): boolean {
  const bare = status.level === '' && !status.date && status.note === null
  const word = decisionWord(candidate)
  const isCapital = word !== null && candidate.includes(word.word)
  if (/^[([]/.test(candidate)) return !bare || isCapital || Boolean(word?.sure)
  const ended = /[.;:,!?”"’)\]]$/.test(words)
  return isCapital ? !bare || /[.;!?…]["”’»)\]]?$/.test(words) : !bare && (ended || /^[-–—]/.test(candidate))
}

// A sentence such as "(AGREED upon during the meeting held on September 27, 2011)" is the longest seen.
const LONGEST = 120

const beginning = new RegExp(String.raw`(?<![\p{L}\p{N}])[([]?\s*(?:(?<=^|\s)[-–—]\s+)?(?:(?:text|texto|texte) )?(?:${english}|${foreign})(?!\p{L})`, 'giu')
const note = String.raw`(?<slash>(?<note>\d{0,3}) ?\/)?`
// "AGREED CONCLUSIONS" is what a paper is called.
const notLevel = String.raw`(?:IDEM|AGREED|DELETED|TEXT|LANGUAGE|WORDING|CONCLUSIONS?|MINUTES|MEASURES?|OUTCOMES?|DOCUMENTS?|PARAGRAPHS?|ARTICLES?|PROVISIONS?|PRINCIPLES?|RECOMMENDATIONS?|ACTIONS?|ELEMENTS?|COMMITMENTS?)\b`
// A digit may be part of it ("AGREED WG2", "AGREED WG 2"), unless it is the number of a note or begins a date.
const inLevel = String.raw`(?:[\p{Lu}.-]|\p{N}(?!\d{0,2} ?[/.-]))*`
const level = String.raw`(?<level>AD REF(?:ERENDUM|\.)?|INF\.?|(?!${notLevel})[\p{Lu}]${inLevel}(?: (?!${notLevel})(?:[\p{Lu}]${inLevel}|\d{1,2}(?! ?[/.-]|\d| \p{Lu}\p{Ll}))){0,3})`
const forum = String.raw`(?:the )?(?<level>informals?(?: consultations?| informals?)?|informal meetings?|cow|committee(?: of the whole)?|working group(?: \d{1,2})?|drafting group|contact group|plenary|sub-?committee|small group)`
const forums: readonly (readonly [level: string, pattern: string])[] = [
  ['INFORMALS', 'consultas informales|reuni(?:ones|ón) informal(?:es)?|informales|consultations informelles|réunions? informelles?|consultas informais|reuni(?:ões|ão) informa(?:is|l)|informais'],
  ['PLENARY', '(?:sesión |séance |sessão )?(?:plenari[ao]|plénière|plenári[ao])'], ['DRAFTING GROUP', 'grupo de redacción|groupe de rédaction|grupo de redação'],
  ['CONTACT GROUP', 'grupo de contacto|groupe de contact|grupo de contato'], ['WORKING GROUP', '(?:grupo de trabajo|groupe de travail|grupo de trabalho)(?: \\d{1,2})?'], ['COMMITTEE', 'comisión|comité|commission|comissão|comitê'],
]
const foreignForum = String.raw`(?:(?:l[ao]s?|les?|el|l['’]|[oa]s?) ?)?(?<level>${forums.map(([, pattern]) => pattern).join('|')})`
const day = String.raw`(?:(?:el |le |o )?(?:día |dia )?|em |du |del |de )(?<date>${datePattern})`
const happened = String.raw`(?:(?:text )?(?:agreed|deleted|approved|adopted)(?: upon| to)?(?: by consensus)?)`
const decided = String.raw`(?:(?:text[eo] )?(?:${foreign})(?: (?:por|par) consens[uo]s?)?)`
const meeting = String.raw`(?:reunión|sesión|réunion|séance|session|reunião|sessão)`
const forms = [
  new RegExp(String.raw`^(?:AGREED|DELETED)(?: ${level})?(?: ?(?<date>${datePattern}))? ?${note} ?(?<idem>IDEM)?$`, 'u'),
  new RegExp(String.raw`^(?:agreed|deleted|approved|adopted) (?<level>ad ref(?:erendum|\.)?|inf\.?)(?: (?<date>${datePattern}))? ?${note} ?(?<idem>idem)?$`, 'iu'),
  new RegExp(String.raw`^${happened} (?:at|during|in) the (?:[\p{L} -]{0,40})?(?:meeting|session|sitting) (?:of|held on|on) (?<date>${datePattern})$`, 'iu'),
  new RegExp(String.raw`^${happened} (?:in|by|at) ${forum}(?:,? (?:on|of)? ?(?<date>${datePattern}))?$`, 'iu'),
  new RegExp(String.raw`^${happened} (?:on )?(?<date>${datePattern})$`, 'iu'),
  new RegExp(String.raw`^${happened}\.?$`, 'iu'),
  new RegExp(String.raw`^${decided}(?: (?<level>ad ref(?:er[eé]ndum|\.)?|inf\.?))?(?:,? ${day})? ?${note} ?(?<idem>idem)?\.?$`, 'iu'),
  new RegExp(String.raw`^${decided} (?:en|durante|à|lors de|pendant|em|n[ao]) ?(?:l[ae] |l['’])?(?:[\p{L} -]{0,40})?${meeting}(?: (?:celebrada|tenue|realizada))?(?: (?:el|le|del|du|de|em))? (?<date>${datePattern})$`, 'iu'),
  new RegExp(String.raw`^${decided} (?:en|em|por|par|à|dans|pel[ao]|n[ao]s?) ?${foreignForum}(?:,? ${day})?$`, 'iu'),
]

function normalLevel(level: string): string {
  const upper = level.toUpperCase().replace(/\.$/, '').replace(/^THE /, '')
  if (/^INFORMALS?\b/.test(upper)) return 'INFORMALS'
  if (upper.startsWith('AD REF')) return 'AD REFERENDUM'
  const known = forums.find(([, pattern]) => new RegExp(`^(?:${pattern})$`, 'iu').test(level))
  return known ? [known[0], /\d+$/.exec(level)?.[0] ?? ''].filter(Boolean).join(' ') : upper
}
