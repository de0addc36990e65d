import type { UnitKind } from '../../../schema/draft.ts'
import type { Mark } from '../../../schema/rendition/rendition.ts'
import { citation } from '../../../schema/rendition/houseStyle.ts'
import type { Footnotes } from './footnotes.ts'
import { bookmarked, printedHash } from './hiddenBookmarks.ts'
import type { Look, RunChange, Setting } from './run.ts'
import { isRightToLeft, textRun, tracked, trackedMark } from './run.ts'
import { el } from './xml.ts'

/** A unit on its way to paper. */
export interface UnitOnPaper {
  readonly kind: UnitKind
  readonly label: string | null
  /** Printed as a version of the unit before it; whether it is one, which a change says without a sign. */
  readonly alternative: boolean
  readonly version: boolean
  /** Whether the unit is itself a proposal. */
  readonly proposed: boolean
  readonly marks: readonly Mark[]
  /** What is proposed about the unit as a whole. */
  readonly change: RunChange
  /** Its words as runs, and as plain text. */
  readonly words: string
  readonly text: string
  /** Name of the bookmark others point to it by. */
  readonly bookmark: string
}

/** A unit as one paragraph: its label hanging, running in, or on a line of its own; its words; the marks behind them. */
export function unitParagraph(unit: UnitOnPaper, footnotes: Footnotes, setting: Setting): string {
  const { kind, label, change, words } = unit
  const hangs = label !== null && hanging(kind, label)
  const own = (text: string, look: Look = {}) => tracked(textRun(text, look, change), change, setting)
  const isBare = words === '' && unit.marks.length === 0
  const id = setting.nextId()
  const style = hangs ? 'Action' : styles[kind]
  const runs = [
    el('w:bookmarkStart', { 'w:id': id, 'w:name': unit.bookmark }),
    unit.alternative ? own('// ', { style: 'Sign' }) : '',
    label === null ? '' : own(label, { style: hangs ? 'Number' : 'Label' }) + own(isBare ? '' : behindLabel(kind, hangs), { style: 'Sign' }),
    words,
    el('w:bookmarkEnd', { 'w:id': id }),
    ...unit.marks.map((mark, at) => own(words === '' && at === 0 ? '' : ' ', { style: 'Sign' }) + bookmarked(markRuns(mark, own, footnotes, change), [{ type: 'mark' }], setting)),
  ].join('')
  const hash = printedHash(style, runs)
  return el('w:p', {},
    el('w:pPr', {}, el('w:pStyle', { 'w:val': style }), isRightToLeft(unit.text || (label ?? '')) ? '<w:bidi/>' : '', trackedMark(change, setting)),
    bookmarked('', [{ type: 'unit', kind, alternative: unit.version, proposed: unit.proposed, hash }], setting), runs)
}

const styles = { title: 'Title', heading: 'Heading1', chapter: 'Heading1', objective: 'Heading2', subheading: 'Heading3', action: 'Action', paragraph: 'BodyText' } as const satisfies Record<UnitKind, string>

/** Whether a label stands in the margin: a number does, a name runs in. */
function hanging(kind: UnitKind, label: string): boolean {
  return kind === 'action' || (kind === 'paragraph' && /^[\d([]/.test(label))
}

function behindLabel(kind: UnitKind, hangs: boolean): string {
  if (kind === 'objective') return '\n'
  if (kind === 'chapter') return ' – '
  return hangs ? '\t' : ' '
}

function markRuns({ type, text, cites }: Mark, own: (text: string, look?: Look) => string, footnotes: Footnotes, change: RunChange): string {
  if (type !== 'stamp') return own(text, { style: 'Remark' })
  if (!cites) return own(text, { style: 'Stamp' })
  return own(text.slice(0, -citation(cites).length).trimEnd(), { style: 'Stamp' }) + footnotes.cite(cites, change)
}
