import { ArrowDown, ArrowUp, FileText, Printer } from 'lucide-react'
import { useEffect, useId } from 'react'
import { Button, IconButton, Keys } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import type { SnapshotInfo } from '../documentApi.ts'
import { DocumentLink } from '../controls/DocumentLink.tsx'
import { dayAndTime } from '../style/dates.ts'
import type { StateName } from './compareApi.ts'
import { compareLink } from './compareApi.ts'
import type { ChangeSteps } from './useChangeSteps.ts'
import type { View } from './view.ts'

const say = {
  from: 'From',
  to: 'To',
  now: 'Now',
  layout: 'Layout',
  layouts: [['inline', 'Inline'], ['sides', 'Side by side']] satisfies [View['layout'], string][],
  shown: 'Shown',
  showns: [['changes', 'Only changes'], ['all', 'Whole text']] satisfies ['changes' | 'all', string][],
  next: 'Next change',
  previous: 'Previous change',
  step: (at: number, of: number) => (at === 0 ? `${of} ${of === 1 ? 'change' : 'changes'}` : `${at} of ${of}`),
  print: 'Print',
  word: 'Word',
}

interface Props {
  readonly document: string
  readonly title: string
  readonly list: readonly SnapshotInfo[]
  readonly from: StateName | null
  readonly to: StateName | null
  readonly view: View
  readonly onView: (view: View) => void
  readonly steps: ChangeSteps
  readonly onChoose: (from: string, to: string | null) => void
}

/** The line above a comparison: which two states, how they are shown, and the way from change to change. */
export function CompareHead({ document: id, title, list, from, to, view, onView, steps, onChoose }: Props) {
  useKeys({
    n: steps.next, j: steps.next, p: steps.previous, k: steps.previous,
    v: () => onView({ ...view, layout: view.layout === 'inline' ? 'sides' : 'inline' }),
    a: () => onView({ ...view, onlyChanges: !view.onlyChanges }),
  })
  return (
    <header className="compare-head">
      <div className="compare-line">
        <DocumentLink document={id} title={title} />
        <div className="compare-out">
          <Button tone="quiet" icon={<Printer aria-hidden />} onPress={() => print()}>
            {say.print}
          </Button>
          {from && (
            <a className="button" data-tone="quiet" href={compareLink(id, from.id, to?.id ?? null, 'docx')} download>
              <FileText aria-hidden /> {say.word}
            </a>
          )}
        </div>
      </div>
      <div className="compare-line">
        <StateChoice label={say.from} value={from} list={list} onChange={(chosen) => chosen !== null && onChoose(chosen, to?.id ?? null)} />
        <StateChoice label={say.to} value={to} list={list} hasNow onChange={(chosen) => from && onChoose(from.id, chosen)} />
        <Choice label={say.layout} value={view.layout} options={say.layouts} onChange={(layout) => onView({ ...view, layout })} />
        <Keys keys="v" />
        <Choice label={say.shown} value={view.onlyChanges ? 'changes' : 'all'} options={say.showns} onChange={(shown) => onView({ ...view, onlyChanges: shown === 'changes' })} />
        <Keys keys="a" />
        <div className="compare-steps" role="group" aria-label={say.step(steps.at, steps.of)}>
          <span className="quiet" role="status">
            {say.step(steps.at, steps.of)}
          </span>
          <IconButton name={say.previous} keys="p" onPress={steps.previous} isDisabled={steps.of === 0}>
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton name={say.next} keys="n" onPress={steps.next} isDisabled={steps.of === 0}>
            <ArrowDown aria-hidden />
          </IconButton>
        </div>
      </div>
    </header>
  )
}

/** The snapshots to choose from. A moment that is none of them stands first while it is the one that is shown. */
function StateChoice({ label, value, list, hasNow = false, onChange }: { label: string; value: StateName | null; list: readonly SnapshotInfo[]; hasNow?: boolean; onChange: (id: string | null) => void }) {
  const field = useId()
  const isListed = value === null || list.some(({ id }) => id === value.id)
  return (
    <div className="compare-state">
      <label htmlFor={field}>{label}</label>
      <select id={field} className="input" value={value?.id ?? ''} onChange={({ target }) => onChange(target.value === '' ? null : target.value)}>
        {(hasNow || value === null) && <option value="">{hasNow ? say.now : ''}</option>}
        {!isListed && value && <option value={value.id}>{optionWords(value)}</option>}
        {list.map((each) => (
          <option key={each.id} value={each.id}>
            {optionWords(each)}
          </option>
        ))}
      </select>
    </div>
  )
}

function optionWords({ title, at }: Pick<StateName, 'title' | 'at'>): string {
  return at === '' ? title : `${dayAndTime(at)} – ${title}`
}

/** Single keys, as long as nobody types or chooses. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest('select, input, textarea, [role="menu"]')) return
      const deed = keys[event.key.toLowerCase()]
      if (!deed) return
      event.preventDefault()
      deed()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
}
