import { useEffect, useMemo } from 'react'
import type { AlternativeSet } from '../../schema/alternatives.ts'
import { readingIf, setOf } from '../../schema/alternatives.ts'
import type { BracketFacts, Draft } from '../../schema/draft.ts'
import { holderNames } from '../../schema/naming.ts'
import { remarksOf } from '../../schema/rendition/houseStyle.ts'
import { Button } from '../controls/Button.tsx'
import { useDialogs } from '../room/dialogs.ts'
import { shownOf } from '../room/facts.ts'
import { seenNow } from '../room/stampPreview.ts'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useRoomState } from '../room/useRoom.ts'
import { partyColour } from '../style/partyColour.ts'
import { Words } from '../words/Words.tsx'
import './proposals.css'

const say = {
  none: 'Nothing stands against it any more.',
  how: 'Only one of them can stay. Each is shown as the paragraph would read with it.',
  text: 'As the text stands',
  nobody: 'Nobody is named',
  choose: 'Choose this one',
  merge: 'Merge them into one text …',
  settles: (count: number) => (count === 1 ? 'The other is settled with it.' : `The other ${count} are settled with it.`),
}

/** Rivals side by side, each in the paragraph as it would read; whoever decides chooses one by its number, and the others are settled. */
export function AlternativesForm({ of, onDone }: { of: string; onDone: () => void }) {
  const perform = useDeed()
  const openDialog = useDialogs()
  const { abilities } = useFacts()
  const draft = useRoomState((state) => state.draft)
  const set = setOf(draft, of)
  const shown = useMemo(() => shownOf(draft), [draft])
  const choose = (chosen: string) => {
    if (!set) return
    const over = set.members.map(({ id }) => id).filter((id) => id !== chosen)
    void perform({ type: 'choose', chosen, over, seen: seenNow(draft, unitsOf(set)) }).then((answer) => answer.ok && onDone())
  }
  useEffect(() => {
    if (!abilities.decide || !set) return
    const onKey = (event: KeyboardEvent) => {
      const member = set.members[Number(event.key) - 1]
      if (!member || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      choose(member.id)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  if (!set) return <p>{say.none}</p>
  return (
    <>
      <p className="quiet">{say.how}</p>
      <ol className="rivals">
        {set.members.map((member, at) => {
          const reading = readingIf(draft, set, member.id)
          const unit = reading.units.find(({ id }) => id === (set.type === 'units' ? member.id : set.unit))
          return (
            <li key={member.id} className="rival" style={{ '--voice': partyColour(member.by, shown.colours) }}>
              <h3>{member.by === null ? say.text : holderNames(shown, member.by) || say.nobody}</h3>
              {unit && <p className="rival-words">{unit.label !== null && `${unit.label} `}<Words runs={unit.runs} shown={shown} /></p>}
              <Held draft={draft} positions={heldOn(draft, set, member.id)} />
              {abilities.decide && (
                <Button tone="plain" keys={String(at + 1)} onPress={() => choose(member.id)}>
                  {say.choose}
                </Button>
              )}
            </li>
          )
        })}
      </ol>
      <div className="dialog-foot">
        {abilities.decide && <span className="quiet">{say.settles(set.members.length - 1)}</span>}
        {abilities.arrange && set.type === 'units' && (
          <Button tone="quiet" onPress={() => openDialog({ name: 'merge', units: unitsOf(set) })}>
            {say.merge}
          </Button>
        )}
      </div>
    </>
  )
}

/** What parties hold on one of the rivals: it goes with it where another is chosen. */
function Held({ draft, positions }: { draft: Draft; positions: BracketFacts }) {
  const said = remarksOf(draft.parties, positions)
  return said.length === 0 ? null : <p className="rival-held">{said.join(' ')}</p>
}

function heldOn(draft: Draft, set: AlternativeSet, id: string): BracketFacts {
  const unit = set.type === 'units' ? draft.units.find((each) => each.id === id) : undefined
  return unit ? { positions: unit.positions, remarks: unit.remarks } : (draft.brackets[id] ?? { positions: [], remarks: [] })
}

/** The units a set is about: all its versions, or the one the passage stands in. */
function unitsOf(set: AlternativeSet): string[] {
  return set.type === 'units' ? set.members.map(({ id }) => id) : [set.unit]
}
