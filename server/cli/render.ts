import { writeFile } from 'node:fs/promises'
import { print } from '../print.ts'
import { fileOfDraft } from './fileOfDraft.ts'
import { readOptions } from './options.ts'

const usage = 'adref render FILE --as annotated|clean|tracked --to txt|html|json|docx|pdf|akn [--assume base|all|CODE] [--lines N] [-o OUT]'

/** Prints a draft, to a file with `-o`; answers what is to stand on the screen. Throws a sentence when it cannot. */
export async function renderCommand(args: readonly string[]): Promise<string> {
  const { words, values } = readOptions(args.map((arg) => (arg === '-o' ? '--out' : arg)), ['as', 'to', 'assume', 'lines', 'out'], usage)
  const [path, ...rest] = words
  if (path === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`)
  const { out, ...wish } = values
  const file = wish['to'] === 'docx' ? 'A Word file' : wish['to'] === 'pdf' ? 'A PDF' : null
  if (file !== null && out === undefined) throw new Error(`${file} is not for the screen: say with -o where it is to be written.`)
  const printed = await print(await fileOfDraft(path), wish)
  if ('ok' in printed) throw new Error(printed.sentence)
  if (out === undefined) return String(printed.content).replace(/\n$/, '')
  await writeFile(out, printed.content).catch((error: unknown) => {
    throw new Error(`${out} could not be written: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  })
  return ''
}
