import type { FastifyReply } from 'fastify'
import { NoLongerWanted, TooMuchWaiting } from '../threads/lane.ts'
import { Problem } from './problem.ts'

/** Does something for as long as somebody waits for it: a client that closes its connection stops it. */
export async function wanted<T>(reply: FastifyReply, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const gone = new AbortController()
  const closed = () => gone.abort()
  reply.raw.once('close', closed)
  if (reply.raw.destroyed) closed()
  try {
    return await work(gone.signal)
  } catch (error) {
    // Nobody is there to read this.
    if (error instanceof NoLongerWanted) throw new Problem(503, 'state', 'It was broken off. Nothing was changed.')
    if (error instanceof TooMuchWaiting) throw new Problem(429, 'size', 'Much is being read and printed at the moment. Ask again in a minute.')
    throw error
  } finally {
    reply.raw.off('close', closed)
  }
}
