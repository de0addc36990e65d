import { memo } from 'react'
import type { ComparedWords, UnitDifference } from '../../schema/compare/comparison.ts'
import { holders } from '../../schema/draft.ts'
import { unitAddress } from '../route.ts'
import type { Compared } from './compareApi.ts'
import type { View } from './view.ts'

const say = {
  states: { same: '', changed: '', new: 'new', gone: 'gone' } satisfies Record<UnitDifference['state'], string>,
  by: (names: string) => `Words by ${names}`,
  before: 'Before',
  after: 'After',
  absent: 'Not in this one.',
  unchanged: (count: number) => `${count} ${count === 1 ? 'paragraph' : 'paragraphs'} unchanged`,
}

/** The words of every paragraph that changed, or of all. Where some are left out, it says how many. */
export function ComparedUnits({ document, compared, view }: { document: string; compared: Compared; view: View }) {
  const rows: ({ readonly left: number; readonly key: string } | UnitDifference)[] = []
  let left = 0
  for (const unit of compared.units) {
    if (unit.state === 'same' && view.onlyChanges) {
      left += 1
      continue
    }
    if (left > 0) rows.push({ left, key: `before ${unit.unit}` })
    left = 0
    rows.push(unit)
  }
  if (left > 0) rows.push({ left, key: 'end' })
  return (
    <div className="compared" data-layout={view.layout}>
      {view.layout === 'sides' && (
        <div className="compared-head quiet">
          <span>{say.before}</span>
          <span>{say.after}</span>
        </div>
      )}
      {rows.map((row) =>
        'left' in row ? (
          <p key={row.key} className="compared-left quiet">
            {say.unchanged(row.left)}
          </p>
        ) : (
          <ComparedUnit key={`${row.state} ${row.unit}`} document={document} difference={row} names={compared.names} layout={view.layout} />
        ),
      )}
    </div>
  )
}

const ComparedUnit = memo(function ComparedUnit({ document, difference, names, layout }: { document: string; difference: UnitDifference; names: Compared['names']; layout: View['layout'] }) {
  const { unit, place, kind, state, words, authors } = difference
  const isChange = state !== 'same'
  return (
    <article className="compared-unit" data-kind={kind} data-state={state} {...(isChange && { 'data-change': true, tabIndex: -1 })} aria-label={[place, say.states[state]].filter(Boolean).join(', ')}>
      <div className="compared-margin">
        {state === 'gone' ? <span className="compared-place">{place}</span> : <a className="compared-place" href={unitAddress(document, unit)}>{place}</a>}
        {say.states[state] && <span className="compared-state">{say.states[state]}</span>}
        {authors.length > 0 && <span className="compared-authors">{say.by(authors.map((code) => names[code] ?? code).join(', '))}</span>}
      </div>
      {layout === 'inline' ? (
        <p className="compared-words">{words.map((each, at) => <Stretch key={at} words={each} names={names} />)}</p>
      ) : (
        <>
          <Side words={words} without="added" isThere={difference.before !== null} names={names} />
          <Side words={words} without="removed" isThere={difference.after !== null} names={names} />
        </>
      )}
    </article>
  )
})

function Side({ words, without, isThere, names }: { words: readonly ComparedWords[]; without: 'added' | 'removed'; isThere: boolean; names: Compared['names'] }) {
  if (!isThere) return <p className="compared-words quiet">{say.absent}</p>
  return <p className="compared-words">{words.filter(({ op }) => op !== without).map((each, at) => <Stretch key={at} words={each} names={names} />)}</p>
}

function Stretch({ words: { text, op, by }, names }: { words: ComparedWords; names: Compared['names'] }) {
  const title = by === '' ? undefined : holders(by).map((code) => names[code] ?? code).join(', ')
  if (op === 'added') return <ins title={title}>{text}</ins>
  if (op === 'removed') return <del title={title}>{text}</del>
  return text
}
