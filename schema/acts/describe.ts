import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const describe: Performer<'describe'> = () => refuse('state', 'This cannot be done yet.')
