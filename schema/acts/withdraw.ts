import type { Draft } from '../draft.ts'
import { holders } from '../draft.ts'
import { actorName, bracketName, holderNames, unitName } from '../naming.ts'
import { isStaff } from '../policy.ts'
import type { Proposal } from '../proposals.ts'
import { proposalOf } from '../proposals.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { resolve } from './resolve.ts'
import type { Fate } from './settle.ts'

/** Takes a party's name off its proposals; one that nobody holds any more goes as if rejected.
 *
 * The secretariat and the chair withdraw what was asked for from the floor: for one party, or for all that hold it. */
export const withdraw: Performer<'withdraw'> = (draft, act, context) => {
  const { actor } = context
  const party = isStaff(actor) ? (act.party ?? null) : actor.party
  for (const id of act.brackets) {
    const proposal = proposalOf(draft, id)
    if (!proposal) continue
    const name = proposal.type === 'unit' ? unitName(draft, id) : bracketName(draft, proposal.units[0]!, id)
    const unit = proposal.units[0]!.id
    if (!proposal.by) return refuse('state', `${name} has no holder who could withdraw it. The chair accepts or rejects it.`, { unit })
    if (party !== null && !holders(proposal.by).includes(party)) return refuse('not yours', `${name} is held by ${holderNames(draft, proposal.by)}, not by ${holderNames(draft, party)}.`, { unit })
  }
  return resolve(draft, context, {
    brackets: act.brackets,
    fateOf: ({ by }) => fateWithout(by, party),
    say: (proposals) => `${actorName(draft, actor)} withdrew ${inWords(draft, proposals, isStaff(actor) ? party : undefined)}`,
  })
}

/** What becomes of a proposal when a party (null: every holder) takes its name off. Marks it does not hold stay as they are. */
function fateWithout(by: string, party: string | null): Fate {
  const all = holders(by)
  const left = party === null ? [] : all.filter((code) => code !== party)
  if (left.length === all.length) return null
  return left.length ? { by: left.join(',') } : 'reject'
}

/** The proposals in words, with the holder's name where somebody else acted for it (`forParty` not undefined; null: all holders). */
function inWords(draft: Draft, proposals: readonly Proposal[], forParty: string | null | undefined): string {
  return proposals.map((proposal) => {
    const where = unitName(draft, proposal.units[0]!.id)
    const name = proposal.type === 'unit' ? `the proposed ${where}` : bracketName(draft, proposal.units[0]!, proposal.id)
    const whose = forParty === undefined ? '' : ` for ${holderNames(draft, forParty ?? proposal.by)}`
    return proposal.type === 'unit' ? name + whose : `${name}${whose} in ${where}`
  }).join('; ')
}
