import type { Decision, Draft, Header, House, Meeting, Party, PartyCode, Stance, UnitKind } from '../draft.ts'
import type { Effect } from '../effect.ts'
import type { Refusal } from '../refusal.ts'

export const roles = ['chair', 'secretariat', 'delegation', 'observer'] as const
export type Role = (typeof roles)[number]

/** Who does something: a person, in a role, for a party. */
export interface Actor {
  readonly user: string
  /** As others see it: the person's name, or the party's where none was given. */
  readonly name: string
  readonly role: Role
  /** The delegation's party; null for the chair, the secretariat and observers. */
  readonly party: PartyCode | null
}

/** Hashes of the words on the screen, by unit id: an act on words that changed since is refused. */
export type Seen = Readonly<Record<string, string>>

/** A party whose answer is awaited, and the ISO day until which. */
export interface Awaited {
  readonly party: PartyCode
  readonly until?: string
}

/** A deed with authority. `key` makes it idempotent: the same key again answers with the first outcome. */
export type Act = { readonly key: string } & (
  | { readonly type: 'openMeeting'; readonly date: string; readonly body: string; readonly kind: Meeting['kind'] }
  | { readonly type: 'closeMeeting' }
  | { readonly type: 'suspendMeeting' }
  | { readonly type: 'resumeMeeting' }
  /** Calls the roll, or calls it again: who of the delegations is in the room. */
  | { readonly type: 'callRoll'; readonly present: readonly PartyCode[] }
  /** A late arrival or a departure. */
  | { readonly type: 'attend'; readonly party: PartyCode; readonly present: boolean }
  /** `awaiting`: agreed subject to consultations of these parties. */
  | { readonly type: 'stamp'; readonly units: readonly string[]; readonly decision: Decision; readonly seen: Seen; readonly awaiting?: readonly Awaited[] }
  /** Confirms decisions that were pending. */
  | { readonly type: 'confirm'; readonly units: readonly string[]; readonly seen: Seen }
  /** What a party holds on a unit or a bracket, by id; null takes it back. `party` absent: one's own. `printed`: the words to print, else generated. */
  | { readonly type: 'takePosition'; readonly on: string; readonly party?: PartyCode; readonly stance: Stance | null; readonly printed?: string; readonly until?: string }
  /** Accepts one of several rivals and rejects the others: brackets, or proposed units, by id. */
  | { readonly type: 'choose'; readonly chosen: string; readonly over: readonly string[]; readonly seen: Seen }
  /** Makes one text of alternatives, as annotated text; the first unit stays and takes it. Refused where a party's words would be lost or added. */
  | { readonly type: 'merge'; readonly units: readonly string[]; readonly text: string; readonly seen: Seen }
  /** Moves a unit with all it has; a stub stays where it was and both ends say so. `label` absent: the next free one. */
  | { readonly type: 'moveUnit'; readonly unit: string; readonly after: string | null; readonly label?: string | null; readonly seen: Seen }
  /** Renumbers every list and keeps the old labels beside the new. */
  | { readonly type: 'consolidate' }
  /** Puts the room on a unit; null takes the pointer away. */
  | { readonly type: 'point'; readonly unit: string | null }
  | { readonly type: 'park'; readonly units: readonly string[]; readonly parked: boolean }
  /** `party` absent: one's own. */
  | { readonly type: 'askFloor'; readonly party?: PartyCode; readonly unit: string | null }
  /** Gives the floor to a request; whoever spoke before has spoken. */
  | { readonly type: 'callFloor'; readonly request: string }
  /** Takes a request off the list: it has been heard, or is withdrawn. */
  | { readonly type: 'endFloor'; readonly request: string }
  /** What stands at the head of the document. */
  | ({ readonly type: 'describe'; readonly title: string; readonly symbol: string } & Header)
  | { readonly type: 'setHouse'; readonly house: House }
  /** Adds a party, or changes its names and short forms. */
  | { readonly type: 'setParty'; readonly party: Party }
  | { readonly type: 'reopen'; readonly units: readonly string[]; readonly reason: string; readonly asked?: PartyCode | null }
  /** Brackets, or units that are themselves proposals, by id. */
  | { readonly type: 'accept'; readonly brackets: readonly string[]; readonly seen?: Seen }
  | { readonly type: 'reject'; readonly brackets: readonly string[]; readonly seen?: Seen }
  /** `party`: whose name is taken off where several hold it; absent, a delegation's own, and for the secretariat all of them. */
  | { readonly type: 'withdraw'; readonly brackets: readonly string[]; readonly party?: PartyCode }
  | { readonly type: 'relabel'; readonly unit: string; readonly label: string | null }
  | {
      readonly type: 'insertUnit'
      /** Id of the unit it follows; null for the beginning. */
      readonly after: string | null
      readonly kind: UnitKind
      readonly text: string
      /** Holder of a proposed unit; null for a unit of the text. */
      readonly by: PartyCode | null
      /** Absent: the next free label is given. */
      readonly label?: string | null
      readonly alternativeTo?: string | null
    }
  | { readonly type: 'removeUnit'; readonly unit: string; readonly seen: Seen }
  | { readonly type: 'split'; readonly unit: string; readonly at: number; readonly seen: Seen }
  /** Joins the unit to the one before it. */
  | { readonly type: 'join'; readonly unit: string; readonly seen: Seen }
  | { readonly type: 'hold'; readonly units: readonly string[] }
  | { readonly type: 'release'; readonly units: readonly string[] }
  | { readonly type: 'appointClerk'; readonly user: string; readonly appointed: boolean }
  | { readonly type: 'restore'; readonly snapshot: string }
  /** Takes back an entry of the log within ten seconds of it; later only another act undoes an act. */
  | { readonly type: 'takeBack'; readonly entry: number }
)
export type ActType = Act['type']
export type ActOf<T extends ActType> = Extract<Act, { type: T }>

/** What an act may know besides the draft. Time and ids come in, so that the same act on the same draft has the same effect. */
export interface ActContext {
  readonly actor: Actor
  /** ISO instant. */
  readonly now: string
  /** A new id, unique in the document. */
  readonly newId: () => string
  /** The snapshot a restore goes back to. */
  readonly snapshot?: { readonly title: string; readonly draft: Draft }
  /** The log entry a take-back is about, with what would undo it. */
  readonly taken?: { readonly at: string; readonly user: string; readonly type: ActType; readonly sentence: string; readonly units: readonly string[]; readonly inverse: Effect; readonly after: Seen }
}

/** An act that may be done: its effect, and a sentence for the decision log. */
export interface Done {
  readonly ok: true
  readonly effect: Effect
  readonly sentence: string
  /** Units the act is about, for the log. */
  readonly units: readonly string[]
  /** Sentences the actor should read although the act was done ("2 sealed units were left as they are"). */
  readonly notices?: readonly string[]
}

export type Outcome = Done | Refusal

/** One act as a pure function. Roles are checked before it is called (`policy.ts`). */
export type Performer<T extends ActType> = (draft: Draft, act: ActOf<T>, context: ActContext) => Outcome
