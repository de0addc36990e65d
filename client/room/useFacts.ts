import { createContext, useContext, useMemo, useState } from 'react'
import type { Draft } from '../../schema/draft.ts'
import type { Me } from '../sync/room.ts'
import type { Facts } from './facts.ts'
import { createFacts } from './facts.ts'

export const FactsContext = createContext<Facts | null>(null)

/** What is derived from the draft; only for what stands inside a room. */
export function useFacts(): Facts {
  const facts = useContext(FactsContext)
  if (!facts) throw new Error('useFacts outside of a room')
  return facts
}

/** The facts of a draft, for the one place that hands them out. */
export function useDerivedFacts(draft: Draft, me: Me): Facts {
  const [derive] = useState(() => createFacts(me))
  return useMemo(() => derive(draft), [derive, draft])
}
