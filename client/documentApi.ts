import type { Role } from '../schema/acts/act.ts'
import type { Draft, PartyCode } from '../schema/draft.ts'
import type { Answer } from './api.ts'
import { ask, json } from './api.ts'

/** One line of the list of snapshots. */
export interface SnapshotInfo {
  readonly id: string
  readonly title: string
  /** ISO instant. */
  readonly at: string
  /** Name of whoever took it. */
  readonly by: string
  readonly kind: 'manual' | 'automatic' | 'before restore'
  readonly sha256: string
  readonly seq: number
}

/** A snapshot with all it holds. */
export interface Snapshot extends SnapshotInfo {
  readonly draft: Draft
  /** Id of the one before it; absent for the first. */
  readonly previous?: string
}

/** Somebody who belongs to the document, as the staff see them. */
export interface Member {
  readonly user: string
  readonly name: string
  readonly role: Role
  readonly party: PartyCode | null
  readonly clerk: boolean
}

/** A sign-in link as it was made. The link is shown once: the server keeps only its hash. */
export interface Invitation {
  readonly id: string
  readonly link: string
}

/** Whom a new sign-in link is for. */
export interface InvitationWish {
  readonly role: Role
  readonly party?: PartyCode
  readonly uses?: number
  readonly days?: number
}

/** The snapshots of a document, newest first. */
export async function snapshots(document: string): Promise<Answer<readonly SnapshotInfo[]>> {
  return await ask('GET', documentPath(document, 'snapshots'))
}

/** How far the document was at a snapshot. */
export interface TrendPoint {
  /** ISO instant. */
  readonly at: string
  readonly agreed: number
  readonly of: number
  readonly brackets: number
}

/** How far the document was from snapshot to snapshot, oldest first. */
export async function trend(document: string): Promise<Answer<readonly TrendPoint[]>> {
  return await ask('GET', documentPath(document, 'trend'))
}

/** Keeps the document as it is now, under a title. */
export async function takeSnapshot(document: string, title: string): Promise<Answer<SnapshotInfo>> {
  return await ask('POST', documentPath(document, 'snapshots'), json({ title }))
}

/** One snapshot, to be read. */
export async function snapshot(document: string, id: string): Promise<Answer<Snapshot>> {
  return await ask('GET', documentPath(document, 'snapshots', id))
}

/** Everybody who has signed in to the document. */
export async function people(document: string): Promise<Answer<readonly Member[]>> {
  return await ask('GET', documentPath(document, 'people'))
}

/** Makes a sign-in link. */
export async function invite(document: string, wish: InvitationWish): Promise<Answer<Invitation>> {
  return await ask('POST', documentPath(document, 'invitations'), json(wish))
}

/** Where something of a document is to be had. */
export function documentPath(document: string, ...path: string[]): string {
  return ['/api/documents', ...[document, ...path].map(encodeURIComponent)].join('/')
}
