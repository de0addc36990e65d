import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Draft, PartyCode, Run } from '../../schema/draft.ts'
import { holderShorts } from '../style/roleName.ts'
import { partyColour } from '../style/partyColour.ts'
import type { Piece } from './nest.ts'
import { nest } from './nest.ts'
import '../editor/editor.css'

/** What the words of a draft need to be shown: its parties, their colours, and the numbers of its notes. */
export interface Shown {
  readonly parties: Draft['parties']
  readonly colours: ReadonlyMap<PartyCode, number>
  readonly noteNumbers: ReadonlyMap<string, number>
}

/** The words of a unit as the annotated text prints them: brackets with the names of their holders, deletions struck, insertions underlined.
 *
 * Drawn with the elements and classes of the editor, so that words look the same wherever they stand. */
export function Words({ runs, shown }: { runs: readonly Run[]; shown: Shown }) {
  return <span className="words">{nest(runs).map((piece, at) => pieceOf(piece, at, shown, null))}</span>
}

function pieceOf(piece: Piece, at: number, shown: Shown, bracket: string | null): ReactNode {
  if (piece.type === 'bracket') return <Bracket key={at} bracket={piece} shown={shown} />
  const Element = piece.kind === 'del' ? 'del' : piece.kind === 'ins' ? 'ins' : 'span'
  return (
    <Fragment key={at}>
      {bracket === null ? piece.text : <Element className="bracket">{piece.text}</Element>}
      {piece.notes.map((note) => shown.noteNumbers.has(note) && <sup key={note} className="glyph-note">{`${shown.noteNumbers.get(note)}/`}</sup>)}
    </Fragment>
  )
}

function Bracket({ bracket, shown }: { bracket: Extract<Piece, { type: 'bracket' }>; shown: Shown }) {
  const names = holderShorts(bracket.by, shown)
  const isDeletion = bracket.pieces.every((piece) => piece.type === 'words' && piece.kind === 'del')
  return (
    <span style={{ '--ink': partyColour(bracket.by, shown.colours) }}>
      <span className="glyph">
        [<span className="glyph-holder">{isDeletion ? `${names ? `${names} ` : ''}delete: ` : names && `${names}: `}</span>
      </span>
      {bracket.pieces.map((piece, at) => pieceOf(piece, at, shown, bracket.id))}
      <span className="glyph">]</span>
    </span>
  )
}
