/** What stands on a command line: words, and options with their values. */
export interface Options {
  readonly words: readonly string[]
  readonly values: Readonly<Record<string, string>>
  /** Answer as JSON. */
  readonly json: boolean
}

/** Reads a command line of words, `--name value` and `--json`. Throws a sentence for an option that is not among those known. */
export function readOptions(args: readonly string[], known: readonly string[], usage: string): Options {
  const words: string[] = []
  const values: Record<string, string> = {}
  let json = false
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!
    if (!arg.startsWith('--')) {
      words.push(arg)
      continue
    }
    if (arg === '--json') {
      json = true
      continue
    }
    const [name = '', given] = arg.slice(2).split(/=(.*)/s)
    const value = given ?? args[++i]
    if (!known.includes(name) || value === undefined) throw new Error(`Usage: ${usage}`)
    values[name] = value
  }
  return { words, values, json }
}
