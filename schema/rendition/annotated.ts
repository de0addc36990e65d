import { attribution } from '../attribution.ts'
import type { Draft, Unit } from '../draft.ts'
import { createPartyBook } from '../parse/partyBook.ts'
import { isAttribution } from '../parse/readRemark.ts'
import { readStatus } from '../parse/readStatus.ts'
import { documentHead } from './documentHead.ts'
import { headOf, houseStyle, noteNumbers, remarksOf, stampText } from './houseStyle.ts'
import type { Piece } from './pieces.ts'
import type { Mark, Rendition, RenditionBlock } from './rendition.ts'
import { toldByLabel } from './toldByLabel.ts'
import type { WordStyle } from './wordPieces.ts'
import { wordPieces } from './wordPieces.ts'

/** The draft with every mark, as the house prints it. */
export function annotated(draft: Draft): Rendition {
  const house = houseStyle(draft)
  const idem = idemStamps(draft)
  const isTold = toldByLabel(draft.units)
  return {
    as: 'annotated', title: draft.title, symbol: draft.symbol, head: documentHead(draft), stillOpen: [],
    blocks: draft.units.map((unit, at) => ({ ...annotatedBlock(draft, unit, house, idem), signed: unit.alternativeTo !== null && !isTold(at) })),
    notes: draft.notes.map((note, at) => ({ number: String(at + 1), text: note.text })),
  }
}

/** One unit of the annotated text, in this style of words. */
export function annotatedBlock(draft: Draft, unit: Unit, style: WordStyle, idem: ReadonlySet<string>): RenditionBlock {
  return {
    unit: unit.id, kind: unit.kind, label: unit.label, alternative: unit.alternativeTo !== null, signed: unit.alternativeTo !== null, by: unit.by,
    deleted: unit.stamp?.decision === 'deleted', pieces: unitPieces(draft, unit, style), marks: marksOf(draft, unit, idem.has(unit.id)),
  }
}

/** The units whose stamp cites a note that an earlier one cites: they print "IDEM", for the note stands at the foot once. */
export function idemStamps(draft: Pick<Draft, 'units'>): ReadonlySet<string> {
  const cited = new Set<string>()
  const idem = new Set<string>()
  for (const { id, stamp } of draft.units) {
    if (!stamp?.note) continue
    if (cited.has(stamp.note)) idem.add(id)
    cited.add(stamp.note)
  }
  return idem
}

/** The words of a unit; those of a proposed unit in its holder's bracket, an alternative in a bracket with the name behind it. */
function unitPieces(draft: Draft, unit: Unit, style: WordStyle): Piece[] {
  const pieces = wordPieces(unit.runs, style)
  if (unit.by === null) return pieces
  const mark = { id: unit.id, kind: 'ins', by: unit.by, parent: null } as const
  const head = unit.alternativeTo === null ? headOf(draft.parties, mark) : ''
  const own = pieces.map((piece): Piece => (piece.type === 'words' ? { ...piece, brackets: [mark, ...piece.brackets] } : piece))
  // Without a name, the first words must not be taken for one.
  const open = head === '' && style.escaped ? '[\\~' : `[${head}`
  return [{ type: 'open', mark, text: open }, ...own, { type: 'close', mark, text: ']' }]
}

function marksOf(draft: Draft, unit: Unit, idem: boolean): Mark[] {
  const book = createPartyBook(draft.parties)
  const isNamed = (remark: string) => isAttribution(remark, book)
  const named = unit.by !== null && unit.alternativeTo !== null && !unit.remarks.some(isNamed) ? [attribution(draft.parties, unit.by)] : []
  const attributions = unit.remarks.filter(isNamed)
  const others = unit.remarks.filter((each) => !isNamed(each))
  const isStatus = (each: string) => readStatus(each) !== null
  const positions = remarksOf(draft.parties, { positions: unit.positions, remarks: [] })
  const remark = (text: string): Mark => ({ type: 'remark', text })
  const number = unit.stamp?.note ? noteNumbers(draft).get(unit.stamp.note) : undefined
  const cites = number === undefined ? undefined : { number, idem }
  return [
    // A status on record stands before the one that counts, which is the last.
    ...[...named, ...attributions, ...positions, ...others.filter(isStatus)].map(remark),
    ...(unit.stamp ? [{ type: 'stamp', text: stampText(unit.stamp, cites ?? null), cites } as const] : []),
    ...(unit.moved ? [{ type: 'moved', text: unit.moved.printed } as const] : []),
    // What nobody understood stands last, where nothing can be taken for it.
    ...others.filter((each) => !isStatus(each)).map(remark),
  ]
}
