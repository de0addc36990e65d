import type { StillOpen } from '../../../schema/rendition/rendition.ts'
import { bookmarked, printedHash } from './hiddenBookmarks.ts'
import type { Setting } from './run.ts'
import { textRun } from './run.ts'
import { el } from './xml.ts'

/** What is still in brackets, as a table: where (a link to the paragraph, if it is printed), what, and who holds it. */
export function stillOpenTable(open: readonly StillOpen[], bookmarkOf: (unit: string) => string | null, setting: Setting): string {
  if (open.length === 0) return ''
  const link = (unit: string, place: string) => {
    const anchor = bookmarkOf(unit)
    return anchor === null ? textRun(place) : el('w:hyperlink', { 'w:anchor': anchor, 'w:history': 1 }, textRun(place, { style: 'Hyperlink' }))
  }
  // Said of each paragraph, so that whoever reads the file again does not take what is listed for a part of the text.
  const derived = (style: string, runs: string) => bookmarked('', [{ type: 'derived', hash: printedHash(style, runs) }], setting) + runs
  const row = (cells: readonly string[], isHead = false) => tableRow(cells.map((cell) => derived('Cell', cell)), isHead)
  const rows = open.map(({ unit, place, words, by }) => row([link(unit, place), textRun(words), textRun(by)]))
  return [
    el('w:p', {}, '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>', derived('Heading1', textRun('Still in brackets'))),
    el('w:tbl', {},
      el('w:tblPr', {}, '<w:tblStyle w:val="Grid"/>', el('w:tblW', { 'w:w': width, 'w:type': 'dxa' }), '<w:tblLayout w:type="fixed"/>', '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'),
      el('w:tblGrid', {}, ...columns.map((each) => el('w:gridCol', { 'w:w': each }))),
      row(['Place', 'In brackets', 'Held by'].map((title) => textRun(title, { style: 'Label' })), true), ...rows),
    '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>',
  ].join('')
}

// Twentieths of a point; together the width of the text.
const columns = [2200, 5160, 2000]
const width = columns.reduce((sum, each) => sum + each, 0)

function tableRow(cells: readonly string[], isHead: boolean): string {
  return el('w:tr', {}, isHead ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>',
    ...cells.map((cell, at) => el('w:tc', {}, el('w:tcPr', {}, el('w:tcW', { 'w:w': columns[at] ?? 0, 'w:type': 'dxa' })), el('w:p', {}, '<w:pPr><w:pStyle w:val="Cell"/></w:pPr>', cell))))
}
