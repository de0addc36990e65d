import { el, escapeXml, xmlFile } from '../word/out/xml.ts'
import { coreProperties, relationships, zipped } from '../word/out/packDocx.ts'

/** A table as a workbook of one sheet. */
export interface Sheet {
  /** Title and subject of the file. */
  readonly title: string
  readonly symbol: string
  /** ISO instant; none where nobody knows. */
  readonly date: string | null
  /** On the tab. */
  readonly name: string
  /** With widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  /** Text is text, whatever it looks like; a number is one that can be sorted by. */
  readonly rows: readonly (readonly (string | number)[])[]
}

/** A sheet as an Excel file: its head stays in sight and filters, long words wrap, and it prints on landscape pages as wide as the
 * table. The same sheet gives the same bytes on every machine.
 *
 * A cell is never a formula, not even after somebody has edited it: what a delegation writes may begin with "=". */
export function writeXlsx(sheet: Sheet): Uint8Array {
  const last = `${columnName(sheet.columns.length - 1)}${sheet.rows.length + 1}`
  const name = sheetName(sheet.name)
  return zipped({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relationships([['rId1', `${office}/officeDocument`, 'xl/workbook.xml'], ['rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]),
    'docProps/core.xml': coreProperties(sheet),
    'xl/workbook.xml': workbook(name, absolute(last)),
    'xl/_rels/workbook.xml.rels': relationships([['rId1', `${office}/worksheet`, 'worksheets/sheet1.xml'], ['rId2', `${office}/styles`, 'styles.xml']]),
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': worksheet(sheet, last),
  })
}

/** The longest text a cell may hold; Excel refuses a file with a longer one. */
export const LONGEST_CELL = 32_767

function worksheet({ columns, rows }: Sheet, last: string): string {
  return xmlFile(el('worksheet', { xmlns: main },
    el('sheetPr', {}, '<pageSetUpPr fitToPage="1"/>'), el('dimension', { ref: `A1:${last}` }),
    el('sheetViews', {}, el('sheetView', { workbookViewId: 0 }, '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>', '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/>')),
    '<sheetFormatPr defaultRowHeight="15"/>',
    el('cols', {}, ...columns.map(({ width }, at) => el('col', { min: at + 1, max: at + 1, width, customWidth: 1 }))),
    el('sheetData', {}, row(columns.map(({ title }) => title), 1, styleOf.head), ...rows.map((cells, at) => row(cells, at + 2, null))),
    el('autoFilter', { ref: `A1:${last}` }),
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
    el('headerFooter', {}, '<oddFooter>&#38;P / &#38;N</oddFooter>'),
    el('ignoredErrors', {}, el('ignoredError', { sqref: `A1:${last}`, numberStoredAsText: 1 }))))
}

function row(cells: readonly (string | number)[], number: number, style: number | null): string {
  return el('row', { r: number }, ...cells.map((cell, at) => {
    const r = `${columnName(at)}${number}`
    if (typeof cell === 'number') return el('c', { r, s: style ?? styleOf.number }, el('v', {}, String(cell)))
    if (cell === '') return el('c', { r, s: style ?? styleOf.text })
    return el('c', { r, s: style ?? (looksLikeFormula.test(cell) ? styleOf.quoted : styleOf.text), t: 'inlineStr' }, el('is', {}, `<t xml:space="preserve">${cellText(cell)}</t>`))
  }))
}

// With these a text that is typed again would become a formula, and with some of them in a file saved as CSV too.
const looksLikeFormula = /^[=+\-@\t\r]/

function cellText(text: string): string {
  const short = text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 2)} …` : text
  // Excel reads _x0041_ as a character by its number.
  return escapeXml(short.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'))
}

function workbook(name: string, last: string): string {
  const quoted = `'${name.replaceAll("'", "''")}'`
  return xmlFile(el('workbook', { xmlns: main, 'xmlns:r': office },
    el('bookViews', {}, '<workbookView/>'), el('sheets', {}, el('sheet', { name, sheetId: 1, 'r:id': 'rId1' })),
    el('definedNames', {},
      el('definedName', { name: '_xlnm._FilterDatabase', localSheetId: 0, hidden: 1 }, escapeXml(`${quoted}!$A$1:${last}`)),
      el('definedName', { name: '_xlnm.Print_Titles', localSheetId: 0 }, escapeXml(`${quoted}!$1:$1`)))))
}

/** The name of a tab: short, and without the characters that mean something in an address. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').replace(/^'+|'+$/g, '').trim().slice(0, 31) || 'Sheet'
}

function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))
}

function absolute(cell: string): string {
  return cell.replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2')
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

// Places in the list of formats below.
const styleOf = { text: 1, head: 2, quoted: 3, number: 4 } as const

// 49 is the format "text": what is in the cell is what it shows.
const top = '<alignment vertical="top" wrapText="1"/>'
const format = (attributes: Readonly<Record<string, string | number>>) => el('xf', { numFmtId: 49, fontId: 0, fillId: 0, borderId: 1, xfId: 0, applyNumberFormat: 1, applyBorder: 1, applyAlignment: 1, ...attributes }, top)
const side = (name: string) => `<${name} style="thin"><color rgb="FF8A867D"/></${name}>`
const styles = xmlFile(el('styleSheet', { xmlns: main },
  el('fonts', { count: 2 }, ...['', '<b/>'].map((bold) => `<font>${bold}<sz val="11"/><name val="Calibri"/><family val="2"/></font>`)),
  el('fills', { count: 3 }, '<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>', '<fill><patternFill patternType="solid"><fgColor rgb="FFEFEDE8"/><bgColor indexed="64"/></patternFill></fill>'),
  el('borders', { count: 2 }, '<border><left/><right/><top/><bottom/><diagonal/></border>', el('border', {}, ...['left', 'right', 'top', 'bottom'].map(side), '<diagonal/>')),
  el('cellStyleXfs', { count: 1 }, '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'),
  el('cellXfs', { count: 5 }, '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', format({}), format({ fontId: 1, fillId: 2, applyFont: 1, applyFill: 1 }), format({ quotePrefix: 1 }), format({ numFmtId: 0 })),
  el('cellStyles', { count: 1 }, '<cellStyle name="Normal" xfId="0" builtinId="0"/>')))

const sheetTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const contentTypes = xmlFile(el('Types', { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
  el('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }), el('Default', { Extension: 'xml', ContentType: 'application/xml' }),
  ...([['/xl/workbook.xml', `${sheetTypes}.sheet.main+xml`], ['/xl/worksheets/sheet1.xml', `${sheetTypes}.worksheet+xml`], ['/xl/styles.xml', `${sheetTypes}.styles+xml`], ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml']] as const)
    .map(([PartName, ContentType]) => el('Override', { PartName, ContentType }))))
