import { useEffect, useMemo, useRef } from 'react'
import type { Decision } from '../../schema/draft.ts'
import { counted, holderNames, partyName } from '../../schema/naming.ts'
import type { OpenItem } from '../../schema/openItems.ts'
import { Button } from '../controls/Button.tsx'
import { Words } from '../words/Words.tsx'
import { differenceBetween } from './difference.ts'
import { useDialogs } from './dialogs.ts'
import { stampPreview } from './stampPreview.ts'
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
  nobody: 'in brackets',
  stances: { proposes: 'proposes', supports: 'supports', opposes: 'opposes', reserves: 'reserves', 'pending consultations': 'pending consultations', 'can live with': 'can live with it' },
}

/** The sheet that opens when the gavel is taken: the final words, what is still open in them, what would be printed; then one key. */
export function GavelSheet() {
  const { step, release, strike, lookAgain } = useGavel()
  const { places } = useFacts()
  const sheet = useRef<HTMLElement>(null)
  useEffect(() => sheet.current?.focus(), [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('.overlay, .popover')) return
      const key = event.key.toLowerCase()
      if (key === 'escape') release()
      else if (step.at === 'looking' && key === 'a') strike('agreed')
      else if (step.at === 'looking' && key === 'd') strike('deleted')
      else if (step.at === 'changed' && key === 'enter') lookAgain()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [step, release, strike, lookAgain])

  if (step.at === 'rest') return null
  return (
    <section ref={sheet} className="gavel" role="dialog" aria-labelledby="gavel-title" tabIndex={-1}>
      {step.at === 'changed' ? (
        <Changed step={step} />
      ) : (
        <>
          <header className="gavel-head">
            <h2 id="gavel-title">{say.title(step.units.map((unit) => places.get(unit)).join('; '))}</h2>
            <span className="quiet">{say.held}</span>
          </header>
          <FinalWords units={step.units} />
          <Strike units={step.units} busy={step.at === 'striking'} />
        </>
      )}
    </section>
  )
}

function FinalWords({ units }: { units: readonly string[] }) {
  const { items, shown } = useFacts()
  const draft = useRoomState((state) => state.draft)
  return (
    // It takes the focus so that a keyboard can scroll it.
    <div className="gavel-words" role="group" aria-label={say.words} tabIndex={0}>
      {draft.units
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
  )
}

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
