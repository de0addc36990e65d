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

/** Derives facts from one draft after the other. A part that came out the same stays the same value, so that a keystroke redraws
 * only what it changed. */
export function createFacts(me: Me): (draft: Draft) => Facts {
  const lines = unchanging<readonly OutlineEntry[]>()
  const progress = unchanging<Progress>()
  const items = unchanging<readonly OpenItem[]>()
  const able = unchanging<Abilities>()
  const places = unchanging<readonly (readonly [string, string])[]>()
  const shown = unchanging<ShownParts>()
  let [placesMade, shownMade] = [made(new Map<string, string>()), made(shownWith({ parties: [], colours: [], brackets: {}, notes: [] }))]
  let last: Facts | null = null
  return (draft) => {
    const nowPlaces = places([...placesOf(draft)])
    if (placesMade.from !== nowPlaces) placesMade = made(new Map(nowPlaces), nowPlaces)
    const nowShown = shown(shownPartsOf(draft))
    if (shownMade.from !== nowShown) shownMade = made(shownWith(nowShown), nowShown)
    const now: Facts = {
      outline: lines(outline(draft)),
      progress: progress(progressOf(draft)),
      items: items(openItems(draft)),
      places: placesMade.value,
      notes: nowShown.notes,
      abilities: able(abilities(me, draft)),
      shown: shownMade.value,
    }
    if (!last || !isSame(last, now)) last = now
    return last
  }
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

/** The value given last, as long as what comes is its equal. */
function unchanging<T>(): (value: T) => T {
  let last: { readonly value: T; readonly json: string } | null = null
  return (value) => {
    const json = JSON.stringify(value)
    if (last?.json !== json) last = { value, json }
    return last.value
  }
}

function made<T>(value: T, from: unknown = null): { readonly value: T; readonly from: unknown } {
  return { value, from }
}

function isSame(a: Facts, b: Facts): boolean {
  return (Object.keys(a) as (keyof Facts)[]).every((part) => a[part] === b[part])
}
