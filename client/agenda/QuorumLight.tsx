import type { Draft } from '../../schema/draft.ts'
import { countOf, quorumOf, worthOf } from '../../schema/quorum.ts'
import './agenda.css'

const say = { met: 'Quorum', lost: 'No quorum', notCalled: 'The roll was not called', informal: 'No quorum is asked for', suspended: 'Suspended', worth: (prints: string, pending: boolean) => `A decision now prints ${prints}${pending ? ' and waits to be confirmed' : ''}.` }

/** The light that says what a decision now would be worth: whether there is a quorum, how many are present, and what a gavel would print. */
export function QuorumLight({ draft }: { draft: Pick<Draft, 'meetings' | 'parties' | 'house' | 'notes'> }) {
  const quorum = quorumOf(draft)
  if (!quorum) return null
  const { met, called, meeting } = quorum
  const worth = worthOf(draft, 'agreed')
  return (
    <div className="quorum">
      <p className="quorum-light" data-met={meeting.suspended ? false : (met ?? undefined)}>
        <strong>{meeting.suspended ? say.suspended : meeting.kind === 'informal' ? say.informal : met === null ? say.notCalled : met ? say.met : say.lost}</strong>{' '}
        {called && <span className="quiet">{countOf(quorum)}</span>}
      </p>
      {worth && <p className="quiet">{called ? say.worth(worth.prints, worth.level.pending) : worth.sentence}</p>}
    </div>
  )
}

/** The same in the line above the page: a light and a count, no more. */
export function QuorumDot({ draft }: { draft: Pick<Draft, 'meetings' | 'parties' | 'house'> }) {
  const quorum = quorumOf(draft)
  if (!quorum || (!quorum.called && !quorum.meeting.suspended)) return null
  const { met, meeting, present, needed } = quorum
  const state = meeting.suspended ? say.suspended : met === false ? say.lost : met ? say.met : ''
  return (
    <span className="quorum-dot" data-met={meeting.suspended ? false : (met ?? undefined)}>
      {state} <span className="quiet">{met === null ? present : `${present}/${needed}`}</span>
    </span>
  )
}
