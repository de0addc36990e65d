import { printOutstanding } from '../printOutstanding.ts'
import { fileOfDraft, fileOfLetterhead } from './fileOfDraft.ts'
import { readOptions } from './options.ts'
import { written } from './written.ts'

const usage = 'adref outstanding FILE [--to txt|html|json|docx|xlsx] [--letterhead FILE] [-o OUT]'

/** Prints what is outstanding in a draft, to a file with `-o`; answers what is to stand on the screen. Throws a sentence when it cannot. */
export async function outstandingCommand(args: readonly string[]): Promise<string> {
  const { words, values } = readOptions(args.map((arg) => (arg === '-o' ? '--out' : arg)), ['to', 'letterhead', 'out'], usage)
  const [path, ...rest] = words
  if (path === undefined || rest.length > 0) throw new Error(`Usage: ${usage}`)
  const { to = 'txt', letterhead, out } = values
  const binary = to === 'docx' ? 'A Word file' : to === 'xlsx' ? 'An Excel file' : null
  if (binary !== null && out === undefined) throw new Error(`${binary} is not for the screen: say with -o where it is to be written.`)
  const printed = printOutstanding(await fileOfDraft(path), { to, letterhead: letterhead === undefined ? undefined : await fileOfLetterhead(letterhead) })
  if ('ok' in printed) throw new Error(printed.sentence)
  return await written(printed.content, out)
}
