import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const moveUnit: Performer<'moveUnit'> = () => refuse('state', 'This cannot be done yet.')
