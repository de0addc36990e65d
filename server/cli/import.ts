import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { invite } from '../access.ts'
import type { Environment } from '../config.ts'
import { readConfig } from '../config.ts'
import { newId } from '../ids.ts'
import { documentInFile } from '../draftInFile.ts'
import { openStore } from './openStore.ts'
import { readOptions } from './options.ts'

const usage = 'adref import FILE [--title T] [--symbol S] [--json]'

/** Brings a draft into the store, and answers its id and a link that signs the secretariat in. Throws a sentence when it cannot. */
export async function importDraft(args: readonly string[], env: Environment = process.env): Promise<string> {
  const { words, values, json } = readOptions(args, ['title', 'symbol'], usage)
  const [path, ...rest] = words
  if (path === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`)
  const config = readConfig(env)
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === 'ENOENT' ? `There is no file ${path}.` : `${path} could not be read: ${error.message}.`, { cause: error })
  })
  const file = basename(path)
  const now = Date.now()
  const actor = { user: 'server', name: 'adref import', role: 'secretariat', party: null } as const
  const origin = { actor, joins: false, demo: false, now: new Date(now).toISOString() }
  const prepared = await documentInFile(bytes, { ...values, file }, { origin, ids: { id: newId(), snapshot: newId() } })
  if ('ok' in prepared) throw new Error(prepared.sentence)
  const store = openStore(config)
  try {
    await store.createDocument(prepared.kept)
    const { id } = prepared.made
    const { link } = await invite(store, { document: id, role: 'secretariat', party: null, uses: 1, days: 30 }, { publicUrl: config.publicUrl, now })
    return json ? JSON.stringify({ id, link }) : `${id}\n${link}`
  } finally {
    await store.close()
  }
}
