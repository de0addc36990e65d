import type { BracketKind, UnitKind } from '../draft.ts'
import { unitKinds } from '../draft.ts'

/** What a print says about its own words in the name of a hidden bookmark, which Word keeps and shows to nobody: numbers only, never a
 * name or a word, so that nothing is in the file that is not on its pages.
 *
 * Brackets are numbered within their unit. Print alone cannot tell two brackets of one holder from one that is interrupted. */
export type HiddenMark =
  /** A paragraph as it was printed: one that was edited since has another hash. */
  | { readonly type: 'unit'; readonly kind: UnitKind; readonly alternative: boolean; readonly proposed: boolean; readonly hash: string }
  /** A paragraph that repeats what the text says. */
  | { readonly type: 'derived'; readonly hash: string }
  /** Words under a bracket. */
  | { readonly type: 'bracket'; readonly number: number; readonly kind: BracketKind; readonly parent: number | null }
  /** The head of a bracket as it is printed; of a proposed unit under number 0. */
  | { readonly type: 'head'; readonly number: number; readonly kind: BracketKind }
  /** A remark behind a bracket, or a comment on it; on the unit under number 0. */
  | { readonly type: 'remark' | 'comment'; readonly number: number }
  /** Words a note is about; the place where it is cited; a note that is cited nowhere. By its number. */
  | { readonly type: 'anchor' | 'citation' | 'uncited'; readonly number: number }
  /** One of the marks behind the words of a unit. */
  | { readonly type: 'mark' }

const letters = { bracket: 'b', head: 'h', remark: 'r', comment: 'c', anchor: 'a', citation: 'n', uncited: 'f' } as const
const kindLetters = { ins: 'i', del: 'd', hold: 'h' } as const satisfies Record<BracketKind, string>
const prefix = '_adref'

/** The name of a bookmark, different for each serial number. Word allows forty letters, digits and low lines. */
export function hiddenName(mark: HiddenMark, serial: number): string {
  return `${prefix}${serial}_${codeOf(mark)}`
}

function codeOf(mark: HiddenMark): string {
  switch (mark.type) {
    case 'unit':
      return `u${unitKinds.indexOf(mark.kind)}${mark.alternative ? 1 : 0}${mark.proposed ? 1 : 0}${mark.hash}`
    case 'derived':
      return `t${mark.hash}`
    case 'mark':
      return 'm'
    case 'bracket':
      return `b${mark.number}${kindLetters[mark.kind]}${mark.parent ?? ''}`
    case 'head':
      return `h${mark.number}${kindLetters[mark.kind]}`
    default:
      return `${letters[mark.type]}${mark.number}`
  }
}

/** What a bookmark says; null for anybody else's. */
export function readHiddenName(name: string): HiddenMark | null {
  if (!name.startsWith(prefix)) return null
  const [, letter = '', rest = ''] = /^_adref\d+_([a-z])(\w*)$/.exec(name) ?? []
  if (letter === 'm') return { type: 'mark' }
  if (letter === 't') return { type: 'derived', hash: rest }
  if (letter === 'u') {
    const kind = unitKinds[Number(rest.charAt(0))]
    return kind ? { type: 'unit', kind, alternative: rest.charAt(1) === '1', proposed: rest.charAt(2) === '1', hash: rest.slice(3) } : null
  }
  const [, digits = '', kindLetter = '', parent = ''] = /^(\d+)([idh]?)(\d*)$/.exec(rest) ?? []
  if (digits === '') return null
  const number = Number(digits)
  const kind = kindLetter === 'i' ? 'ins' : kindLetter === 'd' ? 'del' : 'hold'
  if (letter === 'b') return { type: 'bracket', number, kind, parent: parent === '' ? null : Number(parent) }
  if (letter === 'h') return { type: 'head', number, kind }
  const type = (['remark', 'comment', 'anchor', 'citation', 'uncited'] as const).find((each) => letters[each] === letter)
  return type ? { type, number } : null
}
