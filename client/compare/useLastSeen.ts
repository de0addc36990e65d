import { useEffect } from 'react'
import { look } from './lastSeen.ts'

const every = 30_000

/** Remembers when somebody looks at a document, for as long as its page is in sight. */
export function useLastSeen(document: string, user: string | undefined): void {
  useEffect(() => {
    if (user === undefined) return
    const page = globalThis.document
    const seen = () => {
      if (page.visibilityState === 'visible') look(document, user)
    }
    // It is told once the page is out of sight already: until this instant it was not.
    const turned = () => look(document, user)
    const closing = () => look(document, user, true)
    seen()
    const timer = setInterval(seen, every)
    page.addEventListener('visibilitychange', turned)
    addEventListener('pagehide', closing)
    addEventListener('pageshow', seen)
    return () => {
      clearInterval(timer)
      page.removeEventListener('visibilitychange', turned)
      removeEventListener('pagehide', closing)
      removeEventListener('pageshow', seen)
      if (page.visibilityState === 'visible') closing()
    }
  }, [document, user])
}
