import { useEffect, useRef } from 'react'
import { Label, ProgressBar } from 'react-aria-components'
import { Button } from '../controls/Button.tsx'
import type { Reading, Sending } from './reviewState.ts'

const say = {
  sending: 'Sending the file',
  looking: 'Looking at the file',
  reading: 'Reading the text',
  phase: (phase: string) => `Reading the text: ${phase}`,
  sent: (sent: number, of: number) => `${size(sent)} of ${size(of)}`,
  done: (done: number, of: number) => `${done} of ${of}`,
  cancel: 'Cancel',
  nothing: 'Nothing is stored before you have seen it.',
}

/** How far a file is on its way to being a draft, and the way to stop it. */
export function ReviewProgress({ state, onCancel }: { state: Sending | Reading; onCancel: () => void }) {
  const cancel = useRef<HTMLDivElement>(null)
  useEffect(() => cancel.current?.querySelector('button')?.focus(), [])
  const { what, value, far } = progressOf(state)
  return (
    <main className="plain-page review-progress">
      <span className="wordmark">adref</span>
      <h1>{state.name}</h1>
      <ProgressBar className="review-bar" isIndeterminate={value === null} value={value ?? 0}>
        <Label>{what}</Label>
        <span className="quiet">{far}</span>
        <span className="review-bar-track" data-unknown={value === null || undefined}>
          <span style={{ '--share': (value ?? 0) / 100 }} />
        </span>
      </ProgressBar>
      <div className="row" ref={cancel}>
        <Button onPress={onCancel}>{say.cancel}</Button>
        <span className="quiet">{say.nothing}</span>
      </div>
    </main>
  )
}

/** What is being done, how much of it in percent, and how far in words. */
function progressOf(state: Sending | Reading): { what: string; value: number | null; far: string } {
  if (state.at === 'sending') {
    const { sent, of } = state
    // All of it is there: what takes time now is the server's looking into it.
    if (sent >= of) return { what: say.looking, value: null, far: '' }
    return { what: say.sending, value: (sent / of) * 100, far: say.sent(sent, of) }
  }
  if (!state.progress) return { what: say.reading, value: null, far: '' }
  const { phase, done, of } = state.progress
  return { what: say.phase(phase), value: of === 0 ? null : (done / of) * 100, far: of === 0 ? '' : say.done(done, of) }
}

function size(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
