import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const setParty: Performer<'setParty'> = () => refuse('state', 'This cannot be done yet.')
