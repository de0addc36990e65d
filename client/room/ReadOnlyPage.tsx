import { useMemo } from 'react'
import type { Draft, Unit } from '../../schema/draft.ts'
import type { UnitLook } from '../editor/looks/unitLook.ts'
import { unitLooks } from '../editor/looks/unitLook.ts'
import { partyColour } from '../style/partyColour.ts'
import type { Shown } from '../words/Words.tsx'
import { Words } from '../words/Words.tsx'
import { shownOf } from './facts.ts'
import { Notes } from './Notes.tsx'
import '../editor/editor.css'

/** A draft as a page to be read: the look of the live one, and nothing to type in. */
export function ReadOnlyPage({ draft }: { draft: Draft }) {
  const shown = useMemo(() => shownOf(draft), [draft])
  const looks = useMemo(() => unitLooks(draft), [draft])
  return (
    <div className="desk" role="region" aria-label={draft.title} tabIndex={0}>
      <article className="paper">
        <div className="draft">
          {draft.units.map((unit) => {
            const look = looks.get(unit.id)
            return look && <ReadOnlyUnit key={unit.id} unit={unit} look={look} shown={shown} />
          })}
        </div>
        <Notes notes={draft.notes} />
      </article>
    </div>
  )
}

/** One unit of it. */
export function ReadOnlyUnit({ unit, look, shown }: { unit: Unit; look: UnitLook; shown: Shown }) {
  const { stamp } = look
  const after = [look.proposed && `Proposed by ${look.proposed.by}`, look.moved, ...look.after].filter(Boolean).join('  ')
  const classes = ['unit', stamp && `is-sealed is-${look.standing}`, look.pending && 'is-pending', look.proposed && 'is-proposed', look.stub && 'is-stub', unit.runs.length === 0 && 'is-empty']
  return (
    <div className={classes.filter(Boolean).join(' ')} data-kind={unit.kind} style={{ '--ink': unit.by === null ? undefined : partyColour(unit.by, shown.colours) }}>
      {look.alternative !== null && <div className="unit-alternative">or</div>}
      {look.label !== null && <div className="unit-label">{look.label}</div>}
      <p className="unit-words">
        <Words runs={unit.runs} shown={shown} />
      </p>
      {after && <div className="unit-after">{after}</div>}
      {stamp && (
        <div className="unit-stamp">
          <span className="stamp-decision">{stamp.decision}</span> <span className="stamp-level">{stamp.level}</span>
          {stamp.note && <span className="stamp-note"> {stamp.note}</span>}
        </div>
      )}
    </div>
  )
}
