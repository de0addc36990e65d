import { spelledDay } from '../calendar.ts'
import type { Position, Stance } from '../draft.ts'
import { ended, partyName } from '../naming.ts'
import type { Change } from './comparison.ts'
import type { Telling } from './telling.ts'

/** Positions taken and given up on one thing: a unit, or a bracket in it. Who changed its position took a new one. */
export function positionChanges(telling: Telling, unit: string, what: string, before: readonly Position[], after: readonly Position[]): Change[] {
  const key = ({ party, stance, until, printed }: Position) => JSON.stringify([party, stance, until ?? null, printed])
  const were = new Map(before.map((position) => [key(position), position]))
  const are = new Map(after.map((position) => [key(position), position]))
  const left = [...were].filter(([each]) => !are.has(each)).map(([, position]) => position)
  const taken = [...are].filter(([each]) => !were.has(each)).map(([, position]) => position)
  return [
    ...taken.map((position) => {
      const was = left.find(({ party }) => party === position.party)
      const instead = was && was.stance !== position.stance ? `, and no longer ${does[was.stance]}` : ''
      return telling.change('new position', unit, ended(`${partyName(telling.after, position.party)} ${stanceWords(position)} ${what}${instead}`), position.party)
    }),
    ...left.filter(({ party }) => !taken.some((position) => position.party === party))
      .map((position) => telling.change('gone position', unit, ended(`${partyName(telling.before, position.party)} no longer ${does[position.stance]} ${what}`), position.party)),
  ]
}

/** A stance as the verb of a sentence, with the day until which an answer is awaited. */
export function stanceWords({ stance, until }: Pick<Position, 'stance' | 'until'>): string {
  return stance === 'pending consultations' && until !== undefined ? `consults until ${spelledDay(until)} on` : does[stance]
}

const does: Readonly<Record<Stance, string>> = {
  proposes: 'proposes', supports: 'supports', opposes: 'opposes', reserves: 'reserves its position on', 'pending consultations': 'consults on', 'can live with': 'can live with',
}
