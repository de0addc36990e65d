import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Config } from '../config.ts'
import { readConfig } from '../config.ts'
import type { AdrefServer } from '../createServer.ts'
import { createServer } from '../createServer.ts'
import { loadDemo, startLinks } from '../demo.ts'
import type { Pages } from '../http/pages.ts'
import type { Store } from '../store/store.ts'
import { prepareReading } from '../reading/readInThread.ts'
import { openStore } from './openStore.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Serves until the process is asked to stop, then finishes what it was given. With `--dev` the client is built as it is asked for. */
export async function serve(args: readonly string[]): Promise<void> {
  const config = readConfig(process.env)
  const dev = args.includes('--dev')
  const store = openStore(config)
  if ((await store.documents()).length === 0) await loadDemo(store, Date.now())
  const { pages, connect } = dev ? await devPages() : { pages: { kind: 'built', folder: join(root, 'dist') } as const, connect: () => undefined }
  const server = await createServer({ store, publicUrl: config.publicUrl, pages })
  connect(server)
  const port = await server.listen({ host: config.host, port: config.port }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause
    throw new Error(`Port ${config.port} is taken by another program, perhaps by adref itself. Stop it, or choose another with PORT.`, { cause })
  })
  prepareReading()
  const publicUrl = config.port === 0 ? `http://localhost:${port}` : config.publicUrl
  console.log(await greeting(server, store, { ...config, publicUrl }))

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await server.close()
    await store.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

async function greeting(server: AdrefServer, store: Store, { publicUrl, dataDir }: Config): Promise<string> {
  const lines = ['', `adref serves on ${publicUrl}, and keeps everything under ${dataDir}.`]
  for (const { id, title, demo } of await store.documents()) {
    lines.push('', title, `  document ${id}`)
    const open = demo ? await server.rooms.open(id) : null
    if (!open) {
      lines.push(`  invite with: npm run -s adref -- invite ${id} --role secretariat`)
      continue
    }
    const links = await startLinks(store, id, open.room.draft(), { publicUrl, now: Date.now() })
    const width = Math.max(...links.map(({ who }) => who.length))
    lines.push('', ...links.map(({ who, link }) => `  ${who.padEnd(width)}  ${link}`))
  }
  return `${lines.join('\n')}\n`
}

/** The development server of the client: it builds what is asked for, and tells the page when a source changes. */
async function devPages(): Promise<{ pages: Pages; connect: (server: AdrefServer) => void }> {
  const { createServer: createVite } = await import('vite')
  const { createServer: createHttp } = await import('node:http')
  // Its notices travel over a socket of their own, so that it does not have to know this server.
  const notices = createHttp()
  const vite = await createVite({ configFile: join(root, 'vite.config.ts'), server: { middlewareMode: true, hmr: { server: notices } }, appType: 'spa' })
  return {
    pages: { kind: 'dev', middleware: vite.middlewares },
    connect: (server) => void server.http.server.on('upgrade', (...upgrade) => notices.emit('upgrade', ...upgrade)),
  }
}
