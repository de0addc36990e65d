import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const point: Performer<'point'> = () => refuse('state', 'This cannot be done yet.')
