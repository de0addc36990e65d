import type { Unit } from '../draft.ts'
import { withVersions } from '../parse/versions.ts'

/** Which units say by their label what they are a version of ("Option 2"), so that no "//" has to. */
export function toldByLabel(units: readonly Pick<Unit, 'id' | 'kind' | 'label' | 'alternativeTo'>[]): (at: number) => boolean {
  const told = (signed: (at: number) => boolean) => {
    const versions = withVersions(units.map(({ kind, label }, at) => ({ kind, label, alternative: signed(at), explicit: false })))
    return new Set(versions.flatMap(({ versionOf }, at) => (versionOf !== undefined && units[versionOf]?.id === units[at]!.alternativeTo ? [at] : [])))
  }
  const first = told(() => false)
  const found = told((at) => units[at]!.alternativeTo !== null && !first.has(at))
  return (at) => found.has(at)
}
