import type { PartyCode, Run, Unit } from './draft.ts'
import { holders } from './draft.ts'
import { readingOf } from './reading.ts'
import { authorOf } from './runs.ts'

/** What one voice loses and gains: words, each as often as it does. */
export interface Balance {
  /** Whose words; null for the text itself. The empty code stands for proposals that name nobody. */
  readonly party: PartyCode | null
  readonly lost: readonly string[]
  readonly added: readonly string[]
}

/** Whether a merger of several units lost or added words, and whose. */
export interface WordProof {
  readonly holds: boolean
  /** Everybody who has words in it, also those for whom nothing changed. */
  readonly voices: readonly Balance[]
}

/** Proves of a text that is to take the place of several units that nobody's words are lost or added.
 *
 * Words are compared without regard to case, order and the punctuation between them: a sentence that is put together anew begins with
 * another capital and needs other commas, and nobody negotiates these. The words of the text are those that stand without any proposal.
 * What a party proposes, strikes and holds inside of a text is the same words before and after. A party with a version of its own may
 * have it as changes of the text: what it would have the text read is the same, word by word, with nothing taken for granted that the
 * text says as well. */
export function wordProof(before: readonly Unit[], after: Unit): WordProof {
  const base = before.find(({ id }) => id === after.id) ?? before[0]!
  const versions = before.filter((unit) => unit !== base)
  const codes = new Set([...before, after].flatMap((unit) => [...(unit === base || unit === after ? [] : holdersOf(unit.by)), ...unit.runs.flatMap((run) => run.brackets.flatMap(({ by }) => holdersOf(by)))]))
  const nobodys = versions.filter((unit) => holders(unit.by).length === 0)
  // A version that names nobody can only stand in the text as words in brackets.
  const expected = nobodys.reduce((all, unit) => sum(all, positive(minus(plainWords(unit), plainWords(base)))), plainWords(base))
  const text = balance(null, expected, plainWords(after))
  const voices = [...codes].sort().map((party) => voiceOf(party, base, versions, after, nobodys.length > 0))
  const all = [text, ...voices]
  return { holds: all.every(({ lost, added }) => lost.length + added.length === 0), voices: all }
}

/** The words of a text as they are compared: letters and digits, without case. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}\p{M}]+(?:[’'][\p{L}\p{N}\p{M}]+)*/gu)?.map((word) => word.replaceAll('’', "'")) ?? []
}

/** How often each word; below nothing where it is taken away more often than it is put. */
type Counts = ReadonlyMap<string, number>

function voiceOf(party: PartyCode, base: Unit, versions: readonly Unit[], after: Unit, freeHolds: boolean): Balance {
  const own = versions.filter(({ by }) => holdersOf(by).includes(party))
  const others = [base, ...versions.filter((unit) => !own.includes(unit))]
  const said = (units: readonly Unit[], kind: 'ins' | 'del' | 'hold') => units.reduce((all, unit) => sum(all, marked(unit, party, kind)), none)
  const held = balance(party, said([base, ...versions], 'hold'), said([after], 'hold'))
  const holds = party === '' && freeHolds ? { ...held, added: [] } : held
  if (own.length === 0 || party === '') {
    const [proposed, struck] = [balance(party, said(others, 'ins'), said([after], 'ins')), balance(party, said(others, 'del'), said([after], 'del'))]
    return { party, lost: [...proposed.lost, ...struck.lost, ...holds.lost], added: [...proposed.added, ...struck.added, ...holds.added] }
  }
  // What it would have the text read, as a difference from the text; and of what it proposes elsewhere no word may hide in that.
  const wanted = others.reduce((all, unit) => sum(all, wish(unit, party)), own.reduce((all, unit) => sum(all, minus(whole(unit, party), plainWords(base))), none))
  const net = balance(party, wanted, wish(after, party))
  const kept = balance(party, said(others, 'ins'), said([after], 'ins'))
  return { party, lost: [...net.lost, ...kept.lost.filter((word) => !net.lost.includes(word)), ...holds.lost], added: [...net.added, ...holds.added] }
}

const none: Counts = new Map()

/** The words of a unit with every proposal left out. */
function plainWords(unit: Unit): Counts {
  return counts(wordsOf(readingOf(unit, () => false)))
}

function whole(unit: Unit, party: PartyCode): Counts {
  return counts(wordsOf(readingOf(unit, ({ by }) => holdersOf(by).includes(party))))
}

function wish(unit: Unit, party: PartyCode): Counts {
  return minus(whole(unit, party), plainWords(unit))
}

/** The words under a party's marks of a kind; a word that is only partly under them counts with that part. */
function marked(unit: Unit, party: PartyCode, kind: 'ins' | 'del' | 'hold'): Counts {
  const isTheirs = (run: Run) => (kind === 'ins' ? [authorOf(run)] : run.brackets).some((mark) => mark?.kind === kind && holdersOf(mark.by).includes(party))
  return counts(wordsOf(unit.runs.map((run) => (isTheirs(run) ? run.text : '\u0000')).join('')))
}

function holdersOf(by: string | null): PartyCode[] {
  return by === '' ? [''] : holders(by)
}

function counts(words: readonly string[]): Counts {
  const out = new Map<string, number>()
  for (const word of words) out.set(word, (out.get(word) ?? 0) + 1)
  return out
}

function sum(a: Counts, b: Counts, sign = 1): Counts {
  const out = new Map(a)
  for (const [word, count] of b) out.set(word, (out.get(word) ?? 0) + sign * count)
  return out
}

function minus(a: Counts, b: Counts): Counts {
  return sum(a, b, -1)
}

function positive(a: Counts): Counts {
  return new Map([...a].filter(([, count]) => count > 0))
}

function balance(party: PartyCode | null, before: Counts, after: Counts): Balance {
  const change = [...minus(after, before)]
  const words = (sign: 1 | -1) => change.flatMap(([word, count]) => Array.from({ length: Math.max(0, sign * count) }, () => word))
  return { party, lost: words(-1), added: words(1) }
}
