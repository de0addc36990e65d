import { useState } from 'react'
import type { Conflict } from '../../schema/conflicts.ts'
import { conflictsOf } from '../../schema/conflicts.ts'
import { setOf } from '../../schema/alternatives.ts'
import { bracketName } from '../../schema/naming.ts'
import { mayAct } from '../../schema/policy.ts'
import { proposalOf } from '../../schema/proposals.ts'
import { Button } from '../controls/Button.tsx'
import { useDialogs } from '../room/dialogs.ts'
import { seenNow } from '../room/stampPreview.ts'
import { useDeed } from '../room/useDeed.ts'
import { useRoom, useRoomState } from '../room/useRoom.ts'
import './proposals.css'

const say = {
  touches: (name: string) => `Accepting ${name} touches what others proposed:`,
  accept: 'Accept it',
  alternatives: 'See the alternatives side by side',
  next: (at: number, of: number) => `What of this one? ${at} of ${of}`,
  reject: 'It is obsolete: reject it',
  reword: 'It needs other words: go there',
  leave: 'Leave it on the table',
  gone: 'This is not on the table any more.',
}

/** Before a proposal is accepted that touches others: what it touches and what would become of it; and after, each that is left, one at a
 * time, so that nothing vanishes silently and nothing is forgotten. */
export function ConflictsForm({ bracket, onDone }: { bracket: string; onDone: () => void }) {
  const { me, editor } = useRoom()
  const perform = useDeed()
  const openDialog = useDialogs()
  const draft = useRoomState((state) => state.draft)
  const [left, setLeft] = useState<readonly Conflict[] | null>(null)
  const proposal = proposalOf(draft, bracket)

  if (left !== null) {
    const asked = left.filter(({ id }) => proposalOf(draft, id))
    const conflict = asked[0]
    if (!conflict) return <Done onDone={onDone} />
    const next = () => (asked.length > 1 ? setLeft(asked.slice(1)) : onDone())
    return (
      <>
        <p className="quiet">{say.next(left.length - asked.length + 1, left.length)}</p>
        <p>{conflict.sentence}</p>
        <div className="form-deeds">
          <Button tone="grave" autoFocus onPress={() => void perform({ type: 'reject', brackets: [conflict.id], seen: seenNow(draft, [conflict.unit]) }).then((answer) => answer.ok && next())}>
            {say.reject}
          </Button>
          <Button
            tone="plain"
            onPress={() => {
              onDone()
              editor.scrollTo(conflict.unit, conflict.id)
            }}
          >
            {say.reword}
          </Button>
          <Button tone="quiet" onPress={next}>
            {say.leave}
          </Button>
        </div>
      </>
    )
  }
  if (!proposal) return <p>{say.gone}</p>
  const unit = proposal.units[0]!
  const conflicts = conflictsOf(draft, [bracket])
  const accept = () =>
    void perform({ type: 'accept', brackets: [bracket], seen: seenNow(draft, [unit.id]) }).then((answer) => {
      if (!answer.ok) return
      const open = conflicts.filter(({ fate }) => fate === 'obsolete?')
      if (open.length) setLeft(open)
      else onDone()
    })
  return (
    <>
      <p>{say.touches(bracketName(draft, unit, bracket))}</p>
      <ul className="conflicts">
        {conflicts.map((conflict) => (
          <li key={conflict.id} data-fate={conflict.fate}>
            {conflict.sentence}
          </li>
        ))}
      </ul>
      <div className="dialog-foot">
        {setOf(draft, bracket) && (
          <Button tone="plain" onPress={() => openDialog({ name: 'alternatives', of: bracket })}>
            {say.alternatives}
          </Button>
        )}
        {mayAct(me, { key: '', type: 'accept', brackets: [bracket] }, draft) === null && (
          <Button tone="main" autoFocus onPress={accept}>
            {say.accept}
          </Button>
        )}
      </div>
    </>
  )
}

/** Nothing is left to ask: what had been touched was settled meanwhile. */
function Done({ onDone }: { onDone: () => void }) {
  return (
    <>
      <p>{say.gone}</p>
      <div className="dialog-foot">
        <Button tone="main" autoFocus onPress={onDone}>
          {say.leave}
        </Button>
      </div>
    </>
  )
}
