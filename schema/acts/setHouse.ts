import type { Draft, House, Level } from '../draft.ts'
import { meetingKinds } from '../draft.ts'
import { actorName } from '../naming.ts'
import { readStatus } from '../parse/readStatus.ts'
import { delegationsOf, quorumOf } from '../quorum.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'
import { first } from './checks.ts'
import { oneLine } from './words.ts'

/** Sets how decisions are reckoned and printed from now on. What was decided keeps its level, and the roll of a meeting the number it was called with. */
export const setHouse: Performer<'setHouse'> = (draft, { house: given }, { actor }) => {
  const house: House = { ...given, name: oneLine(given.name) }
  if (!house.name) return refuse('malformed', 'Give the rules a name, for instance "OAS".')
  if (house.quorum.rule === 'number' && house.quorum.number < 1) return refuse('malformed', 'A quorum is one delegation at the least.')
  const sittings = [...meetingKinds, 'no quorum'] as const
  const refusal = first(...sittings.map((sitting) => unprintable(house.levels[sitting])))
  if (refusal) return refusal
  if (house.levels.formal.pending) return refuse('malformed', 'What a formal meeting decides cannot wait to be confirmed: no meeting is above it.')
  return {
    ok: true,
    effect: { text: [], record: [{ key: 'house', value: house }] },
    sentence: `${actorName(draft, actor)} set the rules of the house: ${house.name}, quorum ${ruleInWords(house)}.`,
    units: [],
    notices: [...outOfReach(draft, house), ...standing(draft, house)],
  }
}

/** A level is printed after AGREED or DELETED and has to be read back from there. */
function unprintable({ level }: Level): Refusal | null {
  if (level === '' || readStatus(`AGREED ${level}`)?.level === level) return null
  return refuse('malformed', `"${level}" cannot be printed as a level. Write one to four words in capitals, for instance "INF" or "AD REFERENDUM", or leave it empty.`)
}

function ruleInWords({ quorum }: House): string {
  return quorum.rule === 'number' ? String(quorum.number) : { majority: 'a majority of the delegations', third: 'a third of the delegations' }[quorum.rule]
}

function outOfReach(draft: Draft, { quorum }: House): string[] {
  const members = delegationsOf(draft).length
  return quorum.rule === 'number' && members > 0 && quorum.number > members ? [`The document has ${members} delegations, so a quorum of ${quorum.number} is out of reach.`] : []
}

function standing(draft: Draft, house: House): string[] {
  const quorum = quorumOf(draft)
  if (!quorum?.called || JSON.stringify(draft.house.quorum) === JSON.stringify(house.quorum)) return []
  return [`In the meeting that is open ${quorum.needed} are needed until the roll is called again.`]
}
