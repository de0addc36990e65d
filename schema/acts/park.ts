import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const park: Performer<'park'> = () => refuse('state', 'This cannot be done yet.')
