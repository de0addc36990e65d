import type { Draft, Note, PartyCode } from '../../schema/draft.ts'
import type { OpenItem } from '../../schema/openItems.ts'
import { openItems } from '../../schema/openItems.ts'
import type { OutlineEntry } from '../../schema/outline.ts'
import { outline } from '../../schema/outline.ts'
import { keptList, perUnit } from '../../schema/perUnit.ts'
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

/** Derives facts from one draft after the other. A part that came out the same stays the same value, down to the single line and card,
 * so that a keystroke redraws only what it changed; only of units that changed anything is made anew. */
export function createFacts(me: Me): (draft: Draft) => Facts {
  const [entries, found] = [perUnit<OutlineEntry>(), perUnit<readonly OpenItem[]>()]
  const progress = unchanging<Progress>()
  const able = unchanging<Abilities>()
  const parts = { parties: unchanging<ShownParts['parties']>(), colours: unchanging<ShownParts['colours']>(), brackets: unchanging<ShownParts['brackets']>(), notes: unchanging<ShownParts['notes']>() }
  let last: Facts | null = null
  let lastParts: ShownParts | null = null
  return (draft) => {
    const places = keptPlaces(last?.places, placesOf(draft))
    const said = shownPartsOf(draft)
    const now: ShownParts = { parties: parts.parties(said.parties), colours: parts.colours(said.colours), brackets: parts.brackets(said.brackets), notes: parts.notes(said.notes) }
    const shown = last && lastParts && isSame(lastParts, now) ? last.shown : shownWith(now)
    lastParts = now
    const facts: Facts = {
      outline: keptList(last?.outline, outline(draft, places, entries)),
      progress: progress(progressOf(draft)),
      items: keptList(last?.items, openItems({ units: draft.units, brackets: now.brackets }, places, found)),
      places,
      notes: now.notes,
      abilities: able(abilities(me, draft)),
      shown,
    }
    if (!last || !isSame(last, facts)) last = facts
    return last
  }
}

function keptPlaces(before: Facts['places'] | undefined, now: Facts['places']): Facts['places'] {
  return before?.size === now.size && [...now].every(([unit, place]) => before.get(unit) === place) ? before : now
}

/** What is needed to show the words of any draft, a snapshot's too. */
export function shownOf(draft: Draft): Shown {
  return shownWith(shownPartsOf(draft))
}

interface ShownParts {
  readonly parties: Draft['parties']
  readonly colours: readonly (readonly [PartyCode, number])[]
  readonly brackets: Draft['brackets']
  readonly notes: readonly Note[]
}

function shownPartsOf(draft: Draft): ShownParts {
  return { parties: draft.parties, colours: [...partyColourNumbers(draft)], brackets: draft.brackets, notes: draft.notes }
}

function shownWith({ parties, colours, brackets, notes }: ShownParts): Shown {
  return { parties, colours: new Map(colours), brackets, noteNumbers: new Map(notes.map(({ id }, at) => [id, at + 1])) }
}

/** The value given last, as long as what comes is it or its equal. */
function unchanging<T>(): (value: T) => T {
  let last: { readonly value: T; readonly given: T; readonly json: string } | null = null
  return (given) => {
    if (last?.given === given) return last.value
    const json = JSON.stringify(given)
    last = { value: last?.json === json ? last.value : given, given, json }
    return last.value
  }
}

function isSame<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((part) => a[part] === b[part])
}
