import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problem.ts'

/** Files one person may be sending at the same moment: each is held in memory until it is whole. */
const atOnce = 3

/** Whoever sends something: their id at least. */
interface Sender {
  readonly user: string
}

/** Makes a scope in which a body is a file and not JSON, whatever type it is sent with. Who may not send one is turned away before a byte of
 * it is kept. Gives the one who sent a request. */
export function takeUploads<S extends Sender>(scope: FastifyInstance, read: (payload: Readable) => Promise<Uint8Array | 'too large'>, allowed: (request: FastifyRequest) => Promise<S>): (request: FastifyRequest) => S {
  const senders = new WeakMap<FastifyRequest, S>()
  const sending = new Map<string, number>()
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request: FastifyRequest, payload: Readable) => read(payload))
  scope.addHook('onRequest', async (request, reply) => {
    const sender = await allowed(request)
    const count = sending.get(sender.user) ?? 0
    if (count >= atOnce) throw new Problem(429, 'size', 'You are sending several files already. Wait until they are through, and send this one then.')
    senders.set(request, sender)
    sending.set(sender.user, count + 1)
    reply.raw.once('close', () => {
      const left = (sending.get(sender.user) ?? 1) - 1
      if (left > 0) sending.set(sender.user, left)
      else sending.delete(sender.user)
    })
  })
  return (request) => {
    const sender = senders.get(request)
    if (!sender) throw new Error('a file came from nobody')
    return sender
  }
}
