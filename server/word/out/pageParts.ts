import { textRun } from './run.ts'
import { el, wordNames, xmlFile } from './xml.ts'

/** The section the whole document is: a letter page with its header and footer, lines numbered every so often where that is asked for.
 * With a head of its own the first page has no header, and the others no footer. */
export function sectionProperties({ hasHeader, hasHead = false, lineNumbers }: { readonly hasHeader: boolean; readonly hasHead?: boolean; readonly lineNumbers: number | null }): string {
  return el('w:sectPr', {},
    hasHeader ? '<w:headerReference w:type="default" r:id="rIdHeader"/>' : '', hasHead ? '<w:headerReference w:type="first" r:id="rIdHead"/>' : '',
    el('w:footerReference', { 'w:type': hasHead ? 'first' : 'default', 'r:id': 'rIdFooter' }),
    '<w:footnotePr><w:pos w:val="pageBottom"/></w:footnotePr>', '<w:pgSz w:w="12240" w:h="15840"/>',
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>',
    lineNumbers === null ? '' : el('w:lnNumType', { 'w:countBy': lineNumbers, 'w:restart': 'newPage' }),
    hasHead ? '<w:titlePg/>' : '')
}

/** What stands at the top right of the first page. */
export function firstHeaderPart(lines: readonly string[]): string {
  return xmlFile(el('w:hdr', wordNames, ...lines.map((line) => el('w:p', {}, header, textRun(line)))))
}

/** The symbol of the document at the head of every page. */
export function headerPart(symbol: string): string {
  return xmlFile(el('w:hdr', wordNames, el('w:p', {}, header, textRun(symbol))))
}

/** The symbol and "Page 2 of 9" at the head of every page behind the first. */
export function runningHeadPart(symbol: string): string {
  return xmlFile(el('w:hdr', wordNames, symbol === '' ? '' : el('w:p', {}, header, textRun(symbol)), el('w:p', {}, header, ...pageOfPages())))
}

/** "Page 2 of 9" at the foot of every page, or of the first alone, whose head is full. */
export function footerPart(): string {
  return xmlFile(el('w:ftr', wordNames, el('w:p', {}, '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>', ...pageOfPages())))
}

const header = '<w:pPr><w:pStyle w:val="Header"/></w:pPr>'

function pageOfPages(): string[] {
  return [textRun('Page '), field('PAGE'), textRun(' of '), field('NUMPAGES')]
}

function field(code: string): string {
  return el('w:fldSimple', { 'w:instr': ` ${code} ` }, textRun('1'))
}
