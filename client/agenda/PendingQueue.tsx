import { CheckCheck } from 'lucide-react'
import { confirmingRefused } from '../../schema/acts/confirm.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { inWords, partyName } from '../../schema/naming.ts'
import type { Unit } from '../../schema/draft.ts'
import { conditionsOf } from '../../schema/standing.ts'
import { Button, IconButton } from '../controls/Button.tsx'
import { printedStamp } from '../room/stampPreview.ts'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoom, useRoomList, useRoomState } from '../room/useRoom.ts'
import { longDay } from '../style/dates.ts'

const say = {
  title: 'Waiting to be confirmed',
  none: 'No decision waits.',
  confirm: (place: string) => `Confirm ${place}`,
  all: (count: number) => `Confirm all ${count}`,
  conditional: 'Subject to consultations',
  until: (day: string) => ` until ${longDay(day)}`,
}

/** Decisions that wait for a meeting with its quorum, to be confirmed one by one or all together; and those that wait for a capital. */
export function PendingQueue() {
  const { editor } = useRoom()
  const perform = useDeed()
  const { abilities, places, shown } = useFacts()
  const queue = useRoomList(({ draft }) => draft.units.filter(({ stamp }) => stamp?.pending))
  const conditional = useRoomList(({ draft }) => draft.units.filter((unit) => conditionsOf(unit).length > 0))
  const why = useRoomState(({ draft }) => confirmingRefused(draft)?.sentence ?? null)
  const confirm = (which: readonly Unit[]) =>
    void perform({ type: 'confirm', units: which.map(({ id }) => id), seen: Object.fromEntries(which.map((unit) => [unit.id, hashOfWords(unit)])) })
  const go = (id: string) => editor.scrollTo(id)
  return (
    <>
      <section className="agenda-part" aria-label={say.title}>
        <h3>
          {say.title} <span className="panel-count">{queue.length}</span>
        </h3>
        {queue.length === 0 && <p className="quiet">{say.none}</p>}
        <ol className="agenda-list">
          {queue.map((unit) => (
            <li key={unit.id}>
              <p>
                <button type="button" className="link-button" onClick={() => go(unit.id)}>
                  {places.get(unit.id)}
                </button>{' '}
                <span className="quiet">{unit.stamp && printedStamp(unit.stamp)}</span>
              </p>
              {abilities.decide && why === null && (
                <IconButton name={say.confirm(places.get(unit.id) ?? '')} onPress={() => confirm([unit])}>
                  <CheckCheck aria-hidden />
                </IconButton>
              )}
            </li>
          ))}
        </ol>
        {abilities.decide && why !== null && queue.length > 0 && <p className="quiet">{why}</p>}
        {abilities.decide && why === null && queue.length > 1 && (
          <Button tone="plain" icon={<CheckCheck aria-hidden />} onPress={() => confirm(queue)}>
            {say.all(queue.length)}
          </Button>
        )}
      </section>
      {conditional.length > 0 && (
        <section className="agenda-part" aria-label={say.conditional}>
          <h3>{say.conditional}</h3>
          <ol className="agenda-list">
            {conditional.map((unit) => (
              <li key={unit.id}>
                <p>
                  <button type="button" className="link-button" onClick={() => go(unit.id)}>
                    {places.get(unit.id)}
                  </button>{' '}
                  {inWords(conditionsOf(unit).map(({ party, until }) => partyName(shown, party) + (until === undefined ? '' : say.until(until))))}
                </p>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
