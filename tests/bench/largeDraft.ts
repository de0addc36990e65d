import type { Draft } from '../../schema/draft.ts'
import { emptyDraft, noFacts } from '../../schema/draft.ts'
import { plain } from '../../schema/runs.ts'

const words = 'to strengthen the capacity of member states in keeping with national law and practice taking into account needs of communities'.split(' ')

/** A draft of 240 pages: 1,700 units of 70 words, every tenth with a bracket of each of two delegations. */
export function largeDraft(units = 1700): Draft {
  return {
    ...emptyDraft,
    title: 'A long draft',
    units: Array.from({ length: units }, (_, i) => {
      const text = Array.from({ length: 70 }, (_, n) => words[(i * 7 + n * 3) % words.length]).join(' ')
      const proposal = { text: 'urgently ', brackets: [{ id: `URY-${i}`, kind: 'ins' as const, by: 'URY', parent: null }], notes: [] }
      const struck = { text: 'indeed ', brackets: [{ id: `BRA-${i}`, kind: 'del' as const, by: 'BRA', parent: null }], notes: [] }
      const runs = i % 10 === 0 ? [plain('To act '), proposal, plain(text), struck, plain('.')] : [plain(`${text}.`)]
      return { ...noFacts, id: `u${i + 1}`, kind: 'action' as const, by: null, label: `${i + 1}.`, runs }
    }),
  }
}
