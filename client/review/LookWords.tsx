import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Party } from '../../schema/draft.ts'
import type { LookPiece } from '../../schema/review/reviewItem.ts'
import { partyColour } from '../style/partyColour.ts'
import type { Shown } from '../words/Words.tsx'

/** Which party an author of tracked changes writes for; null where that is not known. */
export type PartyOf = (author: string) => Party | null

/** A line of the source with its look: strikes and underlines as in the file, tracked changes with their author's name before them and in the party's colour. */
export function LookWords({ pieces, partyOf, shown }: { pieces: readonly LookPiece[]; partyOf: PartyOf; shown: Pick<Shown, 'colours'> }) {
  return (
    <>
      {pieces.map((piece, at) => {
        const author = authorOf(piece)
        return (
          <Fragment key={at}>
            {author !== null && author !== authorOf(pieces[at - 1]) && (
              <span className="look-author" style={{ '--voice': partyColour(partyOf(author)?.code ?? null, shown.colours) }}>
                {authorName(author, partyOf(author))}
              </span>
            )}
            {dressed(piece, author === null ? null : partyColour(partyOf(author)?.code ?? null, shown.colours))}
          </Fragment>
        )
      })}
    </>
  )
}

/** "M. Ortega for Mex", so that nobody has to tell by the colour alone whom a person writes for. */
function authorName(author: string, party: Party | null): string {
  const name = author.trim() || '?'
  const isNamed = party === null || party.names.some((each) => name.includes(each))
  return isNamed ? name : `${name} for ${party.short[0] ?? party.code}`
}

function dressed({ text, strike, underline, highlight, bold, ins, del }: LookPiece, voice: string | null): ReactNode {
  let words: ReactNode = text
  if (bold) words = <b>{words}</b>
  if (strike) words = <s>{words}</s>
  if (underline) words = <u>{words}</u>
  if (highlight) words = <mark>{words}</mark>
  const style = voice === null ? {} : { '--voice': voice }
  if (del !== undefined) words = <del style={style}>{words}</del>
  if (ins !== undefined) words = <ins style={style}>{words}</ins>
  return words
}

function authorOf(piece: LookPiece | undefined): string | null {
  return piece?.del ?? piece?.ins ?? null
}
