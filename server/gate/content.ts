import * as Y from 'yjs'
import { bracketKinds } from '../../schema/draft.ts'
import { foulCharacter } from '../../schema/hygiene.ts'
import { refuse } from '../../schema/refusal.ts'
import { Fault, forgedFault } from './fault.ts'
import { limits } from './limits.ts'

/** Throws a `Fault` unless a new struct holds what typing makes: characters, marks on them, and gaps where both were. */
export function checkContent(struct: Y.Item | Y.GC): void {
  if (struct instanceof Y.GC) return
  const { content } = struct
  if (struct.parentSub !== null || typeof struct.parent === 'string') throw structureFault()
  if (content instanceof Y.ContentString) checkText(content.str)
  else if (content instanceof Y.ContentFormat) checkFormat(content.key, content.value)
  else if (content instanceof Y.ContentType) throw structureFault()
  else if (!(content instanceof Y.ContentDeleted)) throw forgedFault('malformed', 'a text holds words and brackets, nothing else')
}

/** Refuses what would add, remove or describe units, or write in the record. */
export function structureFault(): Fault {
  return forgedFault('structure', 'units and what is recorded about them change by acts, never by typing')
}

function checkText(text: string): void {
  const foul = foulCharacter(text)
  if (foul) throw new Fault(refuse('malformed', `The words hold a character that nobody could see (${foul}). Type them again without it.`))
}

/** A mark begins with its value and ends with null. Of notes only what typing beside one restores; that nothing changes is seen later. */
function checkFormat(name: string, value: unknown): void {
  const mark = /^(bracket|note)(--[A-Za-z0-9+/=]{8})$/.exec(name)?.[1]
  if (!mark) throw forgedFault('malformed', 'it would put a mark on the text that this document does not have')
  if (value === null) return
  if (!(mark === 'bracket' ? isBracket(value) : isNote(value))) throw forgedFault('malformed', `a ${mark} in it is not well formed`)
}

function isBracket(value: unknown): boolean {
  if (!hasExactly(value, ['by', 'id', 'kind', 'parent'])) return false
  const { id, kind, by, parent } = value
  return isName(id) && isName(by) && (parent === null || isName(parent)) && bracketKinds.some((each) => each === kind)
}

function isNote(value: unknown): boolean {
  return hasExactly(value, ['id']) && isName(value['id'])
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length <= limits.name
}

function hasExactly(value: unknown, names: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return JSON.stringify(Object.keys(value).sort()) === JSON.stringify(names)
}
