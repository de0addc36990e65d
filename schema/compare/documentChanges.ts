import type { Draft, House, Level, Party } from '../draft.ts'
import { meetingKinds } from '../draft.ts'
import { ended, inWords } from '../naming.ts'
import type { Change } from './comparison.ts'
import type { Telling } from './telling.ts'

/** What changed around the text: the head of the document, the rules of the house, the table of parties.
 *
 * Two files that were brought in name the parties and rules their words happen to need, so of those the head alone is told. */
export function documentChanges(telling: Telling, ids: 'kept' | 'strange'): Change[] {
  const { before, after } = telling
  const head = headChanges(before, after).map((sentence) => telling.change('head', null, ended(sentence)))
  if (ids === 'strange') return head
  return [...head, ...houseChanges(before.house, after.house).map((sentence) => telling.change('house', null, ended(sentence))), ...partyChanges(telling)]
}

function headChanges(before: Draft, after: Draft): string[] {
  const fields = [
    ['title', before.title, after.title], ['symbol', before.symbol, after.symbol],
    ['distribution', before.header.distribution, after.header.distribution], ['original language', before.header.language, after.header.language],
  ] as const
  return fields.flatMap(([name, was, is]) => {
    if (was === is) return []
    if (is === '') return [`The ${name}, “${was}”, was taken away`]
    return [`The ${name} is now “${is}”${was === '' ? '' : `; it was “${was}”`}`]
  })
}

function houseChanges(before: House, after: House): string[] {
  const sittings = [...meetingKinds, 'no quorum'] as const
  const levels = sittings.filter((sitting) => !isSame(before.levels[sitting], after.levels[sitting]))
  return [
    ...(before.name === after.name ? [] : [`The rules are now those of “${after.name}”; they were those of “${before.name}”`]),
    ...(isSame(before.quorum, after.quorum) ? [] : [`The quorum is now ${quorumWords(after)}; it was ${quorumWords(before)}`]),
    ...levels.map((sitting) => {
      const where = { informal: 'An informal meeting', 'working group': 'A working group', formal: 'A formal meeting', 'no quorum': 'A meeting without its quorum' }[sitting]
      return `${where} now decides ${levelWords(after.levels[sitting])}; it decided ${levelWords(before.levels[sitting])}`
    }),
  ]
}

function quorumWords({ quorum }: House): string {
  return quorum.rule === 'number' ? `${quorum.number} delegations` : { majority: 'a majority of the delegations', third: 'a third of the delegations' }[quorum.rule]
}

function levelWords({ level, dated, pending, colour }: Level): string {
  return [level === '' ? 'without a level' : `“${level}”`, dated ? 'with the date' : 'without the date', ...(pending ? ['to be confirmed'] : []), ...(colour === null ? [] : [`in ${colour}`])].join(', ')
}

function partyChanges(telling: Telling): Change[] {
  const { before, after } = telling
  const [were, are] = [before, after].map(({ parties }) => new Map(parties.map((party) => [party.code, party])))
  const change = (party: Party, sentence: string) => telling.change('party', null, ended(sentence), party.code)
  return [
    ...after.parties.flatMap((party) => {
      const was = were!.get(party.code)
      if (!was) return [change(party, `${nameOf(party)} is a new ${party.kind}${formsOf(party)}`)]
      if (isSame(was, party)) return []
      if (nameOf(was) !== nameOf(party)) return [change(party, `${nameOf(was)} is now called ${nameOf(party)}${formsOf(party)}`)]
      if (was.kind !== party.kind) return [change(party, `${nameOf(party)} is now a ${party.kind}${formsOf(party)}`)]
      return [change(party, `${nameOf(party)} is now known ${formsOf(party) === '' ? 'by no other name' : `as ${inWords(otherForms(party))} too`}`)]
    }),
    ...before.parties.filter(({ code }) => !are!.has(code)).map((party) => change(party, `${nameOf(party)} is no party any more`)),
  ]
}

function nameOf({ names, code }: Party): string {
  return names[0] ?? code
}

function formsOf(party: Party): string {
  const forms = otherForms(party)
  return forms.length === 0 ? '' : `, also known as ${inWords(forms)}`
}

function otherForms({ names, short }: Party): string[] {
  return [...names.slice(1), ...short]
}

/** Both are plain values of the record, whose fields a merge of old and new writers may have put in another order. */
function isSame<T extends object>(one: T, other: T): boolean {
  const ordered = (value: T) => JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  return ordered(one) === ordered(other)
}
