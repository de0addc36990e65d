import { X } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { Decision, Draft, PartyCode } from '../../schema/draft.ts'
import { counted, holderNames, partyName } from '../../schema/naming.ts'
import type { OpenItem } from '../../schema/openItems.ts'
import { Button, IconButton, Keys } from '../controls/Button.tsx'
import { PartyPicker } from '../controls/PartyPicker.tsx'
import { Words } from '../words/Words.tsx'
import { differenceBetween } from './difference.ts'
import { useDialogs } from './dialogs.ts'
import { confirmPreview, stampPreview } from './stampPreview.ts'
import { useFacts } from './useFacts.ts'
import type { GavelStep } from './useGavel.ts'
import { useGavel } from './useGavel.ts'
import { useRoom, useRoomState } from './useRoom.ts'
import './gavel.css'

const say = {
  title: (places: string) => `Decision on ${places}`,
  held: 'Nobody can type in it while you look.',
  words: 'The words',
  open: 'Still open in it',
  agreed: 'Agreed',
  deleted: 'Deleted',
  release: 'Release',
  striking: 'Striking …',
  changed: 'The words changed before the gavel fell',
  again: 'Look again',
  openMeeting: 'Open a meeting',
  confirm: (printed: string) => `Confirm: ${printed}`,
  reopen: 'Reopen …',
  subject: 'Subject to consultations of',
  whose: 'a party …',
  until: 'until',
  notSubject: (name: string) => `Not subject to ${name}`,
  nobody: 'in brackets',
  stances: { proposes: 'proposes', supports: 'supports', opposes: 'opposes', reserves: 'reserves', 'pending consultations': 'pending consultations', 'can live with': 'can live with it' },
}

/** The sheet that opens when the gavel is taken: the final words, what is still open in them, what would be printed; then one key. */
export function GavelSheet() {
  const { step, units, reopen, release, strike, confirm, confirms, lookAgain } = useSheet()
  const { places } = useFacts()
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus(), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('.overlay, .popover')) return
      const key = event.key.toLowerCase()
      if (key === 'escape') release()
      else if (step.at === 'looking' && confirms && key === 'c') confirm()
      else if (step.at === 'looking' && confirms && key === 'r') reopen()
      else if (step.at === 'looking' && !confirms && key === 'a') strike('agreed')
      else if (step.at === 'looking' && !confirms && key === 'd') strike('deleted')
      else if (step.at === 'looking' && !confirms && key === 's') document.getElementById(awaitedFieldId)?.focus()
      else if (step.at === 'changed' && key === 'enter') lookAgain()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [step, confirms, reopen, release, strike, confirm, lookAgain])

  if (step.at === 'rest') return null
  return (
    <section ref={sheet} id={sheetId} className="gavel" role="dialog" aria-labelledby="gavel-title" tabIndex={-1}>
      {step.at === 'changed' ? (
        <Changed step={step} />
      ) : (
        <>
          <header className="gavel-head">
            <h2 id="gavel-title">{say.title(step.units.map((unit) => places.get(unit)).join('; '))}</h2>
            <span className="quiet">{say.held}</span>
          </header>
          <FinalWords units={units} looked={step.looked} />
          {confirms ? <Confirm units={units} busy={step.at === 'striking'} onReopen={reopen} /> : <Strike units={units} busy={step.at === 'striking'} />}
        </>
      )}
    </section>
  )
}

/** The gavel's step with what the sheet does on its own: going over to a reopening. */
function useSheet() {
  const gavel = useGavel()
  const openDialog = useDialogs()
  const units = gavel.step.at === 'rest' ? none : gavel.step.units
  const { release } = gavel
  const reopen = useCallback(() => {
    release()
    openDialog({ name: 'reopen', units })
  }, [release, openDialog, units])
  return { ...gavel, units, reopen }
}
const none: readonly string[] = []

