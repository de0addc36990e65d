import { EditorState } from 'prosemirror-state'
import type { Plugin, Transaction } from 'prosemirror-state'
import * as Y from 'yjs'
import type { Binding, BoundEditor } from '../../client/editor/binding.ts'
import { bind } from '../../client/editor/binding.ts'
import { documentNode, findUnit, runsOfNode, unitId } from '../../client/editor/unitNode.ts'
import type { Draft, Run } from '../../schema/draft.ts'
import { normalRuns } from '../../schema/runs.ts'
import type { Effect } from '../../schema/effect.ts'
import { applyEffect, draftOf, writeDraft } from '../../schema/ydoc.ts'

/** An editor without a screen: a state, what is dispatched to it, and the document it is bound to. */
export interface HeadlessEditor extends BoundEditor {
  readonly binding: Binding
  /** Position of a character offset in a unit. */
  at(unit: string, offset: number): number
  edit(change: (tr: Transaction, editor: HeadlessEditor) => Transaction): void
}

/** Binds an editor without a screen to a document. */
export function headless(doc: Y.Doc, plugins: readonly Plugin[] = []): HeadlessEditor {
  let state = EditorState.create({ doc: documentNode(doc), plugins: [...plugins] })
  const editor: HeadlessEditor = {
    get state() {
      return state
    },
    dispatch(transaction) {
      const applied = state.applyTransaction(transaction)
      state = applied.state
      binding.wrote(applied.transactions)
    },
    get binding() {
      return binding
    },
    at(unit, offset) {
      const place = findUnit(state.doc, unit)
      if (!place) throw new Error(`no unit ${unit}`)
      return place.pos + 1 + offset
    },
    edit(change) {
      editor.dispatch(change(state.tr, editor))
    },
  }
  const binding = bind(doc, editor)
  return editor
}

/** A server and some editors whose messages travel only when told to, so that a test decides who sees what when. */
export interface Room {
  readonly server: Y.Doc
  readonly editors: readonly HeadlessEditor[]
  /** Sends what this editor has typed to the server. */
  readonly send: (editor: number) => void
  /** Brings this editor what the server has for it. */
  readonly receive: (editor: number) => void
  readonly act: (effect: Effect) => void
  readonly settle: () => void
}

/** Opens a draft in several editors. */
export function room(draft: Draft, count: number): Room {
  const server = new Y.Doc()
  server.clientID = 1
  writeDraft(server, draft)
  const editors: HeadlessEditor[] = []
  const up: Uint8Array[][] = []
  const down: Uint8Array[][] = []
  for (let i = 0; i < count; i++) {
    const doc = new Y.Doc()
    doc.clientID = 10 + i
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'server')
    const outbox: Uint8Array[] = []
    doc.on('update', (update, origin) => {
      if (origin !== 'server') outbox.push(update)
    })
    up.push(outbox)
    down.push([])
    editors.push(headless(doc))
  }
  server.on('update', (update, origin) => down.forEach((inbox, i) => (i === origin ? undefined : inbox.push(update))))
  const send = (i: number) => up[i]!.splice(0).forEach((update) => Y.applyUpdate(server, update, i))
  const receive = (i: number) => down[i]!.splice(0).forEach((update) => Y.applyUpdate(editors[i]!.binding.doc, update, 'server'))
  return {
    server,
    editors,
    send,
    receive,
    act: (effect) => applyEffect(server, effect),
    settle() {
      while (up.some((box) => box.length) || down.some((box) => box.length)) editors.forEach((_, i) => (send(i), receive(i)))
    },
  }
}

/** The units an editor shows, as ids with their runs. */
export function shown(editor: BoundEditor): { id: string; by: unknown; runs: Run[] }[] {
  return editor.state.doc.children.map((node) => ({ id: unitId(node), by: node.attrs['by'] as unknown, runs: runsOfNode(node) }))
}

/** The units a live document holds, in the same form. */
export function held(doc: Y.Doc): { id: string; by: unknown; runs: Run[] }[] {
  return draftOf(doc).units.map(({ id, by, runs }) => ({ id, by, runs: normalRuns(runs) }))
}
