import fc from 'fast-check'
import type { BracketKind, BracketMark, Draft, Note, Position, Run, Stamp, Unit, UnitKind } from '../../schema/draft.ts'
import { emptyDraft, noFacts, stances } from '../../schema/draft.ts'
import { waits } from '../../schema/parse/waits.ts'
import { normalRuns, textOf } from '../../schema/runs.ts'
import { parties } from './parties.ts'

/** Drafts with every convention in them, and words that look like every convention. */
export function drafts(options: { readonly nasty: boolean }): fc.Arbitrary<Draft> {
  const notes = fc.array(fc.constantFrom('Approval is pending for want of a quorum.', 'Agreed at the Working Group meeting of March 28, 2012.', 'See the annex.'), { maxLength: 3 })
  return notes.chain((texts) => {
    const ids = texts.map((_, at) => `n${at}`)
    return fc.array(unitSeed(ids, options.nasty), { minLength: 1, maxLength: 9 }).map((seeds) => assemble(seeds, texts.map((text, at): Note => ({ id: ids[at]!, text, lines: null }))))
  })
}

const codes = ['URY', 'BRA', 'MEX', 'KNA', 'USA', 'Working Group', 'ARG,CHL', 'TTO,VCT']
const single = ['URY', 'BRA', 'USA', 'TTO']
const words = ['shall', 'promptly', 'the law', 'states,', 'and/or', 'to report', 'risk-based', '(2003)', 'every year.', 'água', 'Δ', 'of']
const lookalikes = [
  '[', ']', '[x]', '[Uru: x]', '\\', '\\(', '1/', '2/ ', 'AGREED INF 04/03/12', '(AGREED INF 04/03/12)', 'Uru: ', 'hold: x', '(Brazil opposes)', '1. To',
  'Actions', '(Proposal by Uruguay)', '(Previously paragraph 4)', '[Peru requests it]', 'CHAPTER 1', 'Purpose: x', '// x', '\ufffd x', '(', ')', '\n', '[ ]', 'Objective 1.2', '/',
]

type Node = { readonly text: string } | { readonly kind: BracketKind; readonly by: string; readonly nodes: readonly Node[]; readonly note: number | null; readonly replaced: boolean; readonly over: boolean }

function nodes(nasty: boolean, depth: number): fc.Arbitrary<readonly Node[]> {
  const text = fc.tuple(fc.constantFrom(...words), fc.constantFrom('', ' ', ' ')).map(([word, space]) => ({ text: word + space }))
  const odd = fc.constantFrom(...lookalikes).map((word) => ({ text: word }))
  const bracket = fc.record({
    kind: fc.constantFrom<BracketKind>('ins', 'del', 'hold'), by: fc.constantFrom(...codes, ''), nodes: depth > 0 ? nodes(nasty, depth - 1) : fc.tuple(text),
    note: fc.option(fc.nat(2), { freq: 5 }), replaced: fc.boolean(), over: fc.boolean(),
  })
  const weights = [{ weight: 5, arbitrary: text }, { weight: 2, arbitrary: bracket }, ...(nasty ? [{ weight: 1, arbitrary: odd }] : [])]
  return fc.array(fc.oneof(...weights), { minLength: 1, maxLength: 5 })
}

interface UnitSeed {
  readonly kind: UnitKind
  readonly label: boolean
  readonly by: string | null
  readonly alternative: boolean
  readonly style: number
  readonly nodes: readonly Node[]
  readonly stamp: { readonly decision: Stamp['decision']; readonly level: string; readonly day: number; readonly note: number | null } | null
  readonly positions: readonly { readonly party: string; readonly stance: Position['stance']; readonly onBracket: boolean; readonly until: string | null }[]
  readonly moved: 'origin' | 'destination' | null
}

function unitSeed(notes: readonly string[], nasty: boolean): fc.Arbitrary<UnitSeed> {
  return fc.record({
    kind: fc.constantFrom<UnitKind>('title', 'heading', 'chapter', 'objective', 'subheading', 'action', 'action', 'action', 'paragraph', 'paragraph'),
    label: fc.boolean(), style: fc.nat(13), by: fc.option(fc.constantFrom(...codes), { freq: 4 }), alternative: fc.boolean(), nodes: nodes(nasty, 2),
    stamp: fc.option(fc.record({ decision: fc.constantFrom('agreed', 'deleted'), level: fc.constantFrom('INF', 'AD REFERENDUM', '', 'PLENARY', 'COMMITTEE', 'WORKING GROUP 2', 'CABINET', 'COW', 'IN INFORMALS'), day: fc.integer({ min: 1, max: 28 }), note: fc.option(fc.nat(Math.max(0, notes.length - 1))) })),
    positions: fc.uniqueArray(fc.record({ party: fc.constantFrom(...single), stance: fc.constantFrom(...stances), onBracket: fc.boolean(), until: fc.option(fc.constantFrom('2012-04-30', '2012-05-03', '2031-12-31')) }), { maxLength: 2, selector: ({ party }) => party }),
    moved: fc.option(fc.constantFrom('origin', 'destination'), { freq: 8 }),
  })
}

