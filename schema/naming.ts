import type { Actor } from './acts/act.ts'
import { printedDay } from './calendar.ts'
import type { Draft, PartyCode, Stamp, Unit } from './draft.ts'
import { holders } from './draft.ts'
import { placesOf } from './places.ts'
import { bracketsIn } from './runs.ts'

/** What a unit is called in a sentence: "Objective 1.2, 3." where the paper only says "3." */
export function unitName(draft: Pick<Draft, 'units'>, id: string): string {
  const { places, heads } = knownOnce(draft)
  const place = places.get(id)
  if (!place) return 'an empty unit'
  const above = heads.get(id)
  if (above?.kind !== 'objective' || !above.label) return place
  const section = places.get(above.id) ?? ''
  const spoken = above.label.trim().replace(/[.:]+$/, '')
  if (place === section) return spoken
  return section && place.startsWith(`${section}, `) ? spoken + place.slice(section.length) : place
}

/** The place of each unit, and the heading each stands under. */
interface Known {
  readonly places: ReadonlyMap<string, string>
  readonly heads: ReadonlyMap<string, Unit>
}

// A sentence about many units asks for each of the same draft.
const known = new WeakMap<readonly Unit[], Known>()

function knownOnce(draft: Pick<Draft, 'units'>): Known {
  const found = known.get(draft.units) ?? { places: placesOf(draft), heads: headsOf(draft) }
  known.set(draft.units, found)
  return found
}

function headsOf({ units }: Pick<Draft, 'units'>): ReadonlyMap<string, Unit> {
  const heads = new Map<string, Unit>()
  let head: Unit | null = null
  for (const unit of units) {
    if (unit.kind === 'objective' || unit.kind === 'chapter' || unit.kind === 'heading') head = unit
    if (head && !heads.has(unit.id)) heads.set(unit.id, head)
  }
  return heads
}

/** Several units in a sentence: "Objective 1.2, 3.; Objective 1.2, 4." */
export function unitNames(draft: Pick<Draft, 'units'>, ids: readonly string[]): string {
  return ids.map((id) => unitName(draft, id)).join('; ')
}

/** A party's name: "Uruguay"; its code where the document does not know it. */
export function partyName(draft: Pick<Draft, 'parties'>, code: PartyCode): string {
  return draft.parties.find((party) => party.code === code)?.names[0] ?? code
}

/** The holders in a `by`, in words: "Argentina and Brazil"; empty where the draft names nobody. */
export function holderNames(draft: Pick<Draft, 'parties'>, by: string | null): string {
  return inWords(holders(by).map((code) => partyName(draft, code)))
}

/** Whoever does something, as the log names them: the delegation's party, or the role. The person's name stands beside it. */
export function actorName(draft: Pick<Draft, 'parties'>, actor: Actor): string {
  if (actor.role === 'delegation' && actor.party) return partyName(draft, actor.party)
  return actor.role.charAt(0).toUpperCase() + actor.role.slice(1)
}

/** A bracket as it would be printed, short enough for a sentence: "[Uru: while]", "[Mex delete: a ministerial][Mex: an expert-level]".
 * `inFull` where the sentence is all that is left of the words. */
export function bracketName(draft: Pick<Draft, 'parties'>, unit: Pick<Unit, 'runs'>, id: string, inFull = false): string {
  const order = { del: 0, hold: 1, ins: 2 }
  const parts = bracketsIn(unit.runs).filter(({ mark }) => mark.id === id).sort((a, b) => order[a.mark.kind] - order[b.mark.kind])
  return parts.map(({ mark, text }) => {
    const who = holders(mark.by).map((code) => draft.parties.find((party) => party.code === code)?.short[0] ?? code).join(', ')
    const head = mark.kind === 'del' ? `${who ? `${who} ` : ''}delete: ` : who && `${who}: `
    return `[${head}${inFull ? text.trim() : inShort(text)}]`
  }).join('')
}

/** The beginning of some words, for a sentence. */
export function inShort(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/\s\S*$/, '')} …` : words
}

// Long enough to recognise a paragraph, short enough for one line of the log.
const LONGEST = 80

/** What a stamp adds to its decision: "INF 04/19/12", "AD REFERENDUM", "04/19/12". */
export function stampLevel(stamp: Pick<Stamp, 'level' | 'date'>): string {
  return [stamp.level, stamp.date && printedDay(stamp.date)].filter(Boolean).join(' ')
}

/** The same in brackets after the decision; empty where there is nothing to add. */
export function levelInBrackets(stamp: Pick<Stamp, 'level' | 'date'>): string {
  const level = stampLevel(stamp)
  return level ? ` (${level})` : ''
}

/** "a", "a and b", "a, b and c". */
export function inWords(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}

/** A sentence with its full stop, given once where a label ends with one ("… released Objective 1.2, 3."). */
export function ended(sentence: string): string {
  return /[.!?…][)”"]*$/.test(sentence) ? sentence : `${sentence}.`
}

/** A number of things: "1 bracket", "2 brackets". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
