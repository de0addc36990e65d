import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** The real server in a process of its own. */
export interface ServerProcess {
  readonly origin: string
  /** All it printed so far. */
  printed(): string
  /** Ends it with a signal, and resolves with its exit code once it is gone; null when the signal itself ended it. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>
}

/** Starts `server/main.ts` and resolves once it serves. */
export async function startProcess({ folder, port }: { folder: string; port: number }): Promise<ServerProcess> {
  const origin = `http://127.0.0.1:${port}`
  const root = `${import.meta.dirname}/../..`
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATA_DIR: folder, PUBLIC_URL: origin },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = once(child, 'exit') as Promise<[number | null]>
  let out = ''
  child.stderr?.on('data', (chunk) => (out += String(chunk)))
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += String(chunk)
      if (out.includes('adref serves on')) resolve()
    })
    void gone.then(() => reject(new Error(`the server did not start:\n${out}`)))
  })
  return {
    origin,
    printed: () => out,
    async end(signal) {
      child.kill(signal)
      const [code] = await gone
      return code
    },
  }
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
