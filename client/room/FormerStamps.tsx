import { partyName } from '../../schema/naming.ts'
import { dayAndTime } from '../style/dates.ts'
import { printedStamp } from './stampPreview.ts'
import { useFacts } from './useFacts.ts'
import { useRoomState } from './useRoom.ts'

const say = {
  none: 'It was never stamped before.',
  lifted: { reopened: (when: string, who: string) => `reopened ${when} by ${who}`, confirmed: (when: string, who: string) => `confirmed ${when} by ${who}` },
  asked: (party: string) => `at the request of ${party}`,
}

/** The stamps a paragraph had before, the latest first: with its words, who lifted it and why. */
export function FormerStamps({ unit: id }: { unit: string }) {
  const { shown } = useFacts()
  const former = useRoomState((state) => state.draft.units.find((unit) => unit.id === id)?.former)
  if (!former?.length) return <p className="quiet">{say.none}</p>
  return (
    // It takes the focus so that a keyboard can scroll it.
    <ol className="former" tabIndex={0}>
      {former.toReversed().map(({ stamp, lifted }) => (
        <li key={lifted.at}>
          <p>
            <strong>{printedStamp(stamp)}</strong>, {say.lifted[lifted.how](dayAndTime(lifted.at), lifted.by)}
            {lifted.asked !== null && `, ${say.asked(partyName(shown, lifted.asked))}`}
          </p>
          {lifted.reason && <p>{lifted.reason}</p>}
          <blockquote className="form-quote">{stamp.words}</blockquote>
        </li>
      ))}
    </ol>
  )
}
