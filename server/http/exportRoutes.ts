import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Draft } from '../../schema/draft.ts'
import { checkLetterhead } from '../letterhead/checkLetterhead.ts'
import { isLong, onPaper } from '../paper/onPaper.ts'
import type { PrintWish } from '../print.ts'
import { print } from '../print.ts'
import { fileNameOf } from './fileName.ts'
import { Problem, granted, problemOf } from './problem.ts'
import { queryOf } from './queryOf.ts'
import { readBytes } from './readBytes.ts'
import { snapshotIn } from './snapshotRoutes.ts'
import { takeUploads } from './uploads.ts'
import type { HttpParts, Visit } from './visitor.ts'
import { perPerson, staff, visit } from './visitor.ts'
import { wanted } from './wanted.ts'

/** The document printed, as it is or as a snapshot has it; the list of what is outstanding in it; and the letterhead Word files can be
 * printed on, which is the staff's own. */
export function exportRoutes(app: FastifyInstance, parts: HttpParts): void {
  const { store } = parts

  app.get('/api/documents/:id/export', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const visited = await visit(parts, request)
    const { snapshot, letterhead, ...wish } = queryOf(request) as PrintWish & Asked
    const draft = await draftOf(visited, snapshot)
    const { as, content, type, extension } = granted(await wanted(reply, async (signal) => print(draft, { ...wish, letterhead: await letterheadOf(visited, letterhead) }, { signal, person: visited.actor.user })))
    return send(reply, draft, as, { content, type, extension })
  })

  app.get('/api/documents/:id/outstanding', { config: { rateLimit: perPerson } }, async (request, reply) => {
    const visited = await visit(parts, request)
    const { snapshot, letterhead, to } = queryOf(request) as Asked & { to?: string }
    const draft = await draftOf(visited, snapshot)
    const wish = { to, letterhead: await letterheadOf(visited, letterhead) }
    const printed = await wanted(reply, (signal) => onPaper('outstanding', [draft, wish], { signal, person: visited.actor.user, isLong: isLong(draft) }))
    return send(reply, draft, 'outstanding', granted(printed))
  })

  app.get('/api/documents/:id/letterhead', async (request) => {
    const { document } = await visit(parts, request, staff)
    const info = await store.letterheadInfo(document)
    if (!info) throw none()
    return info
  })

  app.delete('/api/documents/:id/letterhead', async (request, reply) => {
    const { document } = await visit(parts, request, staff)
    if (!(await store.removeLetterhead(document))) throw none()
    return reply.code(204).send()
  })

  // In a scope of its own, since here a body is a file and not JSON, whatever type it is sent with.
  app.register(async (files) => {
    const sender = takeUploads(files, readBytes, async (request) => {
      const { actor, document } = await visit(parts, request, staff)
      return { user: actor.user, document }
    })
    files.put('/api/documents/:id/letterhead', async (request) => {
      const { document } = sender(request)
      if (request.body === 'too large') throw new Problem(413, 'size', 'This letterhead is too large: at most 5 megabytes are taken. Make its pictures smaller and upload it again.')
      const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
      const refusal = checkLetterhead(bytes)
      if (refusal) throw problemOf(refusal)
      const named = (queryOf(request)['name'] ?? '').replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim().slice(0, 120)
      const info = { name: named || 'Letterhead.docx', size: bytes.length, at: new Date(parts.now()).toISOString() }
      await store.keepLetterhead(document, { ...info, bytes })
      return info
    })
  })

  async function draftOf({ document, open: { room } }: Visit, snapshot: string | undefined): Promise<Draft> {
    if (snapshot !== undefined) return (await snapshotIn(store, document, snapshot)).draft
    const draft = room.draft()
    await room.settled()
    return draft
  }

  /** The letterhead, where one is asked for: what bears it comes from those who run the document. */
  async function letterheadOf({ actor, document }: Visit, asked: string | undefined): Promise<Uint8Array | undefined> {
    if (asked === undefined || asked === '0') return undefined
    if (asked !== '1') throw new Problem(422, 'malformed', 'Ask for the letterhead with letterhead=1, or leave it out.')
    if (!staff.includes(actor.role)) throw new Problem(403, 'role', 'Only the chair and the secretariat print on the letterhead.')
    const row = await store.letterhead(document)
    if (!row) throw none()
    return row.bytes
  }
}

interface Asked {
  readonly snapshot?: string
  readonly letterhead?: string
}

function none(): Problem {
  return new Problem(404, 'gone', 'This document has no letterhead. Upload one, or print without it.')
}

function send(reply: FastifyReply, draft: Draft, as: string, { content, type, extension }: { readonly content: string | Uint8Array; readonly type: string; readonly extension: string }): FastifyReply {
  return reply.type(type).header('content-disposition', fileNameOf(draft, as, extension)).send(typeof content === 'string' ? content : Buffer.from(content))
}