function FinalWords({ units, looked }: { units: readonly string[]; looked: Draft }) {
  const { items, shown } = useFacts()
  return (
    // It takes the focus so that a keyboard can scroll it.
    <div className="gavel-words" role="group" aria-label={say.words} tabIndex={0}>
      {looked.units
        .filter((unit) => units.includes(unit.id))
        .map((unit) => {
          const open = items.filter((item) => item.unit === unit.id)
          return (
            <div key={unit.id} className="gavel-unit">
              <p className="gavel-text">
                {unit.label !== null && <span className="gavel-label">{unit.label}</span>} <Words runs={unit.runs} shown={shown} />
              </p>
              {open.length > 0 && (
                <div className="gavel-open">
                  <h3>{say.open}</h3>
                  <ul>
                    {open.map((item) => (
                      <li key={`${item.type}:${item.id}`}>{openWords(item, shown)}</li>
                    ))}
                  </ul>
                </div>
              )}
            </div>
          )
        })}
    </div>
  )
}

function Strike({ units, busy }: { units: readonly string[]; busy: boolean }) {
  const { me } = useRoom()
  const { strike, release } = useGavel()
  const openDialog = useDialogs()
  const draft = useRoomState((state) => state.draft)
  const previews = useMemo(() => {
    const now = new Date().toISOString()
    const preview = (decision: Decision) => stampPreview(draft, me, units, decision, now)
    return { agreed: preview('agreed'), deleted: preview('deleted') }
  }, [draft, me, units])
  const { agreed, deleted } = previews
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
      <span className="gavel-busy" role="status">
        {busy ? say.striking : ''}
      </span>
      <Button tone="quiet" keys="Esc" isDisabled={busy} onPress={release}>
        {say.release}
      </Button>
    </footer>
    </>
  )
}

/** What is decided and waits is confirmed, or reopened. */
function Confirm({ units, busy, onReopen }: { units: readonly string[]; busy: boolean; onReopen: () => void }) {
  const { me } = useRoom()
  const { confirm, release } = useGavel()
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
      <span className="gavel-busy" role="status">
        {busy ? say.striking : ''}
      </span>
      <Button tone="quiet" keys="Esc" isDisabled={busy} onPress={release}>
        {say.release}
      </Button>
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
const awaitedFieldId = 'gavel-awaited'
const sheetId = 'gavel'

function Changed({ step }: { step: Extract<GavelStep, { at: 'changed' }> }) {
  const { lookAgain, release } = useGavel()
  const { places } = useFacts()
  return (
    <>
      <header className="gavel-head">
        <h2 id="gavel-title">{say.changed}</h2>
      </header>
      <p role="alert">{step.refusal.sentence}</p>
      <div className="gavel-words" role="group" aria-label={say.words} tabIndex={0}>
        {Object.entries(step.refusal.now ?? {}).map(([unit, now]) => (
          <p key={unit} className="gavel-text">
            <span className="gavel-label">{places.get(unit)}</span>{' '}
            <span className="words gavel-difference">
              {differenceBetween(step.before[unit] ?? '', now.words).map((stretch, at) =>
                stretch.kind === 'gone' ? <del key={at}>{stretch.text}</del> : stretch.kind === 'new' ? <ins key={at}>{stretch.text}</ins> : stretch.text,
              )}
            </span>
          </p>
        ))}
      </div>
      <footer className="gavel-foot">
        <Button tone="main" keys="Enter" onPress={lookAgain}>
          {say.again}
        </Button>
        <Button tone="quiet" keys="Esc" onPress={release}>
          {say.release}
        </Button>
      </footer>
    </>
  )
}

/** "[Uru: while]; Brazil opposes" */
function openWords(item: OpenItem, shown: Parameters<typeof holderNames>[0]): string {
  const words = [item.struck && `“${item.struck.trim()}” out`, item.inserted && `“${item.inserted.trim()}” in`, item.held && `“${item.held.trim()}” ${say.nobody}`].filter(Boolean).join(', ')
  const name = holderNames(shown, item.by)
  const positions = item.positions.map((position) => `${partyName(shown, position.party)} ${say.stances[position.stance]}`)
  const remarks = item.positions.length ? [] : item.remarks
  return [name && words ? `${name}: ${words}` : name || words, ...positions, ...remarks].filter(Boolean).join('; ')
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
}

/** How many units a decision is about, for the button that takes the gavel. */
export function gavelName(count: number): string {
  return count > 1 ? `Gavel ${counted(count, 'unit')}` : 'Gavel'
}
