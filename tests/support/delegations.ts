import type { Party } from '../../schema/draft.ts'

/** So many delegations, "D01", "D02" … */
export function delegations(count: number): Party[] {
  return Array.from({ length: count }, (_, at) => {
    const number = String(at + 1).padStart(2, '0')
    return { code: `D${number}`, kind: 'delegation', names: [`Delegation ${number}`], short: [`Del ${number}`] }
  })
}
