import { holdersInSentence } from '../compare/inSentence.ts'
import { clause, finished, positionHeld } from '../compare/positionWords.ts'
import type { Draft, Position, Stance } from '../draft.ts'
import { bracketName, counted, ended, inShort, inWords, levelInBrackets, unitName } from '../naming.ts'
import { openItems } from '../openItems.ts'
import { placesOf } from '../places.ts'
import { conditionsOf, standingOf } from '../standing.ts'
import type { ResultLine } from './results.ts'

/** What waits for somebody: decisions to be confirmed, together as they were decided, and delegations that consult, with the day they named. */
export function pendingPoints(draft: Draft): ResultLine[] {
  const waiting = new Map<string, string[]>()
  for (const { id, stamp } of draft.units) {
    if (!stamp?.pending) continue
    const how = `${stamp.decision}${levelInBrackets(stamp)}`
    waiting.set(how, [...(waiting.get(how) ?? []), id])
  }
  const toConfirm = [...waiting].map(([how, units]): ResultLine => ({
    unit: units.length === 1 ? units[0]! : null, place: '', sentence: ended(`To be confirmed, ${how}: ${together(draft, units)}`),
  }))
  return [...toConfirm, ...held(draft, ['pending consultations'])]
}

/** Who reserves its position on what, and who is against it. */
export function reservations(draft: Draft): ResultLine[] {
  return held(draft, ['reserves', 'opposes'])
}

/** What has not been decided: how much of it, and every proposal on the table by its paragraph, those under a stamp too. */
export function openPoints(draft: Draft): ResultLine[] {
  const places = placesOf(draft)
  const open = draft.units.filter((unit) => standingOf(unit).state === 'open').map(({ id }) => id)
  const much: ResultLine[] = open.length === 0 ? [] : [{ unit: null, place: '', sentence: ended(`${counted(open.length, 'paragraph is', 'paragraphs are')} still to be decided: ${together(draft, open)}`) }]
  const found = openItems(draft, places).filter(({ type }) => type !== 'positions').map(({ type, id, unit, place, by, inserted }) => {
    const within = draft.units.find((each) => each.id === unit)!
    const who = holdersInSentence(draft, by)
    const words = type === 'unit' ? `the paragraph as a whole${who ? `, proposed by ${who}` : ''}: “${inShort(inserted)}”` : bracketName(draft, within, id)
    // A bracket under a stamp is as open as any: only what is around it was decided.
    const name = within.stamp ? `${clause(unitName(draft, unit))}, ${within.stamp.decision}${levelInBrackets(within.stamp)}` : unitName(draft, unit)
    return { unit, place, name, words }
  })
  // Together by paragraph, so that its name is read once.
  const byUnit = new Map<string, typeof found>()
  for (const each of found) byUnit.set(each.unit, [...(byUnit.get(each.unit) ?? []), each])
  return [...much, ...[...byUnit].map(([unit, all]): ResultLine => ({ unit, place: all[0]!.place, sentence: ended(`${all[0]!.name}: ${all.map(({ words }) => words).join('; ')}`) }))]
}

function held(draft: Draft, stances: readonly Stance[]): ResultLine[] {
  const places = placesOf(draft)
  return draft.units.flatMap((unit) => {
    const on = (positions: readonly Position[], what: string) => positions.filter(({ stance }) => stances.includes(stance))
      .map((position): ResultLine => ({ unit: unit.id, place: places.get(unit.id) ?? '', sentence: finished(positionHeld(draft, position, what)) }))
    const brackets = [...new Set(unit.runs.flatMap((run) => run.brackets.map(({ id }) => id)))]
    const name = unitName(draft, unit.id)
    // A decision that is subject to an answer is told with it: one line may be all that is quoted.
    const decided = conditionsOf(unit).length > 0 && unit.stamp ? `${clause(name)}, which is ${unit.stamp.decision}${levelInBrackets(unit.stamp)} subject to them` : name
    return [...on(unit.positions, stances.includes('pending consultations') ? decided : name), ...brackets.flatMap((id) => on(draft.brackets[id]?.positions ?? [], `${bracketName(draft, unit, id)} in ${name}`))]
  })
}

/** Many units in a sentence, those of one objective together: "Objective 1.1 and its 1. and 3.; Objective 1.2, 2." */
function together(draft: Draft, ids: readonly string[]): string {
  const groups: { readonly section: string; readonly within: string[]; hasItself: boolean }[] = []
  for (const id of ids) {
    const name = unitName(draft, id)
    const [, section = name, within] = /^(Objective [^,]+), (.+)$/.exec(name) ?? []
    const last = groups[groups.length - 1]
    const group = last?.section === section ? last : { section, within: [], hasItself: false }
    if (group !== last) groups.push(group)
    if (within === undefined) group.hasItself = true
    else group.within.push(within)
  }
  return groups.map(({ section, within, hasItself }) => (within.length === 0 ? section : `${section}${hasItself ? ' and its' : ','} ${inWords(within)}`)).join('; ')
}
