import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Button, IconButton } from './Button.tsx'
import type { Toast } from './toasts.ts'
import { dismissToast, runLatestAction, toast, subscribeToasts, toastsNow } from './toasts.ts'
import './toasts.css'

const say = { region: 'Messages', dismiss: 'Dismiss', late: 'There is nothing to take back: after ten seconds only another act undoes a deed.' }
/** Takes the latest decision back from wherever the focus is. */
export const takeBackKeys = 'Mod+Shift+Backspace'

/** The messages at the foot of the screen. Said aloud once, they never take the focus; pointing at one keeps it. */
export function Toasts() {
  const toasts = useSyncExternalStore(subscribeToasts, toastsNow)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Backspace' || !event.shiftKey || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      if (!runLatestAction()) toast('refused', say.late)
    }
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [])
  return (
    <section className="toasts" aria-label={say.region} data-react-aria-top-layer="true">
      <div role="status">
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} hasKey={toast === toasts.findLast((each) => each.action !== null && each.tone !== 'busy')} />
        ))}
      </div>
    </section>
  )
}

function ToastLine({ toast, hasKey }: { toast: Toast; hasKey: boolean }) {
  const [held, setHeld] = useState(false)
  // What can be taken back goes on time: the server will not take it back later.
  const waits = held && toast.action === null
  useEffect(() => {
    if (waits || toast.seconds === Infinity) return
    const timer = setTimeout(() => dismissToast(toast.id), toast.seconds * 1000)
    return () => clearTimeout(timer)
  }, [toast, waits])
  return (
    <div className="toast" data-tone={toast.tone} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)} onFocus={() => setHeld(true)} onBlur={() => setHeld(false)}>
      <div className="toast-words">
        <p>{toast.sentence}</p>
        {toast.notices.map((notice) => (
          <p key={notice} className="toast-notice">
            {notice}
          </p>
        ))}
      </div>
      {toast.action && (
        <Button
          tone="quiet"
          {...(hasKey ? { keys: takeBackKeys } : {})}
          onPress={() => {
            dismissToast(toast.id)
            toast.action?.run()
          }}
        >
          {toast.action.label}
        </Button>
      )}
      {toast.tone === 'busy' && <span className="toast-busy" role="progressbar" aria-label={toast.sentence} />}
      <IconButton name={say.dismiss} onPress={() => dismissToast(toast.id)}>
        <X aria-hidden />
      </IconButton>
      {toast.action && toast.tone !== 'busy' && <span className="toast-time" style={{ animationDuration: `${toast.seconds}s` }} />}
    </div>
  )
}
