import { meetingKinds, unitKinds } from '../draft.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Act, ActOf, ActType, Seen } from './act.ts'

/** An act read from JSON that came from outside, or a refusal that says where it is wrong ("units[2] is to be an id").
 *
 * A field nobody knows is refused too: an act is a deed on record, and what is written there is to be what was meant. */
export function readAct(json: unknown): Act | Refusal {
  try {
    return read(json)
  } catch (error) {
    if (error instanceof NotAnAct) return refuse('malformed', error.message)
    throw error
  }
}

class NotAnAct extends Error {
  constructor(path: string, wanted: string) {
    super(`The act cannot be read: ${path || 'it'} is to be ${wanted}.`)
  }
}

type Reader<T> = (value: unknown, path: string) => T
/** A reader for every field of an act but its key and type; required here where the act has it optional. */
type Readers<T extends ActType> = { readonly [K in Exclude<keyof ActOf<T>, 'key' | 'type'>]-?: Reader<ActOf<T>[K]> }

const text = (longest: number, what = 'a text'): Reader<string> => (value, path) => {
  if (typeof value !== 'string') throw new NotAnAct(path, what)
  if (value.length > longest) throw new NotAnAct(path, `no longer than ${longest} characters`)
  return value
}
const id: Reader<string> = (value, path) => {
  if (typeof value !== 'string' || value === '' || value.length > 200) throw new NotAnAct(path, 'an id')
  return value
}
const ids: Reader<readonly string[]> = (value, path) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > 1000) throw new NotAnAct(path, 'a list of one to 1000 ids')
  return value.map((each, i) => id(each, `${path}[${i}]`))
}
const whole: Reader<number> = (value, path) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new NotAnAct(path, 'a whole number, zero or more')
  return value
}
const flag: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw new NotAnAct(path, 'true or false')
  return value
}
const seen: Reader<Seen> = (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAnAct(path, 'hashes by unit id')
  const entries = Object.entries(value)
  if (entries.length > 1000) throw new NotAnAct(path, 'no more than 1000 hashes')
  return Object.fromEntries(entries.map(([key, hash]) => [key, text(100, 'a hash')(hash, `${path}.${key.slice(0, 40)}`)]))
}
const oneOf = <T extends string>(known: readonly T[]): Reader<T> => (value, path) => {
  const found = known.find((each) => each === value)
  if (found === undefined) throw new NotAnAct(path, inWords(known))
  return found
}
const orNull = <T>(reader: Reader<T>): Reader<T | null> => (value, path) => (value === null ? null : reader(value, path))
const optional = <T>(reader: Reader<T>): Reader<T | undefined> => (value, path) => (value === undefined ? undefined : reader(value, path))

const label = text(100)
const by = text(200, 'a party code')

const readers: { readonly [T in ActType]: Readers<T> } = {
  openMeeting: { date: text(10, 'a day as 2012-04-19'), body: text(200), kind: oneOf(meetingKinds) },
  closeMeeting: {},
  stamp: { units: ids, decision: oneOf(['agreed', 'deleted']), seen },
  reopen: { units: ids, reason: text(2000), asked: optional(orNull(id)) },
  accept: { brackets: ids, seen: optional(seen) },
  reject: { brackets: ids, seen: optional(seen) },
  withdraw: { brackets: ids, party: optional(id) },
  relabel: { unit: id, label: orNull(label) },
  insertUnit: { after: orNull(id), kind: oneOf(unitKinds), text: text(50_000), by: orNull(by), label: optional(orNull(label)), alternativeTo: optional(orNull(id)) },
  removeUnit: { unit: id, seen },
  split: { unit: id, at: whole, seen },
  join: { unit: id, seen },
  hold: { units: ids },
  release: { units: ids },
  appointClerk: { user: id, appointed: flag },
  restore: { snapshot: id },
  takeBack: { entry: whole },
}

function read(json: unknown): Act {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new NotAnAct('', 'an object {key, type, …}')
  const given = new Map<string, unknown>(Object.entries(json))
  const key = id(given.get('key'), 'key')
  const type = oneOf(Object.keys(readers) as ActType[])(given.get('type'), 'type')
  const fields = new Map<string, Reader<unknown>>(Object.entries(readers[type]))
  const stranger = [...given.keys()].find((name) => name !== 'key' && name !== 'type' && !fields.has(name))
  if (stranger !== undefined) throw new NotAnAct(stranger.slice(0, 40), `left out, since an act of type "${type}" has no such field`)
  const values = [...fields].map(([name, reader]) => [name, reader(given.get(name), name)] as const)
  // The table of readers has the fields of each type of act, checked by its own type.
  return { key, type, ...Object.fromEntries(values.filter(([, value]) => value !== undefined)) } as Act
}

function inWords(known: readonly string[]): string {
  return `one of ${known.map((each) => `"${each}"`).join(', ')}`
}
