import { counted } from '../../schema/naming.ts'
import type { Environment } from '../config.ts'
import { readConfig } from '../config.ts'
import { verify } from '../verify.ts'
import { withStore } from './openStore.ts'
import { readOptions } from './options.ts'

/** Checks everything that is kept: one line for each document, or a line for everything wrong with it. `ok` is false when something is. */
export async function verifyStore(args: readonly string[] = [], env: Environment = process.env): Promise<{ readonly ok: boolean; readonly text: string }> {
  const { json } = readOptions(args, [], 'adref verify [--json]')
  const found = await withStore(readConfig(env), verify)
  const ok = found.every(({ faults }) => faults.length === 0)
  if (json) return { ok, text: JSON.stringify(found) }
  const lines = found.flatMap(({ id, title, entries, snapshots, seals, faults }) =>
    faults.length > 0
      ? faults.map((fault) => `${id}  WRONG: ${fault} ("${title}")`)
      : [`${id}  whole: ${counted(entries, 'log entry', 'log entries')}, ${counted(snapshots, 'snapshot')}, ${counted(seals, 'seal')} ("${title}")`],
  )
  return { ok, text: lines.join('\n') }
}
