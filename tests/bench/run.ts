/** What a keystroke costs, beside what it costs elsewhere, in one run on one machine: only the ratios mean anything. Then what a long draft
 * costs to print and to read. */
import { gateRace } from './gateRace.ts'
import { editorRace } from './editorRace.ts'
import { printTable } from './printTable.ts'

await gateRace()
await editorRace()
printTable()
process.exit(0)
