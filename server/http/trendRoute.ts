import type { FastifyInstance } from 'fastify'
import type { Tally } from '../../schema/runList.ts'
import { runList } from '../../schema/runList.ts'
import { draftOfSnapshot } from '../room/takeSnapshot.ts'
import type { HttpParts } from './visitor.ts'
import { visit } from './visitor.ts'

/** How far a document came from snapshot to snapshot. A snapshot never changes, so each is counted once. */
export function trendRoute(app: FastifyInstance, { store, ...parts }: HttpParts): void {
  const tallies = new Map<string, Tally>()
  app.get('/api/documents/:id/trend', async (request) => {
    const { document } = await visit({ store, ...parts }, request)
    const points: (Tally & { readonly at: string })[] = []
    for (const { id, at } of (await store.snapshots(document)).toReversed()) {
      const row = tallies.has(id) ? null : await store.snapshot(document, id)
      if (row) tallies.set(id, runList(draftOfSnapshot(row)).total)
      const tally = tallies.get(id)
      if (tally) points.push({ at, ...tally })
    }
    return points
  })
}
