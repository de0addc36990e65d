import { useEffect, useMemo, useRef, useState } from 'react'
import { partyName } from '../../schema/naming.ts'
import { countOf, delegationsOf, neededBy } from '../../schema/quorum.ts'
import { Button } from '../controls/Button.tsx'
import { useDeed } from '../room/useDeed.ts'
import { useRoomState } from '../room/useRoom.ts'
import { findName } from './findName.ts'

const say = {
  how: 'Enter: present, and on to the next. Backspace: absent. Space changes it, the arrows go back and forth, letters find a name.',
  later: 'Who arrives or leaves now is recorded at once.',
  list: 'Delegations',
  present: 'present',
  absent: 'absent',
  notYet: '–',
  take: 'Record the roll',
  again: 'Call the roll again',
}

/** Letters that follow each other within this are one name. Milliseconds. */
const oneName = 900

/** Calls the roll by keyboard, delegation by delegation; once it is recorded, the same list takes late arrivals and departures. */
export function RollCall({ onDone }: { onDone: () => void }) {
  const perform = useDeed()
  const draft = useRoomState((state) => state.draft)
  const roll = draft.meetings.find(({ open }) => open)?.roll ?? null
  const [isCalling, setCalling] = useState(roll === null)
  const [called, setCalled] = useState<ReadonlyMap<string, boolean>>(new Map())
  const list = useRef<HTMLUListElement>(null)
  const delegations = useMemo(() => delegationsOf(draft).toSorted((a, b) => partyName(draft, a).localeCompare(partyName(draft, b))), [draft])
  const typed = useRef({ letters: '', at: -Infinity })
  const sought = (now: number, letter: string) => {
    const letters = now - typed.current.at < oneName ? typed.current.letters + letter : letter
    typed.current = { letters, at: now }
    return letters
  }
  const isPresent = (code: string): boolean | undefined => (isCalling ? called.get(code) : roll?.present.includes(code))
  const present = delegations.filter((code) => isPresent(code))
  const count = isCalling || !roll ? { present: present.length, members: delegations.length, needed: neededBy(draft.house.quorum, delegations.length) } : { present: roll.present.length, members: roll.members, needed: roll.needed }

  // The first is where a roll begins.
  useEffect(() => list.current?.querySelector<HTMLElement>('[role=checkbox]')?.focus(), [])
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=checkbox]') ?? [])]
  const focusRow = (at: number) => rows()[Math.max(0, Math.min(delegations.length - 1, at))]?.focus()
  const set = (code: string, to: boolean) => {
    if (isCalling) setCalled(new Map(called).set(code, to))
    else if (roll && roll.present.includes(code) !== to) void perform({ type: 'attend', party: code, present: to })
  }
  const take = () => void perform({ type: 'callRoll', present }).then((answer) => answer.ok && onDone())
  const onKey = (event: React.KeyboardEvent, code: string, at: number) => {
    const key = event.key
    if (event.ctrlKey || event.metaKey || event.altKey) {
      if (key === 'Enter' && isCalling) take()
      return
    }
    if (key === 'ArrowDown' || key === 'ArrowUp') focusRow(at + (key === 'ArrowDown' ? 1 : -1))
    else if (key === ' ') set(code, !isPresent(code))
    else if (key === 'Enter' || key === 'Backspace') {
      set(code, key === 'Enter')
      focusRow(at + 1)
    } else if (/^\p{L}$/u.test(key)) {
      const found = findName(delegations.map((each) => partyName(draft, each)), sought(event.timeStamp, key), at)
      if (found !== null) focusRow(found)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="roll">
      <p className="quiet">{isCalling ? say.how : say.later}</p>
      <p className="quorum-light" data-met={count.present >= count.needed} role="status">
        <strong>{countOf(count)}</strong>
      </p>
      <div className="roll-scroll">
      <ul ref={list} className="roll-list" aria-label={say.list}>
        {delegations.map((code, at) => {
          const state = isPresent(code)
          return (
            <li key={code}>
              <div
                role="checkbox"
                aria-checked={state ?? false}
                tabIndex={0}
                className="roll-row"
                data-state={state === undefined ? 'not yet' : state ? 'present' : 'absent'}
                onClick={() => set(code, !state)}
                onKeyDown={(event) => onKey(event, code, at)}
              >
                <span>{partyName(draft, code)}</span>
                <span className="roll-state">{state === undefined ? say.notYet : state ? say.present : say.absent}</span>
              </div>
            </li>
          )
        })}
      </ul>
      </div>
      <div className="dialog-foot">
        {isCalling ? (
          <Button tone="main" keys="Mod+Enter" onPress={take}>
            {say.take}
          </Button>
        ) : (
          <Button tone="quiet" onPress={() => (setCalled(new Map()), setCalling(true), focusRow(0))}>
            {say.again}
          </Button>
        )}
      </div>
    </div>
  )
}
