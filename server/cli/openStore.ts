import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { openSqliteStore } from '../store/sqliteStore.ts'
import type { Store } from '../store/store.ts'

const storeFile = 'adref.sqlite'

/** Opens the store of these settings, and makes it where there is none. */
export function openStore({ dataDir }: Pick<Config, 'dataDir'>): Store {
  return openSqliteStore(join(dataDir, storeFile))
}

/** Runs something on the store that is there, and closes it. */
export async function withStore<T>(config: Pick<Config, 'dataDir'>, work: (store: Store) => Promise<T>): Promise<T> {
  if (!existsSync(join(config.dataDir, storeFile))) throw new Error(`There is nothing under ${config.dataDir} yet: start the server or import a draft first, or set DATA_DIR.`)
  const store = openStore(config)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
