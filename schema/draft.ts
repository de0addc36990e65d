/** A party's code: ISO 3166-1 alpha-3 for states ("URY"), a body's own name otherwise ("Working Group"). */
export type PartyCode = string

export const unitKinds = ['title', 'heading', 'chapter', 'objective', 'subheading', 'action', 'paragraph'] as const
/** What a unit is; the outline is derived from it, since the list of units is flat. */
export type UnitKind = (typeof unitKinds)[number]

export const bracketKinds = ['ins', 'del', 'hold'] as const
/** `ins` proposed words, `del` words proposed to go, `hold` words in brackets with no change of text. */
export type BracketKind = (typeof bracketKinds)[number]

/** The mark that makes words contested. Never changed after it is made: two people changing it at once would leave both versions.
 *
 * `by` names the holders, codes joined by a comma ("ARG,BRA"), empty where the draft names nobody. `parent` is the id of
 * the bracket these words were proposed inside of, which is the only source of nesting: the order of marks is not shared. */
export interface BracketMark {
  readonly id: string
  readonly kind: BracketKind
  readonly by: string
  readonly parent: string | null
}

/** A stretch of text under one set of brackets and note anchors. At most one of its brackets is an `ins`: its author. */
export interface Run {
  readonly text: string
  readonly brackets: readonly BracketMark[]
  /** Ids of the notes anchored on these words. */
  readonly notes: readonly string[]
}

export type Decision = 'agreed' | 'deleted'

/** A decision on a unit, bound to the exact words that were on the screen when it was taken. */
export interface Stamp {
  readonly decision: Decision
  /** As printed, in capitals: "INF", "AD REFERENDUM"; empty for a plain AGREED. */
  readonly level: string
  /** ISO day as it is printed; null where the house prints none (AD REFERENDUM). */
  readonly date: string | null
  /** Id of the meeting that decided. */
  readonly meeting: string | null
  /** Id of the note printed with the stamp (the quorum note). Whether it prints "1/" or "1/ IDEM" is derived from its place. */
  readonly note: string | null
  /** The spelling found in an imported text, kept on record; null for a stamp made here. */
  readonly printed: string | null
  /** It waits to be confirmed: the meeting had no quorum, or the house confirms at a higher level. */
  readonly pending: boolean
  /** `hashOfWords` of the unit when it was stamped. */
  readonly hash: string
  /** The words as annotated text when it was stamped. */
  readonly words: string
}

export const stances = ['proposes', 'supports', 'opposes', 'reserves', 'pending consultations', 'can live with'] as const
export type Stance = (typeof stances)[number]

/** What a party holds on a unit or a bracket, with the words to print if it was imported. */
export interface Position {
  readonly party: PartyCode
  readonly stance: Stance
  /** The printed words, exactly ("(Brazil is opposed to including this reference)"); null where they are to be generated. */
  readonly printed: string | null
  /** Id of the note that prints it, where it stands in a note and not in the line. */
  readonly note: string | null
  /** Of pending consultations: the ISO day until which the delegation has asked for; absent where none was named. */
  readonly until?: string
}

/** One end of a move: `origin` is the stub that stayed, `destination` the unit that came. */
export interface Moved {
  readonly role: 'origin' | 'destination'
  /** The unit at the other end; null where it could not be found. */
  readonly other: string | null
  readonly printed: string
}

/** A short lock before the gavel: editors make the unit read-only, the server takes no more text for it. */
export interface Hold {
  readonly by: string
  /** ISO instant after which it no longer counts. */
  readonly until: string
}

/** All that is known of a unit besides its words. Lives in the record, since node attributes are copied by split and paste. */
export interface UnitFacts {
  /** The printed label, data and never derived from the position: "1bis.", "Objective 1.2", "Purpose:". */
  readonly label: string | null
  readonly stamp: Stamp | null
  /** Stamps that no longer stand, oldest first, with who lifted them and why. */
  readonly former: readonly FormerStamp[]
  /** The unit this one is an alternative to. */
  readonly alternativeTo: string | null
  readonly moved: Moved | null
  readonly positions: readonly Position[]
  /** Printed remarks nobody understood, exactly as found. */
  readonly remarks: readonly string[]
  /** First and last line of the source, 1-based; null for a unit made here. */
  readonly lines: readonly [number, number] | null
}

