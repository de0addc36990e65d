import { attribution } from '../attribution.ts'
import type { BracketMark, Draft, Position, Unit } from '../draft.ts'
import { holders } from '../draft.ts'
import { partyName } from '../naming.ts'
import { shortForm } from '../parties.ts'
import { annotatedBlock, idemStamps } from './annotated.ts'
import type { UnitChange } from './changes.ts'
import { documentHead } from './documentHead.ts'
import { houseStyle, noteNumbers, positionText } from './houseStyle.ts'
import type { RenditionBlock } from './rendition.ts'
import type { TrackedPiece, TrackedWords } from './trackedPieces.ts'
import { trackedPieces } from './trackedPieces.ts'
import { toldByLabel } from './toldByLabel.ts'
import type { WordStyle } from './wordPieces.ts'

/** A unit whose proposals are changes of its text, each under the name of its holder. */
export interface TrackedBlock extends Pick<RenditionBlock, 'unit' | 'kind' | 'label' | 'alternative' | 'by' | 'marks'> {
  /** Whether it is a version of another unit, which a change says without a sign. */
  readonly version: boolean
  /** Names of those who propose that the whole unit come in, or go. */
  readonly change: UnitChange
  readonly pieces: readonly TrackedPiece[]
}

/** What a party holds, said beside the words and not in the line. */
export interface TrackedComment {
  readonly by: string
  readonly initials: string
  readonly text: string
}

/** A draft made ready for a format that knows changes with an author: without any it reads as if no proposal, with all as if every one was accepted. */
export interface TrackedRendition {
  readonly title: string
  readonly symbol: string
  readonly head: readonly string[]
  readonly blocks: readonly TrackedBlock[]
  readonly comments: readonly TrackedComment[]
  readonly notes: readonly { readonly number: string; readonly text: string }[]
}

/** The draft with its proposals as changes and the positions on them as comments.
 *
 * What a change cannot say is printed in brackets, as in the annotated text: words that are merely held, words that several parties each
 * propose to strike or replace in their own way, and several parties' versions of one paragraph. */
export function tracked(draft: Draft): TrackedRendition {
  const idem = idemStamps(draft)
  const house = houseStyle(draft)
  const numbers = noteNumbers(draft)
  const versions = versionsOf(draft)
  const comments: TrackedComment[] = []
  const isTold = toldByLabel(draft.units)
  const author = (by: string | null) => by === null ? null : authorName(draft, by)

  const block = (unit: Unit, at: number): TrackedBlock => {
    const plan = planOf(unit, versions)
    const words: TrackedWords = {
      change: plan.change, author,
      head: (mark) => house.head(mark), behind: (bracket) => draft.brackets[bracket]?.remarks ?? [], numberOf: (note) => numbers.get(note) ?? null,
      tabled: (bracket) => draft.brackets[bracket]?.at,
      comment: (bracket) => commentsOn(draft, draft.brackets[bracket]?.positions ?? [], comments),
    }
    const whole = commentsOn(draft, unit.positions, comments)
    const pieces = [...whole.map(start), ...trackedPieces(unit.runs, words), ...whole.map(end)]
    const { marks } = annotatedBlock(draft, { ...unit, runs: [], positions: [] }, house, idem)
    const { ins, del } = plan.change
    return {
      unit: unit.id, kind: unit.kind, label: unit.label, by: unit.by, version: unit.alternativeTo !== null, alternative: plan.bracketed && unit.alternativeTo !== null && !isTold(at),
      change: { ins: author(ins), del: author(del) },
      pieces: plan.bracketed ? inBrackets(pieces, unit, house) : pieces,
      // The author of the change says already whose proposal it is.
      marks: ins === null ? marks : marks.filter((mark) => mark.text !== attribution(draft.parties, ins)),
    }
  }
  const blocks = draft.units.map(block)
  return { title: draft.title, symbol: draft.symbol, head: documentHead(draft), blocks, comments, notes: draft.notes.map((note, at) => ({ number: String(at + 1), text: note.text })) }
}

/** Proposed versions of each unit that has any, without those that were deleted. */
function versionsOf(draft: Draft): ReadonlyMap<string, readonly Unit[]> {
  const proposed = draft.units.filter((unit) => unit.by !== null && unit.alternativeTo !== null && unit.stamp?.decision !== 'deleted')
  return grouped(proposed, (unit) => unit.alternativeTo ?? '')
}

/** How a unit is shown: as a change, or in brackets where its rivals are as many changes of the same paragraph. */
function planOf(unit: Unit, versions: ReadonlyMap<string, readonly Unit[]>): { readonly change: UnitChange; readonly bracketed: boolean } {
  const hasRivals = (of: string | null) => of !== null && new Set(versions.get(of)?.map(({ by }) => by)).size > 1
  const bracketed = unit.by !== null && hasRivals(unit.alternativeTo)
  const replaced = hasRivals(unit.id) ? null : (versions.get(unit.id)?.[0]?.by ?? null)
  return { change: { ins: bracketed ? null : unit.by, del: replaced }, bracketed }
}

function inBrackets(pieces: readonly TrackedPiece[], unit: Unit, house: WordStyle): TrackedPiece[] {
  const change = { ins: null, del: null }
  const mark: BracketMark = { id: unit.id, kind: 'ins', by: unit.by ?? '', parent: null }
  const head = unit.alternativeTo === null ? house.head(mark) : ''
  return [{ type: 'bracket', text: `[${head}`, change, mark }, ...pieces, { type: 'bracket', text: ']', change, mark: null }]
}

/** Adds the comments that say these positions, and answers their places in the list. One remark of several parties is one comment. */
function commentsOn(draft: Draft, positions: readonly Position[], comments: TrackedComment[]): number[] {
  const made: number[] = []
  const byText = grouped(positions.filter(({ note }) => note === null), (position) => positionText(draft.parties, position))
  for (const [text, held] of byText) {
    const by = [...new Set(held.map(({ party }) => party))].join(',')
    made.push(comments.length)
    comments.push({ by: authorName(draft, by), initials: holders(by).map((code) => shortForm(draft.parties, code)).join(', '), text })
  }
  return made
}

function start(comment: number): TrackedPiece {
  return { type: 'comment', edge: 'start', comment, bracket: null }
}

function end(comment: number): TrackedPiece {
  return { type: 'comment', edge: 'end', comment, bracket: null }
}

/** Who a change is by: "Argentina, Brazil". */
function authorName(draft: Pick<Draft, 'parties'>, by: string): string {
  return holders(by).map((code) => partyName(draft, code)).join(', ') || 'Not attributed'
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
