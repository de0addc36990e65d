import type { Act, Actor, Role } from '../../schema/acts/act.ts'
import type { BracketKind, Draft, PartyCode, UnitKind } from '../../schema/draft.ts'
import type { Refusal } from '../../schema/refusal.ts'

/** The person at this screen, in the role the membership of this document gives. */
export interface Me extends Actor {
  /** Named by the chair to stamp and resolve in the chair's place. */
  readonly clerk: boolean
}

/** How things stand with the server. `reconnecting` tries by itself; `offline` means the browser has no network at all. */
export type Connection =
  | 'connecting'
  | 'live'
  | 'reconnecting'
  | 'offline'
  | 'otherVersion'
  | 'signedOut'
  | 'noDocument'

/** Somebody in the room, as the server says they are. */
export interface Person {
  /** Yjs client id: one person with two windows is here twice. */
  readonly client: number
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly party: PartyCode | null
  /** The unit they stand on. */
  readonly unit: string | null
}

/** Where the cursor is, in terms of the draft. */
export interface Selection {
  /** `units`: whole units are selected and letters are commands (see `EditorHandle.onUnitKey`); `text`: letters are typed. */
  readonly mode: 'text' | 'units'
  /** Every unit the selection touches, in document order. */
  readonly units: readonly string[]
  /** The unit the cursor is in. */
  readonly unit: string | null
  /** Character offsets in `unit`; where the selection leaves the unit they stop at its edge. */
  readonly from: number
  readonly to: number
  /** The selected words. */
  readonly text: string
  /** The innermost bracket around the cursor. */
  readonly bracket: string | null
}

/** Words that could not go where they were typed. Kept here until the person has done something with them. */
export interface Offered {
  readonly id: string
  /** The unit they were meant for; it may be gone. */
  readonly unit: string
  readonly text: string
  /** What happened, in plain words. */
  readonly sentence: string
}

/** A proposal being composed in place, seen by nobody else yet. */
export interface Composing {
  /** The unit it stands in, or follows when it is itself a new unit. */
  readonly unit: string
  readonly kind: Extract<BracketKind, 'ins' | 'del'> | 'replace' | 'unit'
  readonly text: string
}

export type Filter = 'all' | 'open' | 'mine'

/** Why typing does nothing here, or what becomes of it. Goes away with the next move of the cursor. */
export interface Hint {
  readonly unit: string | null
  readonly sentence: string
}

/** Everything the room shows, as one value that is replaced when something changes. */
export interface RoomState {
  readonly draft: Draft
  readonly connection: Connection
  /** Whether all that was typed here is on the server's disk. */
  readonly saved: boolean
  readonly people: readonly Person[]
  readonly selection: Selection
  readonly offered: readonly Offered[]
  /** For whom the secretariat and the chair type; null: in the text. A delegation's voice is its own party. */
  readonly voice: PartyCode | null
  readonly composing: Composing | null
  readonly filter: Filter
  readonly hint: Hint | null
  /** A split, join or insertion is on its way; what is typed meanwhile waits for it. */
  readonly pending: boolean
  readonly canUndo: boolean
  readonly canRedo: boolean
}

type WithoutKey<T> = T extends unknown ? Omit<T, 'key'> : never
/** An act as the interface makes it; its idempotency key is added when it is sent. */
export type Deed = WithoutKey<Act>

/** The answer to an act that was done. */
export interface DeedDone {
  readonly ok: true
  /** Its number in the decision log. */
  readonly entry: number
  readonly sentence: string
  readonly notices: readonly string[]
}

/** A key pressed while the editor has the focus, before the editor looks at it. True: handled. */
export type UnitKeyHandler = (event: KeyboardEvent, selection: Selection) => boolean

/** What the interface around the text may ask of it. */
export interface EditorHandle {
  /** Puts the editor into an element; the returned function takes it out again and keeps the text alive. */
  readonly mount: (element: HTMLElement) => () => void
  readonly focus: () => void
  /** Brings a unit, or a bracket in it, into view with a soft flash, and puts the cursor there. */
  readonly scrollTo: (unit: string, bracket?: string) => void
  /** Brings a unit into view and leaves the cursor where it is. */
  readonly show: (unit: string) => void
  readonly highlight: (bracket: string | null) => void
  readonly setVoice: (voice: PartyCode | null) => void
  readonly setFilter: (filter: Filter) => void
  /** Composes a deletion of the selected words; Enter or `table` proposes it. */
  readonly proposeDeletion: () => void
  /** Puts the selected words in brackets as they stand. */
  readonly bracketWords: () => void
  /** Staff: inserts a unit after this one (null: at the beginning). Delegations: composes one there. `alternativeTo`: as a version of that unit. */
  readonly insertUnit: (after: string | null, kind: UnitKind, alternativeTo?: string | null) => void
  /** Proposes what is being composed. */
  readonly table: () => void
  /** Drops what is being composed. */
  readonly drop: () => void
  readonly undo: () => void
  readonly redo: () => void
  /** Proposes offered words again, at the cursor if it stands in an open unit, otherwise where they had been. */
  readonly tableOffered: (id: string) => void
  readonly dismissOffered: (id: string) => void
  /** Called with every key first. In `units` mode letters reach only this handler. Returns a function that takes it back. */
  readonly onUnitKey: (handler: UnitKeyHandler) => () => void
}

/** A document that is open at this screen. */
export interface Room {
  readonly document: string
  readonly me: Me
  readonly getState: () => RoomState
  /** Calls back after every change of the state. */
  readonly subscribe: (listener: () => void) => () => void
  /** Does an act; a refusal is a value, also when the server cannot be reached. */
  readonly act: (deed: Deed) => Promise<DeedDone | Refusal>
  readonly editor: EditorHandle
  /** Leaves the document. */
  readonly destroy: () => void
}
