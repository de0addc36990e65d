import { counted } from '../../schema/naming.ts'
import type { Environment } from '../config.ts'
import { readConfig } from '../config.ts'
import { verify } from '../verify.ts'
import { withStore } from './openStore.ts'

/** Checks everything that is kept: one line for each document, or a line for everything wrong with it. `ok` is false when something is. */
export async function verifyStore(env: Environment = process.env): Promise<{ readonly ok: boolean; readonly text: string }> {
  const found = await withStore(readConfig(env), verify)
  const lines = found.flatMap(({ id, title, entries, snapshots, seals, faults }) =>
    faults.length > 0
      ? faults.map((fault) => `${id}  WRONG: ${fault} ("${title}")`)
      : [`${id}  whole: ${counted(entries, 'log entry', 'log entries')}, ${counted(snapshots, 'snapshot')}, ${counted(seals, 'seal')} ("${title}")`],
  )
  return { ok: found.every(({ faults }) => faults.length === 0), text: lines.join('\n') }
}
