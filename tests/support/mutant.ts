import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Room } from './sitting.ts'

/** One rule of the gate taken out: a stretch of source and what stands there instead. */
export interface Mutation {
  readonly file: string
  readonly from: string
  readonly to: string
}

const root = join(import.meta.dirname, '..', '..')

/** A folder of mutants, inside the project so that packages are found, and where nothing is kept. */
export function mutantsFolder(): { readonly path: string; readonly remove: () => void } {
  const path = join(root, 'test-results', `mutants-${process.pid}`)
  mkdirSync(path, { recursive: true })
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** The gate with these rules taken out. Throws when a stretch is not in its file exactly once: the rule moved, and so must the mutation. */
export async function mutantGate(folder: string, name: string, mutations: readonly Mutation[]): Promise<Room> {
  const home = join(folder, name.replace(/[^a-z0-9]+/gi, '-'))
  cpSync(join(root, 'schema'), join(home, 'schema'), { recursive: true })
  cpSync(join(root, 'server', 'gate'), join(home, 'server', 'gate'), { recursive: true })
  for (const { file, from, to } of mutations) {
    const source = readFileSync(join(home, file), 'utf8')
    const count = source.split(from).length - 1
    if (count !== 1) throw new Error(`${name}: “${from}” stands ${count} times in ${file}, not once`)
    writeFileSync(join(home, file), source.replace(from, () => to))
  }
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(home, 'server', 'gate', file)).href) as Promise<Room>
  const [{ createGate }, { createClaims }] = await Promise.all([load('gate.ts'), load('claims.ts')])
  return { createGate, createClaims }
}
