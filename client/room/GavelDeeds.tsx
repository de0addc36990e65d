import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { Decision, PartyCode } from '../../schema/draft.ts'
import { counted, partyName } from '../../schema/naming.ts'
import { Button, IconButton, Keys } from '../controls/Button.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { useDialogs } from './dialogs.ts'
import { confirmPreview, stampPreview } from './stampPreview.ts'
import { useFacts } from './useFacts.ts'
import { useGavel } from './useGavel.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = {
  deleted: 'Deleted',
  openMeeting: 'Open a meeting',
  confirm: (printed: string) => `Confirm: ${printed}`,
  reopen: 'Reopen …',
  release: 'Release',
  striking: 'Striking …',
  subject: 'Subject to consultations of',
  stay: (brackets: string, count: number) => `${brackets} ${count === 1 ? 'stays' : 'stay'} open`,
  whose: 'a party …',
  until: 'until',
  notSubject: (name: string) => `Not subject to ${name}`,
}

/** Elements the keys of the sheet go to. */
export const sheetId = 'gavel'
export const awaitedFieldId = 'gavel-awaited'

/** Decides: agreed or deleted, with what each would print. */
export function Strike({ units, busy }: { units: readonly string[]; busy: boolean }) {
  const { me } = useRoom()
  const { strike } = useGavel()
  const { items } = useFacts()
  const openDialog = useDialogs()
  const draft = useRoomState((state) => state.draft)
  const previews = useMemo(() => {
    const now = new Date().toISOString()
    const preview = (decision: Decision) => stampPreview(draft, me, units, decision, now)
    return { agreed: preview('agreed'), deleted: preview('deleted') }
  }, [draft, me, units])
  const { agreed, deleted } = previews
  // Beside the button too: on a small screen the words above it may be out of sight.
  const open = items.filter((item) => units.includes(item.unit) && item.type !== 'positions').length
  return (
    <>
    <AwaitedParties />
    <footer className="gavel-foot">
      {agreed.ok ? (
        <>
          <Button tone="main" keys="a" isDisabled={busy} onPress={() => strike('agreed')}>
            {agreed.printed}
          </Button>
          <Button tone="grave" keys="d" isDisabled={busy || !deleted.ok} onPress={() => strike('deleted')}>
            {deleted.ok ? deleted.printed : say.deleted}
          </Button>
          {open > 0 && <span className="gavel-still">{say.stay(counted(open, 'bracket'), open)}</span>}
        </>
      ) : (
        <p className="gavel-refusal" role="alert">
          {agreed.sentence}{' '}
          {agreed.code === 'meeting' && (
            <Button tone="main" onPress={() => openDialog({ name: 'openMeeting' })}>
              {say.openMeeting}
            </Button>
          )}
        </p>
      )}
      <Release busy={busy} />
    </footer>
    </>
  )
}

/** What is decided and waits is confirmed, or reopened. */
export function Confirm({ units, busy, onReopen }: { units: readonly string[]; busy: boolean; onReopen: () => void }) {
  const { me } = useRoom()
  const { confirm } = useGavel()
  const draft = useRoomState((state) => state.draft)
  const preview = useMemo(() => confirmPreview(draft, me, units, new Date().toISOString()), [draft, me, units])
  return (
    <footer className="gavel-foot">
      {preview.ok ? (
        <Button tone="main" keys="c" isDisabled={busy} onPress={confirm}>
          {say.confirm(preview.printed)}
        </Button>
      ) : (
        <p className="gavel-refusal" role="alert">
          {preview.sentence}
        </p>
      )}
      <Button tone="plain" keys="r" isDisabled={busy} onPress={onReopen}>
        {say.reopen}
      </Button>
      <Release busy={busy} />
    </footer>
  )
}

/** Parties whose consultations the decision is to be subject to, and until which day. */
function AwaitedParties() {
  const { awaiting, setAwaiting } = useGavel()
  const { shown } = useFacts()
  const choose = (party: PartyCode) => {
    setAwaiting([...awaiting, { party }])
    // Back to the sheet, where one key strikes.
    document.getElementById(sheetId)?.focus()
  }
  const others = shown.parties.filter(({ code, kind }) => kind === 'delegation' && !awaiting.some(({ party }) => party === code))
  return (
    <div className="gavel-awaited" role="group" aria-label={say.subject}>
      <span className="quiet">
        {say.subject} <Keys keys="s" />
      </span>
      {awaiting.map((each) => (
        <span key={each.party} className="gavel-awaited-party">
          <strong>{partyName(shown, each.party)}</strong>
          <label>
            {say.until}{' '}
            <input
              type="date"
              className="input"
              value={each.until ?? ''}
              onChange={({ target: { value } }) => setAwaiting(awaiting.map((other) => (other === each ? { party: each.party, ...(value !== '' && { until: value }) } : other)))}
            />
          </label>
          <IconButton name={say.notSubject(partyName(shown, each.party))} onPress={() => setAwaiting(awaiting.filter((other) => other !== each))}>
            <X aria-hidden />
          </IconButton>
        </span>
      ))}
      <PartyPicker key={awaiting.length} label={say.subject} hideLabel inputId={awaitedFieldId} placeholder={say.whose} parties={others} value={null} onChange={choose} />
    </div>
  )
}

/** Gives the hold back without a decision. */
function Release({ busy }: { busy: boolean }) {
  const { release } = useGavel()
  return (
    <>
      <span className="gavel-busy" role="status">
        {busy ? say.striking : ''}
      </span>
      <Button tone="quiet" keys="Esc" isDisabled={busy} onPress={release}>
        {say.release}
      </Button>
    </>
  )
}
