import type { Position, Stance } from '../draft.ts'
import { datePattern, dayIn, readDate } from './dates.ts'
import type { PartyBook } from './partyBook.ts'

/** What a remark in round or square brackets says, where it is one of the fixed patterns; everything else in brackets is text. */
export type Remark =
  | Positions
  | { readonly type: 'attribution'; readonly parties: readonly string[] }
  | { readonly type: 'origin' }
  | { readonly type: 'destination' }
  /** A standing that is no decision ("considered", "pending"), or a note to the reader. Kept as it is printed. */
  | { readonly type: 'standing' | 'note' }

/** Who holds what. */
export interface Positions {
  readonly type: 'positions'
  readonly stance: Stance
  readonly parties: readonly string[]
  /** The day until which consultations were asked for, as printed: in which order it is read only the whole text can tell. */
  readonly until?: string
  /** What others hold, in the same remark: "(Brazil is opposed; Chile supports this)". */
  readonly also?: readonly Positions[]
}

/** The positions a remark prints. `until` is still as printed: `settleUntil` reads it once the order of dates is known. */
export function positionsOf(held: Positions, printed: string, of: string | null = null): Position[] {
  return [held, ...(held.also ?? [])].flatMap(({ parties, stance, until: day }) => parties.map((party) => ({ party, stance, printed, note: of, ...(day === undefined ? {} : { until: day }) })))
}

/** Reads the words of a remark, without its brackets; null where they are no remark. */
export function readRemark(words: string, book: PartyBook): Remark | null {
  if (words.length > LONGEST || words.length < 5) return null
  const text = words.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  if (destination.test(text)) return { type: 'destination' }
  if (origin.test(text) || text.length < 240 && movedAway.test(text)) return { type: 'origin' }
  if (standing.test(text) || /^(?:CLOSED|PARKED|ON HOLD|PENDIENTES?|PENDENTES?|EN SUSPENS)$/.test(text)) return { type: 'standing' }
  if (note.test(text)) return { type: 'note' }
  if (staff.test(text)) return { type: 'note' }
  const proposal = attribution.exec(text)
  if (proposal) {
    const parties = book.names(proposal[1]!, 'anybody')
    return parties && { type: 'attribution', parties }
  }
  return readPosition(text, book)
}

/** Whether a remark in its brackets says whose words stand before it: "(Proposal by Brazil)", "(Brazil)". */
export function isAttribution(printed: string, book: PartyBook): boolean {
  const inside = printed.replace(/\.$/, '').slice(1, -1)
  return readRemark(inside, book)?.type === 'attribution' || readBareNames(inside, book) !== null
}

/** The parties of a remark that is nothing but their names; only names that can hardly be anything else. */
export function readBareNames(words: string, book: PartyBook): readonly string[] | null {
  return /^\p{Lu}/u.test(words) && !/^\p{Lu}\p{Ll}?$/u.test(words) ? book.names(words.replace(/\s+/g, ' ').trim(), 'sure') : null
}

/** Whether a line in braces is a note on what stands before it ("{No text required}") rather than a heading nobody negotiates. */
export function isBraceNote(line: string): boolean {
  return /^\{(?:[^{}]{3,60}:|no |note|placement|place ?holder|pending|to be |text |see |moved |deleted ).*\}\.?$/i.test(line) && isBareRemark(line)
}

/** What a line or a whole unit without brackets says of where its words went ("Moved as article 54 ante.", "Deleted and merged into article
 * 30"), or of its standing ("PENDING"). */
export function isBareRemark(line: string): boolean {
  if (!mayBeBare.test(line)) return false
  const text = line.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  if (/^\{[^{}[\]\\]{2,230}\}$/.test(text)) return true
  return text.length < 240 && !/[[\](){}\\]/.test(text) && (movedAway.test(text) || barePending.test(text))
}

