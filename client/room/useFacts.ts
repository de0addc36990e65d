import { createContext, useContext, useMemo, useRef } from 'react'
import type { Draft, Note, PartyCode } from '../../schema/draft.ts'
import type { OpenItem } from '../../schema/openItems.ts'
import { openItems } from '../../schema/openItems.ts'
import type { OutlineEntry } from '../../schema/outline.ts'
import { outline } from '../../schema/outline.ts'
import { placesOf } from '../../schema/places.ts'
import type { Abilities } from '../../schema/policy.ts'
import { abilities } from '../../schema/policy.ts'
import type { Progress } from '../../schema/standing.ts'
import { progressOf } from '../../schema/standing.ts'
import { partyColourNumbers } from '../style/partyColour.ts'
import type { Me } from '../sync/room.ts'
import type { Shown } from '../words/Words.tsx'

/** What the parts of the room show, derived once from the draft. */
export interface Facts {
  readonly outline: readonly OutlineEntry[]
  readonly progress: Progress
  readonly items: readonly OpenItem[]
  readonly places: ReadonlyMap<string, string>
  readonly notes: readonly Note[]
  readonly abilities: Abilities
  readonly shown: Shown
}

export const FactsContext = createContext<Facts | null>(null)

/** What is derived from the draft; only for what stands inside a room. */
export function useFacts(): Facts {
  const facts = useContext(FactsContext)
  if (!facts) throw new Error('useFacts outside of a room')
  return facts
}

/** Derives what the room shows. A part that came out the same stays the same value, so that a keystroke redraws only what it changed. */
export function useDerivedFacts(draft: Draft, me: Me): Facts {
  const lines = useStable(useMemo(() => outline(draft), [draft]))
  const progress = useStable(useMemo(() => progressOf(draft), [draft]))
  const items = useStable(useMemo(() => openItems(draft), [draft]))
  const notes = useStable(draft.notes)
  const able = useStable(useMemo(() => abilities(me, draft), [me, draft]))
  const parties = useStable(draft.parties)
  const places = useStable(useMemo(() => [...placesOf(draft)], [draft]))
  const colours = useStable(useMemo(() => [...partyColourNumbers(draft)], [draft]))
  const shown = useMemo(() => shownWith(parties, colours, notes), [parties, colours, notes])
  return useMemo(
    () => ({ outline: lines, progress, items, notes, abilities: able, places: new Map(places), shown }),
    [lines, progress, items, notes, able, places, shown],
  )
}

/** What is needed to show the words of any draft, a snapshot's too. */
export function shownOf(draft: Draft): Shown {
  return shownWith(draft.parties, [...partyColourNumbers(draft)], draft.notes)
}

function shownWith(parties: Draft['parties'], colours: readonly (readonly [PartyCode, number])[], notes: readonly Note[]): Shown {
  return { parties, colours: new Map(colours), noteNumbers: new Map(notes.map(({ id }, at) => [id, at + 1])) }
}

function useStable<T>(value: T): T {
  const last = useRef({ value, json: '' })
  const json = value === last.current.value && last.current.json ? last.current.json : JSON.stringify(value)
  if (json !== last.current.json) last.current = { value, json }
  return last.current.value
}
