import { textRun } from './run.ts'
import { el, wordNames, xmlFile } from './xml.ts'

/** The section the whole document is: a letter page with its header and footer, lines numbered every so often where that is asked for. */
export function sectionProperties({ hasHeader, lineNumbers }: { readonly hasHeader: boolean; readonly lineNumbers: number | null }): string {
  return el('w:sectPr', {},
    hasHeader ? '<w:headerReference w:type="default" r:id="rIdHeader"/>' : '', '<w:footerReference w:type="default" r:id="rIdFooter"/>',
    '<w:footnotePr><w:pos w:val="pageBottom"/></w:footnotePr>', '<w:pgSz w:w="12240" w:h="15840"/>',
    '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>',
    lineNumbers === null ? '' : el('w:lnNumType', { 'w:countBy': lineNumbers, 'w:restart': 'newPage' }))
}

/** The symbol of the document at the head of every page. */
export function headerPart(symbol: string): string {
  return xmlFile(el('w:hdr', wordNames, el('w:p', {}, '<w:pPr><w:pStyle w:val="Header"/></w:pPr>', textRun(symbol))))
}

/** "Page 2 of 9" at the foot of every page. */
export function footerPart(): string {
  return xmlFile(el('w:ftr', wordNames, el('w:p', {}, '<w:pPr><w:pStyle w:val="Footer"/></w:pPr>', textRun('Page '), field('PAGE'), textRun(' of '), field('NUMPAGES'))))
}

function field(code: string): string {
  return el('w:fldSimple', { 'w:instr': ` ${code} ` }, textRun('1'))
}
