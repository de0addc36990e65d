import type { MeetingKind } from '../draft.ts'
import type { Progress } from '../standing.ts'

/** The lists of a page of results, in the order they are read. */
export const resultParts = [
  'agreed', 'deleted', 'reopened', 'confirmed', 'conditions', 'moved', 'relabelled', 'proposals', 'settled', 'positions', 'reserved', 'pending', 'open',
  'document',
] as const
export type ResultPart = (typeof resultParts)[number]

/** One line of the results. */
export interface ResultLine {
  readonly unit: string | null
  /** How the room refers to that unit; empty where a line is about several. */
  readonly place: string
  readonly sentence: string
}

/** What a meeting came to: its heading, who was in the room, what was decided, and what it leaves. */
export interface Results {
  /** As the house heads it: "RESULTS OF THE INFORMAL MEETING TO CONSIDER THE Draft Plan (CSH/12) HELD ON APRIL 19, 2012". */
  readonly heading: string
  readonly title: string
  readonly symbol: string
  readonly meeting: {
    readonly id: string
    /** "Informal meeting of the Working Group". */
    readonly name: string
    readonly body: string
    readonly kind: MeetingKind
    /** ISO day. */
    readonly date: string | null
    /** It is not over: these are its results so far. */
    readonly open: boolean
  }
  /** Names of delegations; null where the roll was not called. */
  readonly presence: Presence | null
  /** What there is to say on the quorum, in sentences. */
  readonly quorum: string
  /** Without those in which nothing stands. */
  readonly parts: readonly { readonly part: ResultPart; readonly name: string; readonly lines: readonly ResultLine[] }[]
  /** How far the draft is. */
  readonly progress: ResultsProgress
}

/** How far a draft is, with what a mere count would hide. */
export interface ResultsProgress extends Progress {
  /** Of the paragraphs agreed, how many are subject to consultations. */
  readonly conditional: number
  /** Of the brackets, how many stand under a decision. */
  readonly under: number
}

/** Who was in the room at a meeting: names of delegations. */
export interface Presence {
  /** In the room at the end. */
  readonly present: readonly string[]
  /** Were in the room, and left before the end. */
  readonly left: readonly string[]
  readonly absent: readonly string[]
  /** In the room from the first roll call to the end. */
  readonly throughout: readonly string[]
  /** Answered the first roll call. */
  readonly called: readonly string[]
  /** What happened after it, in order; empty too where no log tells. */
  readonly comings: readonly Coming[]
}

/** Delegations that arrived or left, recorded one by one or found out by calling the roll again. */
export interface Coming {
  readonly arrived: readonly string[]
  readonly left: readonly string[]
  readonly how: 'recorded' | 'roll call'
  /** What became of the quorum with it; null where it stood as it did, or is not counted. */
  readonly quorum: 'reached' | 'lost' | null
  /** "17 of 34 present, 18 needed". */
  readonly count: string
}
