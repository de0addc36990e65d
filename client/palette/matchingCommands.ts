import type { Command } from './commands.ts'

/** As many as can be looked through; whoever wants another types one more letter. */
const most = 40

/** The commands that what was typed may mean, the likeliest first: it is a party's code or short form, its words begin words of the name,
 * then of the hint, then stand anywhere in them. Without a word: what can be done, and no places to go to. */
export function matchingCommands(commands: readonly Command[], typed: string): Command[] {
  const wanted = folded(typed).split(/\s+/).filter(Boolean)
  if (!wanted.length) return commands.filter(({ id }) => !/^(?:go|speak|insert|print)-/.test(id)).slice(0, most)
  const ranked = commands.map((command) => ({ command, rank: rankOf(command, wanted) })).filter(({ rank }) => rank < notFound)
  return ranked.sort((a, b) => a.rank - b.rank).slice(0, most).map(({ command }) => command)
}

const notFound = 4

function rankOf({ id, name, hint, also = '' }: Command, wanted: readonly string[]): number {
  const [inName, inHint] = [folded(name), folded(`${hint} ${also}`)]
  const begins = (text: string) => wanted.every((word) => text.split(/[\s,]+/).some((each) => each.startsWith(word)))
  if (id.startsWith('speak-') && inHint.split(' ').includes(wanted.join(' '))) return 0
  if (begins(inName)) return 1
  if (begins(`${inName} ${inHint}`)) return 2
  return wanted.every((word) => inName.includes(word) || inHint.includes(word)) ? 3 : notFound
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
}
