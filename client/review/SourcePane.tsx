import type { RefObject } from 'react'
import { createContext, memo, use, useCallback, useMemo, useRef } from 'react'
import { GridList, GridListItem, Virtualizer } from 'react-aria-components'
import type { Answer, LookLine } from '../../schema/review/reviewItem.ts'
import { partyIn } from '../../schema/word/authors.ts'
import type { RowLayout } from '../controls/RowLayout.ts'
import { useRowLayout } from '../controls/useRowLayout.ts'
import type { Shown } from '../words/Words.tsx'
import type { PartyOf } from './LookWords.tsx'
import { LookWords } from './LookWords.tsx'
import type { Place } from './place.ts'
import { theReview } from './theReview.ts'
import type { ReadFile } from './uploadFile.ts'
import { useWalkTo } from './useWalkTo.ts'

const say = {
  title: 'Source',
  row: ({ n, label, pieces }: LookLine) => `Line ${n}: ${label ? `${label} ` : ''}${pieces.map(({ text }) => text).join('')}`,
}

// What changes while one walks reaches the rows around the list, which is built anew only for other lines.
const Around = createContext<{ readonly place: Place; readonly shown: Shown; readonly partyOf: PartyOf } | null>(null)

/** The source as it is in the file, line by line. A press on a line goes to what was found there. */
export function SourcePane({ file, name, answers, shown, place }: { file: ReadFile; name: string; answers: readonly Answer[]; shown: Shown; place: Place }) {
  const list = useRef<HTMLDivElement>(null)
  const layout = useRowLayout(list, heightSort, 30)
  useWalkTo(list, layout, place.line === null ? null : rowId(place.line), place.step)
  const partyOf = usePartyOf(file, answers)
  const around = useMemo(() => ({ place, shown, partyOf }), [place, shown, partyOf])
  const rows = useMemo(() => file.look.map((line) => ({ id: rowId(line.n), line })), [file])
  return (
    <section className="review-pane" aria-label={say.title} data-source={file.source.kind}>
      <h2 className="review-pane-head">
        {say.title} <span className="quiet">{name}</span>
      </h2>
      <Around value={around}>
        <Lines list={list} layout={layout} rows={rows} />
      </Around>
    </section>
  )
}

interface LineRow {
  readonly id: string
  readonly line: LookLine
}

/** Apart, so that a step of the walk draws the rows that it marks and nothing else. */
const Lines = memo(function Lines({ list, layout, rows }: { list: RefObject<HTMLDivElement | null>; layout: RowLayout<LineRow>; rows: readonly LineRow[] }) {
  return (
    <Virtualizer layout={layout} shouldObserveItemSize>
      <GridList ref={list} className="review-page source" aria-label={say.title} items={rows} onAction={(key) => theReview.goToLine(Number(String(key).slice(1)))}>
        {({ id, line }) => (
          <GridListItem id={id} textValue={say.row(line)} className="source-row">
            <Line line={line} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  )
})

function Line({ line }: { line: LookLine }) {
  const around = use(Around)
  if (!around) return null
  const { place, partyOf, shown } = around
  return (
    <div className="source-line" data-line={line.n} data-marked={place.line === line.n ? 'here' : place.lines.has(line.n) ? 'also' : undefined}>
      <span className="source-number">{line.n}</span>
      <p className="source-words">
        {line.label !== undefined && <span className="source-label">{line.label}</span>}
        <LookWords pieces={line.pieces} partyOf={partyOf} shown={shown} />
      </p>
    </div>
  )
}

/** Whom the authors of tracked changes write for, by the answers given and else by their names. */
export function usePartyOf({ parties }: Pick<ReadFile, 'parties'>, answers: readonly Answer[]): PartyOf {
  const known = useMemo(() => new Map(answers.flatMap(({ change }) => (change.type === 'author' ? [[change.author, change.parties[0] ?? null] as const] : change.type === 'alias' ? [[change.name, change.party] as const] : []))), [answers])
  return useCallback(
    (author) => {
      const code = known.get(author)
      return code === undefined ? partyIn(author, parties) : (parties.find((party) => party.code === code) ?? null)
    },
    [known, parties],
  )
}

function rowId(line: number): string {
  return `l${line}`
}

/** Lines with about as many letters are about as tall. */
function heightSort({ line }: { readonly line: LookLine }): string {
  return String(Math.min(Math.ceil(line.pieces.reduce((sum, { text }) => sum + text.length, 0) / 60), 12))
}
