export const refusalCodes = [
  /** The role may not do this. */ 'role',
  /** The words belong to another party, or to the text. */ 'not yours',
  /** The unit is agreed or deleted. */ 'sealed',
  /** The unit is held for a decision. */ 'held',
  /** The words changed since they were looked at. */ 'changed',
  /** What it is about is not there any more. */ 'gone',
  /** No meeting is open, or one already is. */ 'meeting',
  /** Not a thing the document can hold. */ 'malformed',
  /** Units come and go only by acts. */ 'structure',
  /** It speaks under a name that is not the sender's. */ 'forged',
  /** More than is taken at once. */ 'size',
  /** The draft does not allow it in this state. */ 'state',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/** A refusal is a value: the sentence is for the person, the rest for the program. */
export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  readonly sentence: string
  /** Unit it is about, where there is one. */
  readonly unit?: string
  /** For `changed`: the words now, by unit id, with their hashes. */
  readonly now?: Readonly<Record<string, { readonly hash: string; readonly words: string }>>
}

/** A refusal with its sentence. */
export function refuse(code: RefusalCode, sentence: string, more: Pick<Refusal, 'unit' | 'now'> = {}): Refusal {
  return { ok: false, code, sentence, ...more }
}
