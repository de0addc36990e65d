import { invite, readInvitationWish } from '../access.ts'
import type { Environment } from '../config.ts'
import { readConfig } from '../config.ts'
import { draftOfStored } from '../draftOfStored.ts'
import { withStore } from './openStore.ts'
import { readOptions } from './options.ts'

const usage = 'adref invite DOC --role chair|secretariat|delegation|observer [--party CODE] [--uses N] [--days N] [--json]'

/** Makes an invitation to a document, and answers its id and its link. Throws a sentence when it cannot. */
export async function inviteTo(args: readonly string[], env: Environment = process.env): Promise<string> {
  const { words, values, json } = readOptions(args, ['role', 'party', 'uses', 'days'], usage)
  const [document, ...rest] = words
  if (document === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`)
  const config = readConfig(env)
  return await withStore(config, async (store) => {
    const stored = await store.load(document)
    if (!stored) throw new Error(`There is no document ${document}. Those there are: ${(await store.documents()).map(({ id }) => id).join(', ') || 'none'}.`)
    const wish = readInvitationWish(values, document, draftOfStored(stored))
    if ('ok' in wish) throw new Error(wish.sentence)
    const { id, link } = await invite(store, wish, { publicUrl: config.publicUrl, now: Date.now() })
    return json ? JSON.stringify({ id, link }) : `${id}\n${link}`
  })
}
