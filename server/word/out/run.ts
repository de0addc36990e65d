import { el, escapeXml } from './xml.ts'

/** How words look. */
export interface Look {
  /** Id of a character style. */
  readonly style?: 'Bracket' | 'Label' | 'Number' | 'Sign' | 'Stamp' | 'Remark' | 'FootnoteReference' | 'Hyperlink' | 'CommentReference' | undefined
  readonly underline?: boolean
  readonly strike?: boolean
}

/** Who proposed that words come in or go; both where a proposal is itself contested. */
export interface RunChange {
  readonly ins: string | null
  readonly del: string | null
  /** ISO instants at which it was tabled, where that is known. */
  readonly insAt?: string | undefined
  readonly delAt?: string | undefined
}

/** Where runs are written: numbers that occur once in the document, and the date of its changes. */
export interface Setting {
  readonly nextId: () => number
  /** ISO instant for changes of which nobody knows when they were proposed; none where that is not known either. */
  readonly date: string | null
}

/** Words as a run; a line break for "\n", a tab for "\t". */
export function textRun(text: string, look: Look = {}, change: RunChange | null = null): string {
  if (text === '') return ''
  const name = change?.del ? 'w:delText' : 'w:t'
  const parts = text.split(/(\n|\t)/).map((part) => {
    if (part === '') return ''
    if (part === '\n') return '<w:br/>'
    return part === '\t' ? '<w:tab/>' : `<${name} xml:space="preserve">${escapeXml(part)}</${name}>`
  })
  return el('w:r', {}, lookOf(look, text), ...parts)
}

/** The properties of a run, in the order the format asks for. */
export function lookOf({ style, underline, strike }: Look, text = ''): string {
  return el('w:rPr', {}, style ? el('w:rStyle', { 'w:val': style }) : '', strike ? '<w:strike/>' : '', underline ? '<w:u w:val="single"/>' : '', isRightToLeft(text) ? '<w:rtl/>' : '').replace(/^<w:rPr\/>$/, '')
}

/** Runs as a tracked change under its author's name. What one party proposes and another would strike is a deletion in an insertion. */
export function tracked(runs: string, change: RunChange, setting: Setting): string {
  if (runs === '') return ''
  const struck = change.del === null ? runs : el('w:del', changeAttributes(change.del, setting, change.delAt), runs)
  return change.ins === null ? struck : el('w:ins', changeAttributes(change.ins, setting, change.insAt), struck)
}

/** A change of a paragraph's end: the paragraph comes in, or goes, with its words. */
export function trackedMark(change: RunChange, setting: Setting): string {
  const ins = change.ins === null ? '' : el('w:ins', changeAttributes(change.ins, setting))
  const del = change.del === null ? '' : el('w:del', changeAttributes(change.del, setting))
  return ins + del === '' ? '' : el('w:rPr', {}, ins, del)
}

/** Whether words run from right to left: their first letter does. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)
}

function changeAttributes(author: string, { nextId, date }: Setting, at?: string): Readonly<Record<string, string | number | null>> {
  return { 'w:id': nextId(), 'w:author': author, 'w:date': at === undefined ? date : at.replace(/\.\d+(?=Z$)/, '') }
}
