import type { ReactNode } from 'react'
import { Fragment } from 'react'
import type { Draft, PartyCode, Run } from '../../schema/draft.ts'
import { sliceRuns } from '../../schema/runs.ts'
import type { Glyph } from '../editor/looks/glyphs.ts'
import { glyphsOf } from '../editor/looks/glyphs.ts'
import { partyColour } from '../style/partyColour.ts'
import '../editor/editor.css'

/** What the words of a draft need to be shown: its parties and their colours, what is held on its brackets, the numbers of its notes. */
export interface Shown {
  readonly parties: Draft['parties']
  readonly colours: ReadonlyMap<PartyCode, number>
  readonly brackets: Draft['brackets']
  readonly noteNumbers: ReadonlyMap<string, number>
}

/** The words of a unit as the annotated text prints them: brackets with the names of their holders, deletions struck, insertions underlined.
 *
 * Made of the editor's own glyphs, elements and classes, so that words look the same wherever they stand. */
export function Words({ runs, shown }: { runs: readonly Run[]; shown: Shown }) {
  const glyphs = glyphsOf(runs, { ...shown, voice: null })
  const stops = [...new Set(glyphs.map(({ at }) => at)), Infinity]
  return (
    <span className="words">
      {stops.map((to, index) => {
        const from = stops[index - 1] ?? 0
        return (
          <Fragment key={to}>
            {glyphs.map((glyph, at) => index > 0 && glyph.at === from && <GlyphMark key={at} glyph={glyph} shown={shown} />)}
            {sliceRuns(runs, from, to).map((run, at) => (
              <Fragment key={at}>{inBrackets(run, shown)}</Fragment>
            ))}
          </Fragment>
        )
      })}
    </span>
  )
}

function inBrackets(run: Run, shown: Shown): ReactNode {
  // The blank before or behind belongs to the bracket, but a line under it would reach past the sign.
  const [, lead = '', text = '', tail = ''] = /^(\s*)(.*?)(\s*)$/su.exec(run.text) ?? []
  if (text === '') return run.text
  const made = run.brackets.reduceRight<ReactNode>((words, mark) => {
    const Element = mark.kind === 'ins' ? 'ins' : mark.kind === 'del' ? 'del' : 'span'
    return (
      <Element className="bracket" style={{ '--ink': partyColour(mark.by, shown.colours) }}>
        {words}
      </Element>
    )
  }, text)
  return (
    <>
      {lead}
      {made}
      {tail}
    </>
  )
}

function GlyphMark({ glyph: { type, by, text }, shown }: { glyph: Glyph; shown: Shown }) {
  if (type === 'note') return <sup className="glyph glyph-note">{text}</sup>
  return (
    <span className={`glyph glyph-${type}`} style={{ '--ink': partyColour(by, shown.colours) }}>
      {type === 'open' ? (
        <>
          [<span className="glyph-holder">{text.slice(1)}</span>
        </>
      ) : (
        text
      )}
    </span>
  )
}
