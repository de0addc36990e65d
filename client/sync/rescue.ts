import type * as Y from 'yjs'
import type { Draft, Unit } from '../../schema/draft.ts'
import { placesOf } from '../../schema/places.ts'
import type { RefusalMessage } from '../../schema/protocol.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { textIn, unitElement, writeEdits } from '../../schema/ydoc.ts'
import type { Link } from './link.ts'
import type { Replayed, Unsent } from './replay.ts'
import { replay, unsentIn } from './replay.ts'
import type { Offered } from './room.ts'

/** What is brought from a copy that was refused to a fresh one, and what has to be handed back. */
export interface Rescue {
  readonly replayed: Replayed
  readonly offered: readonly Omit<Offered, 'id'>[]
}

/** Works out what becomes of the words in a refused copy.
 *
 * `twice` names units whose words were refused again after they had been put back once: these are handed back, not tried for ever. */
export function rescue(
  old: Pick<Link, 'doc' | 'acknowledged'>,
  fresh: Y.Doc,
  refusal: RefusalMessage,
  typed: readonly Unsent[],
  twice: ReadonlySet<string>,
  allowed: (before: Unit, after: Unit, draft: Draft) => Refusal | null,
  draft: Draft,
): Rescue {
  const judged = (before: Unit, after: Unit, now: Draft): Refusal | null => (twice.has(before.id) ? asRefusal(refusal, before.id) : allowed(before, after, now))
  const replayed = replay(unsentIn(old.acknowledged, old.doc, typed), old.acknowledged, fresh, judged)
  const offered = replayed.left.map(({ unit, text, refusal: why }) => ({ unit, text, sentence: sentenceFor(why, unit, draft) }))
  const nothing = replayed.edits.length === 0 && offered.length === 0 && refusal.text.trim() !== ''
  if (!nothing) return { replayed, offered }
  const unit = refusal.unit ?? ''
  return { replayed, offered: [{ unit, text: refusal.text, sentence: sentenceFor(asRefusal(refusal, unit), unit, draft) }] }
}

/** Writes what may be brought over into the fresh copy. */
export function bringOver(doc: Y.Doc, { edits }: Replayed, origin: object): void {
  doc.transact(() => {
    for (const each of edits) {
      const element = unitElement(doc, each.unit)
      const text = element && textIn(element)
      if (text) writeEdits(text, each.edits)
    }
  }, origin)
}

/** A race that nobody is to blame for is told calmly; anything else in the words of the refusal. */
function sentenceFor(refusal: Refusal, unit: string, draft: Draft): string {
  const place = placesOf(draft).get(unit)
  const kept = 'your words are kept here.'
  if (refusal.code === 'held') return `${place ?? 'The paragraph'} was being decided; ${kept}`
  // Where the paragraph is still there, what is gone is the bracket that the words were proposed in.
  if (refusal.code === 'gone' && place === undefined) return `The paragraph was taken out while you typed; ${kept}`
  // Our own editor forges nothing: others' brackets reached over these words when the one around them was settled.
  if (refusal.code === 'forged') return `A bracket around these words was accepted, rejected or withdrawn while you typed; ${kept}`
  if (refusal.code === 'sealed') {
    const decision = draft.units.find((each) => each.id === unit)?.stamp?.decision ?? 'decided'
    return `${place ?? 'The paragraph'} was ${decision} while you typed; ${kept}`
  }
  return `${refusal.sentence} Your words are kept here.`
}

function asRefusal({ code, sentence }: RefusalMessage, unit: string): Refusal {
  return { ok: false, code, sentence, unit }
}
