import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { actorOf } from '../access.ts'
import type { Made } from '../createDocument.ts'
import { createDocument } from '../createDocument.ts'
import { draftInAnyFile, draftOfReview, knownParties, lookAtFile } from '../draftInFile.ts'
import { NoLongerWanted } from '../reading/readInThread.ts'
import { Problem, granted } from './problem.ts'
import { readBytes, readReviewBytes } from './readBytes.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visitor } from './visitor.ts'

/** How a draft comes in: at once as it is read, or looked at first and then confirmed as it was reviewed. Nothing is stored before that. */
export function reviewRoutes(app: FastifyInstance, parts: HttpParts): void {
  const bringer = async (request: FastifyRequest): Promise<Actor> => {
    const { user } = await visitor(parts, request)
    const member = (await parts.store.memberships(user.id)).find(({ role }) => staff.includes(role))
    if (!member) throw new Problem(403, 'role', 'Only the chair and the secretariat may bring in a document.')
    return actorOf(user, member)
  }
  const stored = (draft: Draft, actor: Actor, file: string, chosen = 0): Promise<Made> =>
    createDocument(parts.store, draft, { actor, joins: true, file, chosen, demo: false, now: new Date(parts.now()).toISOString(), newId: parts.newId })

  // In scopes of their own, since here a body is bytes and not JSON, whatever type it is sent with.
  app.register(async (files) => {
    takeBytes(files, readBytes)

    files.post('/api/documents', async (request, reply) => {
      const actor = await bringer(request)
      const { name, ...named } = request.query as { title?: string; symbol?: string; name?: string }
      const file = name ?? 'a text without a name'
      const draft = granted(await wanted(reply, async (signal) => draftInAnyFile(bytesOf(request), await knownParties(), { ...named, file }, signal)))
      return reply.code(201).send(await stored(draft, actor, file))
    })

    files.post('/api/read', async (request, reply) => {
      await bringer(request)
      const { name = 'a text without a name' } = request.query as { name?: string }
      const json = granted(await wanted(reply, async (signal) => lookAtFile(bytesOf(request), await knownParties(), name, signal)))
      return reply.type('application/json').send(Buffer.from(json.buffer, json.byteOffset, json.byteLength))
    })
  })

  app.register(async (reviews) => {
    takeBytes(reviews, readReviewBytes)

    reviews.post('/api/documents/reviewed', async (request, reply) => {
      const actor = await bringer(request)
      const { draft, file, chosen } = granted(await wanted(reply, async (signal) => draftOfReview(bytesOf(request), await knownParties(), signal)))
      return reply.code(201).send(await stored(draft, actor, file, chosen))
    })
  })
}

function takeBytes(app: FastifyInstance, read: (payload: Readable) => Promise<Uint8Array | 'too large'>): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => read(payload))
}

function bytesOf({ body }: FastifyRequest): Uint8Array {
  if (body === 'too large') throw new Problem(413, 'size', 'This file is too large to be a draft: at most 3 megabytes of text or 20 megabytes of Word are taken. Nothing was brought in.')
  return body instanceof Uint8Array ? body : new Uint8Array()
}

/** Does something for as long as somebody waits for it: a client that closes its connection stops it. */
async function wanted<T>(reply: FastifyReply, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const gone = new AbortController()
  const closed = () => gone.abort()
  reply.raw.once('close', closed)
  if (reply.raw.destroyed) closed()
  try {
    return await work(gone.signal)
  } catch (error) {
    // Nobody is there to read this.
    if (error instanceof NoLongerWanted) throw new Problem(503, 'state', 'The reading was broken off. Nothing was brought in.')
    throw error
  } finally {
    reply.raw.off('close', closed)
  }
}
