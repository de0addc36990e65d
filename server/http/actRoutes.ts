import type { FastifyInstance } from 'fastify'
import { readAct } from '../../schema/acts/readAct.ts'
import { granted, problemOf } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { visit } from './visitor.ts'

/** Acts, and the log of all that was done. */
export function actRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.post('/api/documents/:id/acts', async (request) => {
    const { actor, open } = await visit(parts, request)
    const answer = await open.acts.perform(actor, granted(readAct(request.body)))
    if (!answer.ok) throw problemOf(answer)
    const { entry, hash, sentence, notices } = answer
    return { entry, hash, sentence, notices }
  })

  app.get('/api/documents/:id/log', async (request) => {
    const { document, open } = await visit(parts, request)
    await open.room.settled()
    return await parts.store.log(document)
  })
}
