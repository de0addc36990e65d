import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '../../schema/acts/act.ts'
import type { Draft, PartyCode } from '../../schema/draft.ts'
import { invite } from '../../server/access.ts'
import { createDocument } from '../../server/createDocument.ts'
import type { AdrefServer } from '../../server/createServer.ts'
import { createServer } from '../../server/createServer.ts'
import { newId } from '../../server/ids.ts'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import type { Store } from '../../server/store/store.ts'
import type { Client, ClientOptions } from './client.ts'
import { connectClient } from './client.ts'
import type { Asked } from './http.ts'
import { ask } from './http.ts'

/** A server of a test's own, on a port of its own, with its own folder that is gone when the test is over. */
export interface TestServer {
  readonly origin: string
  readonly folder: string
  readonly store: Store
  readonly server: AdrefServer
  /** Stores a draft and gives its id. */
  add(draft: Draft): Promise<string>
  /** Signs a new person in by a link, as anybody would. */
  signIn(document: string, role: Role, party?: PartyCode | null, name?: string): Promise<Person>
  /** A stock client with whatever token and parameters. */
  connect(document: string, token: string, more?: ClientOptions): Promise<Client>
  /** Disconnects every client and stops the server; its folder stays. */
  stop(): Promise<void>
}

/** Someone signed in, with all they may do. */
export interface Person {
  readonly token: string
  readonly user: string
  readonly document: string
  /** A request to the server as this person. */
  ask(method: string, path: string, body?: unknown): Promise<Asked>
  /** An act on the person's document; its key is made up when none is given. */
  act(act: Readonly<Record<string, unknown>>): Promise<Asked>
  /** A stock y-websocket client, connected and synced. */
  connect(): Promise<Client>
}

/** What a test may set. */
export interface TestServerOptions {
  /** Folder of an earlier server of the same test. */
  readonly folder?: string
  readonly port?: number
  readonly now?: () => number
  /** Put in front of the store, for a test that breaks it. */
  readonly withStore?: (store: Store) => Store
  readonly built?: string
  readonly signInsPerMinute?: number
  /** For a test that provokes errors; elsewhere they are printed. */
  readonly failed?: (reason: unknown) => void
}

/** Starts a server that whoever started it stops. */
export async function openServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { now = Date.now, folder = mkdtempSync(join(tmpdir(), 'adref-')), port = 0, built } = options
  const file = openSqliteStore(join(folder, 'adref.sqlite'))
  const store = options.withStore?.(file) ?? file
  const server = await createServer({
    store,
    // Where pages are served, links are made to be followed.
    publicUrl: built === undefined ? 'http://adref.test' : `http://127.0.0.1:${port}`,
    pages: built === undefined ? { kind: 'none' } : { kind: 'built', folder: built },
    now,
    ...(options.failed && { failed: options.failed }),
    ...(options.signInsPerMinute !== undefined && { signInsPerMinute: options.signInsPerMinute }),
  })
  const origin = `http://127.0.0.1:${await server.listen({ host: '127.0.0.1', port })}`
  const clients: Client[] = []
  const connect: TestServer['connect'] = async (...to) => {
    const client = await connectClient(origin, ...to)
    clients.push(client)
    return client
  }
  let stopped = false
  return {
    origin,
    folder,
    store,
    server,
    async add(draft) {
      const actor = { user: 'tests', name: 'Tests', role: 'secretariat', party: null } as const
      const at = new Date(now()).toISOString()
      return (await createDocument(store, draft, { actor, joins: false, file: 'draft.txt', demo: false, now: at, newId })).id
    },
    async signIn(document, role, party = null, name) {
      const { link } = await invite(store, { document, role, party, uses: 1, days: 1 }, { publicUrl: origin, now: now() })
      const joined = await ask(origin, 'POST', '/api/session', { body: { token: tokenIn(link), name } })
      if (joined.status !== 200) throw new Error(`could not sign in: ${JSON.stringify(joined.body)}`)
      const { token, user } = joined.body as { token: string; user: { id: string } }
      return personWith({ origin, connect }, { token, user: user.id, document })
    },
    connect,
    async stop() {
      if (stopped) return
      stopped = true
      for (const client of clients) client.leave()
      await server.close()
      await store.close()
    },
  }
}

function personWith({ origin, connect }: Pick<TestServer, 'origin' | 'connect'>, { token, user, document }: Pick<Person, 'token' | 'user' | 'document'>): Person {
  let keys = 0
  const asPerson: Person['ask'] = (method, path, body) => ask(origin, method, path, { body, token })
  return {
    token,
    user,
    document,
    ask: asPerson,
    act: (act) => asPerson('POST', `/api/documents/${document}/acts`, { key: `${token.slice(0, 8)}-${keys++}`, ...act }),
    connect: () => connect(document, token),
  }
}

/** The token in an invitation link. */
export function tokenIn(link: string): string {
  return link.split('#/join/')[1] ?? ''
}
