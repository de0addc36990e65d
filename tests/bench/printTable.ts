import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** What it takes to print and to read a draft of 200 pages and 2,000 brackets, each in a process of its own. */
export function printTable(): void {
  console.log('\nPrinting and reading 200 pages with 2,000 brackets, each alone in a new process')
  for (const deed of JSON.parse(once('')) as string[]) {
    const { milliseconds, working, megabytes } = JSON.parse(once(deed)) as { milliseconds: number; working: number; megabytes: number }
    console.log(`  ${deed.padEnd(46)} ${(milliseconds / 1000).toFixed(2).padStart(6)} s   ${(working / 1000).toFixed(2).padStart(6)} s of processor   at most ${megabytes.toFixed(0).padStart(4)} MB`)
  }
}

function once(deed: string): string {
  return execFileSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'printOnce.ts'), deed], { encoding: 'utf8' })
}
