import type { Role } from '../../schema/acts/act.ts'
import type { PartyCode } from '../../schema/draft.ts'
import type { LogEntry, LogHead } from '../log.ts'

/** A document as the overview lists it. */
export interface DocumentRow {
  readonly id: string
  readonly title: string
  readonly symbol: string
  /** ISO instant. */
  readonly created: string
  /** Loaded from the demonstration that comes with the project. */
  readonly demo: boolean
}

/** One change of the text as it came over the wire, kept for good: who sent it, and when. */
export interface UpdateRow {
  /** 1 for the first of its document. Two servers that both believe they own a document collide here, and the later one loses. */
  readonly seq: number
  readonly user: string
  readonly at: string
  readonly update: Uint8Array
}

/** A Yjs client id and the person it belongs to for ever. */
export interface ClientRow {
  readonly client: number
  readonly user: string
}

export const snapshotKinds = ['manual', 'automatic', 'before restore'] as const
export type SnapshotKind = (typeof snapshotKinds)[number]

/** A snapshot as it is listed. */
export interface SnapshotInfo {
  readonly id: string
  readonly title: string
  readonly at: string
  /** Name of who took it; the server's own for one it took by itself. */
  readonly by: string
  readonly kind: SnapshotKind
  /** Of the canonical JSON of the draft. */
  readonly sha256: string
  /** The last change it holds. */
  readonly seq: number
}

/** A whole document at a moment. Never changed after it is written. */
export interface SnapshotRow extends SnapshotInfo {
  /** The Yjs state, gzip. */
  readonly state: Uint8Array
  /** The canonical JSON of the draft, gzip. */
  readonly json: Uint8Array
}

/** The first answer to an act, under the key of who asked: the same key again gets the same answer, after a restart too. */
export interface OutcomeRow {
  readonly user: string
  readonly key: string
  /** Hash of what was asked, so that one key is not used for two acts. */
  readonly asked: string
  /** JSON of the answer. */
  readonly answer: string
}

/** What is written together or not at all. */
export interface Batch {
  readonly updates: readonly UpdateRow[]
  readonly clients: readonly ClientRow[]
  readonly entries: readonly LogEntry[]
  readonly outcomes: readonly OutcomeRow[]
  readonly snapshots: readonly SnapshotRow[]
  /** The whole state up to `seq`, to start from next time. The rows it covers stay. */
  readonly base: { readonly seq: number; readonly state: Uint8Array } | null
}

/** What it takes to open a document. */
export interface Stored {
  readonly base: Uint8Array | null
  /** Changes after the base, in order. */
  readonly updates: readonly Uint8Array[]
  readonly seq: number
  readonly clients: ReadonlyMap<number, string>
  readonly head: LogHead
  /** When the last change came, in milliseconds. */
  readonly editedAt: number | null
  readonly lastSnapshot: { readonly at: number; readonly seq: number } | null
}

/** The file a document's Word exports can be printed on, as the staff see it. */
export interface LetterheadInfo {
  /** Of the file as it was uploaded. */
  readonly name: string
  readonly size: number
  /** ISO instant. */
  readonly at: string
}

export interface LetterheadRow extends LetterheadInfo {
  readonly bytes: Uint8Array
}

export interface UserRow {
  readonly id: string
  readonly name: string
}

/** What a person is in one document. */
export interface MemberRow {
  readonly document: string
  readonly user: string
  readonly role: Role
  readonly party: PartyCode | null
  /** The invitation it came from; null for who made the document. */
  readonly invitation: string | null
}

/** A sign-in. Only the hash of its token is kept, so that who reads the disk cannot sign in. */
export interface SessionRow {
  readonly hash: string
  readonly user: string
  /** ISO instant. */
  readonly expires: string
}

/** A link that makes a member of whoever opens it, as often as it has uses. */
export interface InvitationRow {
  readonly id: string
  readonly hash: string
  readonly document: string
  readonly role: Role
  readonly party: PartyCode | null
  readonly uses: number
  readonly used: number
  readonly expires: string
  readonly revoked: boolean
  readonly created: string
  /** Printed by the server at its start, and replaced by the next start. */
  readonly atStart: boolean
}

/** A document from nothing: all of it is written together. */
export interface NewDocument {
  readonly row: DocumentRow
  readonly batch: Batch
  readonly members: readonly MemberRow[]
}

/** Everything that is kept. A promise that resolves means it is on disk; one that rejects means nothing of it is. */
export interface Store {
  createDocument(document: NewDocument): Promise<void>
  documents(): Promise<DocumentRow[]>
  document(id: string): Promise<DocumentRow | null>
  /** When the document last changed, as an ISO instant. */
  changedAt(document: string): Promise<string | null>
  load(document: string): Promise<Stored | null>
  /** The changes after one, in order, also those that a base covers: to say how the document stood at some moment. */
  changesAfter(document: string, seq: number): Promise<Omit<UpdateRow, 'user'>[]>
  append(document: string, batch: Batch): Promise<void>

  log(document: string): Promise<LogEntry[]>
  head(document: string): Promise<LogHead>
  outcome(document: string, user: string, key: string): Promise<OutcomeRow | null>
  snapshots(document: string): Promise<SnapshotInfo[]>
  snapshot(document: string, id: string): Promise<SnapshotRow | null>

  letterheadInfo(document: string): Promise<LetterheadInfo | null>
  letterhead(document: string): Promise<LetterheadRow | null>
  /** Keeps a letterhead instead of the one there was. */
  keepLetterhead(document: string, row: LetterheadRow): Promise<void>
  /** False where there was none. */
  removeLetterhead(document: string): Promise<boolean>

  user(id: string): Promise<UserRow | null>
  members(document: string): Promise<(MemberRow & { readonly name: string })[]>
  memberships(user: string): Promise<MemberRow[]>
  session(hash: string): Promise<SessionRow | null>
  endSession(hash: string): Promise<void>

  createInvitation(row: InvitationRow): Promise<void>
  invitations(document: string): Promise<InvitationRow[]>
  invitation(hash: string): Promise<InvitationRow | null>
  revokeInvitation(document: string, id: string): Promise<boolean>
  /** Takes back every link an earlier start printed. */
  revokeStartInvitations(document: string): Promise<void>
  /** Uses the invitation once for this person and opens their session, all at once; null when it has no use left at `now`. */
  join(hash: string, now: string, user: UserRow, session: SessionRow): Promise<MemberRow | null>
  /** Opens a session for someone known. */
  createSession(user: UserRow, session: SessionRow): Promise<void>

  close(): Promise<void>
}

/** A batch with nothing in it. */
export const emptyBatch: Batch = { updates: [], clients: [], entries: [], outcomes: [], snapshots: [], base: null }
