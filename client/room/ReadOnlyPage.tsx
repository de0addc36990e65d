import { useMemo } from 'react'
import type { Draft, Unit } from '../../schema/draft.ts'
import { standingOf } from '../../schema/standing.ts'
import { holderShorts } from '../style/roleName.ts'
import { partyColour } from '../style/partyColour.ts'
import type { Shown } from '../words/Words.tsx'
import { Words } from '../words/Words.tsx'
import { printedStamp } from './stampPreview.ts'
import { shownOf } from './facts.ts'
import './readOnlyPage.css'

/** A draft as a page to be read: the same look as the live one, and nothing to type in. */
export function ReadOnlyPage({ draft }: { draft: Draft }) {
  const shown = useMemo(() => shownOf(draft), [draft])
  return (
    <div className="desk" role="region" aria-label={draft.title} tabIndex={0}>
      <article className="paper">
        {draft.units.map((unit) => (
          <ReadOnlyUnit key={unit.id} unit={unit} shown={shown} />
        ))}
        {draft.notes.length > 0 && (
          <section className="notes">
            <ol>
              {draft.notes.map((note, at) => (
                <li key={note.id}>
                  <span className="notes-number">{at + 1}/</span> {note.text}
                </li>
              ))}
            </ol>
          </section>
        )}
      </article>
    </div>
  )
}

function ReadOnlyUnit({ unit, shown }: { unit: Unit; shown: Shown }) {
  const standing = standingOf(unit)
  return (
    <div className="read-unit" data-kind={unit.kind} data-state={standing.state} style={{ '--voice': partyColour(unit.by, shown.colours) }}>
      <p className="read-text">
        {unit.label !== null && <span className="read-label">{unit.label} </span>}
        {unit.by !== null && <span className="words-holder">[{holderShorts(unit.by, shown)}: </span>}
        {unit.runs.length === 0 && unit.moved ? <span className="quiet">{unit.moved.printed}</span> : <Words runs={unit.runs} shown={shown} />}
        {unit.by !== null && <span className="words-glyph">]</span>}
      </p>
      {unit.stamp && (
        <p className="read-stamp" data-decision={unit.stamp.decision} data-pending={standing.pending || undefined}>
          {printedStamp(unit.stamp)} {unit.stamp.note !== null && shown.noteNumbers.has(unit.stamp.note) && <span>{shown.noteNumbers.get(unit.stamp.note)}/</span>}
        </p>
      )}
    </div>
  )
}
