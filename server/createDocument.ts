import * as Y from 'yjs'
import type { Actor } from '../schema/acts/act.ts'
import type { Draft, Finding } from '../schema/draft.ts'
import { spelledDay } from '../schema/calendar.ts'
import { counted, levelInBrackets, unitName } from '../schema/naming.ts'
import { writeDraft } from '../schema/ydoc.ts'
import type { Deed, LogEntry } from './log.ts'
import { chain, emptyLog } from './log.ts'
import { takeSnapshot } from './room/takeSnapshot.ts'
import type { MemberRow, NewDocument, Store } from './store/store.ts'
import { emptyBatch } from './store/store.ts'

/** Where a new document comes from, and what is known of it besides its text. */
export interface Origin {
  readonly actor: Actor
  /** Whether the actor is a person who keeps their role in the new document; a command line is not. */
  readonly joins: boolean
  /** The file's name, for the log. */
  readonly file: string
  /** How many readings of the file somebody chose by hand before it was brought in. */
  readonly chosen?: number
  readonly demo: boolean
  /** ISO instant. */
  readonly now: string
}

/** A document as it was made. */
export interface Made {
  readonly id: string
  readonly title: string
  readonly findings: readonly Finding[]
}

/** A document that is ready to be kept, and what its maker is told of it. */
export interface Prepared {
  readonly made: Made
  readonly kept: NewDocument
}

/** Ids a document is made with. */
export interface NewIds {
  readonly id: string
  readonly snapshot: string
}

/** Makes a document of a draft and keeps it. */
export async function createDocument(store: Store, draft: Draft, { newId, ...origin }: Origin & { readonly newId: () => string }): Promise<Made> {
  const { made, kept } = prepareDocument(draft, origin, { id: newId(), snapshot: newId() })
  await store.createDocument(kept)
  return made
}

/** A document of a draft: its text as the first change, what it brought with it in the log, and a first snapshot to go back to. */
export function prepareDocument(draft: Draft, { actor, joins, file, chosen = 0, demo, now }: Origin, { id, snapshot }: NewIds): Prepared {
  const doc = new Y.Doc()
  writeDraft(doc, draft)
  const entries: LogEntry[] = []
  for (const { sentence, units } of importsIn(draft, file, chosen)) {
    const { user, name, role, party } = actor
    const deed: Omit<Deed, 'n'> = { at: now, user, name, role, party, type: 'import', act: { type: 'import', file }, units, sentence }
    entries.push(chain(entries.at(-1) ?? emptyLog(id), deed))
  }
  const first = takeSnapshot(doc, draft, { id: snapshot, title: 'As imported', at: now, by: actor.name, kind: 'automatic', seq: 1 })
  const member: MemberRow = { document: id, user: actor.user, role: actor.role, party: actor.party, invitation: null }
  return {
    made: { id, title: draft.title, findings: draft.findings },
    kept: {
      row: { id, title: draft.title, symbol: draft.symbol, created: now, demo },
      batch: { ...emptyBatch, updates: [{ seq: 1, user: actor.user, at: now, update: Y.encodeStateAsUpdate(doc) }], entries, snapshots: [first] },
      members: joins ? [member] : [],
    },
  }
}

/** What an imported text brings with it, one sentence each for the log: the text itself, its meetings, its stamps. */
function importsIn(draft: Draft, file: string, chosen: number): { sentence: string; units: readonly string[] }[] {
  const stamped = draft.units.filter((unit) => unit.stamp)
  return [
    { sentence: `Imported from "${file}": ${counted(draft.units.length, 'unit')}, ${counted(stamped.length, 'stamp')}.${chosen > 0 ? ` ${counted(chosen, 'reading was', 'readings were')} chosen by hand.` : ''}`, units: [] },
    ...draft.meetings.map(({ date, body, kind }) => ({
      sentence: `Imported: a ${kind} meeting${body ? ` of the ${body}` : ''}${date ? ` on ${spelledDay(date)}` : ''}.`,
      units: [],
    })),
    ...stamped.map((unit) => ({
      sentence: `Imported: ${unitName(draft, unit.id)} ${unit.stamp!.decision}${levelInBrackets(unit.stamp!)}.`,
      units: [unit.id],
    })),
  ]
}
