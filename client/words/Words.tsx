import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Draft, PartyCode, Run } from '../../schema/draft.ts'
import { holderShorts } from '../style/roleName.ts'
import { partyColour } from '../style/partyColour.ts'
import type { Piece } from './nest.ts'
import { nest } from './nest.ts'
import './words.css'

/** What the words of a draft need to be shown: its parties, their colours, and the numbers of its notes. */
export interface Shown {
  readonly parties: Draft['parties']
  readonly colours: ReadonlyMap<PartyCode, number>
  readonly noteNumbers: ReadonlyMap<string, number>
}

/** The words of a unit as the annotated text prints them: brackets with the names of their holders, deletions struck, insertions underlined. */
export function Words({ runs, shown }: { runs: readonly Run[]; shown: Shown }) {
  return <span className="words">{nest(runs).map((piece, at) => pieceOf(piece, at, shown))}</span>
}

function pieceOf(piece: Piece, at: number, shown: Shown): ReactNode {
  if (piece.type === 'bracket') return <Bracket key={at} bracket={piece} shown={shown} />
  return (
    <Fragment key={at}>
      {piece.kind === 'del' ? <del>{piece.text}</del> : piece.kind === 'ins' ? <ins>{piece.text}</ins> : piece.text}
      {piece.notes.map((note) => shown.noteNumbers.has(note) && <sup key={note}>{shown.noteNumbers.get(note)}/</sup>)}
    </Fragment>
  )
}

function Bracket({ bracket, shown }: { bracket: Extract<Piece, { type: 'bracket' }>; shown: Shown }) {
  const names = holderShorts(bracket.by, shown)
  const struckOnly = bracket.pieces.every((piece) => piece.type === 'words' && piece.kind === 'del')
  return (
    <span className="words-bracket" style={{ '--voice': partyColour(bracket.by, shown.colours) }}>
      <span className="words-glyph">[</span>
      {names && <span className="words-holder">{struckOnly ? `${names} delete: ` : `${names}: `}</span>}
      {bracket.pieces.map((piece, at) => pieceOf(piece, at, shown))}
      <span className="words-glyph">]</span>
    </span>
  )
}
