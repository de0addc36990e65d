import { useCallback, useEffect, useRef } from 'react'
import type { Draft } from '../../schema/draft.ts'
import { counted, holderNames, partyName } from '../../schema/naming.ts'
import type { OpenItem } from '../../schema/openItems.ts'
import { Button } from '../controls/Button.tsx'
import { Words } from '../words/Words.tsx'
import { differenceBetween } from './difference.ts'
import { useDialogs } from './dialogs.ts'
import { Confirm, Strike, awaitedFieldId, sheetId } from './GavelDeeds.tsx'
import { useFacts } from './useFacts.ts'
import type { GavelStep } from './useGavel.ts'
import { useGavel } from './useGavel.ts'
import './gavel.css'

const say = {
  title: (places: string) => `Decision on ${places}`,
  held: 'Nobody can type in it while you look.',
  words: 'The words',
  open: 'Still open in it',
  leftOut: (places: string) => `Not in this decision, since it is decided, proposed, or has no words: ${places}`,
  release: 'Release',
  changed: 'The words changed before the gavel fell',
  again: 'Look again',
  nobody: 'in brackets',
  stances: { proposes: 'proposes', supports: 'supports', opposes: 'opposes', reserves: 'reserves', 'pending consultations': 'pending consultations', 'can live with': 'can live with it' },
}

/** The sheet that opens when the gavel is taken: the final words, what is still open in them, what would be printed; then one key. */
export function GavelSheet() {
  const { step, units, leftOut, reopen, release, strike, confirm, confirms, lookAgain } = useSheet()
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
          {leftOut.length > 0 && <p className="gavel-still">{say.leftOut(leftOut.map((unit) => places.get(unit) ?? '').join('; '))}</p>}
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
