import type { Role } from '../../schema/acts/act.ts'
import type { Draft, PartyCode } from '../../schema/draft.ts'
import { holders } from '../../schema/draft.ts'
import { partyName } from '../../schema/naming.ts'

const names: Readonly<Record<Role, string>> = { chair: 'Chair', secretariat: 'Secretariat', delegation: 'Delegation', observer: 'Observer' }

/** As whom somebody is in the room: a delegation by its party's name, the others by their role. */
export function roleName(role: Role, party: PartyCode | null, draft: Pick<Draft, 'parties'> = { parties: [] }): string {
  return party === null ? names[role] : partyName(draft, party)
}

/** The short form that stands in brackets ("Uru"). */
export function partyShort(code: PartyCode, { parties }: Pick<Draft, 'parties'>): string {
  return parties.find((party) => party.code === code)?.short[0] ?? code
}

/** The holders of a bracket as they are printed in it ("Arg, Bra"). */
export function holderShorts(by: string | null, draft: Pick<Draft, 'parties'>): string {
  return holders(by).map((code) => partyShort(code, draft)).join(', ')
}
