import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { importDraft } from '../../server/cli/import.ts'
import { inviteTo } from '../../server/cli/invite.ts'
import { verifyStore } from '../../server/cli/verify.ts'
import { readConfig } from '../../server/config.ts'
import { ask } from '../support/http.ts'
import { tokenIn } from '../support/openServer.ts'
import { startServer } from '../support/server.ts'

const water = join(import.meta.dirname, '../../seeds/water.txt')

/** A folder of its own, with the settings of a command line that works on it. */
function desk() {
  const folder = mkdtempSync(join(tmpdir(), 'adref-desk-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { folder, env: { DATA_DIR: folder, PUBLIC_URL: 'https://drafts.example.org/' } }
}

test('a draft brought in on the command line is served, and its links sign people in', async () => {
  const { folder, env } = desk()
  const [id = '', link = ''] = (await importDraft([water, '--title', 'Drinking water', '--symbol', 'D/1'], env)).split('\n')
  expect(link).toMatch(/^https:\/\/drafts\.example\.org\/#\/join\//)
  const [, delegation = ''] = (await inviteTo([id, '--role', 'delegation', '--party', 'URY', '--uses', '2'], env)).split('\n')
  const server = await startServer({ folder })
  const joined = async (at: string) => (await ask(server.origin, 'POST', '/api/session', { body: { token: tokenIn(at) } })).body
  expect(await joined(link)).toMatchObject({ document: id, role: 'secretariat', party: null, user: { name: 'Secretariat' } })
  expect(await joined(delegation)).toMatchObject({ document: id, role: 'delegation', party: 'URY', user: { name: 'Uruguay' } })
  const { token } = (await joined(delegation)) as { token: string }
  expect((await ask(server.origin, 'GET', '/api/documents', { token })).body).toMatchObject([{ title: 'Drinking water', symbol: 'D/1' }])
})

test('everything that was stored is checked, and what was changed by hand is named', async () => {
  const { folder, env } = desk()
  const id = (await importDraft([water], env)).split('\n')[0]
  expect(await verifyStore([], env)).toEqual({ ok: true, text: expect.stringMatching(new RegExp(`^${id}  whole: \\d+ log entr`)) })
  expect(JSON.parse((await verifyStore(['--json'], env)).text)).toMatchObject([{ id, faults: [] }])
  const db = new Database(join(folder, 'adref.sqlite'))
  db.prepare(`update entry set body = replace(body, 'Imported', 'Exported') where n = 1`).run()
  db.close()
  expect(await verifyStore([], env)).toEqual({ ok: false, text: expect.stringContaining(`${id}  WRONG: entry 1 is not what was written`) })
})

test('what cannot be done is told in a sentence, and nothing is stored', async () => {
  const { folder, env } = desk()
  await expect(inviteTo(['nowhere', '--role', 'chair'], env)).rejects.toThrow(/There is nothing under .* yet/)
  await expect(importDraft([join(folder, 'none.txt')], env)).rejects.toThrow(/There is no file/)
  await expect(importDraft([], env)).rejects.toThrow(/Usage: adref import FILE/)
  await expect(importDraft([water, '--colour', 'red'], env)).rejects.toThrow(/Usage/)
  writeFileSync(join(folder, 'empty.txt'), '')
  await expect(importDraft([join(folder, 'empty.txt')], env)).rejects.toThrow(/empty/)
  const id = (await importDraft([water], env)).split('\n')[0] ?? ''
  await expect(inviteTo(['nowhere', '--role', 'chair'], env)).rejects.toThrow(`There is no document nowhere. Those there are: ${id}.`)
  await expect(inviteTo([id, '--role', 'king'], env)).rejects.toThrow(/which role/)
  await expect(inviteTo([id, '--role', 'delegation', '--party', 'XYZ'], env)).rejects.toThrow(/knows no party "XYZ"/)
})

test('settings that make no sense are told in a sentence', () => {
  expect(() => readConfig({ PORT: 'http' })).toThrow(/PORT must be a number/)
  expect(() => readConfig({ PUBLIC_URL: 'drafts.example.org' })).toThrow(/PUBLIC_URL must be a full address/)
  expect(readConfig({ PORT: '9000' })).toEqual({ host: 'localhost', port: 9000, dataDir: './data', publicUrl: 'http://localhost:9000' })
})
