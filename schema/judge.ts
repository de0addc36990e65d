import type { Actor } from './acts/act.ts'
import type { Run, Unit } from './draft.ts'
import { isSealed } from './draft.ts'
import { LONGEST_INSERTION, LONGEST_UNIT, newFoulCharacter } from './hygiene.ts'
import { inShort } from './naming.ts'
import { isMarkFromTheFloor, isMarkOf, isPlainlyMarked, markFault, newMarks } from './newMarks.ts'
import { cellsOf, keepsForeignMarks, projection } from './ownership.ts'
import { factsOf } from './record.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'
import { authorOf, bracketKey, normalRuns, textOf } from './runs.ts'

/** Whether somebody may turn one unit's text into another by typing; null when they may.
 *
 * The server judges every change by this rule before anybody sees it, and an editor the same change before it sends it. For a
 * delegation the rule is total: with its own words and marks taken out, the unit is what it was. */
export function judgeUnit(before: Unit, after: Unit, actor: Actor): Refusal | null {
  if (actor.role === 'observer') return refuse('role', 'Observers read along; they cannot change the text.', { unit: before.id })
  if (!sameUnit(before, after)) return refuse('structure', `Only the words of ${calledHere(before)} can be typed; what it is is changed by an act of the chair or the secretariat.`, { unit: before.id })
  if (sameWords(before.runs, after.runs)) return null
  return judgeSeal(before) ?? judgeText(before, after) ?? judgeMarks(before, after) ?? judgeAuthor(before, after, actor)
}

/** Agreed and deleted units take no typing, whoever types. */
export function judgeSeal(unit: Unit): Refusal | null {
  if (!isSealed(unit)) return null
  const decision = unit.stamp?.decision === 'deleted' ? 'deleted' : 'agreed'
  return refuse('sealed', `Nothing can be typed in ${calledHere(unit)}: it is ${decision}. The chair can reopen it.`, { unit: unit.id })
}

/** No character that cannot be seen, and not more than a unit can hold. */
export function judgeText(before: Unit, after: Unit): Refusal | null {
  const was = textOf(before.runs)
  const now = textOf(after.runs)
  if (now.length > was.length && now.length > LONGEST_UNIT)
    return refuse('size', `${capital(calledHere(before))} would be longer than ${LONGEST_UNIT.toLocaleString('en')} characters. Put the rest in a unit of its own.`, { unit: before.id })
  if (now.length - was.length > LONGEST_INSERTION)
    return refuse('size', `That is more than ${LONGEST_INSERTION.toLocaleString('en')} characters at once. Insert it in smaller parts.`, { unit: before.id })
  const foul = newFoulCharacter(was, now)
  if (foul) return refuse('malformed', `The words for ${calledHere(before)} hold a character that nobody could see (${foul}). Type them again without it.`, { unit: before.id })
  return null
}

/** Whoever makes a bracket, it is well formed. */
export function judgeMarks(before: Unit, after: Unit): Refusal | null {
  const was = new Set(before.runs.map(marksKey))
  if (after.runs.some((run) => !isPlainlyMarked(run) && !was.has(marksKey(run))))
    return refuse('malformed', `Words in ${calledHere(before)} would have two authors, or one bracket twice.`, { unit: before.id })
  const fault = markFault(before.runs, after.runs)
  return fault ? refuse(fault.code, `A bracket in ${calledHere(before)} ${fault.what}.`, { unit: before.id }) : null
}

function judgeAuthor(before: Unit, after: Unit, actor: Actor): Refusal | null {
  return actor.role === 'delegation' ? judgeDelegation(before, after, actor) : judgeStaff(before, after)
}

