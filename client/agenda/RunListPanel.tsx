import { memo, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem, Virtualizer } from 'react-aria-components'
import { inWords, partyName } from '../../schema/naming.ts'
import { keptList, perUnit } from '../../schema/perUnit.ts'
import type { RunListEntry, UnitTally } from '../../schema/runList.ts'
import { runList } from '../../schema/runList.ts'
import { useRowLayout } from '../controls/useRowLayout.ts'
import { useDialogs } from '../room/dialogs.ts'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRestingDraft } from '../room/useRestingDraft.ts'
import { useRoom } from '../room/useRoom.ts'
import { Trend } from './Trend.tsx'
import './agenda.css'

const say = {
  list: 'What still needs a decision',
  done: 'Nothing is left to decide.',
  progress: (agreed: number, of: number) => `${agreed} of ${of} agreed`,
  left: (count: number) => `${count} on the list`,
  parked: 'parked',
  wanting: {
    proposal: 'a new paragraph is proposed',
    brackets: 'in brackets',
    decision: 'to be decided',
    confirmation: 'to be confirmed',
    consultations: 'consultations are awaited',
    'brackets under a stamp': 'decided, with brackets left',
  } satisfies Record<RunListEntry['wanting'], string>,
  brackets: (count: number) => `[${count}]`,
  sections: 'By chapter',
  parties: 'By delegation',
  keys: 'Enter goes there, p calls it, k parks it or takes it up again.',
}

/** A line of the list; the room may be on its unit. */
interface Row {
  readonly id: string
  readonly entry: RunListEntry
  readonly isPointed: boolean
}

/** Makes rows again and again; those in which nothing changed stay the same values, and so does the list of them. */
function createRows(): (entries: readonly RunListEntry[], pointer: string | null) => readonly Row[] {
  let last: readonly Row[] = []
  let known = new Map<string, Row>()
  return (entries, pointer) => {
    last = keptList(last, entries.map((entry): Row => {
      const before = known.get(entry.unit)
      const isPointed = entry.unit === pointer
      return before?.entry === entry && before.isPointed === isPointed ? before : { id: entry.unit, entry, isPointed }
    }))
    known = new Map(last.map((row) => [row.id, row]))
    return last
  }
}

/** Only what still needs a decision, in order: who holds it, what is parked, how far each part and each party is. */
export const RunListPanel = memo(function RunListPanel() {
  const { editor } = useRoom()
  const openDialog = useDialogs()
  const perform = useDeed()
  const { abilities, shown } = useFacts()
  const draft = useRestingDraft()
  const list = useRef<HTMLDivElement>(null)
  const [made] = useState(() => perUnit<UnitTally>())
  const { entries, total, sections, parties } = useMemo(() => runList(draft, undefined, made), [draft, made])
  const [rowsOf] = useState(createRows)
  const rows = useMemo(() => rowsOf(entries, draft.pointer), [rowsOf, entries, draft.pointer])
  const layout = useRowLayout(list, (row: Row) => `${row.entry.parties.length > 2}${row.entry.parked}`, 50, 0)
  const go = (unit: string) => {
    openDialog(null)
    editor.scrollTo(unit)
  }
  return (
    <div className="agenda-list-panel side-panel">
      <div className="agenda-part">
        <p>
          <strong>{say.progress(total.agreed, total.of)}</strong> <span className="quiet">· {say.left(entries.length)}</span>
        </p>
        <Trend />
        {abilities.point && <p className="quiet">{say.keys}</p>}
      </div>
      <div
        className="panel-keys"
        onKeyDownCapture={(event) => {
          const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target.dataset['key'] : undefined
          const entry = entries.find(({ unit }) => unit === row)
          if (!entry || !abilities.point || event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key === 'p') void perform({ type: 'point', unit: entry.unit })
          else if (event.key === 'k') void perform({ type: 'park', units: [entry.unit], parked: !entry.parked })
          else return
          event.preventDefault()
          event.stopPropagation()
        }}
      >
        <Virtualizer layout={layout}>
          <GridList
            ref={list}
            aria-label={say.list}
            className="panel-list"
            items={rows}
            dependencies={[shown]}
            onAction={(key) => go(String(key))}
            renderEmptyState={() => <p className="panel-empty quiet">{say.done}</p>}
          >
            {({ id, entry, isPointed }) => (
              <GridListItem
                id={id}
                className="run-row"
                data-pointed={isPointed || undefined}
                textValue={[entry.place, say.wanting[entry.wanting], inWords(entry.parties.map((code) => partyName(shown, code))), entry.parked ? say.parked : ''].filter(Boolean).join(', ')}
              >
                <span>
                  <span className="run-place">{entry.place}</span> {entry.brackets > 0 && <span className="quiet">{say.brackets(entry.brackets)}</span>}{' '}
                  {entry.parked && <span className="run-parked">{say.parked}</span>}
                </span>
                <span className="quiet">{[say.wanting[entry.wanting], inWords(entry.parties.map((code) => partyName(shown, code)))].filter(Boolean).join(' · ')}</span>
              </GridListItem>
            )}
          </GridList>
        </Virtualizer>
      </div>
      <details className="agenda-part">
        <summary>{say.sections}</summary>
        <dl className="run-tallies">
          {sections.map(({ unit, place, agreed, of, brackets }) => (
            <div key={unit} style={{ display: 'contents' }}>
              <dt>{place}</dt>
              <dd>
                {agreed}/{of}
              </dd>
              <dd className="quiet">{brackets > 0 ? say.brackets(brackets) : ''}</dd>
            </div>
          ))}
        </dl>
      </details>
      <details className="agenda-part">
        <summary>{say.parties}</summary>
        <dl className="run-tallies">
          {parties.map(({ party, brackets }) => (
            <div key={party} style={{ display: 'contents' }}>
              <dt>{partyName(shown, party)}</dt>
              <dd />
              <dd>{say.brackets(brackets)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  )
})
