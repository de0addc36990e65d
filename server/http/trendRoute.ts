import type { FastifyInstance } from 'fastify'
import type { Tally } from '../../schema/runList.ts'
import { isLong, onPaper } from '../paper/onPaper.ts'
import { granted } from './problem.ts'
import type { HttpParts } from './visitor.ts'
import { perPerson, visit } from './visitor.ts'
import { wanted } from './wanted.ts'

/** How far a document came from snapshot to snapshot. A snapshot never changes, so each is counted once. */
export function trendRoute(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts
  const tallies = new Map<string, Tally>()
  app.get('/api/documents/:id/trend', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const { actor, document, open } = await visit(parts, request)
    const listed = (await store.snapshots(document)).toReversed()
    const away = isLong(open.room.draft())
    for (const { id } of listed) {
      const row = tallies.has(id) ? null : await store.snapshot(document, id)
      if (!row) continue
      const [tally] = granted(await wanted(reply, (signal) => onPaper('progress', [[row]], { signal, person: actor.user, isLong: away })))
      if (tally) tallies.set(id, tally)
    }
    return listed.flatMap(({ id, at }) => (tallies.has(id) ? [{ at, ...tallies.get(id) }] : []))
  })
}
