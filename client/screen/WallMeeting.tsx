import type { Draft } from '../../schema/draft.ts'
import { quorumOf, worthOf } from '../../schema/quorum.ts'
import { meetingName } from '../room/MeetingLine.tsx'

const say = {
  none: 'No meeting is open',
  suspended: 'Suspended',
  notCalled: 'The roll has not been called',
  present: (present: number, members: number, needed: number) => `${present} of ${members} present, ${needed} needed`,
  met: 'Quorum',
  lost: 'No quorum',
  worth: (prints: string) => `A decision now: ${prints}`,
}

/** The meeting on the wall: which it is, whether it has its quorum, and what a decision now would be worth. */
export function WallMeeting({ draft }: { draft: Pick<Draft, 'meetings' | 'parties' | 'house' | 'notes'> }) {
  const quorum = quorumOf(draft)
  if (!quorum) return <p className="wall-meeting quiet">{say.none}</p>
  const { meeting, called, present, members, needed, met } = quorum
  const worth = worthOf(draft, 'agreed')
  return (
    <p className="wall-meeting">
      <span>{meetingName(meeting)}</span>
      {meeting.suspended && <strong className="wall-light" data-met="false">{say.suspended}</strong>}
      {met !== null && (
        <span className="wall-light" data-met={met}>
          {met ? say.met : say.lost}
          <span className="quiet"> {called ? say.present(present, members, needed) : say.notCalled}</span>
        </span>
      )}
      {worth && !meeting.suspended && <span className="wall-worth">{say.worth(worth.prints)}</span>}
    </p>
  )
}
