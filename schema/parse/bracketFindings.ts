import type { Finding } from '../draft.ts'
import { holders } from '../draft.ts'
import { bracketName, inShort, inWords, unitName } from '../naming.ts'
import { bracketIds } from '../proposals.ts'
import { fullName } from '../parties.ts'
import { textOf } from '../runs.ts'
import { doubledWords } from './doubledWords.ts'
import { finding, onLines } from './finding.ts'
import type { ReadDraft } from './readDraft.ts'
import type { ReadUnit } from './readUnit.ts'

/** What is doubtful about brackets: strays, remarks among the words, deletions that lost their strike-out, brackets under a stamp. */
export function bracketFindings({ draft, units, strangers }: ReadDraft): Finding[] {
  const byId = new Map(draft.units.map((unit) => [unit.id, unit]))
  const stamped = units.flatMap((read, at) => (draft.units[at]!.stamp && read.words.brackets.length ? [{ read, unit: draft.units[at]! }] : []))
  const named = strangers.length ? linesByParty(units) : new Map<string, number[]>()
  return [
    ...units.flatMap((read) => read.words.strays.slice(0, MOST_STRAYS).flatMap((place) => stray(read, place))),
    ...units.flatMap((read) => blanks(read)),
    ...units.flatMap((read) => read.words.squareRemarks.flatMap((place) => finding('remark in brackets', [read.lineOf(place)],
      'A remark stands in the square brackets that are used for contested words. It was kept as what it says and not as text.'))),
    ...units.flatMap((read) => read.words.unplaced.flatMap((place) => finding('remark in brackets', [read.lineOf(place)],
      'A bracket inside the text reads like a position of a delegation. What it is about cannot be told, so it was kept as words: correct it if it is a position.'))),
    ...finding('other', units.flatMap((read) => read.words.tails.map((place) => read.lineOf(place))), 'Names stand behind a dash inside brackets. They were read as the delegations that hold the words before them.'),
    ...units.flatMap((read) => notUnderstood(read)),
    ...finding('other', units.filter(({ block }) => block.span && block.span.opens !== block.span.closes).map(({ block }) => block.lines[0]!.n), 'A bracket opens in one paragraph and closes in another. Each paragraph between was put in a bracket of its own, so that it can be settled by itself.'),
    ...units.flatMap((read) => read.words.brackets.flatMap((bracket) => lostStrikeOut(read, bracket))),
    ...stamped.slice(0, MOST).flatMap(({ read, unit }) => underStamp(draft, unit, read.wordLines[0] ?? null)),
    ...draft.units.flatMap((unit) => {
      const original = byId.get(unit.alternativeTo ?? '')
      return unit.alternativeTo === null ? [] : finding('alternative', [original?.lines?.[0] ?? null, unit.lines?.[0] ?? null],
        `Two versions of one paragraph stand one after the other${unit.by ? `, the second proposed by ${inWords(holders(unit.by).map((code) => fullName(draft.parties, code)))}` : ''}. They were tied together; say which stays when it is decided.`)
    }),
    ...shortForms(draft, units),
    ...strangers.slice(0, MOST).flatMap(({ code }) => finding('unknown party', named.get(code) ?? [],
      `"${code}" is named as a party and is not in the list of parties. It was kept as a party of its own: give it its full name, or merge it with the one that is meant.`)),
  ]
}

const MOST_STRAYS = 20
// A text with more than this is damaged beyond what a list could help with.
const MOST = 500

function stray({ words, lineOf, block }: ReadUnit, place: number): Finding[] {
  const text = block.parts.map((part) => part.text).join('\n')
  const character = text.charAt(place)
  const around = inShort(text.slice(Math.max(0, place - 30), place + 1).replace(/^\S*\s/, ''))
  const lost = character === ']' ? `Nothing opens the "]" after "${around.replace(/\]$/, '')}"` : `Nothing closes the "[" before "${inShort(text.slice(place + 1, place + 40))}"`
  const more = words.strays.length > MOST_STRAYS && place === words.strays[MOST_STRAYS - 1] ? ' There are more of them in this unit.' : ''
  return finding('unbalanced bracket', [lineOf(place)], `${lost}. It was kept as a character of the text; its partner was probably lost.${more}`)
}

