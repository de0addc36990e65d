import type { Draft, Run, Unit } from './draft.ts'
import type { Block } from './parse/block.ts'
import { blocksOf } from './parse/blocks.ts'
import { withNotesUnderRule } from './parse/footRule.ts'
import { createPartyBook } from './parse/partyBook.ts'
import { sourceLines } from './parse/sourceLines.ts'
import { annotated, annotatedBlock, idemStamps } from './rendition/annotated.ts'
import { houseStyle } from './rendition/houseStyle.ts'
import { pieceText } from './rendition/pieces.ts'
import type { RenditionBlock } from './rendition/rendition.ts'
import { blockText, bodyText, noteText } from './rendition/toText.ts'
import { toldByLabel } from './rendition/toldByLabel.ts'
import type { WordStyle } from './rendition/wordPieces.ts'
import { wordPieces } from './rendition/wordPieces.ts'
import { readsAsUnit, readsAsWords } from './readsAs.ts'

/** The draft as annotated text, the inverse of `parse` but for source lines, printed spellings and findings.
 *
 * Everything is printed the way the house prints it. Only what would then be read as something else gets a sign that tells: a backslash
 * before a character, a number in a bracket, or "\action 1bis.\" before a unit, written where the plain print was read back and failed. */
export function serialise(draft: Draft): string {
  const house = houseStyle(draft)
  const idem = idemStamps(draft)
  const isTold = toldByLabel(draft.units)
  const printed = draft.units.map((unit, at) => printedUnit(draft, unit, at, house, idem))
  const notes = annotated({ ...draft, units: [] }).notes.map(noteText)
  const explicit = new Set<number>(draft.units.flatMap((unit, at) => (unit.label === null && printed[at]!.body === '' ? [at] : [])))
  for (let tries = 0; ; tries++) {
    const texts = printed.map(({ block, body }, at) => (explicit.has(at) ? explicitText(block, body) : plainText({ ...block, signed: block.alternative && !isTold(at) }, body)))
    const text = `${[...texts, ...notes].join('\n\n')}\n`
    const wrong = misread(text, printed, explicit, draft)
    if (wrong === null) return text
    if (tries < MOST_TRIES) for (const at of wrong) explicit.add(at)
    else if (explicit.size < printed.length) for (const at of printed.keys()) explicit.add(at)
    else return text
  }
}

/** The words of one unit as annotated text: "the law, [Uru: while] respecting". */
export function serialiseRuns(runs: readonly Run[], draft: Draft): string {
  // Most decisions stand on plain words, and a long draft has thousands of them.
  if (!runs.some((run) => run.brackets.length > 0 || run.notes.length > 0 || /[[\]\\/(]/.test(run.text))) return pieceText(wordPieces(runs, houseStyle(draft)))
  const texts = wordStyles(houseStyle(draft)).map((style) => () => pieceText(wordPieces(runs, style)))
  return firstRight(texts, (text) => readsAsWords(text, runs, draft))
}

const MOST_TRIES = 20

interface PrintedUnit {
  readonly block: RenditionBlock
  readonly body: string
}

function printedUnit(draft: Draft, unit: Unit, at: number, house: WordStyle, idem: ReadonlySet<string>): PrintedUnit {
  const blocks = wordStyles(house).map((style) => () => annotatedBlock(draft, unit, style, idem))
  const bodies = blocks.flatMap((block) => [() => bodyText(block()), () => endedBody(block())])
  return { block: blocks[0]!(), body: firstRight(bodies, (body) => readsAsUnit(body, unit, at, draft)) }
}

/** Plain, with backslashes, with a number in every bracket. */
function wordStyles(house: WordStyle): WordStyle[] {
  return [house, { ...house, escaped: true }, { ...house, escaped: true, numbered: true }]
}

/** The words and every mark behind them closed by a backslash, so that nothing in the words is taken for a mark and every mark for one. */
function endedBody(block: RenditionBlock): string {
  return [pieceText(block.pieces), ...block.marks.map((mark) => mark.text)].join('\\ ') + (block.marks.length ? '' : '\\')
}

/** The first text that reads as it should, the last one if none does. */
function firstRight(texts: readonly (() => string)[], isRight: (text: string) => boolean): string {
  let last = ''
  for (const text of texts) {
    last = text()
    if (isRight(last)) return last
  }
  return last
}

function plainText(block: RenditionBlock, body: string): string {
  return blockText(body === bodyText(block) ? block : { ...block, pieces: [{ type: 'remark', text: body }], marks: [] })
}

function explicitText({ kind, label, alternative }: RenditionBlock, body: string): string {
  const named = label === null ? kind : `${kind} ${label.replace(/[\\\s]+/g, ' ').trim()}`
  return `${alternative ? '// ' : ''}\\${named}\\${body === '' ? '' : ` ${body}`}`
}

/** Indexes of units whose beginning, end or kind the text does not tell; null where it tells all. */
function misread(text: string, printed: readonly PrintedUnit[], explicit: ReadonlySet<number>, draft: Draft): number[] | null {
  const blocks = blocksOf(withNotesUnderRule(sourceLines(text)), createPartyBook(draft.parties))
  const units = blocks.filter((block) => block.kind !== 'note')
  const wrong = printed.flatMap((unit, at) => (isRead(units[at], unit) ? [] : [at]))
  if (wrong.length === 0 && units.length === printed.length) return null
  if (units.length === printed.length) return wrong
  // One unit ran into another. Everything behind the first place that differs is out of step, so only what stands there is told apart.
  const first = wrong[0] ?? printed.length - 1
  const begins = units[first] !== undefined && startsAs(units[first], printed[first]!)
  const next = (begins ? [first + 1, first] : [first, first + 1]).find((at) => at < printed.length && !explicit.has(at))
  return next === undefined ? wrong : [next]
}

/** Whether a block begins as a unit does and then goes on. */
function startsAs(block: Block, { block: { kind, label, alternative }, body }: PrintedUnit): boolean {
  return block.kind === kind && block.label === label && block.alternative === alternative && textOf(block).startsWith(body.replace(/\s+/g, ' ').trim())
}

function textOf(block: Block): string {
  return block.parts.map((part) => part.text).join(' ').replace(/\s+/g, ' ').trim()
}

function isRead(block: Block | undefined, { block: { kind, label, alternative }, body }: PrintedUnit): boolean {
  if (!block || block.kind !== kind || block.label !== label || block.alternative !== alternative) return false
  return textOf(block) === body.replace(/\s+/g, ' ').trim()
}
