import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { hashOfWords } from '../../schema/hash.ts'
import { SCHEMA_VERSION } from '../../schema/document.ts'
import { report } from '../../schema/report.ts'
import { actorOf } from '../access.ts'
import { createDocument } from '../createDocument.ts'
import { draftInAnyFile, knownParties } from '../draftInFile.ts'
import { Problem, granted } from './problem.ts'
import { readBytes } from './readBytes.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visit, visitor } from './visitor.ts'

/** The documents one belongs to, one of them whole, who is in it, and how a new one comes in. */
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

  // In a scope of its own, since here a body is a file and not JSON, whatever type it is sent with.
  app.register(async (files) => {
    files.removeAllContentTypeParsers()
    files.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => readBytes(payload))
    files.post('/api/documents', async (request, reply) => {
      const { user } = await visitor(parts, request)
      const member = (await store.memberships(user.id)).find(({ role }) => staff.includes(role))
      if (!member) throw new Problem(403, 'role', 'Only the chair and the secretariat may bring in a document.')
      if (request.body === 'too large') throw new Problem(413, 'size', 'This file is too large to be a draft: at most 3 megabytes of text or 20 megabytes of Word are taken. Nothing was brought in.')
      const query = request.query as { title?: string; symbol?: string; name?: string }
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
      const file = query.name ?? 'a text without a name'
      const draft = granted(await draftInAnyFile(bytes, await knownParties(), { ...query, file }))
      const now = new Date(parts.now()).toISOString()
      const made = await createDocument(store, draft, { actor: actorOf(user, member), joins: true, file, demo: false, now, newId: parts.newId })
      return reply.code(201).send(made)
    })
  })
}
