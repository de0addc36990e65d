import * as Y from 'yjs'
import { createClaims } from '../../server/gate/claims.ts'
import type { Accepted, Gate, Refused } from '../../server/gate/gate.ts'
import { createGate } from '../../server/gate/gate.ts'
import type { Actor, Role } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { normalRuns, textOf } from '../../schema/runs.ts'
import { draftOf, textIn, unitElement, writeDraft } from '../../schema/ydoc.ts'

/** A gate before a draft, and pages that write to it. */
export interface GateRoom {
  readonly gate: Gate
  /** Opens a page for somebody: "URY" is a delegation, "chair", "secretariat" and "observer" are themselves. */
  page(who: string): Page
  /** The unit as everybody sees it: "The {URY-1 ins URY|new }text". */
  read(unit: string): string
}

/** Somebody's copy of the document, in which anything can be written. */
export interface Page {
  readonly doc: Y.Doc
  readonly actor: Actor
  text(unit: string): Y.XmlText
  /** Writes in the copy, and gives the update an editor would send. */
  write(change: () => void): Uint8Array
  /** The same, sent to the gate. */
  send(change: () => void): Accepted | Refused
  accept(update: Uint8Array): Accepted | Refused
  /** Takes in what the gate holds. */
  pull(): void
}

export const noon = '2012-04-19T12:00:00.000Z'

export function gateRoom(draft: Draft): GateRoom {
  const doc = new Y.Doc()
  writeDraft(doc, draft)
  const gate = createGate(doc)
  const claims = createClaims()
  return {
    gate,
    page(who) {
      const copy = new Y.Doc()
      const actor = actorFor(who)
      const page: Page = {
        doc: copy,
        actor,
        text(unit) {
          const element = unitElement(copy, unit)
          const text = element && textIn(element)
          if (!text) throw new Error(`no unit ${unit} in this copy`)
          return text
        },
        write(change) {
          const updates: Uint8Array[] = []
          const collect = (update: Uint8Array) => updates.push(update)
          copy.on('update', collect)
          copy.transact(change)
          copy.off('update', collect)
          if (updates.length !== 1) throw new Error(`${updates.length} updates where one was expected`)
          return updates[0]!
        },
        send: (change) => page.accept(page.write(change)),
        accept: (update) => gate.accept(update, { ...actor, claims }, noon),
        pull: () => Y.applyUpdate(copy, gate.encodeState()),
      }
      page.pull()
      return page
    },
    read(unit) {
      const found = draftOf(gate.doc).units.find(({ id }) => id === unit)
      return found ? normalRuns(found.runs.map((run) => ({ ...run, notes: [] }))).map((run) => run.brackets.reduce((text, { id, kind, by, parent }) => `{${[id, kind, by, parent && `^${parent}`].filter(Boolean).join(' ')}|${text}}`, textOf([run]))).join('') : 'gone'
    },
  }
}

/** The value and the stored name of a bracket mark. */
export function mark(id: string, kind: string, by: string, parent: string | null = null): Record<string, unknown> {
  return { [`bracket--${`${id}${kind}12345678`.replace(/[^A-Za-z0-9]/g, '').slice(0, 8)}`]: { id, kind, by, parent } }
}

function actorFor(who: string): Actor {
  const role: Role = who === 'chair' || who === 'secretariat' || who === 'observer' ? who : 'delegation'
  return { user: `user of ${who}`, name: who, role, party: role === 'delegation' ? who : null }
}
