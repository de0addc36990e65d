import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const choose: Performer<'choose'> = () => refuse('state', 'This cannot be done yet.')
