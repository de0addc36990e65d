import type { CSSProperties } from 'react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Draft, Unit } from '../../schema/draft.ts'
import { holderNames, partyName, unitName } from '../../schema/naming.ts'
import { openItems } from '../../schema/openItems.ts'
import { perUnit } from '../../schema/perUnit.ts'
import type { RunList, UnitTally } from '../../schema/runList.ts'
import { runList } from '../../schema/runList.ts'
import { unitLook } from '../editor/looks/unitLook.ts'
import { useDerivedFacts } from '../room/useFacts.ts'
import { useRestingDraft } from '../room/useRestingDraft.ts'
import { useRoom, useRoomState } from '../room/useRoom.ts'
import { longDay } from '../style/dates.ts'
import { partyColour } from '../style/partyColour.ts'
import type { Shown } from '../words/Words.tsx'
import { Words } from '../words/Words.tsx'
import { sidesOf } from './sides.ts'
import { useFit } from './useFit.ts'
import { useStillUnit } from './useStillUnit.ts'
import { useWallKeys } from './useWallKeys.ts'
import { WallMeeting } from './WallMeeting.tsx'
import { wallSubject } from './wallSubject.ts'

const say = {
  wall: 'The wall',
  now: 'Now on',
  empty: 'Nothing is in this draft yet.',
  for: 'For',
  against: 'Against',
  stances: { reserves: 'reserves', 'pending consultations': 'pending consultations', 'can live with': 'can live with it' } as Readonly<Record<string, string>>,
  until: (day: string) => ` until ${longDay(day)}`,
  proposed: (name: string) => `Proposed by ${name}`,
  agreed: (agreed: number, of: number) => `${agreed} of ${of} agreed`,
  next: 'Next',
  floor: 'Has the floor',
  asked: 'Asked for it',
  offline: 'No connection: what stands here may be old.',
}

/** The wall: the unit the room is on, large, with what is contested in it and who stands where; the meeting above, the floor below. */
export function Wall() {
  const draft = useRoomState((state) => state.draft)
  const connection = useRoomState((state) => state.connection)
  const { size, width } = useWallKeys()
  const resting = useRestingDraft()
  const { places, shown } = useDerivedFacts(resting, useRoom().me)
  const [made] = useState(() => perUnit<UnitTally>())
  const list = useMemo(() => runList(resting, places, made), [resting, places, made])
  const at = wallSubject(draft, list)
  const unit = draft.units[at]
  useEffect(() => {
    document.title = draft.title ? `${draft.title} · adref` : 'adref'
  }, [draft.title])
  // As wide as asked for: the words are a share of the screen, so that a projector shows what a laptop does.
  const style = { '--size': size, '--width': width } as CSSProperties
  return (
    <main className="wall" aria-label={say.wall} style={style}>
      <header className="wall-head">
        <h1 className="wall-title">
          {draft.title} {draft.symbol && <span className="wall-symbol">{draft.symbol}</span>}
        </h1>
        <WallMeeting draft={draft} />
      </header>
      {unit ? <Stage key={unit.id} draft={draft} at={at} unit={unit} shown={shown} scale={`${size} ${width}`} /> : <p className="wall-empty">{connection === 'live' ? say.empty : ''}</p>}
      <Foot draft={draft} list={list} subject={unit?.id ?? null} isOld={connection !== 'live' && connection !== 'connecting'} />
    </main>
  )
}

