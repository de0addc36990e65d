import { tooLarge } from '../../schema/importable.ts'
import type { Reading, Reviewed, ReviewItem } from '../../schema/review/reviewItem.ts'
import type { Answer as Answered } from '../api.ts'
import { isRefusal } from '../api.ts'
import type { Answering } from './answering.ts'
import { accept, acceptAll, choose, nothingSaid, redo, undo } from './answering.ts'
import { keepUnits } from './keepUnits.ts'
import { atLine, atUnit } from './place.ts'
import type { Reader, ReaderEars } from './reader.ts'
import type { Filter, OpenReview, ReviewState } from './reviewState.ts'
import { currentItem, openIn, visibleItems } from './reviewState.ts'
import type { Confirmed, Confirmation } from './sendReviewed.ts'
import type { ReadFile, Upload } from './uploadFile.ts'

/** What a review needs of the world: somebody who takes files, somebody who reads, somebody who stores. */
export interface ReviewParts {
  readonly upload: (file: File, told: (sent: number, of: number) => void) => Upload
  readonly openReader: (file: ReadFile, ears: ReaderEars) => Reader
  readonly send: (confirmation: Confirmation) => Promise<Answered<Confirmed>>
}

/** One import from the file to the confirmation. It lives outside of the page, so that going back and coming again loses no answer;
 * nothing of it is stored before it is confirmed. */
export interface ReviewSession {
  readonly getState: () => ReviewState
  readonly subscribe: (listener: () => void) => () => void
  /** Takes a file, in place of the one before. */
  readonly take: (file: File) => Promise<void>
  /** Breaks off, or throws the review away. */
  readonly drop: () => void
  readonly goTo: (item: string, line?: number) => void
  /** To a line of the source, at the item that it belongs to. */
  readonly goToLine: (line: number) => void
  readonly goToUnit: (unit: string) => void
  /** To the next item on the list, or the one before. */
  readonly walk: (step: 1 | -1) => void
  /** Settles the item one is at and goes on to the next that is open. */
  readonly acceptAndGo: () => void
  /** Settles all that are open on the list, as it is filtered. */
  readonly acceptAll: () => void
  readonly choose: (reading: Reading) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly setFilter: (filter: Filter) => void
  readonly setSearch: (search: string) => void
  readonly setTitle: (title: string) => void
  readonly setSymbol: (symbol: string) => void
  /** Brings it in; the id of the new document, or null where that was refused. */
  readonly confirm: () => Promise<string | null>
}

const say = {
  unread: 'This text could not be read. Nothing was stored.',
  takenBack: 'The text could not be read with the last answer, so that answer was taken back.',
  accepted: (item: ReviewItem) => `Accepted: ${item.understood}`,
  acceptedAll: (count: number) => `Accepted ${count === 1 ? 'the one that was open' : `all ${count} that were open`}.`,
  chosen: ({ sentence }: Reading) => `Chosen: ${sentence}`,
  undone: (words: string) => `Undone. ${words}`,
  redone: (words: string) => `Done again. ${words}`,
  noneOpen: 'Everything was looked at.',
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to do again.',
  kept: 'Your answers are kept as long as this page stays open.',
}

