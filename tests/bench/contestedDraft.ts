import type { BracketMark, Draft, Position, Stamp, Unit } from '../../schema/draft.ts'
import { emptyDraft, noFacts } from '../../schema/draft.ts'
import { plain } from '../../schema/runs.ts'

const words = 'to strengthen the capacity of member states in keeping with national law and practice taking into account needs of communities'.split(' ')
const parties = [['URY', 'Uruguay', 'Uru'], ['BRA', 'Brazil', 'Bra'], ['ARG', 'Argentina', 'Arg']] as const

/** A draft of 200 pages with 2,000 brackets: 1,400 units of 70 words under headings, most with a proposal and a strike, one in seven
 * with a position, one in three agreed, one in nine with a note. */
export function contestedDraft(units = 1400): Draft {
  const notes = Array.from({ length: 150 }, (_, at) => ({ id: `n${at}`, text: 'Approval of this paragraph is pending for want of a quorum at the meeting that agreed it.', lines: null }))
  const position = (i: number): Position => ({ party: parties[i % 3]![0], stance: 'opposes', printed: null, note: null })
  const stamp = (i: number): Stamp => ({ decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: i % 6 === 0 ? notes[0]!.id : null, printed: null, pending: false, hash: '', words: '' })
  const brackets: Record<string, { positions: Position[]; remarks: string[]; at: string }> = {}
  const made = Array.from({ length: units }, (_, i): Unit => {
    const text = Array.from({ length: 70 }, (_, n) => words[(i * 7 + n * 3) % words.length]).join(' ')
    if (i % 50 === 0) return { ...noFacts, id: `u${i}`, kind: i % 250 === 0 ? 'chapter' : 'objective', by: null, label: i % 250 === 0 ? `CHAPTER ${i / 250 + 1}` : `Objective ${i / 50}.1`, runs: [plain(text.slice(0, 90))] }
    const bracket = (kind: BracketMark['kind'], holder: number): BracketMark => ({ id: `${kind}-${i}`, kind, by: parties[(i + holder) % 3]![0], parent: null })
    const note = i % 9 === 0 ? [notes[(i / 9) % 150]!.id] : []
    const contested = i % 4 !== 3
    if (contested && i % 7 === 0) brackets[`ins-${i}`] = { positions: [position(i)], remarks: [], at: '2012-04-19T10:00:00Z' }
    const runs = contested
      ? [plain('To act '), { text: 'urgently and fully ', brackets: [bracket('ins', 0)], notes: [] }, plain(text), { text: ' indeed', brackets: [bracket('del', 1)], notes: note }, plain('.')]
      : [plain(`${text}.`)]
    return { ...noFacts, id: `u${i}`, kind: 'action', by: null, label: `${i % 50}.`, stamp: i % 3 === 0 ? stamp(i) : null, positions: i % 7 === 3 ? [position(i)] : [], runs }
  })
  return {
    ...emptyDraft, title: 'A long draft', symbol: 'D/1', header: { distribution: 'Limited', language: 'English' }, units: made, notes, brackets,
    parties: parties.map(([code, name, short]) => ({ code, kind: 'delegation', names: [name], short: [short] })),
    meetings: [{ id: 'm1', date: '2012-04-19', body: 'Working Group', kind: 'informal', open: false, suspended: false, imported: false, roll: null }],
  }
}