/** The stance a sentence takes and who takes it: "Brazil is opposed to …", "Pending consultations by the United States". */
export function readPosition(sentence: string, book: PartyBook): Positions | null {
  if (sentence.length > LONGEST) return null
  const whole = sentence.replace(/\s+/g, ' ').trim().replace(/\.$/, '')
  const clauses = whole.split('; ')
  if (clauses.length > 1 && clauses.length < 20) {
    const [first, ...also] = clauses.map((clause) => readPosition(clause, book))
    const others = also.flatMap((each) => each ?? [])
    if (first && others.length === also.length) return { ...first, also: others }
  }
  const printed = until.exec(whole)
  const date = printed && readDate(printed[1]!)
  const found = readStance(date ? whole.slice(0, printed.index) : whole, book)
  if (!found || !date || !dayIn(date, 'month first')) return found
  return found.stance === 'pending consultations' ? { ...found, until: printed[1]! } : readStance(whole, book)
}

function readStance(text: string, book: PartyBook): Positions | null {
  const wished = text.includes(':') ? readWish(text, book) : null
  if (wished) return wished
  for (const [stance, pattern] of passive) {
    const found = pattern.exec(text)
    const parties = found && book.names(stripped(found[1]!), 'anybody')
    if (parties) return { type: 'positions', stance, parties }
  }
  const verb = active.exec(text)
  // "EU propose: wells" are words of theirs.
  if (!verb?.groups || text.slice(verb.index + verb[0].length).includes(': ')) return null
  const stance = (Object.keys(verb.groups) as (keyof typeof stanceOf)[]).find((name) => verb.groups?.[name] !== undefined)
  const subject = stripped(text.slice(0, verb.index))
  const named = subject.length < text.slice(0, verb.index).trim().length && /^(?:the )?delegation/i.test(text)
  // "Norway opposes" may be a party nobody listed; "Approval is pending" is none.
  const parties = book.names(subject, named ? 'anybody' : stance !== 'pending' && /^\s*(?:is|can|\p{L}+s)(?!\p{L})/u.test(verb[0]) ? 'a name' : 'sure')
  return stance && parties ? { type: 'positions', stance: stanceOf[stance], parties } : null
}

const LONGEST = 600

