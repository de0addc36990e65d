import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const consolidate: Performer<'consolidate'> = () => refuse('state', 'This cannot be done yet.')
