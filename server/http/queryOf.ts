import type { FastifyRequest } from 'fastify'

/** What was asked for in the address. Whatever is asked for twice is one text, which nothing is called. */
export function queryOf(request: FastifyRequest): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(Object.entries(request.query as object).map(([name, value]) => [name, String(value)]))
}
