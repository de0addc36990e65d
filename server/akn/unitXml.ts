import type { Unit } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { citation } from '../../schema/rendition/houseStyle.ts'
import type { Mark } from '../../schema/rendition/rendition.ts'
import { el, escapeXml } from '../word/out/xml.ts'
import { statusWords } from './names.ts'
import type { Branch } from './outlineTree.ts'
import type { WordsSetting } from './wordsXml.ts'
import { remarkXml, wordsXml } from './wordsXml.ts'

/** What units are written with, beside what words are. */
export interface UnitsSetting extends WordsSetting {
  readonly unitOf: (id: string) => Unit | undefined
  /** Where a printed unit stands. */
  readonly eIdOf: ReadonlyMap<string, string>
}

/** A unit and all under it. */
export function unitXml(branch: Branch, setting: UnitsSetting): string {
  const { block: { kind, label }, under } = branch
  const attributes = attributesOf(branch, setting)
  const num = label === null ? '' : el('num', {}, escapeXml(label))
  const words = lineXml(branch, setting)
  const below = () => under.map((each) => unitXml(each, setting))
  if (kind === 'action' || kind === 'paragraph') return el('paragraph', { ...attributes, class: kind }, num, el('content', {}, el('p', {}, words)))
  // An objective is a sentence of its own; what stands over a list is a heading.
  const isSentence = kind === 'objective'
  const line = words === '' && under.length > 0 ? '' : isSentence ? el(under.length > 0 ? 'intro' : 'content', {}, el('p', {}, words)) : el('heading', {}, words)
  return kind === 'chapter' ? el('chapter', attributes, num, line, ...below()) : el('hcontainer', { name: kind, ...attributes }, num, line, ...below())
}

/** A title of the draft, before its body. */
export function titleXml(branch: Branch, setting: UnitsSetting): string {
  return el('longTitle', attributesOf(branch, setting), el('p', {}, branch.block.label === null ? '' : el('docNumber', {}, escapeXml(branch.block.label)) + ' ', el('docTitle', {}, lineXml(branch, setting))))
}

function attributesOf({ block, eId }: Branch, { unitOf, eIdOf, isAnnotated, names }: UnitsSetting): Record<string, string | undefined> {
  const unit = unitOf(block.unit)
  const base = eIdOf.get(unit?.alternativeTo ?? '')
  const place = { eId, wId: block.unit.replace(/\s/g, '-'), alternativeTo: base }
  if (!isAnnotated || !unit) return place
  const { stamp } = unit
  const isDeleted = stamp?.decision === 'deleted'
  return {
    ...place,
    // A deletion ad referendum, or at any level below the last, may come back.
    status: isDeleted ? (stamp?.level ? 'temporarilyRemoved' : 'removed') : undefined,
    refersTo: unit.by ? holders(unit.by).map((code) => names.party(code)).join(' ') : undefined,
    'neg:status': stamp ? statusWords(stamp) : undefined,
    'neg:by': unit.by ?? undefined,
  }
}

/** The words of a unit and the marks behind them. */
function lineXml({ block, eId }: Branch, setting: UnitsSetting): string {
  const unit = setting.unitOf(block.unit)
  return [wordsXml(block.pieces, eId, setting), ...block.marks.map((mark) => markXml(mark, unit, eId, setting))].filter((xml) => xml !== '').join(' ')
}

function markXml({ type, text, cites }: Mark, unit: Unit | undefined, eId: string, setting: UnitsSetting): string {
  if (type === 'remark') return remarkXml(text, unit?.positions ?? [], eId, setting)
  if (type === 'moved' || !unit?.stamp) return el('remark', { status: 'editorial', class: type }, escapeXml(text))
  const words = cites ? text.slice(0, -citation(cites).length).trimEnd() : text
  const status = el('remark', { status: 'editorial', class: 'stamp', refersTo: setting.names.status(unit.stamp) }, escapeXml(words))
  return cites ? `${status} ${setting.notes.cite(cites)}` : status
}
