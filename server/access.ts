import { createHash } from 'node:crypto'
import type { Actor, Role } from '../schema/acts/act.ts'
import { roles } from '../schema/acts/act.ts'
import type { Draft, PartyCode } from '../schema/draft.ts'
import type { Refusal } from '../schema/refusal.ts'
import { refuse } from '../schema/refusal.ts'
import { newId, newToken } from './ids.ts'
import type { InvitationRow, MemberRow, SessionRow, Store, UserRow } from './store/store.ts'

const day = 24 * 60 * 60_000
/** How long a sign-in lasts: longer than most negotiations. */
const sessionDays = 60

/** Someone who is signed in. */
export interface SignedIn {
  readonly user: UserRow
  readonly session: SessionRow
}

/** A new sign-in: the token is told once and never kept. */
export interface NewSession {
  readonly token: string
  readonly user: UserRow
  readonly member: MemberRow
}

/** What is kept of a token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Who a token belongs to; null when it is nobody's, ended or expired. */
export async function signedInWith(store: Store, token: string | undefined, now: number): Promise<SignedIn | null> {
  if (!token) return null
  const session = await store.session(tokenHash(token))
  if (!session || Date.parse(session.expires) <= now) return null
  const user = await store.user(session.user)
  return user && { user, session }
}

/** What somebody is in a document; null when they are nothing there. */
export async function memberOf(store: Store, user: string, document: string): Promise<MemberRow | null> {
  return (await store.memberships(user)).find((member) => member.document === document) ?? null
}

/** Somebody as the one who acts. */
export function actorOf(user: UserRow, { role, party }: Pick<MemberRow, 'role' | 'party'>): Actor {
  return { user: user.id, name: user.name, role, party }
}

/** What is said of a link nobody made. */
export const notOurs = refuse('forged', 'This link is not one of ours. Check that it was copied whole, or ask the secretariat for a new one.')

/** Opens a session for the link of an invitation.
 *
 * Whoever is signed in already keeps being the same person, and may open their own link again; a second role in one document makes a
 * second person, since one act must not have two roles. */
export async function acceptInvitation(
  store: Store,
  token: string,
  given: { readonly name: string | undefined; readonly defaultName: (invitation: InvitationRow) => Promise<string>; readonly current: SignedIn | null; readonly now: number },
): Promise<NewSession | Refusal> {
  const { current, now } = given
  const hash = tokenHash(token)
  const invitation = await store.invitation(hash)
  if (!invitation) return notOurs
  const before = current && (await memberOf(store, current.user.id, invitation.document))
  const opened = newToken()
  const session = (user: string): SessionRow => ({ hash: tokenHash(opened), user, expires: new Date(now + sessionDays * day).toISOString() })
  if (current && before?.invitation === invitation.id && !invitation.revoked) {
    await store.createSession(current.user, session(current.user.id))
    return { token: opened, user: current.user, member: before }
  }
  const name = cleanName(given.name) ?? (await given.defaultName(invitation))
  const user = current && !before ? current.user : { id: newId(), name }
  const member = await store.join(hash, new Date(now).toISOString(), user, session(user.id))
  return member ? { token: opened, user, member } : whyNot(invitation, now)
}

function whyNot(invitation: InvitationRow, now: number): Refusal {
  if (invitation.revoked) return refuse('state', 'This link was taken back. Ask the secretariat for a new one.')
  if (Date.parse(invitation.expires) <= now) return refuse('state', 'This link has expired. Ask the secretariat for a new one.')
  return refuse('state', 'This link was used up: somebody has signed in with it already. Ask the secretariat for a new one.')
}

/** A name as people write it, in one line of a sensible length; null when there is none. */
function cleanName(name: string | undefined): string | null {
  return name?.normalize('NFC').replace(/[\p{Cc}\p{Cf}]/gu, '').replace(/\s+/g, ' ').trim().slice(0, 80) || null
}

/** What an invitation is asked for with. */
export interface InvitationWish {
  readonly document: string
  readonly role: Role
  readonly party: PartyCode | null
  readonly uses: number
  readonly days: number
  readonly atStart?: boolean
}

/** An invitation and its link, which is told once. */
export interface Invited {
  readonly id: string
  readonly link: string
}

/** Makes an invitation. The token stands behind the `#` of the link, so that it enters no server's log. */
export async function invite(store: Store, wish: InvitationWish, at: { readonly publicUrl: string; readonly now: number }): Promise<Invited> {
  const token = newToken()
  const { document, role, party, uses, days, atStart = false } = wish
  const id = newId()
  await store.createInvitation({
    id, document, role, party, uses, atStart,
    hash: tokenHash(token), used: 0, revoked: false,
    created: new Date(at.now).toISOString(),
    expires: new Date(at.now + days * day).toISOString(),
  })
  return { id, link: `${at.publicUrl}/#/join/${token}` }
}

/** An invitation read from outside: a sentence says what is wrong with it. Codes are not case-sensitive, a delegation needs one. */
export function readInvitationWish(given: { role?: unknown; party?: unknown; uses?: unknown; days?: unknown }, document: string, draft: Pick<Draft, 'parties'>): InvitationWish | Refusal {
  const role = roles.find((each) => each === given.role)
  if (!role) return refuse('malformed', `Say which role the invitation is for: ${roles.join(', ')}.`)
  const code = typeof given.party === 'string' && given.party !== '' ? given.party : null
  const party = code === null ? null : (draft.parties.find((each) => each.code.toLowerCase() === code.toLowerCase())?.code ?? null)
  if (role === 'delegation' && code === null) return refuse('malformed', 'Say which party the delegation speaks for, by its code, for instance URY.')
  if (role === 'delegation' && party === null) return refuse('malformed', `The document knows no party "${code}". Use the code of one of its parties, for instance URY.`)
  const uses = count(given.uses, 1)
  const days = count(given.days, 30)
  if (uses === null || uses > 1000) return refuse('malformed', 'An invitation is good for 1 to 1000 people.')
  if (days === null || days > 366) return refuse('malformed', 'An invitation is good for 1 to 366 days.')
  return { document, role, party: role === 'delegation' ? party : null, uses, days }
}

function count(given: unknown, otherwise: number): number | null {
  if (given === undefined || given === null) return otherwise
  const number = Number(given)
  return Number.isInteger(number) && number >= 1 ? number : null
}