/** A stamp that another act put an end to: a reopening, or the confirmation of a decision that was pending. */
export interface FormerStamp {
  readonly stamp: Stamp
  readonly lifted: {
    readonly how: 'reopened' | 'confirmed'
    /** ISO instant. */
    readonly at: string
    readonly by: string
    readonly asked: PartyCode | null
    /** Empty for a confirmation. */
    readonly reason: string
  }
}

/** One paragraph-like thing of the draft. */
export interface Unit extends UnitFacts {
  readonly id: string
  readonly kind: UnitKind
  /** Holders, as in `BracketMark.by`, of a unit that is itself a proposal; null for a unit of the text. */
  readonly by: string | null
  readonly runs: readonly Run[]
}

export interface Note {
  readonly id: string
  readonly text: string
  readonly lines: readonly [number, number] | null
}

export const partyKinds = ['delegation', 'body', 'chair', 'secretariat'] as const

export interface Party {
  readonly code: PartyCode
  readonly kind: (typeof partyKinds)[number]
  /** The full name first ("Uruguay"), then other names it is found under ("the Oriental Republic of Uruguay"). */
  readonly names: readonly string[]
  /** Short forms; the first is the one printed in brackets ("Uru"). */
  readonly short: readonly string[]
}

export const meetingKinds = ['informal', 'working group', 'formal'] as const
export type MeetingKind = (typeof meetingKinds)[number]

/** A dated sitting of a body, which gives the stamps of its decisions their level, date and note. */
export interface Meeting {
  readonly id: string
  /** ISO day; null where an imported text does not tell. */
  readonly date: string | null
  readonly body: string
  readonly kind: MeetingKind
  readonly open: boolean
  /** Open, but interrupted: nothing is decided until it is resumed. */
  readonly suspended: boolean
  /** Known from a printed stamp only. */
  readonly imported: boolean
  /** Who was called and who is in the room; null before the roll is called. */
  readonly roll: Roll | null
}

/** The roll of a meeting. Counts delegations alone, since a quorum is one of members. */
export interface Roll {
  /** In the room now. */
  readonly present: readonly PartyCode[]
  /** Were in the room at some time, for the record of the meeting. */
  readonly came: readonly PartyCode[]
  /** Delegations of the document when the roll was called. */
  readonly members: number
  /** How many have to be present for a quorum, by the rule of the house when the roll was called. */
  readonly needed: number
}

/** How a house reckons its quorum: more than half of the members, a third of them, or a number. */
export type QuorumRule = { readonly rule: 'majority' | 'third' } | { readonly rule: 'number'; readonly number: number }

/** What a decision is worth and how it prints. */
export interface Level {
  /** In capitals, after the decision: "INF", "AD REFERENDUM"; empty for a plain AGREED. */
  readonly level: string
  /** Whether the day of the meeting is printed with it. */
  readonly dated: boolean
  /** Whether it waits to be confirmed by a formal meeting with its quorum. */
  readonly pending: boolean
  /** The colour some houses give it on the page; the word always stands beside it. */
  readonly colour: 'yellow' | 'green' | null
}

/** How the house of a document decides: settings, since houses differ. `houses.ts` has those known by name. */
export interface House {
  readonly name: string
  readonly quorum: QuorumRule
  /** By the kind of meeting that decides, and for a working group or formal meeting without its quorum. */
  readonly levels: { readonly [K in MeetingKind | 'no quorum']: Level }
}

/** What stands at the head of a printed document besides its title and symbol. */
export interface Header {
  /** "Limited", "General"; empty where none is printed. */
  readonly distribution: string
  /** Language the document was drafted in: "English"; empty where none is printed. */
  readonly language: string
}

/** A delegation that asked for the floor. */
export interface FloorRequest {
  readonly id: string
  readonly party: PartyCode
  /** The unit it wants to speak to; null for the debate in general. */
  readonly unit: string | null
  /** ISO instant at which it asked, which gives the order. */
  readonly at: string
  readonly speaking: boolean
}

