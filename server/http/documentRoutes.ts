import type { FastifyInstance } from 'fastify'
import { hashOfWords } from '../../schema/hash.ts'
import { SCHEMA_VERSION } from '../../schema/document.ts'
import { report } from '../../schema/report.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visit, visitor } from './visitor.ts'

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

  app.get('/api/documents/:id', async (request) => {
    const { actor, document, open } = await visit(parts, request)
    const draft = open.room.draft()
    const { seq } = open.room
    await open.room.settled()
    const told = report(draft)
    const hashes = new Map(draft.units.map((unit) => [unit.id, hashOfWords(unit)]))
    return {
      ...told,
      id: document,
      title: draft.title,
      symbol: draft.symbol,
      schema: SCHEMA_VERSION,
      seq,
      role: actor.role,
      party: actor.party,
      meeting: draft.meetings.find((meeting) => meeting.open) ?? null,
      parties: draft.parties,
      units: told.units.map((unit) => ({ ...unit, hash: hashes.get(unit.id) })),
    }
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