/** A review at its beginning. */
export function createReviewSession(parts: ReviewParts): ReviewSession {
  let state: ReviewState = { at: 'choosing', refused: null }
  let upload: Upload | null = null
  let reader: Reader | null = null
  const listeners = new Set<() => void>()

  const set = (next: ReviewState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const change = (changed: Partial<OpenReview>) => {
    if (state.at === 'open') set({ ...state, ...changed })
  }
  const stop = () => {
    upload?.abort()
    reader?.close()
    upload = reader = null
  }
  const go = (item: string | null, line: number | null) => {
    if (state.at === 'open') change({ current: item ?? state.current, line, step: state.step + 1, heard: '' })
  }
  /** Takes over what was said, and has the source read again where the answers changed. */
  const answer = (answering: Answering, heard: string, more: Partial<OpenReview> = {}) => {
    if (state.at !== 'open') return
    const isStale = answering.said.answers !== state.answering.said.answers
    set({ ...state, answering, heard, problem: null, ...more, isStale: isStale || state.isStale })
    if (isStale) reader?.read(answering.said.answers)
  }
  const wasRead = (file: ReadFile, name: string, reviewed: Reviewed) => {
    if (state.at !== 'open') {
      const first = reviewed.items[0]?.id ?? null
      return set({
        at: 'open', name, file, reviewed, answering: nothingSaid, current: first, line: null, step: 0, filter: 'all', search: '', isStale: false,
        title: file.title, symbol: file.symbol, isSending: false, problem: null, heard: '',
      })
    }
    const { current, reviewed: before } = state
    const isThere = reviewed.items.some(({ id }) => id === current)
    const near = reviewed.items[Math.min(before.items.findIndex(({ id }) => id === current), reviewed.items.length - 1)]?.id ?? null
    set({ ...state, reviewed: { ...reviewed, draft: keepUnits(before.draft, reviewed.draft) }, current: isThere ? current : near, isStale: false })
  }
  const couldNotRead = (name: string) => {
    if (state.at !== 'open') {
      stop()
      return set({ at: 'choosing', refused: { name, sentence: say.unread } })
    }
    const back = undo(state.answering)
    set({ ...state, isStale: false, problem: say.takenBack, ...(back && { answering: { ...back.answering, undone: [] } }) })
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async take(file) {
      stop()
      const { name } = file
      const large = tooLarge(file.size)
      if (large) return set({ at: 'choosing', refused: { name, sentence: large.sentence } })
      set({ at: 'sending', name, sent: 0, of: file.size })
      const sending = parts.upload(file, (sent, of) => {
        if (state.at === 'sending' && upload === sending) set({ ...state, sent, of })
      })
      upload = sending
      const answered = await sending.answer
      if (upload !== sending) return
      upload = null
      if (isRefusal(answered)) return set({ at: 'choosing', refused: { name, sentence: answered.sentence } })
      set({ at: 'reading', name, progress: null })
      reader = parts.openReader(answered, {
        progress: (progress) => {
          if (state.at === 'reading') set({ ...state, progress })
        },
        read: (reviewed) => wasRead(answered, name, reviewed),
        failed: () => couldNotRead(name),
      })
      reader.read([])
    },
    drop() {
      stop()
      set({ at: 'choosing', refused: null })
    },
    goTo: (item, line) => go(item, line ?? null),
    goToLine(line) {
      if (state.at === 'open') go(atLine(state, line).item, line)
    },
    goToUnit(unit) {
      const place = state.at === 'open' ? atUnit(state, unit) : null
      if (place) go(place.item, place.line)
    },
    walk(step) {
      if (state.at !== 'open') return
      const items = visibleItems(state)
      const { current } = state
      const from = items.findIndex(({ id }) => id === current)
      const next = items[Math.max(0, Math.min(items.length - 1, from + step))]
      if (next) change({ current: next.id, line: null, step: state.step + 1, heard: '' })
    },
    acceptAndGo() {
      if (state.at !== 'open') return
      const item = currentItem(state)
      if (!item) return
      const answering = accept(state.answering, item, say.accepted(item))
      const items = visibleItems(state)
      const at = items.findIndex(({ id }) => id === item.id)
      const next = [...items.slice(at + 1), ...items.slice(0, at)].find(({ id }) => !answering.said.settled.has(id))
      const heard = answering === state.answering ? '' : say.accepted(item)
      if (next) answer(answering, heard, { current: next.id, line: null, step: state.step + 1 })
      else answer(answering, `${heard} ${say.noneOpen}`.trim())
    },
    acceptAll() {
      if (state.at !== 'open') return
      const open = openIn(state)
      const heard = open.length === 0 ? say.noneOpen : say.acceptedAll(open.length)
      answer(acceptAll(state.answering, open, heard), heard)
    },
    choose(reading) {
      const item = state.at === 'open' ? currentItem(state) : null
      if (state.at === 'open' && item) answer(choose(state.answering, item, reading, say.chosen(reading)), say.chosen(reading), { step: state.step + 1 })
    },
    undo() {
      if (state.at !== 'open') return
      const back = undo(state.answering)
      if (!back) return change({ heard: say.nothingToUndo })
      answer(back.answering, say.undone(back.deed.words), { current: back.deed.item ?? state.current, line: null, step: state.step + 1 })
    },
    redo() {
      if (state.at !== 'open') return
      const again = redo(state.answering)
      if (!again) return change({ heard: say.nothingToRedo })
      answer(again.answering, say.redone(again.deed.words), { current: again.deed.item ?? state.current, line: null, step: state.step + 1 })
    },
    setFilter: (filter) => change({ filter }),
    setSearch(search) {
      if (state.at !== 'open') return
      const next = { ...state, search }
      const items = visibleItems(next)
      set({ ...next, current: items.some(({ id }) => id === next.current) ? next.current : (items[0]?.id ?? next.current) })
    },
    setTitle: (title) => change({ title }),
    setSymbol: (symbol) => change({ symbol }),
    async confirm() {
      if (state.at !== 'open' || state.isSending) return null
      const { file, name, title, symbol, answering, reviewed } = state
      const { answers, settled } = answering.said
      change({ isSending: true, problem: null })
      const known = reviewed.items.filter(({ id }) => settled.has(id)).map(({ id }) => id)
      const answered = await parts.send({ source: file.source, answers, title, symbol, name, settled: known })
      if (isRefusal(answered)) {
        change({ isSending: false, problem: `${answered.sentence} ${say.kept}` })
        return null
      }
      stop()
      set({ at: 'choosing', refused: null })
      return answered.id
    },
  }
}
