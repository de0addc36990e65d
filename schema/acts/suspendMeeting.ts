import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const suspendMeeting: Performer<'suspendMeeting'> = () => refuse('state', 'This cannot be done yet.')

export const resumeMeeting: Performer<'resumeMeeting'> = () => refuse('state', 'This cannot be done yet.')
