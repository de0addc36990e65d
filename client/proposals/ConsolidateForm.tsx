import { useMemo } from 'react'
import { consolidate } from '../../schema/acts/consolidate.ts'
import type { ConcordanceTable } from '../../schema/concordance.ts'
import { concordanceTable } from '../../schema/concordance.ts'
import type { Concordance } from '../../schema/draft.ts'
import { Button } from '../controls/Button.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoom, useRoomState } from '../room/useRoom.ts'
import { dayAndTime } from '../style/dates.ts'
import './proposals.css'

const say = {
  what: 'Every list is numbered plainly. Words and stamps stay as they are; the old labels are kept beside the new.',
  renumber: 'Renumber',
  before: 'Earlier renumberings',
  on: (when: string) => `On ${when}`,
}

/** Renumbers the draft, shown old beside new before it is done; and the tables of earlier renumberings. */
export function ConsolidateForm({ onDone }: { onDone: () => void }) {
  const { me } = useRoom()
  const perform = useDeed()
  const { abilities } = useFacts()
  const draft = useRoomState((state) => state.draft)
  const outcome = useMemo(() => consolidate(draft, { key: '', type: 'consolidate' }, { actor: me, now: '', newId: () => 'preview' }), [draft, me])
  const planned = outcome.ok ? outcome.effect.record.flatMap(({ key, value }) => (key.startsWith('concordance:') ? [value as Concordance] : [])) : []
  return (
    <>
      {abilities.arrange && (
        <>
          <p className="quiet">{outcome.ok ? say.what : outcome.sentence}</p>
          {planned.map((each) => (
            <Table key={each.id} table={concordanceTable(draft, each)} />
          ))}
          {outcome.ok && (
            <div className="dialog-foot">
              <Button tone="main" autoFocus onPress={() => void perform({ type: 'consolidate' }).then((answer) => answer.ok && onDone())}>
                {say.renumber}
              </Button>
            </div>
          )}
        </>
      )}
      {draft.concordances.length > 0 && (
        <section className="concordances">
          <h3>{say.before}</h3>
          {draft.concordances.toReversed().map((each) => (
            <details key={each.id}>
              <summary>{say.on(dayAndTime(each.at))}</summary>
              <Table table={concordanceTable(draft, each)} />
            </details>
          ))}
        </section>
      )}
    </>
  )
}

function Table({ table: { heads, sections } }: { table: ConcordanceTable }) {
  return (
    // It takes the focus so that a keyboard can scroll it.
    <div className="concordance" tabIndex={0} role="group" aria-label={heads.join(', ')}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {sections.map(({ under, rows }) => (
          <tbody key={under + (rows[0]?.unit ?? '')}>
            {under && (
              <tr>
                <th colSpan={3} scope="rowgroup">
                  {under}
                </th>
              </tr>
            )}
            {rows.map(({ unit, from, to, words }) => (
              <tr key={unit}>
                <td>{from}</td>
                <td>{to}</td>
                <td className="quiet">{words}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}
