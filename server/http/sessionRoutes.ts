import type { FastifyInstance } from 'fastify'
import { partyName } from '../../schema/naming.ts'
import { closeCodes } from '../../schema/protocol.ts'
import { acceptInvitation, notOurs, signedInWith, tokenHash } from '../access.ts'
import type { InvitationRow } from '../store/store.ts'
import { Problem, problemOf } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { cookieName, tokenOf, visitor } from './visitor.ts'

/** Signing in by link, signing out, and who one is. */
export function sessionRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store, rooms } = parts
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: parts.publicUrl.startsWith('https:') } as const

  app.post('/api/session', { config: { rateLimit: { max: parts.signInsPerMinute, timeWindow: '1 minute' } } }, async (request, reply) => {
    const { token, name } = (request.body ?? {}) as { token?: unknown; name?: unknown }
    if (typeof token !== 'string' || token === '') throw new Problem(422, 'malformed', 'Send the token of your invitation link.')
    const joined = await acceptInvitation(store, token, {
      name: typeof name === 'string' ? name : undefined,
      defaultName: (invitation) => nameFor(parts, invitation),
      current: await signedInWith(store, tokenOf(request), parts.now()),
      now: parts.now(),
    })
    if ('ok' in joined) throw problemOf(joined, 403)
    const { user, member } = joined
    reply.setCookie(cookieName, joined.token, { ...cookie, maxAge: 60 * 24 * 60 * 60 })
    return { token: joined.token, user: { id: user.id, name: user.name }, document: member.document, role: member.role, party: member.party }
  })

  app.post('/api/session/preview', { config: { rateLimit: { max: parts.signInsPerMinute, timeWindow: '1 minute' } } }, async (request) => {
    const { token } = (request.body ?? {}) as { token?: unknown }
    const invitation = typeof token === 'string' ? await store.invitation(tokenHash(token)) : null
    const row = invitation && (await store.document(invitation.document))
    if (!row) throw problemOf(notOurs, 403)
    return { title: row.title, symbol: row.symbol, role: invitation.role, as: await nameFor(parts, invitation) }
  })

  app.get('/api/session', async (request) => {
    const { user } = await visitor(parts, request)
    const memberships = []
    for (const { document, role, party } of await store.memberships(user.id)) {
      const row = await store.document(document)
      const open = row && (await rooms.open(document))
      if (open) memberships.push({ document, title: row.title, symbol: row.symbol, role, party, clerk: open.room.draft().clerks.includes(user.id) })
    }
    return { user: { id: user.id, name: user.name }, memberships }
  })

  app.delete('/api/session', async (request, reply) => {
    const { session } = await visitor(parts, request)
    await store.endSession(session.hash)
    rooms.closeWhere((connection) => connection.session === session.hash, closeCodes.signedOut, 'signed out')
    return reply.clearCookie(cookieName, cookie).code(204).send()
  })
}

/** What someone is called who gave no name: their party, or what they are. */
async function nameFor({ rooms }: HttpParts, { document, role, party }: InvitationRow): Promise<string> {
  if (party === null) return role.charAt(0).toUpperCase() + role.slice(1)
  const open = await rooms.open(document)
  return open ? partyName(open.room.draft(), party) : party
}
