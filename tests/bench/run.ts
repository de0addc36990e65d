/** What a keystroke costs, beside what it costs elsewhere, in one run on one machine: only the ratios mean anything. */
import { gateRace } from './gateRace.ts'
import { editorRace } from './editorRace.ts'

await gateRace()
await editorRace()
process.exit(0)
