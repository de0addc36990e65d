import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const confirm: Performer<'confirm'> = () => refuse('state', 'This cannot be done yet.')
