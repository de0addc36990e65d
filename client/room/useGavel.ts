import type { Key } from 'react-aria-components'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { Awaited, Seen } from '../../schema/acts/act.ts'
import { wordsOf } from '../../schema/acts/checks.ts'
import type { Decision, Draft } from '../../schema/draft.ts'
import { HOLD_SECONDS } from '../../schema/holds.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { toast } from '../controls/toasts.ts'
import type { OpenDialog } from './dialogs.ts'
import type { Deed, Room } from '../sync/room.ts'
import { gavelTargets } from './gavelTargets.ts'
import { confirmPreview, seenNow } from './stampPreview.ts'
import { useDeed } from './useDeed.ts'
import { useRoom } from './useRoom.ts'

const say = {
  nothing: 'Put the cursor in a paragraph first, or take several in the outline with Shift.',
  noMeeting: 'No meeting is open, so a decision would have no date. Open one first.',
}

/** How far a decision is: looking at the final words under a hold, striking, or shown that the words had changed. */
export type GavelStep =
  | { readonly at: 'rest' }
  /** `looked` is the draft as it stood when the hold was taken: the words on the sheet, which are the ones decided on. */
  | { readonly at: 'looking' | 'striking'; readonly units: readonly string[]; readonly looked: Draft }
  | { readonly at: 'changed'; readonly units: readonly string[]; readonly before: Readonly<Record<string, string>>; readonly refusal: Refusal }

/** The gavel of whoever decides. */
export interface GavelState {
  readonly step: GavelStep
  /** Units taken in the outline for the next decision. */
  readonly chosen: ReadonlySet<Key>
  /** Takes the list's own set, which remembers where a range began. */
  readonly choose: (units: ReadonlySet<Key>) => void
  /** Takes the hold on these units, or on what is chosen or selected, and shows their final words; what is pending it confirms, where the
   * meeting can; on another sealed unit it asks why to reopen it. */
  readonly take: (units?: readonly string[]) => void
  /** The hold is on its way: keys pressed now are meant for the sheet, and not for the text. */
  readonly isTaking: () => boolean
  readonly strike: (decision: Decision) => void
  /** Units that were asked for and cannot be decided on: sealed, proposed, or without words. */
  readonly leftOut: readonly string[]
  /** The units are decided and wait: the gavel confirms them. */
  readonly confirms: boolean
  readonly confirm: () => void
  /** Parties whose consultations the decision is to be subject to. */
  readonly awaiting: readonly Awaited[]
  readonly setAwaiting: (awaiting: readonly Awaited[]) => void
  /** Goes back to the words, as they are now. */
  readonly lookAgain: () => void
  readonly release: () => void
}

const rest: GavelStep = { at: 'rest' }
const none: ReadonlySet<Key> = new Set()

export const GavelContext = createContext<GavelState>({
  step: rest, chosen: none, choose: () => {}, take: () => {}, isTaking: () => false, strike: () => {}, leftOut: [], confirms: false, confirm: () => {}, awaiting: [], setAwaiting: () => {}, lookAgain: () => {}, release: () => {},
})

export function useGavel(): GavelState {
  return useContext(GavelContext)
}

