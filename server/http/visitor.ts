import type { FastifyRequest } from 'fastify'
import type { Actor, Role } from '../../schema/acts/act.ts'
import type { SignedIn } from '../access.ts'
import { actorOf, memberOf, signedInWith } from '../access.ts'
import type { OpenRoom, Rooms } from '../room/rooms.ts'
import type { Store } from '../store/store.ts'
import { Problem } from './problem.ts'

/** Name of the cookie that holds a session's token. */
export const cookieName = 'adref'

/** All that the routes are made from. */
export interface HttpParts {
  readonly store: Store
  readonly rooms: Rooms
  readonly publicUrl: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly newId: () => string
  /** Sign-ins one address may try in a minute. */
  readonly signInsPerMinute: number
  /** Told of errors that nobody foresaw. */
  readonly failed: (reason: unknown) => void
}

/** A member of a document, with its room. */
export interface Visit {
  readonly actor: Actor
  readonly document: string
  readonly open: OpenRoom
}

/** The token a request came with: a script's `Authorization: Bearer`, or the browser's cookie. */
export function tokenOf(request: Pick<FastifyRequest, 'headers' | 'cookies'>): string | undefined {
  return bearerOf(request.headers.authorization) ?? request.cookies[cookieName]
}

/** The token in an Authorization header. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]
}

/** Who is signed in; throws the problem when nobody is. */
export async function visitor(parts: HttpParts, request: FastifyRequest): Promise<SignedIn> {
  const found = await signedInWith(parts.store, tokenOf(request), parts.now())
  if (!found) throw new Problem(401, 'signed out', 'You are not signed in, or your sign-in has ended. Open your invitation link again.')
  return found
}

/** A member and the room of the document in the address; throws the problem when there is none, or none for this person. */
export async function visit(parts: HttpParts, request: FastifyRequest, allowed?: readonly Role[]): Promise<Visit> {
  const { user } = await visitor(parts, request)
  const { id } = request.params as { id: string }
  const member = await memberOf(parts.store, user.id, id)
  const open = member && (await parts.rooms.open(id))
  if (!open) throw new Problem(404, 'gone', 'There is no such document, or you were not invited to it.')
  if (allowed && !allowed.includes(member.role)) throw new Problem(403, 'role', 'Only the chair and the secretariat may do this.')
  return { actor: actorOf(user, member), document: id, open }
}

/** Roles that run a document. */
export const staff: readonly Role[] = ['chair', 'secretariat']

/** Whether an Origin is this server's own: the address people know it under, or the one this request came to. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  return origin === new URL(publicUrl).origin || (URL.canParse(origin) && host !== undefined && new URL(origin).host === host)
}

/** How often one person may ask for what takes the server some time to work out. Everybody in a meeting room has one address. */
export const perPerson = { max: 90, timeWindow: '1 minute', keyGenerator: (request: FastifyRequest) => tokenOf(request) ?? request.ip }
