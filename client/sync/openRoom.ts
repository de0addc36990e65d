import type { Transaction } from 'prosemirror-state'
import { Selection as TextCursor } from 'prosemirror-state'
import type { Draft, PartyCode, Run, Unit } from '../../schema/draft.ts'
import { emptyDraft, holders } from '../../schema/draft.ts'
import { judgeUnit } from '../../schema/judge.ts'
import { isStaff, mayType } from '../../schema/policy.ts'
import type { RefusalMessage } from '../../schema/protocol.ts'
import type { Refusal } from '../../schema/refusal.ts'
import { withCarets } from '../editor/carets.ts'
import { composingOf } from '../editor/composition/composition.ts'
import { createEditor } from '../editor/createEditor.ts'
import { editorHandle } from '../editor/handle.ts'
import { liveHint } from '../editor/liveHint.ts'
import { redraw } from '../editor/looks/plugin.ts'
import type { Seat } from '../editor/seat.ts'
import { unitIn } from '../editor/seat.ts'
import { sameSelection, selectionOf } from '../editor/selection.ts'
import type { History, Undoing, Verdict } from '../editor/undo.ts'
import { history } from '../editor/undo.ts'
import type { RoomParts } from './browserParts.ts'
import { browserParts } from './browserParts.ts'
import type { Link } from './link.ts'
import { link } from './link.ts'
import type { LiveDraft } from './liveDraft.ts'
import { liveDraft } from './liveDraft.ts'
import { caretsIn, peopleIn, sayWhere } from './presence.ts'
import { createOwnActs } from './ownActs.ts'
import type { Deed, Me, Room, RoomState } from './room.ts'
import { bringOver, rescue } from './rescue.ts'
import { createStore } from './store.ts'
import { createTyped } from './typed.ts'
import { createWaiting } from './waiting.ts'

const nowhere: RoomState['selection'] = { mode: 'text', units: [], unit: null, from: 0, to: 0, text: '', bracket: null }
// Moves of the cursor are told this often, so that a typist does not send two messages a letter. Milliseconds.
const WHERE_EVERY = 150

