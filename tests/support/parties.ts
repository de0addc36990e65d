import { readFileSync } from 'node:fs'
import type { Party } from '../../schema/draft.ts'

/** The parties texts are read with: those of the 2012 negotiation. */
export const parties = JSON.parse(readFileSync(`${import.meta.dirname}/../../seeds/parties.json`, 'utf8')) as readonly Party[]
