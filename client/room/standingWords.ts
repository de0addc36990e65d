import type { OutlineEntry } from '../../schema/outline.ts'
import { counted } from '../../schema/naming.ts'
import type { Progress } from '../../schema/standing.ts'

/** The standing of a unit in words, for those who do not see its mark: "agreed, INF, 1 bracket open". */
export function standingWords({ standing, brackets, stub, by }: Pick<OutlineEntry, 'standing' | 'brackets' | 'stub' | 'by'>): string {
  const parts: string[] = []
  if (stub) parts.push('moved')
  else if (standing.state === 'agreed' || standing.state === 'deleted') parts.push(standing.state, standing.level.toLowerCase() === 'ad referendum' ? 'ad referendum' : standing.level)
  else if (by !== null) parts.push('proposed')
  else if (standing.state === 'open') parts.push('open')
  if (standing.awaited.length > 0) parts.push('subject to consultations')
  if (brackets > 0) parts.push(`${counted(brackets, 'bracket')} open`)
  return parts.filter(Boolean).join(', ')
}

/** What stands beside the count: "8 ad ref · 12 deleted · 14 brackets". */
export function progressWords({ pending, deleted, brackets }: Progress): string {
  const parts = [pending > 0 && `${pending} ad ref`, deleted > 0 && `${deleted} deleted`, counted(brackets, 'bracket')]
  return parts.filter(Boolean).join(' · ')
}
