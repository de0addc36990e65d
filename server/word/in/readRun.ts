import type { Xml } from './readXml.ts'

/** What a run of Word is made of, in order. */
export type RunPiece =
  | { readonly type: 'text'; readonly text: string }
  /** `own`: the sign of the note is written out behind it. */
  | { readonly type: 'note'; readonly id: string; readonly own: boolean }
  | { readonly type: 'field'; readonly part: 'begin' | 'separate' | 'end' | 'instruction'; readonly text: string }
  | { readonly type: 'reference'; readonly id: string }
  | { readonly type: 'picture'; readonly node: Xml }
  | { readonly type: 'other'; readonly node: Xml }

/** Takes a run apart. */
export function runPieces(run: Xml): RunPiece[] {
  return run.children.flatMap((child): RunPiece[] => {
    const { name, attributes, text } = child
    const signs = characters[name]
    if (signs !== undefined) return [{ type: 'text', text: signs }]
    switch (name) {
      case 'w:t':
      case 'w:delText':
        return [{ type: 'text', text: tidy(text) }]
      case 'w:br':
        return [{ type: 'text', text: '\n' }]
      case 'w:sym':
        return [{ type: 'text', text: symbol(attributes['w:char'] ?? '') }]
      case 'w:footnoteReference':
        return [note('f', attributes)]
      case 'w:endnoteReference':
        return [note('e', attributes)]
      case 'w:commentReference':
        return [{ type: 'reference', id: attributes['w:id'] ?? '' }]
      case 'w:fldChar': {
        const part = attributes['w:fldCharType']
        return part === 'begin' || part === 'separate' || part === 'end' ? [{ type: 'field', part, text: '' }] : []
      }
      case 'w:instrText':
      case 'w:delInstrText':
        return [{ type: 'field', part: 'instruction', text }]
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return [{ type: 'picture', node: child }]
      case 'mc:AlternateContent':
        return child.children.slice(0, 1).flatMap((choice) => runPieces(choice))
      case 'w:rPr':
        return []
      default:
        return child.children.length > 0 ? [{ type: 'other', node: child }] : []
    }
  })
}

const characters: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:ptab': '\t', 'w:cr': '\n', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '' }

/** Characters that XML lets through and a draft does not keep: line ends inside a text are blanks. */
function tidy(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').replace(/(?!\t)[\p{Cc}\ufeff]/gu, '')
}

function note(part: string, attributes: Readonly<Record<string, string>>): RunPiece {
  return { type: 'note', id: part + (attributes['w:id'] ?? ''), own: ['1', 'true', 'on'].includes(attributes['w:customMarkFollows'] ?? '') }
}

/** A sign by its number; those above F000 are pictures of one typeface and have no meaning outside of it. */
function symbol(hex: string): string {
  const code = parseInt(hex, 16)
  if (!Number.isInteger(code) || code < 32 || code > 0xffff || (code >= 0xd800 && code < 0xe000)) return ''
  return code >= 0xe000 && code < 0xf900 ? '▪' : String.fromCharCode(code)
}
