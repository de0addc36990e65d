import type { Role } from '../schema/acts/act.ts'
import type { PartyCode } from '../schema/draft.ts'
import type { Refusal } from '../schema/refusal.ts'
import { refusalCodes, refuse } from '../schema/refusal.ts'
import type { Deed, DeedDone } from './sync/room.ts'

/** The person signed in at this browser, and the documents they belong to. */
export interface SessionInfo {
  readonly user: { readonly id: string; readonly name: string }
  readonly memberships: readonly Membership[]
}

export interface Membership {
  readonly document: string
  readonly title: string
  readonly symbol: string
  readonly role: Role
  readonly party: PartyCode | null
  readonly clerk: boolean
}

/** What signing in by an invitation link answers. */
export interface Joined {
  readonly user: { readonly id: string; readonly name: string }
  readonly document: string
  readonly role: Role
  readonly party: PartyCode | null
}

/** What an invitation link leads to. */
export interface InvitationPreview {
  readonly title: string
  readonly symbol: string
  readonly role: Role
  /** The party's name, or the role's. */
  readonly as: string
}

/** One row of the overview of documents. */
export interface DocumentInfo {
  readonly id: string
  readonly title: string
  readonly symbol: string
  readonly role: Role
  readonly party: PartyCode | null
  readonly at: string
}

/** An answer that is not what was asked for, as a value with a sentence for the person. */
export type Answer<T> = T | Refusal

/** Whether an answer is a refusal. A bare `ok: false` is not enough: a response of the server with an error status has one too. */
export function isRefusal(answer: unknown): answer is Refusal {
  return typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === false && 'sentence' in answer
}

/** Signs in with the token of an invitation link. */
export async function join(token: string, name?: string): Promise<Answer<Joined>> {
  return await ask('POST', '/api/session', json(name === undefined ? { token } : { token, name }))
}

/** Where an invitation link leads, and as whom; nothing of it is used. */
export async function previewInvitation(token: string): Promise<Answer<InvitationPreview>> {
  return await ask('POST', '/api/session/preview', json({ token }))
}

/** Who is signed in; null when nobody is. */
export async function session(): Promise<Answer<SessionInfo> | null> {
  const response = await reach('/api/session')
  if (isRefusal(response)) return response
  return response.status === 401 ? null : await read(response)
}

/** Signs out of this browser. */
export async function signOut(): Promise<Answer<null>> {
  return await ask('DELETE', '/api/session')
}

/** The documents one belongs to. */
export async function documents(): Promise<Answer<readonly DocumentInfo[]>> {
  return await ask('GET', '/api/documents')
}

/** Sends an act. The same key sent again, after a break of the line, answers with the first outcome. */
export async function sendAct(document: string, key: string, deed: Deed): Promise<DeedDone | Refusal> {
  const answer = await ask<Omit<DeedDone, 'ok'>>('POST', `/api/documents/${encodeURIComponent(document)}/acts`, json({ key, ...deed }))
  return isRefusal(answer) ? answer : { ok: true, entry: answer.entry, sentence: answer.sentence, notices: answer.notices ?? [] }
}

/** One call to the server: its JSON answer, or a refusal in the server's own words. */
export async function ask<T>(method: string, path: string, more: RequestInit = {}): Promise<Answer<T>> {
  const response = await reach(path, { method, ...more })
  return isRefusal(response) ? response : await read<T>(response)
}

/** The body of a call that sends JSON. */
export function json(body: unknown): RequestInit {
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** What a response of the server says: its JSON answer, or a refusal in the server's own words. */
export function answerOf<T>(status: number, text: string): Answer<T> {
  const body = parsed(text)
  return status >= 200 && status < 300 ? (body as T) : refusalOf(body, status)
}

async function reach(path: string, init: RequestInit = {}): Promise<Answer<Response>> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch {
    // fetch throws only when the server could not be reached; everything else is a status.
    return refuse('state', 'The server cannot be reached at the moment. Nothing was changed; try again when the connection is back.')
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  return answerOf(response.status, await response.text())
}

function refusalOf(body: unknown, status: number): Refusal {
  const problem = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
  const code = refusalCodes.find((known) => known === problem['code']) ?? 'state'
  const sentence = typeof problem['detail'] === 'string' ? problem['detail'] : `The server answered with an error (${status}). Nothing was changed.`
  const now = problem['now'] as Refusal['now']
  return refuse(code, sentence, now ? { now } : {})
}

function parsed(text: string): unknown {
  try {
    return text === '' ? null : (JSON.parse(text) as unknown)
  } catch {
    return null
  }
}
