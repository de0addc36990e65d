import { configureGlobal } from 'fast-check'

/** Random tests draw the same numbers in every run, so that a failure belongs to the change that is tested. ADREF_SEED draws others:
 * what it finds is pinned as a case of its own. */
export const seed = Number(process.env['ADREF_SEED'] ?? 20_120_419)

configureGlobal({ seed })
