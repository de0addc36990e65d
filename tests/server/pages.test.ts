import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ask } from '../support/http.ts'
import { startServer } from '../support/server.ts'

/** What a build leaves behind, in small. */
function built(): string {
  const folder = mkdtempSync(join(tmpdir(), 'adref-pages-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>adref</title>')
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {}')
  return folder
}

test('the pages are served, whatever the address inside them, and their scripts may be kept for ever', async () => {
  const server = await startServer({ built: built() })
  for (const path of ['/', '/index.html', '/d/abc', '/screen/abc?size=2']) {
    const page = await ask(server.origin, 'GET', path)
    expect({ path, status: page.status, type: page.headers.get('content-type'), cache: page.headers.get('cache-control') }).toEqual({ path, status: 200, type: 'text/html; charset=utf-8', cache: 'no-cache' })
    expect(page.body).toContain('<title>adref</title>')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
  }
  const script = await ask(server.origin, 'GET', '/assets/main-abc123.js')
  expect(script.headers.get('cache-control')).toContain('immutable')
})

test('a script that is not there is not answered with a page', async () => {
  const server = await startServer({ built: built() })
  expect((await ask(server.origin, 'GET', '/assets/main-old.js')).status).toBe(404)
  expect((await ask(server.origin, 'GET', '/..%2f..%2fpackage.json')).status).toBe(404)
})

test('without a build the server says what to do', async () => {
  const server = await startServer()
  expect(await ask(server.origin, 'GET', '/')).toMatchObject({ status: 404, body: { detail: expect.stringContaining('npm run build') } })
})