/** Opens a document for live work. The room connects at once and stays until it is destroyed. */
export function openRoom(document: string, me: Me, parts: RoomParts = browserParts()): Room {
  const store = createStore<RoomState>({
    draft: emptyDraft, connection: 'connecting', saved: true, people: [], selection: nowhere, offered: [], voice: me.party,
    composing: null, filter: 'all', hint: null, pending: false, canUndo: false, canRedo: false,
  })
  const waiting = createWaiting(store, parts.later)
  const typed = createTyped()
  const ownActs = createOwnActs(parts.later, tellHistory)
  let ready = false
  let left = false
  let wasInText = false
  /** Units whose words were put back after a refusal and not taken yet. */
  const putBack = new Set<string>()

  const seat: Seat = {
    me,
    draft: () => live.get(),
    judge: judgeUnit,
    speaksFor: () => (me.role === 'observer' ? null : store.get().voice),
    ready: () => ready,
    act,
    settled: () => waiting.until((state) => state.saved),
    until: (as) => waiting.until((state) => as(state.draft)),
    refused: ({ sentence, unit }) => store.set({ hint: { unit: unit ?? null, sentence } }),
    offer: (words) => store.set({ offered: [...store.get().offered, { ...words, id: parts.newId() }] }),
    newBracket: (party: PartyCode) => `${party}-${parts.newId()}`,
  }

  async function act(deed: Deed): ReturnType<Room['act']> {
    const answer = await send(deed)
    if (answer.ok && !left && ownActs.did(deed, answer.entry)) past.close()
    return answer
  }

  async function send(deed: Deed): ReturnType<Room['act']> {
    // An act is about words that the server must have first.
    if (!store.get().saved) await seat.settled()
    return await parts.sendAct(document, parts.newId(), deed)
  }

  function undo(): void {
    const entry = ownActs.last()
    if (entry === null || past.canUndo()) past.undo()
    else void act({ type: 'takeBack', entry }).then((answer) => !answer.ok && seat.refused(answer))
  }

  let current: Link = connect(() => {
    if (ready) return
    ready = true
    const { tr } = editor.view.state
    // Before the text came there was nothing to put a cursor into.
    editor.view.dispatch(redraw(tr.setSelection(TextCursor.atStart(tr.doc))))
    editor.colour()
    editor.view.setProps({})
    tellWhere()
    tellPeople()
  })
  let live: LiveDraft = watch(current.doc)
  const editor = createEditor(current.doc, seat, { changed, undo, redo: () => past.redo() })
  let past: History = remember(current.doc)
  parts.made?.(editor.view)

  function connect(synced: () => void): Link {
    let refused = false
    const made: Link = link({ server: parts.server, document, WebSocket: parts.WebSocket, online: parts.online }, {
      connection: (connection) => {
        if (!refused) store.set({ connection: connection === 'connecting' && ready ? 'reconnecting' : connection })
      },
      saved: () => {
        const saved = made.saved()
        if (made !== current) return
        if (saved) {
          typed.clear()
          putBack.clear()
        }
        store.set({ saved })
      },
      synced,
      refused: (refusal) => {
        refused = true
        recover(refusal)
      },
    })
    made.awareness.on('change', tellPeople)
    return made
  }

  function watch(doc: Link['doc']): LiveDraft {
    const made = liveDraft(doc, ({ record }) => {
      if (made !== live) return
      if (record) editor.view.dispatch(redraw(editor.view.state.tr))
      parts.soon('colours', 200, editor.colour)
      const { draft: before, hint } = store.get()
      const draft = live.get()
      store.set({ draft, hint: hint && isClosedAlike(before, draft, hint.unit) ? hint : null })
    })
    return made
  }

  function remember(doc: Link['doc']): History {
    return history(doc, editor.binding.origin, mayUndo, () => parts.soon('history', 0, tellHistory))
  }

  function tellHistory(): void {
    store.set({ canUndo: past.canUndo() || ownActs.last() !== null, canRedo: past.canRedo() })
  }

  function mayUndo(undoing: readonly Undoing[]): Verdict {
    const draft = live.get()
    for (const { unit: id, after } of undoing) {
      const unit = unitIn(draft, id)
      const refusal = unit && allowed(unit, { ...unit, runs: after }, draft)
      if (!refusal) continue
      const keyed = isStaff(me) && refusal.code === 'not yours' ? bracketsGone(unit.runs, after) : []
      if (keyed.length === 0) {
        seat.refused(refusal)
        return 'drop'
      }
      // Whoever keys for a party takes its bracket back by an act, which is recorded, and not by typing.
      void send({ type: 'withdraw', brackets: keyed }).then((answer) => !answer.ok && seat.refused(answer))
      return 'done'
    }
    return 'go'
  }

  function allowed(before: Unit, after: Unit, draft: Draft): Refusal | null {
    return mayType(me, before, draft) ?? judgeUnit(before, after, me)
  }

  /** The server will not have this copy again: a fresh one takes its place, and what may still be said is said on it. The editor goes on
   * meanwhile, and so do the words. */
  function recover(refusal: RefusalMessage): void {
    const old = current
    old.destroy()
    if (left) return
    store.set({ saved: false })
    let taken = false
    const fresh = connect(() => {
      if (taken || left) return
      taken = true
      live.destroy()
      past.destroy()
      live = watch(fresh.doc)
      const { replayed, offered } = rescue(old, fresh.doc, refusal, typed.all(old.doc), new Set(putBack), allowed, live.get())
      for (const { unit } of replayed.edits) putBack.add(unit)
      typed.clear()
      current = fresh
      past = remember(fresh.doc)
      bringOver(fresh.doc, replayed, editor.binding.origin)
      editor.binding.attach(fresh.doc)
      editor.view.dispatch(redraw(editor.view.state.tr))
      for (const words of offered) seat.offer(words)
      store.set({ draft: live.get(), saved: fresh.saved(), connection: 'live' })
      tellHistory()
      tellWhere()
      tellPeople()
    })
  }

  function changed(transactions: readonly Transaction[]): void {
    typed.note(transactions, current)
    const before = store.get()
    const now = selectionOf(editor.view.state)
    const selection = sameSelection(before.selection, now) ? before.selection : now
    const moved = selection !== before.selection || transactions.some((transaction) => transaction.docChanged)
    const composing = composingOf(editor.view.state)
    store.set({
      selection,
      composing: JSON.stringify(composing) === JSON.stringify(before.composing) ? before.composing : composing,
      pending: editor.structure.pending(),
      hint: moved && transactions.length > 0 ? liveHint(editor.view.state, seat) : before.hint,
    })
    // What is tabled is a step of its own, and so is what is typed after it.
    if ((before.composing === null) !== (composing === null)) past.stop()
    if (selection !== before.selection) parts.soon('where', WHERE_EVERY, tellWhere)
    if (transactions.some((transaction) => transaction.docChanged)) parts.soon('carets', WHERE_EVERY, tellPeople)
  }

  function tellWhere(): void {
    wasInText ||= editor.view.hasFocus()
    if (!left && ready) sayWhere(current.awareness, current.doc, me, wasInText ? store.get().selection : null)
  }

  function tellPeople(): void {
    if (left || !ready) return
    const people = peopleIn(current.awareness)
    if (JSON.stringify(people) !== JSON.stringify(store.get().people)) store.set({ people })
    editor.view.dispatch(withCarets(editor.view.state.tr, caretsIn(current.awareness, current.doc, live.get())))
  }

  return {
    document,
    me,
    getState: store.get,
    subscribe: store.subscribe,
    act,
    editor: editorHandle(editor, seat, {
      setVoice(voice) {
        if (!isStaff(me)) return
        store.set({ voice })
        editor.view.dispatch(redraw(editor.view.state.tr))
      },
      setFilter(filter) {
        store.set({ filter })
        editor.view.dispatch(redraw(editor.view.state.tr, { filter }))
      },
      filter: () => store.get().filter,
      undo,
      redo: () => past.redo(),
      offered: (id) => store.get().offered.find((each) => each.id === id),
      dismiss: (id) => store.set({ offered: store.get().offered.filter((each) => each.id !== id) }),
    }),
    destroy() {
      left = true
      parts.stop()
      live.destroy()
      past.destroy()
      editor.binding.destroy()
      current.destroy()
      editor.view.destroy()
    },
  }
}

/** The brackets of one party that would be gone from a unit. */
function bracketsGone(before: readonly Run[], after: readonly Run[]): string[] {
  const marks = (runs: readonly Run[]) => runs.flatMap((run) => run.brackets)
  const left = new Set(marks(after).map(({ id }) => id))
  return [...new Set(marks(before).filter(({ id, by }) => holders(by).length === 1 && !left.has(id)).map(({ id }) => id))]
}

/** Whether what keeps a unit from being typed in is still the same, so that the reason given for it still holds. */
function isClosedAlike(before: Draft, now: Draft, id: string | null): boolean {
  const reasons = (draft: Draft) => [draft.units.find((unit) => unit.id === id)?.stamp ?? null, draft.holds[id ?? ''] ?? null]
  return JSON.stringify(reasons(before)) === JSON.stringify(reasons(now))
}
