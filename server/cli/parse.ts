import { report } from '../../schema/report.ts'
import { fileOfDraft } from './fileOfDraft.ts'
import { readOptions } from './options.ts'

const usage = 'adref parse FILE [--json]'

/** Reads a draft and answers what was found in it, as JSON. Throws a sentence when it cannot be read. */
export async function parseCommand(args: readonly string[]): Promise<string> {
  const { words } = readOptions(args.filter((arg) => arg !== '--json'), [], usage)
  const [path, ...rest] = words
  if (path === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`)
  return JSON.stringify(report(await fileOfDraft(path)), null, 2)
}
