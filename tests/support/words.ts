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
 * remarks, positions and moves. */
export function draftWords(draft: Draft): string[] {
  return wordsOf(draftText(draft)).sort()
}

/** The words of the units alone, in order. */
export function unitWords(draft: Draft): string[] {
  return draft.units.flatMap((unit) => wordsOf(textOf(unit.runs)))
}

/** Words of a text in order, as `sourceWords` counts them. */
export function wordsOf(text: string): string[] {
  let plain = text.replace(/\[([^[\]:]{1,80}?)(?:\s+(?:delete|hold))?\s*:/g, (head, names: string) => (findParties(parties, names) ? '[' : head))
  for (let before = ''; before !== plain; ) {
    before = plain
    plain = plain.replace(/\d{1,3}\//g, ' ')
  }
  return plain.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
}

function draftText(draft: Draft): string {
  const out: string[] = []
  for (const unit of draft.units) {
    const isNamed = unit.by !== null && !unit.remarks.some((remark) => /^\((?:Proposal|Proposed)/.test(remark))
    if (unit.by !== null && unit.alternativeTo === null) out.push(strangers(unit.by))
    out.push(unit.label ?? '', unitText(unit.runs), isNamed && unit.alternativeTo !== null ? attribution(draft.parties, unit.by ?? '') : '')
    out.push(...printed(unit.positions), ...unit.remarks, unit.stamp?.printed ?? '', unit.moved?.printed ?? '')
    const marks = new Map(unit.runs.flatMap((run) => run.brackets.map((mark) => [mark.id, mark])))
    for (const [id, mark] of marks) out.push(strangers(mark.by), ...printed(draft.brackets[id]?.positions ?? []), ...(draft.brackets[id]?.remarks ?? []))
  }
  return [...out, ...draft.notes.map((note) => note.text)].join('\n')
}

function unitText(runs: Parameters<typeof textOf>[0]): string {
  return runs.map((run, at) => (at > 0 && JSON.stringify(run.brackets) !== JSON.stringify(runs[at - 1]!.brackets) ? `\u0001${run.text}` : run.text)).join('')
}

/** A party that is not in the table is kept under the name it was printed with. */
function strangers(by: string): string {
  return holders(by).filter((code) => !parties.some((party) => party.code === code)).join(', ')
}

function printed(positions: readonly Position[]): string[] {
  return positions.filter(({ note }) => note === null).map((position) => position.printed ?? '').filter((text, at, all) => text !== all[at - 1])
}
