import { useEffect, useRef } from 'react'
import { focusItems, isItemList, searchFieldId } from './ItemList.tsx'
import { partyFieldId } from './ItemDetail.tsx'
import { listedReadings } from './partyReading.ts'
import { chosenIn, currentItem } from './reviewState.ts'
import { theReview } from './theReview.ts'

interface Deeds {
  readonly confirm: () => Promise<void>
  readonly help: () => void
}

/** Listens to the keys of the review, wherever the focus is; in a field a letter is a letter. */
export function useReviewKeys(deeds: Deeds): void {
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => {
    // Before the lists and buttons, to which letters mean a name to jump to.
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('.overlay, .popover')) return
      const deed = deedOf(event, latest.current)
      if (!deed) return
      event.preventDefault()
      event.stopPropagation()
      deed()
    }
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [])
}

function deedOf(event: KeyboardEvent, { confirm, help }: Deeds): (() => void) | null {
  const { key, target } = event
  const mod = event.ctrlKey || event.metaKey
  if (mod && key === 'Enter') return () => void confirm()
  if (event.altKey || isField(target)) return null
  if (mod) {
    if (key.toLowerCase() === 'z') return event.shiftKey ? theReview.redo : theReview.undo
    return key.toLowerCase() === 'y' ? theReview.redo : null
  }
  const inList = (deed: () => void) => () => {
    deed()
    focusItems()
  }
  const isFree = target === document.body || isItemList(target)
  // Whatever Caps Lock says, Shift alone makes of one all.
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'j':
      return inList(() => theReview.walk(1))
    case 'k':
      return inList(() => theReview.walk(-1))
    case 'ArrowDown':
      return isFree ? inList(() => theReview.walk(1)) : null
    case 'ArrowUp':
      return isFree ? inList(() => theReview.walk(-1)) : null
    case 'Enter':
      // On a button or a line it means that; among the readings it accepts the one that is chosen.
      return isFree || isRadio(target) ? inList(theReview.acceptAndGo) : null
    case 'a':
      return event.shiftKey ? inList(theReview.acceptAll) : inList(theReview.acceptAndGo)
    case 'Escape':
      return isItemList(target) ? null : focusItems
    case 'u':
      return theReview.undo
    case 'p': {
      const field = document.getElementById(partyFieldId)
      return field ? () => field.focus() : null
    }
    case '/':
      return () => document.getElementById(searchFieldId)?.focus()
    case '?':
      return help
    default:
      return /^[1-9]$/.test(key) ? () => chooseNth(Number(key)) : null
  }
}

function chooseNth(n: number): void {
  const state = theReview.getState()
  const item = state.at === 'open' ? currentItem(state) : null
  const reading = state.at === 'open' && item ? listedReadings(item, chosenIn(item, state.answering.said))[n - 1] : undefined
  if (reading) theReview.choose(reading)
}

function isRadio(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'radio'
}

function isField(target: EventTarget | null): boolean {
  return (target instanceof HTMLInputElement && !isRadio(target)) || target instanceof HTMLTextAreaElement
}
