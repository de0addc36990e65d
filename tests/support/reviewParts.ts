import type { Answer as Answered } from '../../client/api.ts'
import type { ReaderEars } from '../../client/review/reader.ts'
import type { ReviewParts } from '../../client/review/reviewSession.ts'
import { createReviewSession } from '../../client/review/reviewSession.ts'
import type { Confirmation, Confirmed } from '../../client/review/sendReviewed.ts'
import type { ReadFile } from '../../client/review/uploadFile.ts'
import type { Answer, Reading, Reviewed, ReviewItem } from '../../schema/review/reviewItem.ts'
import { draft, unit } from './build.ts'

/** A reading with an answer: the party of a name, which is the simplest. */
export function reading(item: string, id: string): Reading {
  return { id, sentence: `It is ${id}.`, answer: { item, reading: id, change: { type: 'alias', name: item, party: id } } }
}

/** An item of a line, with these readings beside the one understood. */
export function item(id: string, line: number, others: readonly string[] = [], more: Partial<ReviewItem> = {}): ReviewItem {
  const readings: Reading[] = [{ id: 'understood', sentence: 'As it is.', answer: null }, ...others.map((other) => reading(id, other))]
  return { id, kind: 'unknown party', lines: [line], units: [`u${line}`], sentence: `What is ${id}?`, understood: 'As it is.', sure: 'likely', readings, chosen: 0, ...more }
}

/** A source of as many lines, each a unit, read with these items. */
export function reviewed(lines: number, items: readonly ReviewItem[]): Reviewed {
  const units = Array.from({ length: lines }, (_, at) => unit(`u${at + 1}`, `line ${at + 1}`, { lines: [at + 1, at + 1] }))
  return { draft: draft(units), items }
}

/** What the server makes of a file of so many lines. */
export function readFile(lines: number): ReadFile {
  const look = Array.from({ length: lines }, (_, at) => ({ n: at + 1, pieces: [{ text: `line ${at + 1}` }] }))
  return { source: { kind: 'text', text: look.map(({ n }) => `line ${n}`).join('\n') }, look, title: 'A plan', symbol: 'X/1', parties: [] }
}

/** A review whose server and reader are played by the test. */
export function playedReview() {
  const told: { sent: ((sent: number, of: number) => void) | null; aborted: number; closed: number; answers: (readonly Answer[])[]; confirmed: Confirmation[] } = { sent: null, aborted: 0, closed: 0, answers: [], confirmed: [] }
  const waiting: { file: ((answered: Answered<ReadFile>) => void) | null; ears: ReaderEars | null; confirm: Answered<Confirmed> } = { file: null, ears: null, confirm: { id: 'd1', title: 'A plan', findings: [] } }
  const parts: ReviewParts = {
    upload(_file, sent) {
      told.sent = sent
      return { answer: new Promise((resolve) => (waiting.file = resolve)), abort: () => (told.aborted += 1) }
    },
    openReader(_file, ears) {
      waiting.ears = ears
      return { read: (answers) => void told.answers.push(answers), close: () => (told.closed += 1) }
    },
    async send(confirmation) {
      told.confirmed.push(confirmation)
      return waiting.confirm
    },
  }
  const session = createReviewSession(parts)
  return { session, told, waiting }
}

/** A review that is open at these items. */
export async function openedReview(items: readonly ReviewItem[], lines = 9) {
  const played = playedReview()
  const taking = played.session.take(new File(['…'], 'plan.txt'))
  played.waiting.file!(readFile(lines))
  await taking
  played.waiting.ears!.read(reviewed(lines, items))
  const open = () => {
    const state = played.session.getState()
    if (state.at !== 'open') throw new Error(`the review is not open but ${state.at}`)
    return state
  }
  return { ...played, open }
}
