import { print } from '../print.ts'
import { fileOfDraft, fileOfLetterhead } from './fileOfDraft.ts'
import { readOptions } from './options.ts'
import { written } from './written.ts'

const usage = 'adref render FILE --as annotated|clean|tracked --to txt|html|json|docx|pdf|akn [--assume base|all|CODE] [--lines N] [--letterhead FILE] [-o OUT]'

/** Prints a draft, to a file with `-o`; answers what is to stand on the screen. Throws a sentence when it cannot. */
export async function renderCommand(args: readonly string[]): Promise<string> {
  const { words, values } = readOptions(args.map((arg) => (arg === '-o' ? '--out' : arg)), ['as', 'to', 'assume', 'lines', 'letterhead', 'out'], usage)
  const [path, ...rest] = words
  if (path === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`)
  const { out, letterhead, ...wish } = values
  const binary = wish['to'] === 'docx' ? 'A Word file' : wish['to'] === 'pdf' ? 'A PDF' : null
  if (binary !== null && out === undefined) throw new Error(`${binary} is not for the screen: say with -o where it is to be written.`)
  const printed = await print(await fileOfDraft(path), { ...wish, letterhead: letterhead === undefined ? undefined : await fileOfLetterhead(letterhead) })
  if ('ok' in printed) throw new Error(printed.sentence)
  return await written(printed.content, out)
}
