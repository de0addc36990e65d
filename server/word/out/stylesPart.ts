import { el, wordNames, xmlFile } from './xml.ts'

/** The look of the house: one serif, labels hanging, headings that tell their level to whoever hears the document read. */
export function stylesPart(): string {
  return xmlFile(el('w:styles', wordNames,
    el('w:docDefaults', {},
      el('w:rPrDefault', {}, el('w:rPr', {}, `<w:rFonts w:ascii="${serif}" w:hAnsi="${serif}" w:cs="${serif}"/><w:sz w:val="23"/><w:szCs w:val="23"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>`)),
      el('w:pPrDefault', {}, el('w:pPr', {}, '<w:spacing w:after="140" w:line="264" w:lineRule="auto"/>'))),
    style('Normal', { name: 'Normal', isDefault: true }),
    style('Title', { name: 'Title', next: 'BodyText', paragraph: `${together}<w:spacing w:before="120" w:after="360"/><w:jc w:val="center"/>`, run: bold }),
    style('Heading1', { name: 'heading 1', next: 'BodyText', paragraph: `${together}<w:spacing w:before="320" w:after="160"/>${level(0)}`, run: bold }),
    style('Heading2', { name: 'heading 2', next: 'BodyText', paragraph: `${together}<w:spacing w:before="240"/>${level(1)}` }),
    style('Heading3', { name: 'heading 3', next: 'Action', paragraph: `${together}<w:spacing w:before="120"/>${level(2)}`, run: italic }),
    style('BodyText', { name: 'Body Text', paragraph: '<w:jc w:val="both"/>' }),
    style('Action', { name: 'Action', paragraph: '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs><w:ind w:left="720" w:hanging="720"/><w:jc w:val="both"/>' }),
    style('Cell', { name: 'Cell', paragraph: '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>', run: size(20) }),
    style('Header', { name: 'header', paragraph: '<w:suppressLineNumbers/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="right"/>', run: size(20) }),
    style('Footer', { name: 'footer', paragraph: '<w:suppressLineNumbers/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>', run: size(20) }),
    // Some readers count the lines of notes with those of the text unless they are told not to.
    style('FootnoteText', { name: 'footnote text', paragraph: '<w:suppressLineNumbers/><w:spacing w:after="60" w:line="240" w:lineRule="auto"/><w:jc w:val="both"/>', run: size(19) }),
    style('CommentText', { name: 'annotation text', paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', run: size(20) }),
    style('DefaultParagraphFont', { type: 'character', name: 'Default Paragraph Font', isDefault: true }),
    style('Bracket', { type: 'character', name: 'Bracket', run: bold }),
    style('Label', { type: 'character', name: 'Label', run: bold }),
    style('Number', { type: 'character', name: 'Number' }),
    // What is printed between the words and is not of them, in a look of its own or none.
    style('Sign', { type: 'character', name: 'Sign' }),
    style('Stamp', { type: 'character', name: 'Stamp', run: bold }),
    style('Remark', { type: 'character', name: 'Remark', run: italic }),
    style('FootnoteReference', { type: 'character', name: 'footnote reference', run: '<w:vertAlign w:val="superscript"/>' }),
    style('CommentReference', { type: 'character', name: 'annotation reference', run: size(16) }),
    style('Hyperlink', { type: 'character', name: 'Hyperlink', run: '<w:u w:val="single"/>' }),
    style('TableNormal', { type: 'table', name: 'Normal Table', isDefault: true, run: '', table: '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>' }),
    style('Grid', { type: 'table', name: 'Table Grid', basedOn: 'TableNormal', table: el('w:tblBorders', {}, ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => el(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'auto' }))) }),
  ))
}

interface Style {
  readonly type?: 'paragraph' | 'character' | 'table'
  readonly name: string
  readonly isDefault?: boolean
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: string
  readonly run?: string
  readonly table?: string
}

const serif = 'Times New Roman'
const bold = '<w:b/><w:bCs/>'
const italic = '<w:i/><w:iCs/>'
const together = '<w:keepNext/><w:keepLines/>'

function style(id: string, { type = 'paragraph', name, isDefault = false, basedOn, next, paragraph, run, table }: Style): string {
  const parent = basedOn ?? (isDefault ? undefined : { paragraph: 'Normal', character: 'DefaultParagraphFont', table: 'TableNormal' }[type])
  return el('w:style', { 'w:type': type, 'w:default': isDefault ? 1 : null, 'w:customStyle': customStyles.has(name) ? 1 : null, 'w:styleId': id },
    el('w:name', { 'w:val': name }), parent ? el('w:basedOn', { 'w:val': parent }) : '', next ? el('w:next', { 'w:val': next }) : '', '<w:qFormat/>',
    paragraph ? `<w:pPr>${paragraph}</w:pPr>` : '', run ? `<w:rPr>${run}</w:rPr>` : '', table ? `<w:tblPr>${table}</w:tblPr>` : '')
}

const customStyles: ReadonlySet<string> = new Set(['Action', 'Cell', 'Bracket', 'Label', 'Number', 'Sign', 'Stamp', 'Remark'])

function level(outline: number): string {
  return `<w:outlineLvl w:val="${outline}"/>`
}

/** In half points. */
function size(halfPoints: number): string {
  return `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
}
