import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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

/** A folder for mutants, outside the project but with its packages. */
export function mutantsFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'adref-mutants-'))
  symlinkSync(join(root, 'node_modules'), join(path, 'node_modules'))
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
