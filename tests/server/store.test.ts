import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from '../../server/store/sqliteStore.ts'
import { emptyBatch } from '../../server/store/store.ts'
import { storeContract } from '../support/storeContract.ts'

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'adref-store-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

storeContract('the store in one file', () => openSqliteStore(join(folder(), 'adref.sqlite')))

test('the store in one file: what was written is there when the file is opened again', async () => {
  const file = join(folder(), 'deep', 'adref.sqlite')
  const first = openSqliteStore(file)
  const row = { id: 'd1', title: 'Water', symbol: '', created: '2025-04-24T09:00:00.000Z', demo: true }
  await first.createDocument({ row, batch: emptyBatch, members: [] })
  await first.close()
  const second = openSqliteStore(file)
  expect(await second.documents()).toEqual([row])
  await second.close()
})