function assemble(seeds: readonly UnitSeed[], notes: readonly Note[]): Draft {
  const brackets: Record<string, { positions: Position[]; remarks: string[] }> = {}
  const units: Unit[] = []
  let ids = 0
  for (const [at, seed] of seeds.entries()) {
    const listed = units.findLast((unit) => !['action', 'paragraph'].includes(unit.kind))?.kind
    // Mostly where such a unit stands in a real draft, and now and then where it never does.
    const misplaced = seed.kind === 'action' && listed !== 'objective' && listed !== 'subheading' && !seed.alternative
    const kind = (seed.kind === 'title' && at > 0) || misplaced ? 'paragraph' : seed.kind
    const heading = kind === 'title' || kind === 'heading' || kind === 'chapter' || kind === 'subheading'
    const ownRuns = runsOf(heading ? headingNodes(kind) : seed.nodes, notes, () => `x${(ids += 1)}`)
    const before = units[at - 1]
    const by = heading ? null : seed.by
    const alternativeTo = by !== null && seed.alternative && before ? (before.alternativeTo ?? before.id) : null
    const found = [...new Set(ownRuns.flatMap((run) => run.brackets.map((mark) => mark.id)))]
    const positions: Position[] = []
    for (const { party, stance, onBracket, until } of heading ? [] : seed.positions) {
      const position: Position = { party, stance, printed: null, note: null, ...(until !== null && stance === 'pending consultations' ? { until } : {}) }
      const id = onBracket ? found[found.length - 1] : undefined
      if (id === undefined) positions.push(position)
      else (brackets[id] ??= { positions: [], remarks: [] }).positions.push(position)
    }
    units.push({
      ...noFacts, id: `i${at}`, kind, by, alternativeTo, positions, runs: ownRuns, label: labelOf(kind, seed.label, at, seed.style),
      stamp: heading && kind !== 'chapter' ? null : stampOf(seed, notes),
      moved: heading || seed.moved === null ? null : { role: seed.moved, other: null, printed: seed.moved === 'origin' ? '(This paragraph was moved to Objective 2.1)' : '(Previously paragraph 4 of objective 1.1)' },
    })
  }
  return { ...emptyDraft, parties, units, notes, brackets }
}

function headingNodes(kind: UnitKind): Node[] {
  return [{ text: { title: 'Draft Plan of Action', heading: 'INTRODUCTION:', chapter: 'PUBLIC POLICIES', subheading: 'Actions' }[kind as 'title'] }]
}

function labelOf(kind: UnitKind, labelled: boolean, at: number, seed: number): string | null {
  if (kind === 'chapter') return `CHAPTER ${at + 1}`
  if (kind === 'objective') return `Objective ${at + 1}.${at + 2}`
  if (kind === 'action') return ['1.', '2bis.', '(a)', '3. (ter)', '1alt.', '2 sexies', '3 ante', 'Option 1', 'Option 2', '2bis alt2.', 'PP5', 'PP5alt', 'Alt 1.', 'Article 7 bis'][seed % 14]!
  return kind === 'paragraph' && labelled ? (seed < 10 ? ['Purpose:', 'Follow-up:', '4.', 'Purpose alt:'] : ['Option A', 'Option B', '4.', 'ALT 4.'])[at % 4]! : null
}

function stampOf({ stamp }: UnitSeed, notes: readonly Note[]): Stamp | null {
  if (!stamp) return null
  const { decision, level, day } = stamp
  const note = stamp.note === null ? undefined : notes[stamp.note]
  const date = level === 'AD REFERENDUM' ? null : `2012-04-${String(day).padStart(2, '0')}`
  return { decision, level, date, meeting: null, note: note?.id ?? null, printed: null, pending: waits(level, note), hash: '', words: '' }
}

/** Runs as an editor leaves them: an insertion carries its author alone, other brackets lie over whatever words they cover. */
function runsOf(of: readonly Node[], notes: readonly Note[], newId: () => string): Run[] {
  const out: Run[] = []
  const walk = (list: readonly Node[], marks: readonly BracketMark[], parent: string | null, anchored: readonly string[]) => {
    for (const node of list) {
      if ('text' in node) {
        out.push({ text: node.text, brackets: marks, notes: anchored })
        continue
      }
      const { kind } = node
      // Nobody proposes anonymously, and a hold may be anybody's.
      const by = node.by === '' && kind !== 'hold' ? 'URY' : node.by
      const mark: BracketMark = { id: newId(), kind, by, parent }
      const note = node.note === null ? undefined : notes[node.note]
      const inside = note ? [...new Set([...anchored, note.id])] : anchored
      const author = marks.find((each) => each.kind === 'ins')
      if (kind === 'ins') walk(node.nodes, [mark], mark.id, inside)
      else walk(node.nodes, [...marks, mark], node.over ? parent : mark.id, inside)
      if (kind === 'del' && node.replaced && (author === undefined || author.id === parent)) out.push({ text: 'instead', brackets: [{ ...mark, kind: 'ins' }], notes: anchored })
    }
  }
  walk(of, [], null, [])
  const runs = normalRuns(out)
  return textOf(runs).trim() === '' ? [{ text: 'words', brackets: [], notes: [] }] : runs
}
