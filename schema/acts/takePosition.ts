import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const takePosition: Performer<'takePosition'> = () => refuse('state', 'This cannot be done yet.')
