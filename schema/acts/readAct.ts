import type { House, Level, Party, QuorumRule } from '../draft.ts'
import { meetingKinds, partyKinds, stances, unitKinds } from '../draft.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Act, ActOf, ActType, Awaited, Seen } from './act.ts'

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

const listOf = <T>(reader: Reader<T>, most: number): Reader<readonly T[]> => (value, path) => {
  if (!Array.isArray(value) || value.length > most) throw new NotAnAct(path, `a list of at most ${most}`)
  return value.map((each, i) => reader(each, `${path}[${i}]`))
}
/** An object with exactly these fields; one whose reader takes `undefined` may be absent. */
const shaped = <T extends object>(fields: { readonly [K in keyof T]-?: Reader<T[K]> }): Reader<T> => (value, path) => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAnAct(path, 'an object')
  const given = new Map<string, unknown>(Object.entries(value))
  const known = Object.entries(fields) as [string, Reader<unknown>][]
  const stranger = [...given.keys()].find((name) => !known.some(([field]) => field === name))
  if (stranger !== undefined) throw new NotAnAct(`${path}.${stranger.slice(0, 40)}`, 'left out, since there is no such field')
  const read = known.map(([name, reader]) => [name, reader(given.get(name), `${path}.${name}`)] as const)
  // The readers are those of the fields of T, by its own type.
  return Object.fromEntries(read.filter(([, each]) => each !== undefined)) as T
}

const day = text(10, 'a day as 2012-04-19')
const awaited = shaped<Awaited>({ party: id, until: optional(day) as Reader<string> })
const level = shaped<Level>({ level: text(40), dated: flag, pending: flag, colour: orNull(oneOf(['yellow', 'green'])) })
const quorum: Reader<QuorumRule> = (value, path) => {
  const { rule } = shaped<{ rule: QuorumRule['rule']; number?: number }>({ rule: oneOf(['majority', 'third', 'number']), number: optional(whole) as Reader<number> })(value, path)
  return rule === 'number' ? shaped<{ rule: 'number'; number: number }>({ rule: oneOf(['number']), number: whole })(value, path) : { rule }
}
const house = shaped<House>({
  name: text(60), quorum,
  levels: shaped<House['levels']>({ informal: level, 'working group': level, formal: level, 'no quorum': level }),
})
const party = shaped<Party>({ code: id, kind: oneOf(partyKinds), names: listOf(text(200), 20), short: listOf(text(60), 20) })

const label = text(100)
const by = text(200, 'a party code')

const readers: { readonly [T in ActType]: Readers<T> } = {
  openMeeting: { date: text(10, 'a day as 2012-04-19'), body: text(200), kind: oneOf(meetingKinds) },
  closeMeeting: {},
  suspendMeeting: {},
  resumeMeeting: {},
  callRoll: { present: listOf(id, 1000) },
  attend: { party: id, present: flag },
  stamp: { units: ids, decision: oneOf(['agreed', 'deleted']), seen, awaiting: optional(listOf(awaited, 100)) },
  confirm: { units: ids, seen },
  takePosition: { on: id, party: optional(id), stance: orNull(oneOf(stances)), printed: optional(text(2000)), until: optional(day) },
  choose: { chosen: id, over: ids, seen },
  merge: { units: ids, text: text(50_000), seen },
  moveUnit: { unit: id, after: orNull(id), label: optional(orNull(label)), seen },
  consolidate: {},
  point: { unit: orNull(id) },
  park: { units: ids, parked: flag },
  askFloor: { party: optional(id), unit: orNull(id) },
  callFloor: { request: id },
  endFloor: { request: id },
  describe: { title: text(500), symbol: text(200), distribution: text(100), language: text(100) },
  setHouse: { house },
  setParty: { party },
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
