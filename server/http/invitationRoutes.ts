import type { FastifyInstance } from 'fastify'
import { invite, readInvitationWish } from '../access.ts'
import { Problem, granted } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visit } from './visitor.ts'

/** Who was invited; the link itself is told once and cannot be read again. */
export function invitationRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts

  app.get('/api/documents/:id/invitations', async (request) => {
    const { document } = await visit(parts, request, staff)
    const rows = await store.invitations(document)
    return rows.map(({ id, role, party, uses, used, expires, revoked, created }) => ({ id, role, party, uses, used, expires, revoked, created }))
  })

  app.post('/api/documents/:id/invitations', async (request, reply) => {
    const { document, open } = await visit(parts, request, staff)
    const wish = granted(readInvitationWish((request.body ?? {}) as object, document, open.room.draft()))
    return reply.code(201).send(await invite(store, wish, { publicUrl: parts.publicUrl, now: parts.now() }))
  })

  app.delete('/api/documents/:id/invitations/:iid', async (request, reply) => {
    const { document } = await visit(parts, request, staff)
    const { iid } = request.params as { iid: string }
    if (!(await store.revokeInvitation(document, iid))) throw new Problem(404, 'gone', 'There is no such invitation.')
    return reply.code(204).send()
  })
}
