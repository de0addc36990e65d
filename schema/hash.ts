import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Unit } from './draft.ts'
import { bracketKey, normalRuns } from './runs.ts'

/** SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** What a decision is bound to: the words of a unit with their brackets and holders, and its label.
 *
 * Facts such as positions and stamps are left out, so that a position taken meanwhile does not refuse the gavel. */
export function hashOfWords(unit: Pick<Unit, 'kind' | 'by' | 'label' | 'runs'>): string {
  const runs = normalRuns(unit.runs).map((run) => [run.text, run.brackets.map(bracketKey), run.notes])
  return hashOf(JSON.stringify([unit.kind, unit.by, unit.label, runs]))
}
