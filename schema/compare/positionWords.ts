import { spelledDay } from '../calendar.ts'
import type { Draft, Position, Stance } from '../draft.ts'
import { ended } from '../naming.ts'
import { begun, partyInSentence } from './inSentence.ts'

type Said = Pick<Position, 'party' | 'stance' | 'until' | 'printed'>
type Names = Pick<Draft, 'parties'>

/** A position that is held, on what: "Brazil opposes Objective 1.2, 5", "Pending consultations by Jamaica until May 3, 2012 on …"; `aside` is a
 * clause about it. What is asked for is told in the printed words, since the stance alone does not say it. */
export function positionHeld(draft: Names, { party, stance, until, printed }: Said, what: string, aside = ''): string {
  const on = aside === '' ? what : clause(what)
  const more = aside === '' ? '' : `, ${aside}`
  if (stance === 'proposes' && printed !== null) return `On ${on}${more}: ${printed}`
  const name = partyInSentence(draft, party)
  if (stance === 'pending consultations') return `Pending consultations by ${name}${until === undefined ? '' : ` until ${spelledDay(until)}`} on ${on}${more}`
  return `${begun(name)} ${does[stance]} ${on}${more}`
}

/** A position its party gave up, on what still stands. */
export function positionOver(draft: Names, { party, stance }: Said, what: string): string {
  const name = partyInSentence(draft, party)
  return stance === 'pending consultations' ? `The consultations of ${name} on ${what} are over` : `${begun(name)} no longer ${does[stance]} ${what}`
}

/** A position that nobody gave up: what it was held on is gone, whether it was accepted, rejected or removed. */
export function positionWent(draft: Names, position: Said, what: string): string {
  const printed = position.printed === null ? '' : `: “${position.printed}”`
  return `The position of ${partyInSentence(draft, position.party)} went with ${clause(what)}, ${held(position.stance)}${printed}`
}

/** What its party held on a thing until now, as a clause: "which it opposed". */
export function held(stance: Stance): string {
  return { proposes: 'which it proposed', supports: 'which it supported', opposes: 'which it opposed', reserves: 'on which it reserved its position', 'pending consultations': 'on which it had pending consultations', 'can live with': 'which it could live with' }[stance]
}

const does: Readonly<Record<Exclude<Stance, 'pending consultations'>, string>> = {
  proposes: 'proposes', supports: 'supports', opposes: 'opposes', reserves: 'reserves its position on', 'can live with': 'can live with',
}

/** The name of a unit before a comma: "Objective 1.2, 1" and not "Objective 1.2, 1.". */
export function clause(name: string): string {
  return name.replace(/\.$/, '')
}

/** A sentence with its full stop, which printed words may have inside their bracket ("[Bolivia requests a reference.]"). */
export function finished(sentence: string): string {
  return /[.!?…]\]$/.test(sentence) ? sentence : ended(sentence)
}
