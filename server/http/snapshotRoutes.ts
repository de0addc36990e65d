import type { FastifyInstance } from 'fastify'
import type { Draft } from '../../schema/draft.ts'
import type { PrintWish } from '../print.ts'
import { print } from '../print.ts'
import type { OpenRoom } from '../room/rooms.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { Store } from '../store/store.ts'
import { fileNameOf } from './fileName.ts'
import { Problem, granted } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visit } from './visitor.ts'

/** Snapshots: listed, taken, read; and the document printed, as it is or as a snapshot has it. */
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

  app.get('/api/documents/:id/export', async (request, reply) => {
    const { document, open } = await visit(parts, request)
    // Whatever is asked for twice is one text, which no reading and no party is called.
    const asked = Object.entries(request.query as object).map(([name, value]) => [name, String(value)])
    const { snapshot, ...wish } = Object.fromEntries(asked) as PrintWish & { snapshot?: string }
    const draft = snapshot === undefined ? await draftNow(open) : (await snapshotIn(store, document, snapshot)).draft
    const { as, content, type, extension } = granted(await print(draft, wish))
    return reply.type(type).header('content-disposition', fileNameOf(draft, as, extension)).send(typeof content === 'string' ? content : Buffer.from(content))
  })
}

async function draftNow({ room }: OpenRoom): Promise<Draft> {
  const draft = room.draft()
  await room.settled()
  return draft
}

async function snapshotIn(store: Store, document: string, id: string) {
  const row = await store.snapshot(document, id)
  if (!row) throw new Problem(404, 'gone', 'There is no such snapshot of this document.')
  const { state: _state, json: _json, ...info } = row
  return { draft: draftOfSnapshot(row), info }
}
