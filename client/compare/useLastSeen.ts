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
    seen()
    const timer = setInterval(seen, every)
    page.addEventListener('visibilitychange', seen)
    return () => {
      clearInterval(timer)
      page.removeEventListener('visibilitychange', seen)
      seen()
    }
  }, [document, user])
}
