import type { Act, ActOf, Actor } from './acts/act.ts'
import type { Draft, Unit, UnitKind } from './draft.ts'
import { holders } from './draft.ts'
import { bracketName, holderNames, levelInBrackets, unitName } from './naming.ts'
import { proposalOf } from './proposals.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'

/** Whether the role may do this act at all; null when it may.
 *
 * Asks only who: whether a meeting is open, the words changed or the unit is sealed is for the act itself. Both sides ask here,
 * the server to decide and the page to leave out what would be refused. */
export function mayAct(actor: Actor, act: Act, draft: Draft): Refusal | null {
  if (actor.role === 'observer') return refuse('role', 'Observers read along. They cannot change anything.')
  switch (act.type) {
    case 'stamp':
    case 'reopen':
    case 'accept':
    case 'reject':
    case 'confirm':
    case 'choose':
      return decides(actor, draft) ? null : refuse('role', `Only the chair, or a clerk the chair has named, may ${deeds[act.type]}.`)
    case 'appointClerk':
      return actor.role === 'chair' ? null : refuse('role', 'Only the chair appoints a clerk.')
    case 'openMeeting':
    case 'closeMeeting':
    case 'suspendMeeting':
    case 'resumeMeeting':
    case 'callRoll':
    case 'attend':
    case 'point':
    case 'park':
    case 'callFloor':
    case 'describe':
    case 'setHouse':
    case 'setParty':
    case 'merge':
    case 'moveUnit':
    case 'consolidate':
    case 'relabel':
    case 'removeUnit':
    case 'split':
    case 'join':
    case 'hold':
    case 'release':
    case 'restore':
      return isStaff(actor) ? null : refuse('role', `Only the secretariat or the chair may ${deeds[act.type]}.`)
    case 'insertUnit':
      return isStaff(actor) ? null : mayPropose(actor, act)
    case 'withdraw':
      return isStaff(actor) ? null : mayWithdraw(actor, act, draft)
    case 'takePosition':
    case 'askFloor':
      return isStaff(actor) ? null : forOwn(actor, act.party)
    case 'endFloor':
      return isStaff(actor) ? null : forOwn(actor, draft.floor.find(({ id }) => id === act.request)?.party)
    case 'takeBack':
      // Whose deed it was is known from the log, not from the draft.
      return null
  }
}

/** What the page offers to somebody: everything it leaves out would be refused. */
export interface Abilities {
  /** Type in the text of open units. */
  readonly write: boolean
  /** Table words, or a unit, in a party's name. */
  readonly propose: boolean
  /** Do so for any party, as keyed from the floor. */
  readonly speakForAny: boolean
  /** Stamp, reopen, accept, reject. */
  readonly decide: boolean
  /** Take and release a hold. */
  readonly hold: boolean
  /** Insert, remove, split, join, relabel. */
  readonly arrange: boolean
  readonly restore: boolean
  readonly meetings: boolean
  /** Move the pointer, park, give the floor, call the roll. */
  readonly point: boolean
  /** Invitations, snapshots on demand, and the list of people. */
  readonly manage: boolean
  readonly appoint: boolean
}

/** What somebody may do in this draft. */
export function abilities(actor: Actor, draft: Pick<Draft, 'clerks'>): Abilities {
  const staff = isStaff(actor)
  return {
    write: staff,
    propose: staff || (actor.role === 'delegation' && actor.party !== null),
    speakForAny: staff,
    decide: decides(actor, draft),
    hold: staff,
    arrange: staff,
    restore: staff,
    meetings: staff,
    point: staff,
    manage: staff,
    appoint: actor.role === 'chair',
  }
}

/** Whether typing in a unit can have any effect, and if not the sentence to show there.
 *
 * A hold refuses everybody, its holder too, since the final words are being looked at. Which words of an open unit a delegation
 * may touch is judged by the words themselves. */
export function mayType(actor: Actor, unit: Unit, draft: Draft): Refusal | null {
  if (actor.role === 'observer') return refuse('role', 'You are reading along as an observer.', { unit: unit.id })
  if (unit.stamp) return sealed(draft, unit)
  if (draft.holds[unit.id]) return refuse('held', `${unitName(draft, unit.id)} is held for a decision: its words stand still for a moment.`, { unit: unit.id })
  if (actor.role === 'delegation' && actor.party === null) return refuse('role', 'Your invitation names no delegation, so there is nobody to propose for.', { unit: unit.id })
  return null
}

