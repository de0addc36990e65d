/** A sentence for the person that goes away by itself. */
export interface Toast {
  readonly id: number
  /** `refused` did not happen and stays longer, since it must be read; `busy` goes on, and stays until it is over. */
  readonly tone: 'done' | 'refused' | 'busy'
  readonly sentence: string
  /** More sentences under the first. */
  readonly notices: readonly string[]
  readonly action: { readonly label: string; readonly run: () => void } | null
  readonly seconds: number
}

let shown: readonly Toast[] = []
let count = 0
const listeners = new Set<() => void>()

/** Says a sentence. With an action it stays exactly as long as the action can be done. */
export function toast(tone: Toast['tone'], sentence: string, more: Partial<Pick<Toast, 'notices' | 'action' | 'seconds'>> = {}): void {
  const seconds = tone === 'refused' ? 12 : 5
  const next = { id: ++count, tone, sentence, notices: [], action: null, seconds, ...more }
  // A sentence said again replaces itself: five refused keys are one message.
  set([...shown.filter((each) => each.sentence !== sentence), next].filter((each, at, all) => each.tone === 'busy' || at >= all.length - 3))
}

/** Says that something goes on which can be stopped; the returned function takes the message away. What is over at once is not said. */
export function busy(sentence: string, action: { readonly label: string; readonly run: () => void }): () => void {
  const id = ++count
  const timer = setTimeout(() => set([...shown, { id, tone: 'busy', sentence, notices: [], action, seconds: Infinity }]), unnoticed)
  return () => {
    clearTimeout(timer)
    dismissToast(id)
  }
}
const unnoticed = 350

/** Takes a message away. */
export function dismissToast(id: number): void {
  set(shown.filter((each) => each.id !== id))
}

/** Takes all messages away: what they can undo is not here any more. */
export function clearToasts(): void {
  set([])
}

/** What is on the screen, oldest first; a new list after every change. */
export function toastsNow(): readonly Toast[] {
  return shown
}

export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Runs the action of the latest message that has one, as its key does. False when there is none. */
export function runLatestAction(): boolean {
  const latest = shown.findLast((each) => each.action !== null && each.tone !== 'busy')
  if (!latest?.action) return false
  dismissToast(latest.id)
  latest.action.run()
  return true
}

function set(next: readonly Toast[]): void {
  shown = next
  for (const listener of listeners) listener()
}
