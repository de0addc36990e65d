import type { Position } from '../draft.ts'
import type { Change } from './comparison.ts'
import { finished, held, positionHeld, positionOver, positionWent } from './positionWords.ts'
import type { Telling } from './telling.ts'

/** One thing positions are held on, a unit or a bracket in it, and what was and is held. */
export interface HeldOn {
  readonly unit: string
  /** What it is called in a sentence. */
  readonly what: string
  readonly before: readonly Position[]
  readonly after: readonly Position[]
  /** It is not in the later draft. */
  readonly gone: boolean
}

/** Positions taken, given up and gone with what they were held on. Who changed its position took a new one; one that passed from what is gone
 * to what took its place was neither given up nor taken. */
export function positionChanges(telling: Telling, things: readonly HeldOn[]): Change[] {
  const news = things.map((each) => ({ ...each, left: butNot(each.before, each.after), taken: butNot(each.after, each.before) }))
  const passed = new Map<Position, Position>()
  const allTaken = news.flatMap(({ taken }) => taken)
  for (const { left } of news.filter(({ gone }) => gone))
    for (const was of left) {
      const is = allTaken.find((position) => !passed.has(position) && saysSame(position, was))
      if (is) passed.set(is, was)
    }
  const wentOn = new Set(passed.values())
  return news.flatMap(({ unit, what, gone, left, taken }) => {
    const change = (type: 'new position' | 'gone position', sentence: string, { party }: Position) => telling.change(type, unit, finished(sentence), party)
    return [
      ...taken.map((position) => {
        if (passed.has(position)) return change('new position', positionHeld(telling.after, position, what, 'as before'), position)
        const was = left.find(({ party, stance }) => party === position.party && stance !== position.stance)
        return change('new position', positionHeld(telling.after, position, what, was ? `${held(was.stance)} before` : ''), position)
      }),
      ...left.filter((was) => !wentOn.has(was) && !taken.some(({ party }) => party === was.party))
        .map((was) => change('gone position', gone ? positionWent(telling.before, was, what) : positionOver(telling.before, was, what), was)),
    ]
  })
}

function butNot(these: readonly Position[], those: readonly Position[]): Position[] {
  const known = new Set(those.map(keyOf))
  const once = new Map(these.map((position) => [keyOf(position), position]))
  return [...once].filter(([key]) => !known.has(key)).map(([, position]) => position)
}

function keyOf({ party, stance, until, printed }: Position): string {
  return JSON.stringify([party, stance, until ?? null, printed])
}

function saysSame(a: Position, b: Position): boolean {
  return a.party === b.party && a.stance === b.stance && a.until === b.until
}
