import type { FastifyInstance } from 'fastify'
import { comparisonDocx } from '../compare/comparisonDocx.ts'
import { comparisonHtml } from '../compare/comparisonHtml.ts'
import { compareStates } from '../compare/compareStates.ts'
import { stateAt } from '../compare/stateAt.ts'
import { fileNameOf } from './fileName.ts'
import { Problem, granted } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { perPerson, visit } from './visitor.ts'

/** Files a comparison is had as. */
export const comparisonFormats = ['json', 'html', 'docx'] as const

/** What changed between two states of a document, for everybody who may read it. */
export function compareRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts
  app.get('/api/documents/:id/compare', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const { document, open } = await visit(parts, request)
    // Whatever is asked for twice is one text, which no state is called.
    const { from, to, format = 'json' } = Object.fromEntries(Object.entries(request.query as object).map(([name, value]) => [name, String(value)]))
    if (from === undefined) throw new Problem(422, 'malformed', 'Say from which snapshot to compare: ?from= and its id.')
    if (!comparisonFormats.some((each) => each === format)) throw new Problem(422, 'malformed', `A comparison is had as json, html or docx, not as "${format}".`)
    const now = parts.now()
    const draft = open.room.draft()
    await open.room.settled()
    const before = granted(await stateAt(store, document, from, now))
    const after = to === undefined
      ? { id: 'now', title: 'Now', at: new Date(now).toISOString(), draft, isNow: true }
      : { ...granted(await stateAt(store, document, to, now)), isNow: false }
    const compared = compareStates(before, after, await store.log(document))
    if (format === 'json') return compared
    const [type, content] = format === 'html'
      ? ['text/html; charset=utf-8', comparisonHtml(compared)] as const
      : ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', Buffer.from(comparisonDocx(compared))] as const
    return reply.type(type).header('content-disposition', fileNameOf(draft, 'compared', format)).send(content)
  })
}
