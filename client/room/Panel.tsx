import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { Collection, GridList, GridListHeader, GridListSection, Virtualizer } from 'react-aria-components'
import type { OpenItem } from '../../schema/openItems.ts'
import { concerns, isOpen } from '../../schema/openItems.ts'
import { Choice } from '../controls/Choice.tsx'
import { useRowLayout } from '../controls/useRowLayout.ts'
import type { Filter } from '../sync/room.ts'
import type { Card } from './cards.ts'
import { cardId, createGrouping } from './cards.ts'
import { useDialogs } from './dialogs.ts'
import { ItemCard } from './ItemCard.tsx'
import { useFacts } from './useFacts.ts'
import { useFollow } from './useFollow.ts'
import type { ItemDeeds } from './useItemDeeds.ts'
import { useItemDeeds } from './useItemDeeds.ts'
import { useRoom, useRoomState } from './useRoom.ts'
import './panel.css'

const say = {
  title: 'On the table',
  filter: 'Show',
  all: 'All',
  open: 'Only open',
  mine: 'Only mine',
  list: 'Proposals and positions',
  empty: {
    all: 'Nothing is in brackets.',
    open: 'Nothing is open any more.',
    mine: 'You hold nothing in this text yet.',
  } satisfies Record<Filter, string>,
  sealed: 'sealed',
}

/** What is on the table, in document order. Of a long list only what is in sight is drawn. Arrows walk through it, Enter goes to the words; w withdraws, s takes a position, v shows what stands against it, a accepts and r rejects. */
export const Panel = memo(function Panel() {
  const { me, editor } = useRoom()
  const openDialog = useDialogs()
  const { items, abilities, shown } = useFacts()
  const filter = useRoomState((state) => state.filter)
  const here = useRoomState((state) => state.selection.bracket)
  const unit = useRoomState((state) => state.selection.unit)
  const deeds = useItemDeeds()
  const list = useRef<HTMLDivElement>(null)
  const visible = useMemo(
    () => items.filter((item) => filter === 'all' || (filter === 'open' ? isOpen(item) : concerns(item, me.party))),
    [items, filter, me.party],
  )
  const [grouped] = useState(createGrouping)
  const groups = useMemo(() => grouped(visible, here), [grouped, visible, here])
  const layout = useRowLayout(list, heightSort, 64, 4)
  const near = visible.find((item) => item.type === 'bracket' && item.id === here) ?? visible.find((item) => item.unit === unit)
  useFollow(list, layout, near ? cardId(near) : null)
  const go = useCallback((item: OpenItem, andType: boolean) => {
    openDialog(null)
    if (item.type === 'bracket') editor.scrollTo(item.unit, item.id)
    else editor.scrollTo(item.unit)
    if (andType) editor.focus()
  }, [openDialog, editor])
  const options: [Filter, string][] = [['all', say.all], ['open', say.open], ...(me.party === null ? [] : [['mine', say.mine] as [Filter, string]])]
  // A list that is drawn again draws every row in sight, changed or not.
  const table = useMemo(
    () => (
      <Virtualizer layout={layout} shouldObserveItemSize>
        <GridList
          ref={list}
          aria-label={say.list}
          className="panel-list"
          keyboardNavigationBehavior="tab"
          items={groups}
          dependencies={[shown, deeds, abilities]}
          onAction={(key) => {
            const item = visible.find((each) => cardId(each) === key)
            // A click leaves the focus on the card, where letters are deeds and do not go into the text.
            if (item) go(item, false)
          }}
          renderEmptyState={() => <p className="panel-empty quiet">{say.empty[filter]}</p>}
        >
          {({ id, place, sealed, cards }) => (
            <GridListSection id={id} className="panel-unit">
              <GridListHeader className="panel-unit-head">
                {place} {sealed && <span className="panel-sealed">{say.sealed}</span>}
              </GridListHeader>
              <Collection items={cards} dependencies={[shown, deeds, abilities]}>
                {(card) => <ItemCard id={card.id} value={card} shown={shown} deeds={deeds} />}
              </Collection>
            </GridListSection>
          )}
        </GridList>
      </Virtualizer>
    ),
    [layout, groups, shown, deeds, abilities, visible, go, filter],
  )

  return (
    <>
      <div className="panel-head">
        <h2 className="visually-hidden">
          {say.title} <span className="panel-count">{visible.length}</span>
        </h2>
        <Choice label={say.filter} value={filter} options={options} onChange={(next) => editor.setFilter(next)} />
      </div>
      <div
        className="panel-keys"
        // Letters are deeds here and not the beginning of a name to jump to.
        onKeyDownCapture={(event) => {
          const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null
          const item = row && visible.find((each) => cardId(each) === row.dataset['key'])
          if (!item || event.ctrlKey || event.metaKey || event.altKey) return
          const deed = event.key === 'Enter' ? () => go(item, true) : deedOf(event.key, deeds)?.(item)
          // A letter that does nothing here goes nowhere else either: the next one may be a deed, on the card one has before one's eyes.
          if (!deed && event.key.length > 1) return
          event.stopPropagation()
          event.preventDefault()
          deed?.()
        }}
        onPointerOver={(event) => {
          const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[role=row]') : null
          const item = row && visible.find((each) => cardId(each) === row.dataset['key'])
          editor.highlight(item?.type === 'bracket' ? item.id : null)
        }}
        onPointerLeave={() => editor.highlight(null)}
      >
        {table}
      </div>
    </>
  )
})

function deedOf(key: string, deeds: ItemDeeds): ((item: OpenItem) => (() => void) | null) | null {
  switch (key.toLowerCase()) {
    case 'w':
      return deeds.withdraw
    case 'a':
      return deeds.accept
    case 's':
      return deeds.position
    case 'v':
      return deeds.alternatives
    case 'r':
      return deeds.reject
    default:
      return null
  }
}

/** Cards with as many lines are about as tall. */
function heightSort({ item, isHere }: Card): string {
  const words = item.struck.length + item.inserted.length + item.held.length
  return [Math.ceil(Math.min(words, 450) / 42), item.positions.length + item.remarks.length, isHere].join()
}
