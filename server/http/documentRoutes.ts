import type { FastifyInstance } from 'fastify'
import { SCHEMA_VERSION } from '../../schema/document.ts'
import { isLong, onPaper } from '../paper/onPaper.ts'
import { grantedFile } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visit, visitor } from './visitor.ts'
import { wanted } from './wanted.ts'

/** The documents one belongs to, one of them whole, and who is in it. */
export function documentRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts

  app.get('/api/documents', async (request) => {
    const { user } = await visitor(parts, request)
    const found = []
    for (const { document, role, party } of await store.memberships(user.id)) {
      const row = await store.document(document)
      if (row) found.push({ id: row.id, title: row.title, symbol: row.symbol, role, party, at: (await store.changedAt(document)) ?? row.created })
    }
    return found.sort((a, b) => (a.at < b.at ? 1 : -1))
  })

  app.get('/api/documents/:id', async (request, reply) => {
    const { actor, document, open } = await visit(parts, request)
    const draft = open.room.draft()
    const { seq } = open.room
    await open.room.settled()
    const more = { id: document, schema: SCHEMA_VERSION, seq, role: actor.role, party: actor.party }
    const json = grantedFile(await wanted(reply, (signal) => onPaper('report', [draft, more], { signal, person: actor.user, isLong: isLong(draft) })))
    return reply.type('application/json; charset=utf-8').send(json)
  })

  app.get('/api/documents/:id/meetings', async (request) => {
    const { open } = await visit(parts, request)
    const { meetings } = open.room.draft()
    await open.room.settled()
    return meetings
  })

  app.get('/api/documents/:id/people', async (request) => {
    const { document, open } = await visit(parts, request, staff)
    const { clerks } = open.room.draft()
    return (await store.members(document)).map(({ user, name, role, party }) => ({ user, name, role, party, clerk: clerks.includes(user) }))
  })
}