/** The refusal of a unit that is agreed or deleted. */
export function sealed(draft: Draft, unit: Unit): Refusal {
  const standing = unit.stamp ? `${unit.stamp.decision}${levelInBrackets(unit.stamp)}` : 'open'
  return refuse('sealed', `${unitName(draft, unit.id)} is ${standing}. The chair has to reopen it before its words can change.`, { unit: unit.id })
}

/** The chair, and whoever keys for the chair. */
export function isStaff(actor: Pick<Actor, 'role'>): boolean {
  return actor.role === 'chair' || actor.role === 'secretariat'
}

/** Whether somebody decides: the chair, or the secretariat's user whom the chair has named. */
export function decides(actor: Pick<Actor, 'role' | 'user'>, draft: Pick<Draft, 'clerks'>): boolean {
  return actor.role === 'chair' || (actor.role === 'secretariat' && draft.clerks.includes(actor.user))
}

const deeds = {
  stamp: 'stamp a unit',
  reopen: 'reopen a unit',
  accept: 'accept a proposal',
  reject: 'reject a proposal',
  confirm: 'confirm a decision',
  choose: 'choose between proposals',
  suspendMeeting: 'suspend a meeting',
  resumeMeeting: 'resume a meeting',
  callRoll: 'call the roll',
  attend: 'record who is in the room',
  point: 'move the pointer',
  park: 'park a unit',
  callFloor: 'give the floor',
  describe: 'change the head of the document',
  setHouse: 'change the rules of the house',
  setParty: 'change the parties',
  merge: 'merge alternatives',
  moveUnit: 'move a unit',
  consolidate: 'renumber the draft',
  openMeeting: 'open a meeting',
  closeMeeting: 'close a meeting',
  relabel: 'change a label',
  removeUnit: 'remove a unit',
  split: 'split a unit',
  join: 'join two units',
  hold: 'hold a unit',
  release: 'release a hold',
  restore: 'restore a snapshot',
} as const

/** The units a delegation may propose; what divides the draft is for the secretariat. */
export const proposable: readonly UnitKind[] = ['objective', 'action', 'paragraph']

function mayPropose(actor: Actor, act: ActOf<'insertUnit'>): Refusal | null {
  if (actor.party === null) return refuse('role', 'Your invitation names no delegation, so there is nobody to propose for.')
  if (act.by === null) return refuse('role', 'A delegation proposes paragraphs. Only the secretariat or the chair puts them into the text.')
  if (act.by !== actor.party) return refuse('forged', 'You can propose in the name of your own delegation only.')
  if (!proposable.includes(act.kind)) return refuse('role', `Only the secretariat or the chair inserts a ${act.kind}.`)
  return null
}

/** A delegation speaks for itself alone. */
function forOwn(actor: Actor, party: string | undefined): Refusal | null {
  if (actor.party === null) return refuse('role', 'Your invitation names no delegation, so there is nobody to speak for.')
  return party === undefined || party === actor.party ? null : refuse('forged', 'You can speak in the name of your own delegation only.')
}

function mayWithdraw(actor: Actor, act: ActOf<'withdraw'>, draft: Draft): Refusal | null {
  const party = actor.party
  if (party === null || (act.party !== undefined && act.party !== party)) return refuse('forged', 'You can withdraw in the name of your own delegation only.')
  for (const id of act.brackets) {
    const proposal = proposalOf(draft, id)
    // What is gone is for the act to say.
    if (!proposal || holders(proposal.by).includes(party)) continue
    const unit = proposal.units[0]!
    const name = proposal.type === 'unit' ? unitName(draft, id) : bracketName(draft, unit, id)
    const whose = holderNames(draft, proposal.by)
    return refuse('not yours', whose ? `${name} is held by ${whose}. Only its holder, or the secretariat in its name, can withdraw it.` : `${name} has no holder who could withdraw it. The chair accepts or rejects it.`, { unit: unit.id })
  }
  return null
}
