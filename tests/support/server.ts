import { rmSync } from 'node:fs'
import { onTestFinished } from 'vitest'
import type { TestServer, TestServerOptions } from './openServer.ts'
import { openServer } from './openServer.ts'

/** Starts a server that stops by itself when the test is over. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const test = await openServer(options)
  onTestFinished(async () => {
    await test.stop()
    if (!options.folder) rmSync(test.folder, { recursive: true, force: true })
  })
  return test
}
