import type { Draft, Unit, UnitKind } from '../draft.ts'
import { noFacts } from '../draft.ts'
import { counted, inWords } from '../naming.ts'
import { plain, textOf } from '../runs.ts'
import { presenceLines } from './presence.ts'
import type { Results } from './results.ts'

/** The results of a meeting and behind them the whole text, as one draft: whatever prints a draft prints them, and both look as one paper.
 *
 * Only to be printed. Its first units are sentences about the draft, under ids no document has. */
export function resultsDraft(results: Results, draft: Draft): Draft {
  const { meeting, presence, quorum, parts, heading, progress } = results
  let count = 0
  const unit = (kind: UnitKind, text: string, label: string | null = null): Unit => ({ ...noFacts, id: `results:${++count}`, kind, label, by: null, runs: [plain(text)] })
  const front = [
    unit('title', heading), unit('paragraph', `${meeting.name}.${meeting.open ? ' It is not over: these are its results so far.' : ''}`),
    unit('heading', 'PRESENCE'), ...presenceLines(presence).map((line) => unit('paragraph', line)), unit('paragraph', quorum),
    ...parts.flatMap(({ name, lines }) => [unit('heading', name.toUpperCase()), ...lines.map(({ sentence }) => unit('action', sentence, '–'))]),
    unit('heading', 'HOW FAR THE TEXT IS'), unit('paragraph', progressSentence(progress)),
    unit('heading', 'THE TEXT'),
  ]
  // A text that came as the results of an earlier meeting is headed by these now.
  const text = draft.units.filter(({ kind, runs }) => kind !== 'title' || !/^\s*results of the .* to consider\b/is.test(textOf(runs)))
  return { ...draft, units: [...front, ...text] }
}

/** "12 of 40 paragraphs are agreed, 3 of them to be confirmed and 1 subject to consultations; 28 are open, with 17 brackets; 2 are deleted." */
export function progressSentence({ agreed, pending, conditional, open, deleted, brackets, under }: Results['progress']): string {
  const be = (count: number) => (count === 1 ? 'is' : 'are')
  const waiting = [...(pending ? [`${pending} of them to be confirmed`] : []), ...(conditional ? [`${conditional} ${pending ? '' : 'of them '}subject to consultations`] : [])]
  const inBrackets = brackets > under ? `, with ${counted(brackets - under, 'bracket')}` : ''
  const underStamps = under ? `; ${counted(under, 'bracket stays', 'brackets stay')} open in what is decided` : ''
  return `${agreed} of ${agreed + open} paragraphs ${be(agreed)} agreed${waiting.length ? `, ${inWords(waiting)}` : ''}; ${open} ${be(open)} open${inBrackets}${deleted ? `; ${deleted} ${be(deleted)} deleted` : ''}${underStamps}.`
}
