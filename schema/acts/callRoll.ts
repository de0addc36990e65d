import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const callRoll: Performer<'callRoll'> = () => refuse('state', 'This cannot be done yet.')

export const attend: Performer<'attend'> = () => refuse('state', 'This cannot be done yet.')
