import type { Refusal } from '../../schema/refusal.ts'

/** Thrown inside the gate to refuse an update, and caught by it: what reads an update is many small steps deep. */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.sentence)
    this.refusal = refusal
  }
}

/** Refuses a change that nobody could have made by typing. */
export function forgedFault(code: 'malformed' | 'structure' | 'forged', what: string): Fault {
  return new Fault({ ok: false, code, sentence: `The change was not taken: ${what}.` })
}