const object = String.raw`(?: (?:(?:this|the|these|whole|entire|original|all of|from) ?)*(?:paragraph|subparagraph|article|text|language|sentence|section|bracket|wording|brackets|here)?)?`
/** "Egypt: delete", "EU, UK: retain this paragraph": nothing but what they want done with what stands before. */
const wish = new RegExp(
  String.raw`^([^:]{2,120}?) ?: ?(?:to |can |please )?(?:(?<opposes>deletes?|opposes?|rejects?|strike|suprimir|eliminar|supprimer)|(?<supports>retains?|keeps?|supports?|accepts?|agrees?|mantener|maintenir|manter)` +
    String.raw`|(?<reserves>reserves?(?: its position)?)|(?<live>flexible|live with|accept))${object}$`, 'iu',
)
/** "EU: delete “within existing resources”": in square brackets only quoted words can be told from words to come. */
const change = /^([^:]{2,120}?) ?: ?(?:to )?(?:deletes?|adds?|inserts?|replaces?|retains?|moves?|merges?|streamline|suprimir|agregar|insertar|supprimer|ajouter|remplacer) ["“«‘'].*["”»’'](?: .{0,200})?$/iu

/** Whether the words of a bracket are a wish of those named before a colon rather than words of theirs. */
export function isWish(words: string, book: PartyBook): boolean {
  return readWish(words.replace(/\s+/g, ' ').trim().replace(/\.$/, ''), book) !== null
}

function readWish(text: string, book: PartyBook): Positions | null {
  const found = wish.exec(text)
  const stance = found?.groups && (Object.keys(found.groups) as (keyof typeof stanceOf)[]).find((name) => found.groups?.[name] !== undefined)
  const parties = book.names((found ?? change.exec(text))?.[1] ?? '', 'a name')
  return parties && { type: 'positions', stance: stance ? stanceOf[stance] : 'proposes', parties }
}

const until = new RegExp(String.raw`,? (?:until|hasta(?: el)?|jusqu['’]au|até(?: o)?)(?: the)? (${datePattern})$`, 'iu')
const unitNames = String.raw`(?:articles?|art\.|paragraphs?|para\.|chapter|section|annex|objective|subparagraph|action|item|option|part|preambular|operative|PP|OP|new|\(?[a-z\d]{1,3}\b)`
// Without brackets around it only where a place is named, since "moved by the suffering of …" opens many a preamble.
const movedAway = new RegExp(
  String.raw`^(?:deleted\b.{0,160}\b(?:moved|merged|incorporated|integrated|included|placed|reflected)\b.*|(?:moved|merged|incorporated)(?: and \p{L}+)? (?:as|to|into|under|after|before|to follow|to become|with|in)(?: the)? (?:first |second |end of )?${unitNames}.*` +
    String.raw`|(?:suprimid|eliminad|supprimé)\p{L}*(?!\p{L}).{0,160}(?:traslad|movid|incorpor|fusion|déplac|transfer|intégr|integrad).*` +
    String.raw`|(?:trasladad|movid|incorporad|fusionad|transferid|déplacé|fusionné|intégré|incorporé)\p{L}* (?:al?|à|au|para|ao?|como|comme|en|dans|con|avec|com|no|na)(?: (?:el|la|le|l['’]|o))? ?(?:art[ií]c?\p{L}*|p[aá]r\p{L}*|objeti\p{L}*|alin\p{L}*|secci\p{L}*|\d).*)$`, 'iu',
)
const mayBeBare = /^\s*(?:\{|PEND|EN |delet|mov|merg|incorp|suprim|elimin|supprim|traslad|fus|transf|dépl|int[eé]gr)/i
const barePending = /^(?:PENDING(?: \p{Lu}[\p{Lu}-]+){0,3}|PENDIENTES?|PENDENTES?|EN SUSPENS|EN ATTENTE)$/u
const standing = new RegExp(
  String.raw`^(?:(?:considered|discussed|examined) (?:at|during|in|by|on)\b.*|pending(?: (?:for )?(?:further )?(?:discussion|consideration|capital|instructions|consultations?|approval|outcome\b.*|in capitals?))?` +
    String.raw`|suggested for closure|(?:agreed|approved|adopted)\b.{0,80}\bpending\b.*|(?:remains?|left) (?:open|pending|for further)\b.*|not (?:yet )?(?:agreed|discussed|considered)|to be (?:discussed|considered|revisited|reviewed) (?:later|further|at|in|by)\b.*|under (?:discussion|consideration|negotiation))$`, 'iu',
)
const note = /^(?:(?:negotiator|chair|co-chair|facilitator|co-facilitator|secretariat|editor|drafter|drafting|translator)(?:['’]?s?['’]?)? notes?|note (?:by|from) the [\p{L} -]{3,40}|placement proposal)\b ?[:–-]/iu

const unitWords = String.raw`(?:paragraph|action|objective|item|article|subparagraph|text|párrafo|parágrafo|paragraphe|alinéa|acción|ação|artículo|artigo|objetivo|texto|texte)`
const origin = new RegExp(
  String.raw`^(?:(?:this|the|este|esta|ce|cet|cette|el|la|le|o|a) )?(?:${unitWords} ?)?(?:(?:was|were|has been|is|to be) moved|moved|(?:se |fue |ha sido )?(?:trasladó|trasladad[oa]|movió|movid[oa]|pasó)` +
    String.raw`|(?:a été |est )?(?:déplacée?|transférée?)|(?:foi )?(?:transferid|movid|deslocad)[oa])(?!\p{L})(?! (?:del?|from|desde|d[uoa])(?!\p{L}))`, 'iu',
)
const destination = /^(?:previously|formerly|former|ex(?= \d)|old(?= \d)|antes|anteriormente|previamente|antigu[oa]|anciennement|précédemment|ancien(?:ne)?|antig[oa]|(?:moved|taken) from|(?:trasladad|movid|transferid)[oa] (?:del?|desde|d[oa])|(?:déplacée?|transférée?) d[eu])(?!\p{L})/iu
/** Who speaks for nobody: "Chair’s proposal", "Co-facilitators’ text". */
const staff = /^(?:the )?(?:co-?)?(?:chair|facilitator|president|bureau|secretariat|moderator|coordinator)(?:person|s)?['’]?s? (?:compromise |alternative |new |revised )?(?:proposal|text|suggestion|compromise|amendment)$/i
const attribution = /^(?:proposals?|proposed|propuesta|propuesto|proposition|proposé|proposta|proposto|alternative proposed|text proposed)(?: (?:text|wording))? (?:by|from|de la|del|de|da|do|du|par|por)(?: the delegations? of)? (?:the )?(.+)$/i

const passive: readonly (readonly [Stance, RegExp])[] = [
  ['pending consultations', /^pending (?:\p{L}+ )?consultations? (?:by|with|from|of|in) (.+)$/iu],
  ['pending consultations', /^(.+?) ?[:–-] ?(?:still )?(?:pending|considering|reflecting|consulting)(?: (?:\p{L}+ )?(?:consultations?|capitals?|instructions|confirmation)(?: (?:from|in|with|by) (?:the )?(?:\p{L}+ ?){1,3})?)?$/iu],
  ['pending consultations', /^pendiente de consultas (?:de|por) (.+)$/iu],
  ['opposes', /^(?:opposed|objected to) by (.+)$/i],
  ['supports', /^supported by (.+)$/i],
  ['reserves', /^reservation (?:by|of|from) (.+)$/i],
  ['proposes', /^requested by (.+)$/i],
]

const stanceOf = {
  opposes: 'opposes', pending: 'pending consultations', live: 'can live with', reserves: 'reserves', supports: 'supports', proposes: 'proposes',
} as const

// Verbs as they stand in remarks, strongest meaning first: "cannot accept" before "accept".
const active = new RegExp(
  String.raw`(?:^|\s)(?:` +
    String.raw`(?<opposes>(?:is|are|was|were) (?:strongly )?(?:opposed|against)|opposes?|opposed|objects?|cannot (?:accept|support|agree|live)|do(?:es)? not (?:accept|support|agree)|se oponen?|s['’]oppose(?:nt)?|opõem?-se)` +
    String.raw`|(?<pending>(?:is|are) (?:still )?(?:consulting|holding consultations|awaiting)|awaits?|will consult|(?:has|have) pending consultations|(?:is|are) pending)` +
    String.raw`|(?<live>can (?:live with|accept|go along)|could (?:accept|live with)|(?:is|are) flexible)` +
    String.raw`|(?<reserves>reserves?|reserved|(?:has|have|places?|enters?|maintains?) (?:a|an|its|their) (?:\p{L}+ )?reservations?|reservan?|réserve(?:nt)?)` +
    String.raw`|(?<supports>supports?|supported|agrees?|endorses?|prefers?|favou?rs?|accepts?|apoyan?|appuie(?:nt)?|apoiam?)` +
    String.raw`|(?<proposes>(?:has |have )?request(?:s|ed)?|asks?|asked|propos(?:es|e|ed)|suggest(?:s|ed)?|wish(?:es)?|would (?:like|prefer)|insists?|calls? for|proponen?|solicitan?|demande(?:nt)?|propõem?|propõe)` +
    String.raw`)(?!\p{L})`, 'iu',
)

function stripped(subject: string): string {
  return subject.trim().replace(/^(?:the )?delegations? of /i, '').replace(/^the (?=\S)/i, '').trim()
}
