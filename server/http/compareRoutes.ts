import type { FastifyInstance } from 'fastify'
import { comparisonFormats } from '../compare/comparisonFile.ts'
import { stateAt } from '../compare/stateAt.ts'
import { isLong, onPaper } from '../paper/onPaper.ts'
import { fileNameOf } from './fileName.ts'
import { Problem, granted, grantedFile } from './problem.ts'
import { queryOf } from './queryOf.ts'
import type { HttpParts } from './visitor.ts'
import { perPerson, visit } from './visitor.ts'
import { wanted } from './wanted.ts'

/** What changed between two states of a document, for everybody who may read it. */
export function compareRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts
  app.get('/api/documents/:id/compare', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const { actor, document, open } = await visit(parts, request)
    const { from, to, format: wished = 'json' } = queryOf(request)
    if (from === undefined) throw new Problem(422, 'malformed', 'Say from which snapshot to compare: ?from= and its id.')
    const format = comparisonFormats.find((each) => each === wished)
    if (!format) throw new Problem(422, 'malformed', `A comparison is had as json, html or docx, not as "${wished}".`)
    const now = parts.now()
    const draft = open.room.draft()
    await open.room.settled()
    const before = granted(await stateAt(store, document, from, now))
    const after = to === undefined ? { kind: 'now', at: new Date(now).toISOString(), draft } as const : granted(await stateAt(store, document, to, now))
    const log = await store.log(document)
    const content = grantedFile(await wanted(reply, (signal) => onPaper('compare', [before, after, log, format], { signal, person: actor.user, isLong: isLong(draft) })))
    if (format === 'json') return reply.type('application/json; charset=utf-8').send(content)
    return reply.type(types[format]).header('content-disposition', fileNameOf(draft, 'compared', format)).send(typeof content === 'string' ? content : Buffer.from(content))
  })
}

const types = { html: 'text/html; charset=utf-8', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' } as const
