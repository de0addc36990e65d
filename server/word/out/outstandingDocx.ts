import type { Draft } from '../../../schema/draft.ts'
import type { OutstandingTable } from '../../../schema/rendition/outstandingTable.ts'
import { outstandingTable } from '../../../schema/rendition/outstandingTable.ts'
import type { DocxParts } from './packDocx.ts'
import { packDocx } from './packDocx.ts'
import type { Look } from './run.ts'
import { isRightToLeft, textRun } from './run.ts'
import { docxPartsOf } from './writeDocx.ts'
import { el, wordNames, xmlFile } from './xml.ts'

/** The list of outstanding issues as a Word file: a table on landscape pages, its head on each of them. */
export function outstandingDocx(draft: Draft): Uint8Array {
  return packDocx(outstandingParts(draft))
}

/** What that file is made of, for whoever packs it in another way. */
export function outstandingParts(draft: Draft): DocxParts {
  const table = outstandingTable(draft)
  // Its head, feet and pages are those of the draft, whatever is decided about them.
  const plain = docxPartsOf({ ...draft, units: [], notes: [] }, { as: 'clean' })
  const section = plain.document.slice(plain.document.lastIndexOf('<w:sectPr'), plain.document.lastIndexOf('</w:body>'))
  const body = [
    paragraph('Title', [table.heading, table.title].filter(Boolean).join('\n')), paragraph('BodyText', table.summary),
    table.rows.length === 0 ? '' : tableXml(table) + paragraph('BodyText', ''),
  ]
  return {
    ...plain, title: [table.heading, table.title].filter(Boolean).join(': '),
    document: xmlFile(el('w:document', wordNames, el('w:body', {}, ...body, section.replace(/<w:pgSz [^>]*\/>/, landscape)))),
  }
}

function tableXml({ columns, rows }: OutstandingTable): string {
  return el('w:tbl', {},
    el('w:tblPr', {}, '<w:tblStyle w:val="Grid"/>', '<w:tblW w:w="5000" w:type="pct"/>', '<w:tblLayout w:type="fixed"/>', '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'),
    el('w:tblGrid', {}, ...widths.map((each) => el('w:gridCol', { 'w:w': each }))),
    row(columns, { style: 'Label' }, true), ...rows.map((cells) => row(cells, {}, false)))
}

function row(cells: readonly string[], look: Look, isHead: boolean): string {
  return el('w:tr', {}, isHead ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' : '<w:trPr><w:cantSplit/></w:trPr>',
    ...cells.map((cell, at) => el('w:tc', {}, el('w:tcPr', {}, el('w:tcW', { 'w:w': Math.round(((widths[at] ?? 0) / width) * 5000), 'w:type': 'pct' })), ...cell.split('\n').map((line) => paragraph('Cell', line, look)))))
}

function paragraph(style: string, text: string, look: Look = {}): string {
  return el('w:p', {}, el('w:pPr', {}, el('w:pStyle', { 'w:val': style }), isRightToLeft(text) ? '<w:bidi/>' : ''), textRun(text, look))
}

// Twentieths of a point; in shares of the width, so that the table fits a letterhead whatever its margins.
const widths = [760, 1600, 2460, 1700, 4080, 2360]
const width = widths.reduce((sum, each) => sum + each, 0)

const landscape = '<w:pgSz w:w="15840" w:h="12240" w:orient="landscape"/>'
