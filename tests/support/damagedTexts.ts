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

/** Lines in the conventions of many houses. */
const conventions = [
  '1. To share [MEX, ARG, BRA: fairly] the water [NZ/CL propose; US oppose: of all rivers].', '2. No [US oppose: private] wells, [Wak, Gen propose: nor dams] there.',
  '3. The [deep - US; G77 delete] aquifer and [drawing less - EU, G77 retain / paying more - US] for it.', '4. We [keep the duties. -G77; US, Canada, EU delete.]',
  '5. The [annex on wells] (Brazil) binds, [and its table] (Proposal by Chile and Peru) too.', '6. States [shall] [should] share [a][b] or [c]/[d], one / two / three years.',
  'Option 1', 'Option 2: (paragraphs 3-3quater) Rivers are shared.', 'OPTION A', 'Alt 1. Rivers run.', '3 alt. Rivers rest.', 'PP5 Recalling rivers,', 'PP5alt Recalling lakes,', '[2 alt [the lake]',
  'OP3bis. Decides to drink;', 'Pp1', '1 bis To drink;', '2. (ter) To wash.', '19quinquies. To swim.', '4 decies Rain.', '54 ante Snow.', 'ARTICLE ANTE55', '1pre. Hail.', 'Article 12 bis Wells',
  '7. Alpha [one [two [three [four [five]]]]] end.', '8. A[n] rule of Article[s 5.2 and] 6, [g][G]uidelines [created unde]r it.', '[2.1. The parties drink.]', '[Article 5 Wells]', 'CHAPTER [VI Lakes]',
  '[9. The parties agree:', '(b) to drink.]', '10. By [X], at least […] of [insert number] and 10/50/[X] or [ ] litres.', '{Heading of wells}', '{Placement proposal: to be moved to Article 9}', '[Placeholder for lakes] {no text}',
  'Article 7', 'Deleted.', 'Deleted and merged into article 30 as revised.', 'Deleted - paragraph 1 deleted, and paragraph 2 moved as article 41 bis.', 'Moved as article 54 ante.', '1 ter (former 7) To sip.', '[moved from paragraph 3]',
  '[Negotiator’s note: wells move to Article 3]', '(AGREED upon during the meeting held on April 27, 2011)', '(Considered during the meeting held on April 27, 2011, remains for further consultation)', '[Agreed ad ref]',
  'Agreed in informals', '(agreed in the CoW)', '(Text agreed upon by the Committee on May 14, 2004)', '11. Rain. PENDING', '(PENDING)', '12. Snow. AGREED WORKING GROUP 2 04/19/12', '13. Ice. AGREED CABINET', 'agreed ad ref.',
  '14. Fog (Pending consultations by the United States until 04/30/12)', '15. Dew [now] (Pending consultations by Brazil until May 3, 2012) here.', '[US: pending capital]', '1/ A note on rain.', 'falls on the hills 1/ and fields,',
  '16. Cavar [Ven: pozos]. ACORDADO AD REFERENDUM 19/04/2012', '17. Creuser. SUPPRIMÉ', 'Adoptado.', '(Convenu le 1er août 2011)', '18. Cavar. PENDIENTE', '5. (Este párrafo se trasladó al objetivo 2.1)', '(antigo parágrafo 6)', '19. To dig; – agreed ad ref',
  'To [dig][US: delete], [wells] (Mex: retain this text),', '20. To dig. (US: delete “wells”)', 'PP6 (new) (Mex + Chi): Noting wells,', 'OP4 bis. (MEX/CR) Urges all; [CLOSED]', '(a)updating wells;', 'Target 3. Ensure [all] drink.', '[Target 3 alt. Enable all.]', '[CONSIDERING', 'the need for [deep] wells;]', '__________', '(Chair’s proposal)', '12-03456 3/64', 'A/WELLS/2012/5', 'A/WELLS/2012/5', '- 4 -',
  '(a) to drink,', '(i) at once; and', 'b. to wash', 'a) to swim;', 'The chapeau of a list:', '[EU reserve]', '[AU considering; NZ support: wells]', '[NZ seeks clarification: wells]',
]

/** Texts made of such lines, whole seeds, and noise, with brackets lost, lines joined and characters out of place. */
export function damagedTexts(): fc.Arbitrary<string> {
  const noise = fc.string({ unit: fc.constantFrom(...'[]()/:.,–; \n\tAa1éÑ\ufffd\u00a0ß'.split('')), maxLength: 80 })
  const text = fc.oneof(
    { weight: 6, arbitrary: fc.array(fc.oneof(fc.constantFrom(...lines), fc.constantFrom(...conventions)), { maxLength: 16 }).chain((chosen) => fc.constantFrom('\n', '\n', '\n\n', '\r\n').map((end) => chosen.join(end))) },
    { weight: 2, arbitrary: noise },
    { weight: 1, arbitrary: fc.constantFrom(...ownSeeds().map((seed) => seed.text)) },
  )
  const wound = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), how: fc.constantFrom('drop bracket', 'drop closing', 'join', 'close up', 'glue', 'split', 'insert', 'drop'), what: fc.constantFrom('[', ']', '(', ')', '/', '\n', ' ', ':', '1/', 'AGREED INF 04/03/12 ') })
  return fc.tuple(text, fc.array(wound, { maxLength: 5 })).map(([whole, wounds]) => wounds.reduce((left, { at, how, what }) => {
    const place = Math.floor(at * left.length)
    if (how === 'insert') return left.slice(0, place) + what + left.slice(place)
    if (how === 'drop') return left.slice(0, place) + left.slice(place + 1)
    if (how === 'split') return `${left.slice(0, place)}\n${left.slice(place)}`
    // Lines that run into one another, blank lines that were lost, labels glued to their words.
    const found = left.slice(place).search({ join: /\n+/, 'close up': /\n\n/, glue: /(?<=\n\S{1,8}) /, 'drop bracket': /[[\]]/, 'drop closing': /\]/ }[how as 'join'])
    if (found < 0) return left
    const rest = left.slice(place + found)
    return left.slice(0, place + found) + (how === 'join' ? rest.replace(/^\s+/, ' ') : rest.slice(1))
  }, whole))
}
