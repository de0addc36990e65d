import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { Act, ActContext, ActType } from '../../schema/acts/act.ts'
import { perform } from '../../schema/acts/perform.ts'
import type { Draft } from '../../schema/draft.ts'
import type { Effect } from '../../schema/effect.ts'
import { inverseOf, stateAfter } from '../../schema/inverse.ts'
import { applyEffect, draftOf, quietDoc, recordRoot } from '../../schema/ydoc.ts'
import { withEffect } from '../../schema/withEffect.ts'
import type { LogEntry } from '../../server/log.ts'
import { withInstants } from '../../server/room/tabled.ts'
import { draftOfSnapshot } from '../../server/room/takeSnapshot.ts'
import type { Store, UpdateRow } from '../../server/store/store.ts'
import { idsMade } from './idsMade.ts'

/** A document told again from what is stored of it. */
export interface Replayed {
  /** All changes that are stored, one after the other in an empty document. */
  readonly byChanges: Draft
  /** Every act of the log performed anew, between the changes of the text that came over the wire. None of the changes acts made is used. */
  readonly byActs: Draft
  readonly acts: number
  readonly texts: number
  /** Changes by the server's own hand: holds let go, and when a bracket was tabled. */
  readonly own: number
}

type Row = UpdateRow & { readonly clients: readonly number[] }
type Taken = NonNullable<ActContext['taken']>

/** Replays the log of a document from nothing, and throws at the first entry that does not do again what it did.
 *
 * Each act is performed twice. What new things are called is not in the log, so the first time they are called by numbers, and the
 * recorded change tells their names; the second time with these, and has to give the recorded draft, the same sentence and the same
 * units. It is written under the server's client id, so that what was typed next finds its place. */
export async function replayLog(store: Store, document: string, rows: readonly UpdateRow[]): Promise<Replayed> {
  const stored = await store.load(document)
  const persons = stored?.clients ?? new Map<number, string>()
  const entries = (await store.log(document)).filter(({ type }) => type !== 'import')
  const done = new Map<number, () => Taken>()
  const changes = quietDoc()
  const acts = quietDoc()
  const count = { texts: 0, own: 0 }
  let server = 0
  let next = 0
  let known: Draft | null = null
  const touched = new Set<string>()
  recordRoot(changes).observe(({ keysChanged }) => keysChanged.forEach((key) => touched.add(key)))

  const performed = async (entry: LogEntry, before: Draft, after: Draft): Promise<Effect | null> => {
    const { user, name, role, party, at } = entry
    // What is in the log was read as an act before it was written.
    const act = entry.act as Act
    const row = act.type === 'restore' ? await store.snapshot(document, act.snapshot) : null
    const taken = act.type === 'takeBack' ? done.get(act.entry)?.() : undefined
    const again = (newId: () => string) => {
      const outcome = perform(before, act, { actor: { user, name, role, party }, now: at, newId, ...(row && { snapshot: { title: row.title, draft: draftOfSnapshot(row) } }), ...(taken && { taken }) })
      if (!outcome.ok) return null
      return { ...outcome, effect: act.type === 'restore' || act.type === 'takeBack' ? outcome.effect : withInstants(before, outcome.effect, at) }
    }
    let made = 0
    const numbered = again(() => `new${++made}.`)
    if (!numbered) return null
    const names = idsMade(before, withEffect(before, numbered.effect), after)
    let used = 0
    const outcome = again(() => names.get(`new${++used}.`) ?? `unused${used}.`)
    if (!outcome || !isDeepStrictEqual(withEffect(before, outcome.effect), after)) return null
    if (outcome.sentence !== entry.sentence || !isDeepStrictEqual(outcome.units, entry.units)) throw new Error(`entry ${entry.n} says “${entry.sentence}”, and now “${outcome.sentence}”`)
    const { effect } = outcome
    done.set(entry.n, () => ({ at, user, type: entry.type as ActType, sentence: entry.sentence, units: entry.units, inverse: inverseOf(before, effect), after: stateAfter(after, effect) }))
    return outcome.effect
  }
  const skipEmpty = async (draft: Draft) => {
    for (let entry = entries[next]; entry; entry = entries[++next]) {
      const effect = await performed(entry, draft, draft)
      if (!effect || effect.text.length + effect.record.length > 0) return
    }
  }

  for (const row of rows.map(withClients)) {
    const entry = entries[next]
    const mayBeAct = entry !== undefined && row.seq > 1 && row.user === entry.user && row.at >= entry.at && !row.clients.some((client) => persons.has(client))
    const before: Draft | null = mayBeAct ? (known ?? draftOf(changes)) : null
    known = null
    touched.clear()
    Y.applyUpdate(changes, row.update)
    const [written] = row.clients
    if (written !== undefined && !persons.has(written)) server = written
    const after: Draft | null = before && draftOf(changes)
    const effect = before && after && entry ? await performed(entry, before, after) : null
    if (effect && after) {
      acts.clientID = server
      applyEffect(acts, effect)
      acts.clientID = 1
      next++
      known = after
      await skipEmpty(after)
      continue
    }
    Y.applyUpdate(acts, row.update)
    if (row.seq === 1) continue
    if (row.user === 'server') count.own++
    else count.texts++
    const stranger = [...touched].find((key) => row.user !== 'server' || !/^(?:hold|bracket):/.test(key))
    if (stranger !== undefined) throw new Error(`change ${row.seq} by ${row.user} at ${row.at} touches ${stranger} of the record, and the log does not tell of it; the next entry is ${entry ? `${entry.n}: ${entry.type} by ${entry.user} at ${entry.at}` : 'none'}`)
  }
  if (next < entries.length) throw new Error(`entry ${entries[next]!.n}, “${entries[next]!.sentence}”, was not found to have done anything`)
  return { byChanges: draftOf(changes), byActs: draftOf(acts), acts: next, ...count }
}

function withClients(row: UpdateRow): Row {
  return { ...row, clients: Y.decodeUpdate(row.update).structs.map(({ id }) => id.client) }
}
