import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const setHouse: Performer<'setHouse'> = () => refuse('state', 'This cannot be done yet.')
