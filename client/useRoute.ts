import { useSyncExternalStore } from 'react'
import type { Route } from './route.ts'
import { routeOf } from './route.ts'

/** Where one is, followed through back and forward. */
export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return routeOf(hash)
}

function subscribe(listener: () => void): () => void {
  addEventListener('hashchange', listener)
  return () => removeEventListener('hashchange', listener)
}