/** A delegation changes its own words and marks, and nothing else. */
export function judgeDelegation(before: Unit, after: Unit, actor: Pick<Actor, 'party'>): Refusal | null {
  const { party } = actor
  if (!party) return refuse('role', 'This delegation has no name yet. Ask the secretariat for a new invitation.', { unit: before.id })
  if (newMarks(before.runs, after.runs).some((mark) => !isMarkOf(mark, party, before.runs)))
    return refuse('forged', `You speak for ${party}: a bracket that you make in ${calledHere(before)} names ${party} alone.`, { unit: before.id })
  const was = cellsOf(before, party)
  const now = cellsOf(after, party)
  if (projection(was) !== projection(now))
    return refuse('not yours', `In ${calledHere(before)} only what ${party} has on the table can be typed in. A bracket that was accepted, rejected or withdrawn meanwhile is not: propose your words anew.`, { unit: before.id })
  if (!keepsForeignMarks(was, now))
    return refuse('not yours', `What others have marked in ${calledHere(before)} can neither be moved to other words nor taken off.`, { unit: before.id })
  return null
}

/** The chair and the secretariat type wherever typing is open; brackets and notes go by acts, which are recorded. */
export function judgeStaff(before: Unit, after: Unit): Refusal | null {
  if (newMarks(before.runs, after.runs).some((mark) => !isMarkFromTheFloor(mark, before.runs)))
    return refuse('malformed', `A bracket made in ${calledHere(before)} needs the name of one party, unless it only holds words.`, { unit: before.id })
  if (losesBracket(before.runs, after.runs))
    return refuse('not yours', `The last words of a bracket in ${calledHere(before)} cannot be typed away. Accept, reject or withdraw the bracket.`, { unit: before.id })
  if (!sameNotes(before.runs, after.runs))
    return refuse('not yours', `Typing in ${calledHere(before)} can neither add a note nor take one away.`, { unit: before.id })
  if (changesAuthors(before.runs, after.runs))
    return refuse('not yours', `In ${calledHere(before)} words of the text and proposed words cannot be turned into each other by typing. Accept or reject the bracket.`, { unit: before.id })
  return null
}

/** Whether a bracket that was there is there no more, in one of its kinds. */
export function losesBracket(before: readonly Run[], after: readonly Run[]): boolean {
  const left = new Set(after.flatMap((run) => run.brackets.map(bracketKey)))
  return before.some((run) => run.brackets.some((mark) => !left.has(bracketKey(mark))))
}

/** Whether the same notes are anchored. */
export function sameNotes(before: readonly Run[], after: readonly Run[]): boolean {
  const was = new Set(before.flatMap((run) => run.notes))
  const now = new Set(after.flatMap((run) => run.notes))
  return was.size === now.size && [...now].every((note) => was.has(note))
}

/** Whether words that all stayed belong to other authors or notes than before. With other words nobody can tell by the text alone. */
export function changesAuthors(before: readonly Run[], after: readonly Run[]): boolean {
  return textOf(before) === textOf(after) && authorship(before) !== authorship(after)
}

/** A unit in a sentence: by its label, or by how it begins. */
export function calledHere(unit: Pick<Unit, 'label' | 'kind' | 'runs'>): string {
  if (unit.label) return `“${unit.label}”`
  const words = inShort(textOf(unit.runs))
  return words ? `the ${unit.kind} “${words}”` : `the empty ${unit.kind}`
}

function sameUnit(before: Unit, after: Unit): boolean {
  if (before.id !== after.id || before.kind !== after.kind || before.by !== after.by) return false
  const was = Object.entries(factsOf(before))
  const now = Object.values(factsOf(after))
  return was.every(([, value], i) => value === now[i] || JSON.stringify(value) === JSON.stringify(now[i]))
}

function sameWords(before: readonly Run[], after: readonly Run[]): boolean {
  return before === after || spelledOut(before) === spelledOut(after)
}

function spelledOut(runs: readonly Run[]): string {
  return JSON.stringify(normalRuns(runs).map((run) => [run.text, run.brackets.map(bracketKey), run.notes]))
}

function authorship(runs: readonly Run[]): string {
  const out: [text: string, author: string, notes: string][] = []
  for (const run of runs) {
    const author = authorOf(run)
    const [name, notes] = [author ? bracketKey(author) : '', JSON.stringify([...run.notes].sort())]
    const last = out[out.length - 1]
    if (last && last[1] === name && last[2] === notes) last[0] += run.text
    else if (run.text) out.push([run.text, name, notes])
  }
  return JSON.stringify(out)
}

function marksKey(run: Run): string {
  return JSON.stringify(run.brackets.map(bracketKey).sort())
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
