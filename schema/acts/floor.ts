import { refuse } from '../refusal.ts'
import type { Performer } from './act.ts'

export const askFloor: Performer<'askFloor'> = () => refuse('state', 'This cannot be done yet.')

export const callFloor: Performer<'callFloor'> = () => refuse('state', 'This cannot be done yet.')

export const endFloor: Performer<'endFloor'> = () => refuse('state', 'This cannot be done yet.')
