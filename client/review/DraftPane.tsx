import type { RefObject } from 'react'
import { createContext, memo, use, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem, Virtualizer } from 'react-aria-components'
import type { Draft, Note, Unit } from '../../schema/draft.ts'
import type { RowLayout } from '../controls/RowLayout.ts'
import { useRowLayout } from '../controls/useRowLayout.ts'
import type { UnitLook } from '../editor/looks/unitLook.ts'
import { sameLook, unitLooks } from '../editor/looks/unitLook.ts'
import { Notes } from '../room/Notes.tsx'
import { ReadOnlyUnit } from '../room/ReadOnlyPage.tsx'
import type { Shown } from '../words/Words.tsx'
import type { Place } from './place.ts'
import { theReview } from './theReview.ts'
import { useWalkTo } from './useWalkTo.ts'
import '../editor/editor.css'

const say = {
  title: 'Draft',
  notes: 'Notes',
  stamped: (look: UnitLook) => look.stamp && `${look.stamp.decision} ${look.stamp.level}`.trim(),
}

interface UnitRow {
  readonly id: string
  readonly unit: Unit
  readonly look: UnitLook
}
type Row = UnitRow | { readonly id: 'notes'; readonly notes: readonly Note[] }

const Around = createContext<{ readonly place: Place; readonly shown: Shown } | null>(null)

/** The draft as the room will show it. A press on a unit goes to what was found in it, and to its lines in the source. */
export function DraftPane({ draft, shown, place, note }: { draft: Draft; shown: Shown; place: Place; note: string }) {
  const list = useRef<HTMLDivElement>(null)
  const layout = useRowLayout(list, heightSort, 60)
  useWalkTo(list, layout, place.unit, place.step)
  const around = useMemo(() => ({ place, shown }), [place, shown])
  const [rowsOf] = useState(createRows)
  const rows = useMemo(() => rowsOf(draft), [rowsOf, draft])
  return (
    <section className="review-pane review-draft" aria-label={say.title}>
      <h2 className="review-pane-head">
        {say.title} <span className="quiet">{note}</span>
      </h2>
      <Around value={around}>
        <Rows list={list} layout={layout} rows={rows} />
      </Around>
    </section>
  )
}

/** Apart, so that a step of the walk draws the rows that it marks and nothing else. */
const Rows = memo(function Rows({ list, layout, rows }: { list: RefObject<HTMLDivElement | null>; layout: RowLayout<Row>; rows: readonly Row[] }) {
  return (
    <Virtualizer layout={layout} shouldObserveItemSize>
      <GridList ref={list} className="review-page draft" aria-label={say.title} items={rows} onAction={(key) => theReview.goToUnit(String(key))}>
        {(row) => (
          <GridListItem id={row.id} textValue={textOf(row)} className="draft-row">
            {'unit' in row ? <UnitOfDraft row={row} /> : <Notes notes={row.notes} />}
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
})

function UnitOfDraft({ row: { unit, look } }: { row: UnitRow }) {
  const around = use(Around)
  if (!around) return null
  return (
    <div className="draft-unit" data-draft-unit={unit.id} data-marked={around.place.unit === unit.id ? 'here' : around.place.units.has(unit.id) ? 'also' : undefined}>
      <ReadOnlyUnit unit={unit} look={look} shown={around.shown} />
    </div>
  )
}

/** Makes the rows of one draft after the other; what an answer did not change stays the same value and is not built again. */
function createRows(): (draft: Draft) => readonly Row[] {
  let last: ReadonlyMap<string, Row> = new Map()
  return (draft) => {
    const looks = unitLooks(draft)
    const rows = draft.units.map((unit): Row => {
      const look = looks.get(unit.id)!
      const before = last.get(unit.id)
      return before && 'unit' in before && before.unit === unit && sameLook(before.look, look) ? before : { id: unit.id, unit, look }
    })
    if (draft.notes.length > 0) rows.push({ id: 'notes', notes: draft.notes })
    last = new Map(rows.map((row) => [row.id, row]))
    return rows
  }
}

function textOf(row: Row): string {
  if (!('unit' in row)) return say.notes
  const { unit, look } = row
  return [look.name, unit.runs.map(({ text }) => text).join(''), say.stamped(look)].filter(Boolean).join(', ')
}

function heightSort(row: Row): string {
  if (!('unit' in row)) return 'notes'
  const { unit, look } = row
  return [unit.kind, Math.min(Math.ceil(unit.runs.reduce((sum, { text }) => sum + text.length, 0) / 60), 12), look.after.length > 0].join()
}
