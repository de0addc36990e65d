import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem, sendProblem } from './problem.ts'

/** Where the pages come from: what the build left in a folder, a development server, or nowhere. */
export type Pages =
  | { readonly kind: 'built'; readonly folder: string }
  | { readonly kind: 'dev'; readonly middleware: Middleware }
  | { readonly kind: 'none' }

type Middleware = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/** Serves the client. An address that is no file is a page of the client, which finds its own way. */
export async function servePages(app: FastifyInstance, pages: Pages): Promise<void> {
  const built = pages.kind === 'built' && existsSync(join(pages.folder, 'index.html')) ? pages.folder : null
  if (built)
    await app.register(fastifyStatic, {
      root: built,
      wildcard: false,
      cacheControl: false,
      // Names under assets/ carry a hash of their contents.
      setHeaders: (reply, path) => void reply.setHeader('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
    })
  // The wall has an address people can type into the machine at the projector.
  if (pages.kind !== 'none') app.get('/screen/:document', (request, reply) => reply.redirect(`/#/screen/${encodeURIComponent((request.params as { document: string }).document)}`))
  app.setNotFoundHandler((request, reply) => {
    if (request.url.startsWith('/api/')) return sendProblem(reply, new Problem(404, 'gone', 'There is nothing under this address.'))
    if (request.method !== 'GET' && request.method !== 'HEAD') return sendProblem(reply, new Problem(405, 'malformed', 'Pages can only be read.'))
    if (pages.kind === 'dev') {
      reply.hijack()
      return pages.middleware(request.raw, reply.raw, () => {
        reply.raw.statusCode = 404
        reply.raw.end()
      })
    }
    // A missing script must not be answered with a page: the browser would call that a type error.
    if (!built || /\.\w+$/.test(request.url.split('?')[0] ?? '')) return sendProblem(reply, new Problem(404, 'gone', built ? 'There is no such file.' : 'The pages have not been built: run "npm run build".'))
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false })
  })
}
