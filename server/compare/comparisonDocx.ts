import { changesByType } from '../../schema/compare/changeNames.ts'
import type { UnitDifference } from '../../schema/compare/comparison.ts'
import { Footnotes } from '../word/out/footnotes.ts'
import { packDocx } from '../word/out/packDocx.ts'
import { footerPart, headerPart, sectionProperties } from '../word/out/pageParts.ts'
import { isRightToLeft, textRun } from '../word/out/run.ts'
import { el, wordNames, xmlFile } from '../word/out/xml.ts'
import type { StatesCompared } from './compareStates.ts'
import { comparedStates, nothingChanged } from './comparedStates.ts'

/** A comparison as a Word file: decisions first, then what changed, with what came underlined and what went struck. These are looks and not
 * tracked changes, which somebody could accept by mistake. */
export function comparisonDocx(compared: StatesCompared): Uint8Array {
  const { title, symbol } = compared
  const changed = compared.units.filter(({ state }) => state !== 'same')
  const groups = changesByType(compared)
  const body = [
    paragraph('Title', textRun(title || 'Draft')), paragraph('BodyText', textRun(comparedStates(compared))),
    ...(groups.length + changed.length === 0 ? [paragraph('BodyText', textRun(nothingChanged))] : []),
    ...groups.flatMap(({ name, changes }) => [paragraph('Heading1', textRun(name)), ...changes.map(({ sentence }) => paragraph('Action', textRun(`–\t${sentence}`)))]),
    ...(changed.length > 0 ? [paragraph('Heading1', textRun('Words')), ...changed.map(unitParagraphs)] : []),
  ]
  return packDocx({
    title, symbol, date: compared.to?.at ?? null, records: false,
    document: xmlFile(el('w:document', wordNames, el('w:body', {}, ...body, sectionProperties({ hasHeader: symbol !== '', lineNumbers: null })))),
    header: symbol === '' ? null : headerPart(symbol), footer: footerPart(),
    footnotes: new Footnotes([], { nextId: () => 1, date: null }).part(), comments: null,
  })
}

function unitParagraphs({ place, words }: UnitDifference): string {
  const runs = words.map(({ text, op }) => textRun(text, { underline: op === 'added', strike: op === 'removed' })).join('')
  const isLeft = isRightToLeft(words.map(({ text }) => text).join(''))
  return paragraph('Heading2', textRun(place, { style: 'Label' })) + paragraph('BodyText', runs, isLeft)
}

function paragraph(style: string, runs: string, isRight = false): string {
  return el('w:p', {}, el('w:pPr', {}, el('w:pStyle', { 'w:val': style }), isRight ? '<w:bidi/>' : ''), runs)
}
