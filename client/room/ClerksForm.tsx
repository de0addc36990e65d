import { useEffect, useState } from 'react'
import { Switch } from 'react-aria-components'
import { isRefusal } from '../api.ts'
import type { Member } from '../documentApi.ts'
import { people } from '../documentApi.ts'
import { useDeed } from './useDeed.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = {
  what: 'A clerk stamps, reopens, accepts and rejects in the chair’s place. Every deed is recorded under the clerk’s own name.',
  none: 'Nobody from the secretariat has signed in yet.',
  loading: 'Looking who is there …',
}

/** The people of the secretariat, each with a switch that makes them the chair's clerk. */
export function ClerksForm() {
  const room = useRoom()
  const perform = useDeed()
  const clerks = useRoomState((state) => state.draft.clerks)
  const [secretariat, setSecretariat] = useState<readonly Member[] | string | null>(null)
  useEffect(() => {
    void people(room.document).then((answer) => setSecretariat(isRefusal(answer) ? answer.sentence : answer.filter((each) => each.role === 'secretariat')))
  }, [room])
  return (
    <>
      <p className="quiet">{say.what}</p>
      {secretariat === null && <p className="quiet">{say.loading}</p>}
      {typeof secretariat === 'string' && <p role="alert">{secretariat}</p>}
      {Array.isArray(secretariat) && secretariat.length === 0 && <p>{say.none}</p>}
      {secretariat !== null && typeof secretariat !== 'string' && (
        <div className="switches">
          {secretariat.map((member) => (
            <Switch key={member.user} className="switch" isSelected={clerks.includes(member.user)} onChange={(appointed) => void perform({ type: 'appointClerk', user: member.user, appointed })}>
              {member.name}
              <span className="switch-track" />
            </Switch>
          ))}
        </div>
      )}
    </>
  )
}