/** A renumbering, old labels beside new ones, so that minutes that quote the old can be read. */
export interface Concordance {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  readonly rows: readonly { readonly unit: string; readonly under: string; readonly from: string; readonly to: string }[]
}

/** What an import may find, what could change the meaning first and what is only untidy last. */
export const findingKinds = [
  'unbalanced bracket', 'lost strike-out', 'unknown party', 'agreed with open brackets', 'deleted with open brackets',
  'inferred note anchor', 'lost footnote number', 'ambiguous date', 'missing status', 'remark in brackets', 'alternative', 'move',
  'stub without text', 'wrong label', 'duplicate label', 'status on a heading', 'two spellings', 'label order',
  'unlabelled paragraph', 'other', 'label alone on its line', 'hard-wrapped text', 'missing blank line', 'missing full stop', 'spacing',
] as const

/** Something the secretariat should look at in an imported text; nothing was changed because of it. */
export interface Finding {
  readonly kind: (typeof findingKinds)[number]
  /** Lines of the source it is about, 1-based. */
  readonly lines: readonly number[]
  readonly sentence: string
}

/** What is known of a bracket besides its words: who else holds what on it. */
export interface BracketFacts {
  readonly positions: readonly Position[]
  /** Printed attribution or remark that came with it. */
  readonly remarks: readonly string[]
  /** ISO instant at which it was tabled; absent where an imported text does not tell. */
  readonly at?: string
}

/** A whole document at one instant, as a plain value. Everything is computed from it: acts, renditions, outlines, comparisons. */
export interface Draft {
  readonly title: string
  /** Document symbol ("CSH/GT/DSS-12/12"), empty where there is none. */
  readonly symbol: string
  readonly header: Header
  readonly house: House
  readonly units: readonly Unit[]
  readonly brackets: Readonly<Record<string, BracketFacts>>
  readonly notes: readonly Note[]
  readonly parties: readonly Party[]
  readonly meetings: readonly Meeting[]
  readonly findings: readonly Finding[]
  /** Holds by unit id. */
  readonly holds: Readonly<Record<string, Hold>>
  /** User ids the chair has appointed as clerks. */
  readonly clerks: readonly string[]
  /** The unit the room is on; every screen that follows scrolls there. */
  readonly pointer: string | null
  /** Units put off until later in the meeting, in the order they were. */
  readonly parked: readonly string[]
  /** Who asked for the floor, in the order they did. */
  readonly floor: readonly FloorRequest[]
  readonly concordances: readonly Concordance[]
}

/** Facts of a unit nobody has said anything about. */
export const noFacts: UnitFacts = {
  label: null, stamp: null, former: [], alternativeTo: null, moved: null, positions: [], remarks: [], lines: null,
}

/** The house of the 2012 negotiation, and of a document that names none: what is agreed informally is INF, what is agreed without a
 * quorum AD REFERENDUM until a meeting with its quorum confirms it. */
export const oas: House = {
  name: 'OAS',
  quorum: { rule: 'majority' },
  levels: {
    informal: { level: 'INF', dated: true, pending: false, colour: null },
    'working group': { level: '', dated: true, pending: false, colour: null },
    formal: { level: '', dated: true, pending: false, colour: null },
    'no quorum': { level: 'AD REFERENDUM', dated: false, pending: true, colour: null },
  },
}

/** A draft with nothing in it. */
export const emptyDraft: Draft = {
  title: '', symbol: '', header: { distribution: '', language: '' }, house: oas, units: [], brackets: {}, notes: [], parties: [], meetings: [],
  findings: [], holds: {}, clerks: [], pointer: null, parked: [], floor: [], concordances: [],
}

/** The codes in a `by`: "ARG,BRA" → ["ARG", "BRA"], "" → []. */
export function holders(by: string | null): PartyCode[] {
  return by ? by.split(',') : []
}

/** Whether typing is closed in a unit at every level: it is agreed or deleted. */
export function isSealed(unit: Pick<UnitFacts, 'stamp'>): boolean {
  return unit.stamp !== null
}
