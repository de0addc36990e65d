import type { Draft, Position } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { attribution } from '../../schema/attribution.ts'
import { findParties } from '../../schema/parties.ts'
import { textOf } from '../../schema/runs.ts'
import { parties } from './parties.ts'

/** The words of a text, sorted: letters and digits. Names of known parties at the head of a bracket are left out, since a draft keeps the
 * party and not the spelling of its name, and so are the numbers notes are cited by. */
export function sourceWords(text: string): string[] {
  return wordsOf(text).sort()
}

/** The words a draft keeps of the text it was read from: those of its units and notes, of labels and stamps as they were printed, of
 * remarks, positions and moves. `source` is the text where a name behind an alternative may not have been printed. */
export function draftWords(draft: Draft, source?: string): string[] {
  return wordsOf(draftText(draft, source?.replace(/\s+/g, ' '))).sort()
}

/** The words of the units alone, in order. */
export function unitWords(draft: Draft): string[] {
  return draft.units.flatMap((unit) => wordsOf(textOf(unit.runs)))
}

/** Whether the words of the units stand in the order in which they stand in the text. */
export function areInOrder(draft: Draft, text: string): boolean {
  const source = wordsOf(text)
  let at = 0
  return wordsOf(draft.units.map((unit) => unitText(unit.runs)).join('\n')).every((word) => {
    while (at < source.length && source[at] !== word) at += 1
    return at++ < source.length
  })
}

/** What delegations say of words in a bracket, known names and verbs left out: a draft keeps holders and positions, and not how they were
 * printed. Null where it is something else. */
function strangersOf(claims: string): string | null {
  const left = claims.split(';').map((claim) => {
    const names = claim.replace(/\.$/, '').replace(/\s+(?:proposes?|opposes?|supports?|deletes?|retains?|reserves?|holds?|considering|pending)\s*$/i, '').trim()
    const all = names.split(/\s*[,/]\s*/)
    const written = all.every((name) => /^\p{Lu}[\p{L}\p{N}.]*(?: \p{Lu}[\p{L}\p{N}.]*)*$/u.test(name))
    return findParties(parties, names) ? '' : written ? all.filter((name) => !findParties(parties, name)).join(' ') : null
  })
  return left.includes(null) ? null : left.join(' ')
}

/** Words of a text in order, as `sourceWords` counts them. */
export function wordsOf(text: string): string[] {
  // A label may have run into the word behind it.
  let plain = text.replace(/([\p{N}\p{Ll}])(\p{Lu}\p{Ll})/gu, '$1 $2').replace(/(?<=[A-Z]{2})(?=(?:propos|oppos|support|delet|retain|reserv|consider)\p{Ll}*(?!\p{L}))/gu, ' ')
  plain = plain.replace(/[[\ue000]([^[\]:\ue000]{1,80}?)(?:\s+(?:delete|hold))?\s*:/g, (head, names: string) => (findParties(parties, names) ? '[' : head))
  plain = plain.replace(/([[\ue000]\s*)([^[\]:\ue000(){}]{1,120}):/g, (head, open: string, claims: string) => (/\s(?:propose|oppose|support|delete|retain|reserve|hold|considering|pending)/.test(claims) && strangersOf(claims) !== null ? `${open} ${strangersOf(claims)} ` : head))
  plain = plain.replace(/([\s.;,][-–]\s?)([^-–[\]:\ue000(){}]{1,120}?)(?=\]|\ue000|\s\/\s)/g, (tail, dash: string, claims: string) => (strangersOf(claims) === null ? tail : `${dash}${strangersOf(claims)} `))
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(/\d{1,3}\//g, ' ')
  }
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

function draftText(draft: Draft, source?: string): string {
  const isIn = (phrase: string) => source === undefined || source.includes(phrase)
  const out: string[] = []
  for (const unit of draft.units) {
    const isNamed = unit.by !== null && !unit.remarks.some((remark) => /^\((?:Proposal|Proposed)/.test(remark))
    if (unit.by !== null && unit.alternativeTo === null) out.push(strangers(unit.by))
    out.push(unit.label ?? '', unitText(unit.runs), isNamed && unit.alternativeTo !== null && isIn(attribution(draft.parties, unit.by ?? '')) ? attribution(draft.parties, unit.by ?? '') : '')
    out.push(...printed(unit.positions), ...unit.remarks, unit.stamp?.printed ?? '', unit.moved?.printed ?? '')
    const marks = new Map(unit.runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark])))
    for (const [id, mark] of marks) out.push(strangers(mark.by), ...printed(draft.brackets[id]?.positions ?? []), ...(draft.brackets[id]?.remarks ?? []))
  }
  return [...out, ...draft.notes.map((note) => note.text)].join('\n')
}

function unitText(runs: Parameters<typeof textOf>[0]): string {
  return runs.map((run, at) => ((at === 0 ? run.brackets.length > 0 : JSON.stringify(run.brackets) !== JSON.stringify(runs[at - 1]!.brackets)) ? `\ue000${run.text}` : run.text)).join('')
}

/** A party that is not in the table is kept under the name it was printed with. */
function strangers(by: string): string {
  return holders(by).filter((code) => !parties.some((party) => party.code === code)).join(', ')
}

function printed(positions: readonly Position[]): string[] {
  const inLine = positions.filter(({ note }) => note === null)
  let said: string[] = []
  return inLine.flatMap(({ party, printed: text }, at) => {
    const again = text !== null && text === inLine[at - 1]?.printed && !said.includes(party)
    said = again ? [...said, party] : [party]
    return again ? [] : [text ?? strangers(party)]
  })
}
