import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const merge: Performer<'merge'> = () => refuse('state', 'This cannot be done yet.')