/** Names and verbs before a colon that were not understood: better left as words than guessed. */
function notUnderstood({ words, lineOf }: ReadUnit): Finding[] {
  const doubtful = words.brackets.filter((bracket) => bracket.mark.by === '' && bracket.mark.kind === 'hold' && /^[^:[\](){}]{0,150}\b(?:proposes?|opposes?|supports?|deletes?|retains?|reserves?|withdraws?|considering|clarification)\b[^:[\](){}]{0,60}:/.test(bracket.words))
  return finding('other', doubtful.map(({ at }) => lineOf(at)), 'The words before a colon in brackets look like positions of delegations and were not understood. They were kept as words: say who holds what.')
}

function blanks({ unit, words, lineOf }: ReadUnit): Finding[] {
  const holes = words.brackets.filter((bracket) => bracket.mark.by === '' && /^\s*(?:X|XX|…|\.{3}|_+|X [\p{L} ]{1,20}|(?:insert|to be (?:determined|completed|inserted|filled)|tbd|tbc|place ?holder|date|number|figure)\b.{0,80})\s*$/iu.test(bracket.words))
  return [...emptyPair({ unit, lineOf }), ...finding('other', holes.map(({ at }) => lineOf(at)), 'A bracket holds a blank or a placeholder for words still to come. It was kept as it stands.')]
}

function emptyPair({ unit, lineOf }: Pick<ReadUnit, 'unit' | 'lineOf'>): Finding[] {
  const found = /\[\s*\]/.exec(textOf(unit.runs))
  return found ? finding('other', [lineOf(found.index)], 'An empty pair of brackets stands for words still to come. It was kept as text.') : []
}

/** Plain text keeps no strike-out. */
function lostStrikeOut(read: ReadUnit, { at, mark, words, next }: ReadUnit['words']['brackets'][number]): Finding[] {
  const found = mark.kind === 'ins' ? doubledWords(words, next) : null
  if (!found) return []
  const { first, second } = found
  const what = found.inside ? `"${first}" and "${second}" stand side by side` : `"${first}" is followed by "${second}"`
  return finding('lost strike-out', [read.lineOf(at)], `In "[${inShort(words.replace(/\s+/g, ' ').trim())}]" ${what}: one of them was probably struck out in the original. The bracket was read as an insertion; correct it from the original.`)
}

function underStamp(draft: ReadDraft['draft'], unit: ReadDraft['draft']['units'][number], line: number | null): Finding[] {
  const ids = bracketIds(unit)
  if (!unit.stamp || ids.length === 0) return []
  const name = unitName(draft, unit.id)
  const open = ids.slice(0, 5).map((id) => bracketName(draft, unit, id)).join(', ')
  return unit.stamp.decision === 'agreed'
    ? finding('agreed with open brackets', [line], `${name} is agreed and still has open brackets: ${open}. Settle them, or have them confirmed as open.`)
    : finding('deleted with open brackets', [line], `${name} is deleted and its brackets were kept as they were: ${open}.`)
}

/** The lines on which each party is named, as a holder or by a position. */
function linesByParty(units: readonly ReadUnit[]): Map<string, number[]> {
  const lines = new Map<string, number[]>()
  for (const { unit, facts, words, block } of units) {
    const positions = [...unit.positions, ...Object.values(facts).flatMap((each) => each.positions)]
    const codes = [...holders(unit.by), ...positions.map(({ party }) => party), ...words.brackets.flatMap(({ mark }) => holders(mark.by))]
    for (const code of codes) lines.set(code, [...(lines.get(code) ?? []).slice(0, 50), block.lines[0]!.n])
  }
  return lines
}

/** One party, two names: short in brackets, full in remarks. */
function shortForms({ parties }: ReadDraft['draft'], units: readonly ReadUnit[]): Finding[] {
  const named = units.flatMap(({ words, lineOf }) => words.brackets.filter(({ mark }) => mark.by !== '').map(({ at, mark }) => ({ line: lineOf(at), by: mark.by })))
  const remarks = units.some(({ unit, facts }) => [...unit.positions, ...Object.values(facts).flatMap((each) => each.positions)].some(({ printed }) => printed !== null))
  const delegations = new Set(parties.filter((party) => party.kind === 'delegation').map((party) => party.code))
  const short = named.filter(({ by }) => holders(by).some((code) => delegations.has(code)))
  if (!remarks || short.length === 0) return []
  const lines = [...new Set(short.map(({ line }) => line))]
  return finding('other', lines, `Delegations are named by short forms in brackets (${onLines(lines)}) and by their full names in remarks. Both were read as the same parties.`)
}
