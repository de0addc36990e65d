/** What a keystroke costs, beside what it costs elsewhere, in one run on one machine: only the ratios mean anything. Then what a key costs
 * the pages of a long draft, and what the draft costs to print and to read. */
import { gateRace } from './gateRace.ts'
import { editorRace } from './editorRace.ts'
import { printTable } from './printTable.ts'
import { typingTable } from './typingTable.ts'

await gateRace()
await editorRace()
await typingTable()
printTable()
process.exit(0)
