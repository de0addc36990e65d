import type { FastifyInstance } from 'fastify'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { Store } from '../store/store.ts'
import { Problem } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visit } from './visitor.ts'

/** Snapshots: listed, taken, read. */
export function snapshotRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts

  app.get('/api/documents/:id/snapshots', async (request) => {
    const { document, open } = await visit(parts, request)
    await open.room.settled()
    return await store.snapshots(document)
  })

  app.post('/api/documents/:id/snapshots', async (request, reply) => {
    const { actor, open } = await visit(parts, request, staff)
    const { title } = (request.body ?? {}) as { title?: unknown }
    if (typeof title !== 'string' || title.trim() === '') throw new Problem(422, 'malformed', 'Give the snapshot a title, so that it is found again.')
    const info = open.room.snapshot('manual', title.trim().slice(0, 200), actor.name)
    await open.room.settled()
    return reply.code(201).send(info)
  })

  app.get('/api/documents/:id/snapshots/:sid', async (request) => {
    const { document } = await visit(parts, request)
    const { sid } = request.params as { sid: string }
    const { draft, info } = await snapshotIn(store, document, sid)
    const listed = await store.snapshots(document)
    const previous = listed[listed.findIndex(({ id }) => id === sid) + 1]
    return { ...info, draft, ...(previous && { previous: previous.id }) }
  })
}

/** A snapshot as it is read; throws the problem where there is none. */
export async function snapshotIn(store: Store, document: string, id: string) {
  const row = await store.snapshot(document, id)
  if (!row) throw new Problem(404, 'gone', 'There is no such snapshot of this document.')
  const { state: _state, json: _json, ...info } = row
  return { draft: draftOfSnapshot(row), info }
}
