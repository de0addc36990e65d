import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '../../schema/acts/act.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { actorOf } from '../access.ts'
import type { Made, Prepared } from '../createDocument.ts'
import { documentInFile, documentOfReview, lookAtFile } from '../draftInFile.ts'
import type { Making } from '../reading/readingTask.ts'
import { Problem, granted } from './problem.ts'
import { queryOf } from './queryOf.ts'
import { readBytes, readReviewBytes } from './readBytes.ts'
import { takeUploads } from './uploads.ts'
import type { HttpParts } from './visitor.ts'
import { staff, visitor } from './visitor.ts'
import { wanted } from './wanted.ts'

/** How a draft comes in: at once as it is read, or looked at first and then confirmed as it was reviewed. Nothing is stored before that. */
export function reviewRoutes(app: FastifyInstance, parts: HttpParts): void {
  const bringer = async (request: FastifyRequest): Promise<Actor> => {
    const { user } = await visitor(parts, request)
    const member = (await parts.store.memberships(user.id)).find(({ role }) => staff.includes(role))
    if (!member) throw new Problem(403, 'role', 'Only the chair and the secretariat may bring in a document.')
    return actorOf(user, member)
  }
  const making = (actor: Actor): Making => ({
    origin: { actor, joins: true, demo: false, now: new Date(parts.now()).toISOString() }, ids: { id: parts.newId(), snapshot: parts.newId() },
  })
  const kept = async (prepared: Prepared | Refusal): Promise<Made> => {
    const { made, kept } = granted(prepared)
    await parts.store.createDocument(kept)
    return made
  }

  app.register(async (files) => {
    const sender = takeUploads(files, readBytes, bringer)

    files.post('/api/documents', async (request, reply) => {
      const { name: file = 'a text without a name', title, symbol } = queryOf(request)
      const actor = sender(request)
      return reply.code(201).send(await kept(await wanted(reply, (signal) => documentInFile(bytesOf(request), { file, title, symbol }, making(actor), { signal, person: actor.user }))))
    })

    files.post('/api/read', async (request, reply) => {
      const { name = 'a text without a name' } = queryOf(request)
      const json = granted(await wanted(reply, (signal) => lookAtFile(bytesOf(request), name, { signal, person: sender(request).user })))
      return reply.type('application/json').send(Buffer.from(json.buffer, json.byteOffset, json.byteLength))
    })
  })

  app.register(async (reviews) => {
    const sender = takeUploads(reviews, readReviewBytes, bringer)

    reviews.post('/api/documents/reviewed', async (request, reply) => {
      const actor = sender(request)
      return reply.code(201).send(await kept(await wanted(reply, (signal) => documentOfReview(bytesOf(request), making(actor), { signal, person: actor.user }))))
    })
  })
}

function bytesOf({ body }: FastifyRequest): Uint8Array {
  if (body === 'too large') throw new Problem(413, 'size', 'This file is too large to be a draft: at most 3 megabytes of text or 20 megabytes of Word are taken. Nothing was brought in.')
  return body instanceof Uint8Array ? body : new Uint8Array()
}
