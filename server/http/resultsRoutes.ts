import type { FastifyInstance } from 'fastify'
import { isLong, onPaper } from '../paper/onPaper.ts'
import { writePdf } from '../pdf/writePdf.ts'
import { meetingSpan } from '../results/meetingSpan.ts'
import { resultFormats } from '../results/printResults.ts'
import { fileNameOf } from './fileName.ts'
import { Problem, granted, grantedFile } from './problem.ts'
import { queryOf } from './queryOf.ts'
import type { HttpParts } from './visitor.ts'
import { perPerson, visit } from './visitor.ts'
import { wanted } from './wanted.ts'

/** What a meeting came to, as it is written when it closes; while it is open, so far. */
export function resultsRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.get('/api/documents/:id/meetings/:mid/results', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const { actor, document, open } = await visit(parts, request)
    const { mid } = request.params as { mid: string }
    const { to: wished = 'json' } = queryOf(request)
    const to = resultFormats.find((each) => each === wished)
    if (!to) throw new Problem(422, 'malformed', `The results of a meeting are printed to ${resultFormats.join(', ')}, not to "${wished}".`)
    const draft = open.room.draft()
    await open.room.settled()
    const span = granted(await meetingSpan(parts.store, document, mid, draft))
    const { printed, content } = await wanted(reply, async (signal) => {
      const given = { signal, person: actor.user }
      const made = granted(await onPaper('results', [span, to], { ...given, isLong: isLong(draft) }))
      const file = typeof made.content === 'object' && 'toBeSet' in made.content ? await writePdf(made.content.toBeSet, { as: 'annotated' }, undefined, given) : made.content
      return { printed: made, content: grantedFile(file) }
    })
    const { named, type } = printed
    if (to !== 'json') reply.header('content-disposition', fileNameOf(named, `results ${named.date ?? ''}`.trim(), to))
    return reply.type(type).send(typeof content === 'string' ? content : Buffer.from(content))
  })
}
