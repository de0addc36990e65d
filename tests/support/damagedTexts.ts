import fc from 'fast-check'
import { ownSeeds } from './seedTexts.ts'

/** Lines as they stand in real drafts, and lines that stand in none. */
const lines = [
  ' RESULTS OF THE MEETING', 'Draft Plan of Action (CP/CSH-837/07 corr. 1)', 'INTRODUCTION:', 'Purpose: The States report.', 'Follow-up: ', 'CHAPTER 2 – POLICIES (AGREED INF  04/03/12)',
  'Objective 1.', 'Objective 1.2 ', 'Objective 3.4   To foster it', 'Actions', '1. To report yearly.  AGREED AD REFERENDUM1/ IDEM', '1bis.', '(a) promoting peace;', '/', '2/', '1/ IDEM',
  'To launch programs. AGREED INF. 04/03/12', '(AGREED INF 3/22/12)', 'DELETED AD REFERENDUM 2/IDEM', '4. (This paragraph was moved to become the first action under Objective 2.1)',
  '1. To act. AGREED INF 04/19/12    (Previously  paragraph 4 of objective 1.1)', '// [In addition, the Plan.] (Proposal by the Working Group)', '// 1bis. [x] (Proposal by Ven)',
  '2. To [Uru: while [Bra: y] z] respect, [Wak: a] the [Uru delete: law][Uru: laws] (Brazil is opposed).', 'To [offer] ', ' differential treatment and/or care [Peru requests it.]', '3. a] b [c [d] (Norway opposes) e',
  ' \ufffd.\tParagraph arising from the meeting of March 28, 2012.', '\ufffd Pending consultations by the United States.', '1/ A note.', '3/', 'AGREED', 'Agreed ad ref', '[Agreed ad ref]', 'x AGREED INF 04/03/12 (to be revised)',
  '[NZ/CL propose; US/JP oppose: text]', '[shall][should][other] [ ] […]', 'Option 1: [[a][b] c]', 'law, [Uru: while] 1/ respecting 2/ it, word 9/', '(', '[Uru:', ']', '[]', '((', '…', 'Ünïcode – “quotes” 漢字 e\u0301',
]

/** Texts made of such lines, whole seeds, and noise, with brackets lost, lines joined and characters out of place. */
export function damagedTexts(): fc.Arbitrary<string> {
  const noise = fc.string({ unit: fc.constantFrom(...'[]()/:.,–; \n\tAa1éÑ\ufffd\u00a0ß'.split('')), maxLength: 80 })
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.constantFrom(...lines), { maxLength: 14 }).chain((chosen) => fc.constantFrom('\n', '\n', '\n\n', '\r\n').map((end) => chosen.join(end))) },
    { weight: 2, arbitrary: noise },
    { weight: 1, arbitrary: fc.constantFrom(...ownSeeds().map((seed) => seed.text)) },
  )
  const wound = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), how: fc.constantFrom('drop bracket', 'join', 'split', 'insert', 'drop'), what: fc.constantFrom('[', ']', '(', ')', '/', '\n', ' ', ':', '1/', 'AGREED INF 04/03/12 ') })
  return fc.tuple(text, fc.array(wound, { maxLength: 5 })).map(([whole, wounds]) => wounds.reduce((left, { at, how, what }) => {
    const place = Math.floor(at * left.length)
    if (how === 'insert') return left.slice(0, place) + what + left.slice(place)
    if (how === 'drop') return left.slice(0, place) + left.slice(place + 1)
    if (how === 'split') return `${left.slice(0, place)}\n${left.slice(place)}`
    const found = left.slice(place).search(how === 'join' ? /\n+/ : /[[\]]/)
    if (found < 0) return left
    const rest = left.slice(place + found)
    return left.slice(0, place + found) + (how === 'join' ? rest.replace(/^\s+/, ' ') : rest.slice(1))
  }, whole))
}
