import { useEffect } from 'react'
import type { Abilities } from '../../schema/policy.ts'
import type { RoomDialog } from './dialogs.ts'
import type { GavelState } from './useGavel.ts'
import type { SideTab } from './sideTab.ts'
import { focusPanel, sideTabs } from './sideTab.ts'
import { useRoom } from './useRoom.ts'

/** Keys that work anywhere in the room. In the text the editor is asked first, so that a letter is a letter. */
export const keys = {
  gavel: 'Mod+Enter',
  party: 'Mod+Shift+F',
  point: 'Mod+.',
  palette: 'Mod+K',
  position: 'Mod+Shift+S',
  help: '?',
  part: 'F6',
} as const

export const partyFieldId = 'voice-party'

/** Listens to the keys of the room: the gavel, the party to type for, the sheet of keys. */
export function useRoomKeys(gavel: GavelState, open: (dialog: RoomDialog | null) => void, able: Abilities, show: (tab: SideTab) => void): void {
  const { editor, getState, act } = useRoom()
  useEffect(() => {
    const handle = (event: KeyboardEvent): boolean => {
      if (gavel.isTaking()) return true
      const mod = event.ctrlKey || event.metaKey
      if (able.decide && mod && !event.shiftKey && event.key === 'Enter') {
        gavel.take()
        return true
      }
      if (able.speakForAny && mod && event.shiftKey && event.key.toLowerCase() === 'f') {
        document.getElementById(partyFieldId)?.focus()
        return true
      }
      if (able.point && mod && event.key === '.') {
        const { selection, draft } = getState()
        if (selection.unit !== null && selection.unit !== draft.pointer) void act({ type: 'point', unit: selection.unit })
        return true
      }
      if (able.propose && mod && event.shiftKey && event.key.toLowerCase() === 's') {
        const { unit, bracket } = getState().selection
        if (unit !== null) open({ name: 'position', on: bracket ?? unit, unit })
        return true
      }
      const tab = event.altKey && !mod && !event.shiftKey ? sideTabs[['Digit1', 'Digit2', 'Digit3'].indexOf(event.code)] : undefined
      if (tab !== undefined) {
        show(tab)
        focusPanel()
        return true
      }
      if (mod && !event.shiftKey && event.key.toLowerCase() === 'k') {
        open({ name: 'palette' })
        return true
      }
      if (event.key === keys.part) {
        focusNextPart(event.shiftKey ? -1 : 1)
        return true
      }
      return false
    }
    const takeBack = editor.onUnitKey((event, selection) => {
      if (handle(event)) {
        event.preventDefault()
        return true
      }
      if (selection.mode !== 'units' || event.ctrlKey || event.metaKey || event.altKey) return false
      if (event.key === 'g' && able.decide) gavel.take()
      else if (event.key === '?') open({ name: 'keys' })
      else return false
      event.preventDefault()
      return true
    })
    // Before the lists and buttons, for which Enter means themselves; in the text the editor asks us by itself.
    const onKey = (event: KeyboardEvent) => {
      if (inText(event.target) || document.querySelector('.overlay')) return
      if (handle(event)) {
        event.preventDefault()
        event.stopPropagation()
      } else if (event.key === '?' && !isField(event.target)) {
        event.preventDefault()
        open({ name: 'keys' })
      }
    }
    addEventListener('keydown', onKey, true)
    return () => {
      takeBack()
      removeEventListener('keydown', onKey, true)
    }
  }, [editor, getState, act, gavel, open, able, show])
}

/** The parts of the page in reading order; each takes the focus where it was last. */
const parts = ['.top', '.room-outline', '.paper-text', '.dock', '.room-panel']

function focusNextPart(step: 1 | -1): void {
  const present = parts.flatMap((part) => [...document.querySelectorAll<HTMLElement>(part)])
  const from = present.findIndex((part) => part.contains(document.activeElement))
  for (let i = 1; i <= present.length; i++) {
    const part = present[(from + step * i + present.length * 2) % present.length]
    // The text or the list of a part, if it has one, and not what stands above it.
    const target = part?.querySelector<HTMLElement>('[contenteditable=true], [role=grid]') ?? part?.querySelector<HTMLElement>('a[href], button, [tabindex="0"]')
    if (target) return target.focus()
  }
}

function inText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.isContentEditable
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
}
