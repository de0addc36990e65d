import type { Draft, FloorRequest, PartyCode } from '../draft.ts'
import { actorName, ended, partyName, unitName } from '../naming.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

/** Asks for the floor, for one's own delegation or, keyed by the secretariat or the chair, for any party.
 *
 * One request a party and unit: a delegation that asks again is told that it stands on the list. */
export const askFloor: Performer<'askFloor'> = (draft, act, { actor, now, newId }) => {
  const party = act.party ?? actor.party
  if (party === null) return refuse('malformed', 'Say which delegation asks for the floor.')
  if (!draft.parties.some(({ code }) => code === party)) return refuse('malformed', `This document knows no party "${party}".`)
  if (act.unit !== null && !draft.units.some(({ id }) => id === act.unit)) return refuse('gone', 'The unit is not in the draft any more.', { unit: act.unit })
  if (draft.floor.some((each) => each.party === party && each.unit === act.unit)) return refuse('state', `${partyName(draft, party)} is on the list of speakers already.`)
  const request: FloorRequest = { id: newId(), party, unit: act.unit, at: now, speaking: false }
  const keyed = actor.party === party ? '' : ` for ${partyName(draft, party)}`
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'floor', value: [...draft.floor, request] }] },
    sentence: ended(`${actorName(draft, actor)} asked for the floor${keyed}${act.unit === null ? '' : ` on ${unitName(draft, act.unit)}`}`),
    units: act.unit === null ? [] : [act.unit],
    notices: absent(draft, party),
  }
}

/** Gives the floor. Whoever had it has spoken and leaves the list. */
export const callFloor: Performer<'callFloor'> = (draft, act, { actor }) => {
  const request = draft.floor.find(({ id }) => id === act.request)
  if (!request) return gone
  if (request.speaking) return refuse('state', `${partyName(draft, request.party)} has the floor already.`)
  const value = draft.floor.filter((each) => !each.speaking).map((each) => (each === request ? { ...each, speaking: true } : each))
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'floor', value }] },
    sentence: ended(`${actorName(draft, actor)} gave the floor to ${partyName(draft, request.party)}${request.unit === null ? '' : ` on ${unitName(draft, request.unit)}`}`),
    units: request.unit === null ? [] : [request.unit],
    notices: absent(draft, request.party),
  }
}

/** Takes a request off the list: the delegation has spoken, or does not wish to any more. */
export const endFloor: Performer<'endFloor'> = (draft, act, { actor }) => {
  const request = draft.floor.find(({ id }) => id === act.request)
  if (!request) return gone
  const name = partyName(draft, request.party)
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'floor', value: draft.floor.filter((each) => each !== request) }] },
    sentence: ended(request.speaking ? `${name} has spoken` : `${actorName(draft, actor)} took ${name} off the list of speakers`),
    units: request.unit === null ? [] : [request.unit],
  }
}

/** A delegation that speaks is in the room, whatever the roll says: somebody should look. */
function absent(draft: Draft, code: PartyCode): string[] {
  const roll = draft.meetings.find(({ open }) => open)?.roll
  const isMember = draft.parties.some((party) => party.code === code && party.kind === 'delegation')
  return roll && isMember && !roll.present.includes(code) ? [`${partyName(draft, code)} is absent by the roll. Record the arrival if it is here.`] : []
}

const gone = refuse('gone', 'This request is not on the list of speakers any more.')
