import { writeFile } from 'node:fs/promises'

/** Writes what was printed to a file, if one is named; answers what is to stand on the screen. Throws a sentence when it cannot. */
export async function written(content: string | Uint8Array, out: string | undefined): Promise<string> {
  if (out === undefined) return String(content).replace(/\n$/, '')
  await writeFile(out, content).catch((error: unknown) => {
    throw new Error(`${out} could not be written: ${error instanceof Error ? error.message : String(error)}.`, { cause: error })
  })
  return ''
}
