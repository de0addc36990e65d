import { useCallback } from 'react'
import type { Refusal, RefusalCode } from '../../schema/refusal.ts'
import { toast } from '../controls/toasts.ts'
import type { Deed, DeedDone } from '../sync/room.ts'
import { useRoom } from './useRoom.ts'

const say = { undo: 'Undo', undone: 'Taken back.' }

/** How long the server takes an act back. */
export const takeBackSeconds = 10

/** Does an act and says what came of it: the refusal in the server's words, unless `unsaid` names its code, or the deed with some
 * seconds to take it back. */
export function useDeed(): (deed: Deed, unsaid?: RefusalCode) => Promise<DeedDone | Refusal> {
  const room = useRoom()
  return useCallback(
    async (deed, unsaid) => {
      const answer = await room.act(deed)
      if (!answer.ok) {
        if (answer.code !== unsaid) toast('refused', answer.sentence)
      } else if (isSilent(deed)) for (const notice of answer.notices) toast('done', notice)
      else
        toast('done', answer.sentence, {
          notices: answer.notices,
          ...(isFinal(deed) ? {} : { seconds: takeBackSeconds, action: { label: say.undo, run: () => void takeBack(answer.entry) } }),
        })
      return answer

      async function takeBack(entry: number): Promise<void> {
        const undone = await room.act({ type: 'takeBack', entry })
        if (undone.ok) toast('done', undone.sentence || say.undone, { notices: undone.notices })
        else toast('refused', undone.sentence)
      }
    },
    [room],
  )
}

/** Acts one sees happen on the page: no sentence needed. */
function isSilent(deed: Deed): boolean {
  return silent.has(deed.type)
}

const silent: ReadonlySet<Deed['type']> = new Set(['hold', 'release', 'insertUnit', 'split', 'join', 'appointClerk', 'point', 'askFloor', 'callFloor', 'endFloor'])

/** Acts that are undone by their opposite, or kept out of reach of a slip. */
function isFinal(deed: Deed): boolean {
  return final.has(deed.type)
}

const final: ReadonlySet<Deed['type']> = new Set(['openMeeting', 'closeMeeting', 'suspendMeeting', 'resumeMeeting', 'takeBack', 'restore'])