function Stage({ draft, at, unit, shown, scale }: { draft: Draft; at: number; unit: Unit; shown: Shown; scale: string }) {
  const stage = useRef<HTMLDivElement>(null)
  useFit(stage, scale)
  const { passages } = useStillUnit(unit)
  const look = useMemo(() => unitLook(draft, unit.id), [draft, unit.id])
  const items = useMemo(() => sidesOf(openItems({ units: [unit], brackets: draft.brackets })), [unit, draft.brackets])
  const before = draft.units[at - 1]
  const after = draft.units[at + 1]
  const stamp = look?.stamp
  return (
    <div ref={stage} className="wall-stage">
      <div className="wall-context wall-before" aria-hidden>
        {before && <Context unit={before} shown={shown} />}
      </div>
      <article className="wall-unit" data-kind={unit.kind} data-standing={look?.standing} data-pending={look?.pending || undefined} data-unit={unit.id}>
        <p className="wall-place" role="status">
          <span className="visually-hidden">{say.now} </span>
          {unitName(draft, unit.id)}
          {look?.proposed && <span className="wall-proposed" style={{ '--ink': partyColour(unit.by, shown.colours) }}> {say.proposed(look.proposed.by)}</span>}
        </p>
        <p className="wall-words">
          {unit.label !== null && <span className="wall-label">{unit.label} </span>}
          {passages.map((passage, index) => (
            <span key={index} className={`passage is-${passage.state}`}>
              <Words runs={passage.runs} shown={shown} />
            </span>
          ))}
        </p>
        {look && (look.moved || look.after.length > 0) && <p className="wall-remarks">{[look.moved, ...look.after].filter(Boolean).join('  ')}</p>}
        {stamp && (
          <p className="wall-stamp" key={stamp.decision + stamp.level}>
            {[stamp.decision, stamp.level].filter(Boolean).join(' ')}
            {stamp.note && <span className="wall-note"> {stamp.note}</span>}
          </p>
        )}
      </article>
      {items.length > 0 && (
        <ul className="wall-sides">
          {items.map(({ item, for: pro, against, others }) => (
            <li key={`${item.type}:${item.id}`} style={{ '--ink': partyColour(item.by, shown.colours) }}>
              {item.type !== 'positions' && <p className="wall-item">{item.struck || item.inserted || item.held ? <ItemWords struck={item.struck} inserted={item.inserted} held={item.held} /> : holderNames(shown, item.by)}</p>}
              {pro.length > 0 && <Names title={say.for} names={pro.map((code) => partyName(shown, code))} />}
              {against.length > 0 && <Names title={say.against} names={against.map((code) => partyName(shown, code))} />}
              {others.map(({ party, stance, until }) => (
                <p key={party + stance} className="wall-names">
                  <strong>{partyName(shown, party)}</strong> {say.stances[stance]}
                  {until !== undefined && say.until(until)}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      <div className="wall-context wall-after" aria-hidden>
        {after && <Context unit={after} shown={shown} />}
      </div>
    </div>
  )
}

function Names({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <p className="wall-names">
      <span className="wall-side">{title}</span> {names.join(', ')}
    </p>
  )
}

function ItemWords({ struck, inserted, held }: { struck: string; inserted: string; held: string }) {
  return (
    <>
      {struck && <del>{short(struck)}</del>} {inserted && <ins>{short(inserted)}</ins>} {held && <span>[{short(held)}]</span>}
    </>
  )
}

function Context({ unit, shown }: { unit: Unit; shown: Shown }) {
  return (
    <p data-kind={unit.kind} className={unit.stamp?.decision === 'deleted' ? 'is-deleted' : undefined}>
      {unit.label !== null && <span className="wall-label">{unit.label} </span>}
      <Words runs={unit.runs} shown={shown} />
    </p>
  )
}

function Foot({ draft, list, subject, isOld }: { draft: Draft; list: RunList; subject: string | null; isOld: boolean }) {
  const speaking = draft.floor.find((request) => request.speaking)
  const waiting = draft.floor.filter((request) => !request.speaking)
  const at = list.entries.findIndex(({ unit }) => unit === subject)
  const next = list.entries.slice(at + 1).find(({ parked }) => !parked)
  return (
    <footer className="wall-foot">
      {isOld && <p className="wall-old">{say.offline}</p>}
      {speaking && <Names title={say.floor} names={[partyName(draft, speaking.party)]} />}
      {waiting.length > 0 && <Names title={say.asked} names={waiting.map(({ party }) => partyName(draft, party))} />}
      <p className="wall-progress">
        {list.total.of > 0 && say.agreed(list.total.agreed, list.total.of)}
        {next && (
          <>
            {' · '}
            {say.next} {unitName(draft, next.unit)}
          </>
        )}
      </p>
    </footer>
  )
}

function short(words: string): string {
  const trimmed = words.trim()
  return trimmed.length > longest ? `${trimmed.slice(0, longest).replace(/\s\S*$/, '')} …` : trimmed
}
const longest = 90
