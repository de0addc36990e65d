import { Check, Circle, PencilLine } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import { SearchField, Input } from 'react-aria-components'
import type { ReviewItem } from '../../schema/review/reviewItem.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import type { Filter, OpenReview } from './reviewState.ts'
import { chosenIn, openCount, openIn, visibleItems } from './reviewState.ts'
import { theReview } from './theReview.ts'

const say = {
  list: 'Findings',
  show: 'Show',
  all: (count: number) => `All ${count}`,
  open: (count: number) => `Open ${count}`,
  search: 'Find in the findings',
  acceptAll: 'Accept all',
  acceptThese: (count: number) => `Accept these ${count}`,
  accepted: 'Accepted',
  changed: 'Read otherwise',
  toLookAt: 'To look at',
  none: 'Nothing in this text needs a second look. Look it over, and bring it in.',
  noneFound: 'No finding has these words.',
  noneOpen: 'Everything was looked at.',
}

const listId = 'review-list'

/** Puts the focus back on the list, where the keys of the walk are. */
export function focusItems(): void {
  document.getElementById(listId)?.focus({ preventScroll: true })
}

export function isItemList(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.id === listId
}

/** Where the field that searches the list is found by its key. */
export const searchFieldId = 'review-search'
/** Height of a row, in rem: all are alike, so that of a long list any place is known at once. */
const rowRem = 4.25
/** Rows drawn above and below what is in sight. */
const beyond = 6

/** What to look at, in the order of the source. The focus stays on the list itself and the keys move the mark in it; only the rows in sight are drawn. */
export function ItemList({ state }: { state: OpenReview }) {
  const items = visibleItems(state)
  const { filter, search, reviewed } = state
  const open = openCount(state)
  const openHere = openIn(state).length
  const options: [Filter, string][] = [['all', say.all(reviewed.items.length)], ['open', say.open(open)]]
  return (
    <>
      <div className="review-list-head">
        <Choice label={say.show} value={filter} options={options} onChange={theReview.setFilter} />
        <Button tone="quiet" keys="Shift+A" isDisabled={openHere === 0} onPress={theReview.acceptAll}>
          {openHere === open ? say.acceptAll : say.acceptThese(openHere)}
        </Button>
        <SearchField
          className="review-search"
          aria-label={say.search}
          value={search}
          onChange={theReview.setSearch}
          onKeyDown={(event) => {
            if (event.key === 'Enter' || event.key === 'ArrowDown' || (event.key === 'Escape' && search === '')) focusItems()
            event.continuePropagation()
          }}
        >
          <Input id={searchFieldId} className="input" placeholder={say.search} />
        </SearchField>
      </div>
      {items.length > 0 && <Rows state={state} items={items} />}
      {items.length === 0 && <p className="review-none quiet">{reviewed.items.length === 0 ? say.none : search ? say.noneFound : say.noneOpen}</p>}
    </>
  )
}

function Rows({ state: { current, step, answering }, items }: { state: OpenReview; items: readonly ReviewItem[] }) {
  const list = useRef<HTMLDivElement>(null)
  const at = items.findIndex(({ id }) => id === current)
  const { from, to, row } = useRowsInSight(list, items.length, at, step)
  const drawn = items.map((item, index) => ({ item, index })).filter(({ index }) => (index >= from && index <= to) || index === at)
  return (
    <div ref={list} id={listId} className="review-list" role="listbox" aria-label={say.list} aria-activedescendant={at < 0 ? undefined : optionId(at)} tabIndex={0}>
      <div role="presentation" style={{ height: items.length * row }}>
        {drawn.map(({ item, index }) => (
          <Row key={item.id} item={item} index={index} count={items.length} top={index * row} height={row} isCurrent={index === at} isSettled={answering.said.settled.has(item.id)} isChanged={chosenIn(item, answering.said) > 0} />
        ))}
      </div>
    </div>
  )
}

function Row({ item, index, count, top, height, isCurrent, isSettled, isChanged }: { item: ReviewItem; index: number; count: number; top: number; height: number; isCurrent: boolean; isSettled: boolean; isChanged: boolean }) {
  const Sign = isChanged ? PencilLine : isSettled ? Check : Circle
  return (
    <div
      id={optionId(index)}
      className="review-row"
      role="option"
      aria-selected={isCurrent}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-settled={isSettled || undefined}
      style={{ top, height }}
      onClick={() => theReview.goTo(item.id)}
    >
      <Sign aria-hidden className="review-sign" />
      <span className="review-row-words">
        <span className="visually-hidden">{isChanged ? say.changed : isSettled ? say.accepted : say.toLookAt}: </span>
        <span className="review-row-kind">{item.kind}</span>
        <span className="review-row-line">{linesOf(item)}</span>
        <span className="review-row-sentence">{item.sentence}</span>
      </span>
    </div>
  )
}

/** Which rows are in sight, and keeps the one that one is at among them. */
function useRowsInSight(list: { readonly current: HTMLDivElement | null }, count: number, at: number, step: number): { from: number; to: number; row: number } {
  const [{ top, height, row }, setSight] = useState({ top: 0, height: 800, row: rowRem * 16 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const measure = () => setSight({ top: element.scrollTop, height: element.clientHeight, row: rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize) })
    measure()
    element.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [list])
  useLayoutEffect(() => {
    const element = list.current
    if (!element || at < 0) return
    const [above, below] = [at * row, (at + 1) * row]
    if (above < element.scrollTop) element.scrollTo({ top: above })
    else if (below > element.scrollTop + element.clientHeight) element.scrollTo({ top: below - element.clientHeight })
    // Only where one goes somewhere, or the list is another: whoever scrolls the list by hand is left alone.
  }, [list, at, step, row, count, height])
  return { from: Math.floor(top / row) - beyond, to: Math.ceil((top + height) / row) + beyond, row }
}

function optionId(index: number): string {
  return `review-item-${index}`
}

/** "line 12", "lines 3, 9 …". */
export function linesOf({ lines }: Pick<ReviewItem, 'lines'>): string {
  if (lines.length === 0) return ''
  if (lines.length === 1) return `line ${lines[0]}`
  return `lines ${lines.slice(0, 3).join(', ')}${lines.length > 3 ? ' …' : ''}`
}