/** Runs the gavel: the hold is renewed while the words are looked at and given back when nothing is decided. */
export function useGavelState(openDialog: OpenDialog): GavelState {
  const room = useRoom()
  const perform = useDeed()
  const [step, setStep] = useState<GavelStep>(rest)
  const [chosen, setChosen] = useState(none)
  const [confirms, setConfirms] = useState(false)
  const [leftOut, setLeftOut] = useState<readonly string[]>([])
  const [awaiting, setAwaiting] = useState<readonly Awaited[]>([])
  const units = step.at === 'rest' ? null : step.units
  const taking = useRef(false)
  useForgetChoice(setChosen)

  const take = useCallback(async (named?: readonly string[]) => {
    const { draft, selection } = room.getState()
    const asked = named ? new Set(named) : chosen
    const targets = gavelTargets(draft, selection, asked)
    const wanted = [...asked].map(String)
    if (targets.length === 0) return toast('refused', say.nothing)
    // Nobody is kept from typing for a decision that cannot be taken.
    if (!draft.meetings.some((meeting) => meeting.open) && targets.some((id) => !draft.units.find((unit) => unit.id === id)?.stamp)) {
      toast('refused', say.noMeeting)
      return openDialog({ name: 'openMeeting' })
    }
    const sealed = targets.every((id) => draft.units.find((unit) => unit.id === id)?.stamp)
    const canConfirm = sealed && confirmPreview(draft, room.me, targets, new Date().toISOString()).ok
    if (sealed && !canConfirm) return openDialog({ name: 'reopen', units: targets })
    taking.current = true
    const held = await perform({ type: 'hold', units: targets })
    if (held.ok) {
      // What is under the gavel is what the room sees.
      if (draft.pointer !== targets[0]) void room.act({ type: 'point', unit: targets[0]! })
      setLeftOut(wanted.filter((id) => !targets.includes(id)))
      setAwaiting([])
      setConfirms(canConfirm)
      setStep({ at: 'looking', units: targets, looked: await whenHeld(room, targets) })
    } else taking.current = false
  }, [room, perform, chosen, openDialog])
  // The sheet that opens takes the keys.
  useEffect(() => {
    taking.current = false
  }, [step])

  const end = useCallback(() => {
    setStep(rest)
    setChosen(none)
    room.editor.focus()
  }, [room])

  const release = useCallback(() => {
    if (units) void room.act({ type: 'release', units })
    end()
  }, [room, units, end])

  const deed = useCallback(
    async (made: (seen: Seen, on: readonly string[]) => Deed) => {
      if (step.at !== 'looking') return
      const { units: on, looked } = step
      setStep({ at: 'striking', units: on, looked })
      const answer = await perform(made(seenNow(looked, on), on), 'changed')
      if (answer.ok) end()
      else if (answer.code === 'changed') setStep({ at: 'changed', units: on, before: wordsIn(looked, on), refusal: answer })
      else setStep({ at: 'looking', units: on, looked })
    },
    [step, perform, end],
  )

  const lookAgain = useCallback(async () => {
    if (!units) return
    const held = await perform({ type: 'hold', units })
    if (held.ok) setStep({ at: 'looking', units, looked: await whenHeld(room, units) })
    else end()
  }, [room, perform, units, end])

  const looking = step.at === 'looking'
  useEffect(() => {
    if (!looking || !units) return
    // Renewed at half its time, so that one lost answer does not open the text under the chair's eyes.
    const timer = setInterval(() => void room.act({ type: 'hold', units }), (HOLD_SECONDS / 2) * 1000)
    return () => clearInterval(timer)
  }, [room, looking, units])

  return useMemo(
    () => ({
      step,
      chosen,
      choose: setChosen,
      take: (named) => void take(named),
      isTaking: () => taking.current,
      strike: (decision) => void deed((seen, on) => ({ type: 'stamp', units: on, decision, seen, ...(awaiting.length > 0 && { awaiting }) })),
      leftOut,
      confirms,
      confirm: () => void deed((seen, on) => ({ type: 'confirm', units: on, seen })),
      awaiting,
      setAwaiting,
      lookAgain: () => void lookAgain(),
      release,
    }),
    [step, chosen, take, deed, leftOut, confirms, awaiting, lookAgain, release],
  )
}

/** A choice in the outline lasts until the cursor goes elsewhere: what is selected last is what is meant. */
function useForgetChoice(setChosen: (change: (chosen: ReadonlySet<Key>) => ReadonlySet<Key>) => void): void {
  const { getState, subscribe } = useRoom()
  // Told of every key, and drawing nothing by it.
  useEffect(() => {
    let last = getState().selection
    return subscribe(() => {
      const { selection } = getState()
      const { unit, from, to } = last
      last = selection
      if (selection.unit === unit && selection.from === from && selection.to === to) return
      setChosen((chosen) => (chosen.size === 0 || (chosen.size === 1 && selection.unit !== null && chosen.has(selection.unit)) ? chosen : none))
    })
  }, [getState, subscribe, setChosen])
}

/** The draft once the hold has come to this screen: whatever was typed before it has come too, since changes come in order. */
async function whenHeld(room: Room, units: readonly string[]): Promise<Draft> {
  const held = () => units.every((id) => room.getState().draft.holds[id])
  if (!held())
    await new Promise<void>((resolve) => {
      const done = () => {
        stop()
        clearTimeout(timer)
        resolve()
      }
      const stop = room.subscribe(() => held() && done())
      // A screen that lags behind goes on with what it has: the server compares.
      const timer = setTimeout(done, lag)
    })
  return room.getState().draft
}
const lag = 2000

function wordsIn(draft: Draft, units: readonly string[]): Record<string, string> {
  return Object.fromEntries(draft.units.filter((unit) => units.includes(unit.id)).map((unit) => [unit.id, wordsOf(draft, unit)]))
}
