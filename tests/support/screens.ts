import { TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { WebSocket as WebSocketOfNode } from 'ws'
import type { Role } from '../../schema/acts/act.ts'
import { textOf } from '../../schema/runs.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { openRoom } from '../../client/sync/openRoom.ts'
import type { DeedDone, Room } from '../../client/sync/room.ts'
import { createTimers } from '../../client/sync/timers.ts'
import { findUnit } from '../../client/editor/unitNode.ts'
import type { TestServer } from './openServer.ts'

/** One person's room on a real server, with a line that can be held still. */
export interface Screen {
  readonly room: Room
  readonly view: EditorView
  /** Keeps what is sent from leaving, until it is let go: what a slow line does to a typist. */
  readonly hold: () => void
  readonly letGo: () => void
  /** Waits until the state of the room is as asked for. */
  readonly until: (as: (room: Room) => boolean) => Promise<void>
  /** Puts the cursor at a character of a unit, or selects up to another. */
  readonly put: (unit: string, from: number, to?: number) => void
  /** Types letters as a keyboard does. */
  readonly type: (text: string) => void
  readonly press: (key: string, more?: KeyboardEventInit) => void
  readonly words: (unit: string) => string
  readonly close: () => void
}

/** Opens a room as somebody who was invited. */
export async function openScreen(server: TestServer, document: string, role: Role, party: string | null = null): Promise<Screen> {
  const person = await server.signIn(document, role, party)
  let held: (() => void)[] | null = null
  class Line extends WebSocketOfNode {
    constructor(url: string | URL) {
      super(`${String(url)}&token=${person.token}`)
    }
    override send(data: Parameters<WebSocketOfNode['send']>[0]): void {
      if (held) held.push(() => super.send(data))
      else super.send(data)
    }
  }
  let ids = 0
  let view: EditorView | null = null
  const room = openRoom(document, { user: person.user, name: '', role, party, clerk: false }, {
    ...createTimers(),
    server: server.origin.replace(/^http/, 'ws'),
    // The class of `ws` is that of the browser as far as a provider uses it.
    WebSocket: Line as unknown as typeof WebSocket,
    online: () => true,
    made: (made) => void (view = made),
    newId: () => `${person.user.slice(0, 6)}${ids++}`,
    async sendAct(_document, key, deed): Promise<DeedDone | Refusal> {
      const { status, body } = await person.act({ ...deed, key })
      const answer = body as Record<string, unknown>
      if (status === 200) return { ok: true, entry: Number(answer['entry']), sentence: String(answer['sentence']), notices: [] }
      return { ok: false, code: answer['code'] as Refusal['code'], sentence: String(answer['detail']) }
    },
  })
  const place = globalThis.document.createElement('div')
  globalThis.document.body.append(place)
  room.editor.mount(place)
  const until: Screen['until'] = (as) =>
    new Promise((resolve) => {
      const look = () => {
        if (!as(room)) return
        stop()
        resolve()
      }
      const stop = room.subscribe(look)
      look()
    })
  await until(({ getState }) => getState().connection === 'live' && getState().draft.units.length > 0)
  const editor = made(view)

  const offset = (unit: string, at: number) => {
    const found = findUnit(editor.state.doc, unit)
    if (!found) throw new Error(`no unit ${unit}`)
    return found.pos + 1 + at
  }
  return {
    room,
    view: editor,
    hold: () => void (held ??= []),
    letGo() {
      const waiting = held ?? []
      held = null
      for (const send of waiting) send()
    },
    until,
    put(unit, from, to = from) {
      editor.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, offset(unit, from), offset(unit, to))))
    },
    type(text) {
      for (const letter of text) {
        const { from, to } = editor.state.selection
        const handled = editor.someProp('handleTextInput', (each) => each(editor, from, to, letter, () => editor.state.tr.insertText(letter, from, to)))
        if (!handled) editor.dispatch(editor.state.tr.insertText(letter, from, to))
      }
    },
    press(key, more = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
      editor.someProp('handleKeyDown', (each) => each(editor, event))
    },
    words: (unit) => textOf(room.getState().draft.units.find((each) => each.id === unit)?.runs ?? []),
    close() {
      room.destroy()
      place.remove()
    },
  }
}

function made(view: EditorView | null): EditorView {
  if (!view) throw new Error('the room made no editor')
  return view
}

// jsdom lays nothing out.
Object.assign(Range.prototype, { getClientRects: () => [], getBoundingClientRect: () => new DOMRect() })
