import type { Finding } from '../../schema/draft.ts'
import { findingKinds } from '../../schema/draft.ts'

const say = {
  list: 'Findings',
  none: 'Nothing in the text needs a second look.',
  line: (lines: readonly number[]) => (lines.length === 1 ? `line ${lines[0]}` : `lines ${lines.join(', ')}`),
}

/** What an import found that the secretariat should look at: by kind, since one kind is put right in one go, and what matters most first. */
export function FindingsList({ findings }: { findings: readonly Finding[] }) {
  if (findings.length === 0) return <p className="quiet">{say.none}</p>
  return (
    // It takes the focus so that a keyboard can scroll it.
    <div className="findings" role="group" aria-label={say.list} tabIndex={0}>
      {byKind(findings).map(([kind, found]) => (
        <section key={kind} className="findings-kind">
          <h3>
            {kind} <span className="quiet">{found.length}</span>
          </h3>
          <ul>
            {found.map((finding, at) => (
              <li key={at}>
                {finding.sentence} {finding.lines.length > 0 && <span className="findings-lines">{say.line(finding.lines)}</span>}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function byKind(findings: readonly Finding[]): [Finding['kind'], Finding[]][] {
  const kinds = new Map<Finding['kind'], Finding[]>()
  for (const finding of findings) kinds.set(finding.kind, [...(kinds.get(finding.kind) ?? []), finding])
  return [...kinds].sort(([a], [b]) => findingKinds.indexOf(a) - findingKinds.indexOf(b))
}
