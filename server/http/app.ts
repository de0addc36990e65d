import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import Fastify from 'fastify'
import { SCHEMA_VERSION } from '../../schema/document.ts'
import { actRoutes } from './actRoutes.ts'
import { compareRoutes } from './compareRoutes.ts'
import { documentRoutes } from './documentRoutes.ts'
import { exportRoutes } from './exportRoutes.ts'
import { invitationRoutes } from './invitationRoutes.ts'
import { openapi } from './openapi.ts'
import type { Pages } from './pages.ts'
import { servePages } from './pages.ts'
import { Problem, answerErrors } from './problem.ts'
import { resultsRoutes } from './resultsRoutes.ts'
import { reviewRoutes } from './reviewRoutes.ts'
import { sessionRoutes } from './sessionRoutes.ts'
import { snapshotRoutes } from './snapshotRoutes.ts'
import { trendRoute } from './trendRoute.ts'
import type { HttpParts } from './visitor.ts'
import { isOwnOrigin } from './visitor.ts'

/** The HTTP side of a server, not yet listening. `routes` are all it answers under /api, to be held against its description. */
export async function createApp(parts: HttpParts, pages: Pages): Promise<{ app: FastifyInstance; routes: readonly string[] }> {
  const app = Fastify({ forceCloseConnections: true, routerOptions: { maxParamLength: 128 } })
  const routes: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (url.startsWith('/api/')) routes.push(...[method].flat().filter((each) => each !== 'HEAD').map((each) => `${each} ${url}`))
  })
  app.setErrorHandler(answerErrors(parts.failed))
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(helmet, {
    contentSecurityPolicy: pages.kind === 'dev' ? false : { useDefaults: false, directives: policy },
    // Only the one who terminates TLS knows whether the whole host speaks it.
    strictTransportSecurity: parts.publicUrl.startsWith('https:') ? { maxAge: 15_552_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  app.addHook('onRequest', async ({ method, headers }) => {
    if (method === 'GET' || method === 'HEAD' || headers.origin === undefined) return
    if (!isOwnOrigin(headers.origin, headers.host, parts.publicUrl)) throw new Problem(403, 'forged', 'This request comes from a page of another site.')
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })

  app.get('/api/health', async () => ({ ok: true, schema: SCHEMA_VERSION }))
  app.get('/api/openapi.json', async () => openapi)
  sessionRoutes(app, parts)
  documentRoutes(app, parts)
  reviewRoutes(app, parts)
  actRoutes(app, parts)
  snapshotRoutes(app, parts)
  trendRoute(app, parts)
  exportRoutes(app, parts)
  compareRoutes(app, parts)
  resultsRoutes(app, parts)
  invitationRoutes(app, parts)
  await servePages(app, pages)
  return { app, routes }
}

/** Scripts, fonts and sockets from here alone; styles may also be set by script, which the controls of the interface do. */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}
