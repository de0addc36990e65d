import type { FastifyInstance } from 'fastify'
import { meetingSpan } from '../results/meetingSpan.ts'
import { printResults } from '../results/printResults.ts'
import { fileNameOf } from './fileName.ts'
import { granted } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { perPerson, visit } from './visitor.ts'

/** What a meeting came to, as it is written when it closes; while it is open, so far. */
export function resultsRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/api/documents/:id/meetings/:mid/results', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const { document, open } = await visit(parts, request)
    const { mid } = request.params as { mid: string }
    const { to = 'json' } = request.query as { to?: unknown }
    const draft = open.room.draft()
    await open.room.settled()
    const span = granted(await meetingSpan(parts.store, document, mid, draft))
    const printed = granted(await printResults(span, String(to)))
    const { content, type } = printed
    if (printed.to !== 'json') reply.header('content-disposition', fileNameOf(span.after, `results ${span.meeting.date ?? ''}`.trim(), printed.to))
    return reply.type(type).send(typeof content === 'string' ? content : Buffer.from(content))
  })
}
