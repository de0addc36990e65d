import type { Party } from './draft.ts'
import { holders } from './draft.ts'
import { fullName } from './parties.ts'

/** Who an alternative is from, as the house prints it behind the bracket: "(Proposal by the Working Group)". */
export function attribution(parties: readonly Party[], by: string): string {
  const names = holders(by).map((code) => fullName(parties, code))
  const last = names.pop() ?? ''
  return `(Proposal by ${names.length ? `${names.join(', ')} and ${last}` : last})`
}
