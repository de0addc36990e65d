import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Refusal, RefusalCode } from '../../schema/refusal.ts'

/** An answer that is not what was asked for: a status, a code for programs and a sentence for people. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly more: Pick<Refusal, 'unit' | 'now'>

  constructor(status: number, code: string, sentence: string, more: Pick<Refusal, 'unit' | 'now'> = {}) {
    super(sentence)
    this.status = status
    this.code = code
    this.more = more
  }
}

const statusOf: Readonly<Record<RefusalCode, number>> = {
  role: 403,
  'not yours': 403,
  forged: 403,
  sealed: 409,
  held: 409,
  changed: 409,
  meeting: 409,
  structure: 409,
  state: 409,
  gone: 404,
  size: 413,
  malformed: 422,
}

/** A refusal as a problem, so that a handler can throw it. */
export function problemOf(refusal: Refusal, status = statusOf[refusal.code]): Problem {
  const { code, sentence, unit, now } = refusal
  return new Problem(status, code, sentence, { ...(unit !== undefined && { unit }), ...(now && { now }) })
}

/** A value, or the refusal thrown as a problem. */
export function granted<T extends object>(value: T | Refusal): T {
  if ('ok' in value && value.ok === false) throw problemOf(value as Refusal)
  return value as T
}

/** What was printed, or the refusal thrown as a problem. */
export function grantedFile(value: string | Uint8Array | Refusal): string | Uint8Array {
  if (typeof value === 'object' && 'ok' in value) throw problemOf(value)
  return value
}

const titles: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  409: 'Not possible now',
  413: 'Too large',
  415: 'Not understood',
  422: 'Not understood',
  429: 'Too many requests',
  503: 'Not available',
}

/** Sends a problem as RFC 9457 has it. */
export function sendProblem(reply: FastifyReply, { status, code, message, more }: Problem): FastifyReply {
  const body = { type: 'about:blank', title: titles[status] ?? 'Something went wrong', status, detail: message, code, ...more }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(body))
}

/** Turns whatever a handler threw into a problem. What nobody foresaw goes to `failed`, and is told without details. */
export function answerErrors(failed: (reason: unknown) => void): (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => FastifyReply {
  return (error, _request, reply) => {
    if (error instanceof Problem) return sendProblem(reply, error)
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendProblem(reply, new Problem(413, 'size', 'This is larger than is taken at once.'))
    if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return sendProblem(reply, new Problem(415, 'malformed', 'Send JSON, with the content type application/json.'))
    const status = error.statusCode ?? 500
    if (status === 429) return sendProblem(reply, new Problem(429, 'size', 'Too many tries in a short time. Wait a minute and try again.'))
    if (status >= 400 && status < 500) return sendProblem(reply, new Problem(status, 'malformed', 'The request could not be read. Check that its body is valid JSON.'))
    failed(error)
    return sendProblem(reply, new Problem(500, 'broken', 'Something went wrong on the server. Nothing was changed; try again in a moment.'))
  }
}
