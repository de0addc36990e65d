import type { BracketMark, Draft, Position } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { positionText } from '../../schema/rendition/houseStyle.ts'
import type { Piece } from '../../schema/rendition/pieces.ts'
import { el, escapeXml } from '../word/out/xml.ts'
import type { Names, TakenIds } from './names.ts'
import { unused } from './names.ts'
import type { NotesXml } from './notesXml.ts'

/** What the words of a file are written with. */
export interface WordsSetting {
  readonly draft: Pick<Draft, 'parties' | 'brackets'>
  /** Whether the file may say who proposes what: a clean text does not. */
  readonly isAnnotated: boolean
  readonly names: Names
  readonly notes: NotesXml
  /** Ids given so far. */
  readonly taken: TakenIds
}

interface Stretch {
  readonly mark: BracketMark
  readonly eId: string
  readonly inside: string[]
}

/** The words of a unit: proposed ones as `ins`, those proposed to go as `del`, each with its holders, and the printed brackets as text in them. */
export function wordsXml(pieces: readonly Piece[], eId: string, setting: WordsSetting): string {
  const out: string[] = []
  const open: Stretch[] = []
  let closed: Stretch | undefined
  const put = (xml: string) => void (open.at(-1)?.inside ?? out).push(xml)
  for (const piece of pieces)
    switch (piece.type) {
      case 'words':
        put(escapeXml(piece.text))
        break
      case 'open': {
        open.push({ mark: piece.mark, eId: unused(setting.taken, `${eId}__${elementOf[piece.mark.kind]}_1`), inside: [] })
        const head = piece.text.slice(1)
        put('[' + (head.trim() ? el('inline', { name: 'attribution' }, escapeXml(head.trim())) + (head.endsWith(' ') ? ' ' : '') : ''))
        break
      }
      case 'close':
        put(escapeXml(piece.text))
        closed = open.pop()
        if (closed) put(stretch(closed, setting))
        break
      case 'note':
        put(` ${setting.notes.cite({ number: piece.number, idem: false })}`)
        break
      case 'remark':
        put(` ${remarkXml(piece.text.trim(), setting.draft.brackets[closed?.mark.id ?? '']?.positions ?? [], closed?.eId ?? eId, setting)}`)
    }
  return out.join('')
}

/** A remark behind words: what a party holds of them where that is understood, else only what is printed. */
export function remarkXml(text: string, positions: readonly Position[], about: string, { draft, names }: WordsSetting): string {
  const said = positions.filter((position) => positionText(draft.parties, position) === text)
  const [first] = said
  if (!first) return el('remark', { status: 'editorial' }, escapeXml(text))
  const { stance } = first
  const type = stance === 'opposes' ? 'dissenting' : stance === 'reserves' || stance === 'pending consultations' ? undefined : 'agreeing'
  return el('opinion', { by: names.party(first.party), type, refersTo: `#${encodeURI(about)}`, 'neg:by': said.length > 1 ? said.map(({ party }) => party).join(',') : undefined, 'neg:stance': stance }, escapeXml(text))
}

const elementOf = { ins: 'ins', del: 'del', hold: 'inline' } as const

function stretch({ mark, eId, inside }: Stretch, { isAnnotated, names }: WordsSetting): string {
  if (!isAnnotated) return el('inline', { name: 'bracket', eId }, ...inside)
  const refersTo = holders(mark.by).map((code) => names.party(code)).join(' ')
  const attributes = { eId, wId: mark.id.replace(/\s/g, '-'), refersTo: refersTo || undefined, 'neg:proposal': mark.id, 'neg:parent': mark.parent }
  return mark.kind === 'hold' ? el('inline', { name: 'hold', ...attributes }, ...inside) : el(mark.kind, attributes, ...inside)
}
