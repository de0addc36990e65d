import type { Draft, Run, Stamp } from '../../schema/draft.ts'
import { noFacts } from '../../schema/draft.ts'
import { draft, runs, unit } from './build.ts'

/** The instant at which hostile tests play; the held units are held beyond it. */
export const NOW = '2012-04-19T10:00:00.000Z'

/** A stamp for a unit that is sealed in a test. */
export const agreed: Stamp = {
  decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm1', note: null, printed: null, pending: false, hash: '', words: '',
}

/** The runs with a note anchored on every run that holds `words`. */
function anchored(on: readonly Run[], words: string, note: string): Run[] {
  return on.map((run) => (run.text.includes(words) ? { ...run, notes: [...run.notes, note] } : run))
}

const parties = ['URY', 'BRA', 'ARG'].map((code) => ({ code, kind: 'delegation' as const, names: [code], short: [code] }))

const around: Partial<Draft> = {
  title: 'Plan', parties: [...parties, { code: 'Working Group', kind: 'body', names: ['Working Group'], short: ['WG'] }],
  meetings: [{ id: 'm1', date: '2012-04-19', body: 'Summit Group', kind: 'informal', open: true, suspended: false, imported: false, roll: null }],
  notes: [{ id: 'n1', text: 'Pending quorum.', lines: null }],
  brackets: { 'BRA-2': { positions: [{ party: 'ARG', stance: 'supports', printed: null, note: null }], remarks: [] } },
  holds: { held: { by: 'chair', until: '2012-04-19T10:00:20.000Z' } },
}

/** A draft with everything in it that an update may not touch, and something for each party to work on. */
export const contested: Draft = draft(
  [
    unit('nested', 'The States {URY-1 ins URY|shall }{BRA-1 ins BRA ^URY-1|very soon }{URY-1 ins URY|report} on it{URY-2 del URY|, as needed, }{ARG-1 hold ARG|yearly}.'),
    unit('crossed', 'to {BRA-2 del BRA|build {URY-3 del URY|the} capacity} of {x-1 hold|national} and {s-1 ins ARG,BRA|local }{s-2 del ARG,BRA|municipal} bodies{URY-4 ins URY| now{BRA-3 del BRA| and} then}'),
    unit('replaced', '{BRA-4 del BRA|Strengthen}{BRA-4 ins BRA|Promote} {URY-5 del URY|aa}{URY-5 ins URY|aab} cooperation'),
    unit('sealed', 'Agreed words {URY-6 ins URY|with an }{BRA-5 del BRA|open bracket}', { ...noFacts, stamp: agreed }),
    unit('held', 'Held words {URY-7 ins URY|with one }{BRA-6 ins BRA|bracket}'),
    unit('mine', 'A unit of Uruguay {BRA-7 ins BRA|mended }{BRA-8 del BRA|twice} over', { by: 'URY' }),
    unit('theirs', 'A unit of Brazil {URY-8 ins URY|mended }{URY-9 del URY|twice} over', { by: 'BRA', kind: 'action' }),
    unit('shared', 'A unit {URY-a hold URY|of two}', { by: 'ARG,BRA' }),
    unit('empty', '', { kind: 'heading' }),
    { ...unit('noted', 'anchored plain {URY-b ins URY|anchored own }tail \u{1F30D}\u{1F4A7} end', { alternativeTo: 'nested' }), runs: anchored(runs('anchored{x-2 hold| plain }{URY-b ins URY|anchored own }tail \u{1F30D}\u{1F4A7} end'), 'anchored', 'n1') },
  ],
  around,
)

/** A small draft where every letter has a neighbour it could be taken for, so that what differs is only who wrote it. */
export const alike: Draft = draft(
  [
    unit('u1', 'aa{URY-1 ins URY|aa}a{BRA-1 ins BRA|aa}{URY-2 del URY|a}{BRA-2 del BRA|aa}'),
    unit('u2', 'ab{URY-3 ins URY|a{BRA-3 del BRA|b}a}{BRA-4 ins BRA|a}b', { by: 'URY' }),
    unit('u3', 'aa', { ...noFacts, stamp: agreed }),
    unit('u4', '{BRA-5 ins BRA|a{ARG-1 hold ARG|a}}{URY-4 ins URY ^BRA-5|a}'),
  ],
  { ...around, holds: {} },
)

/** The drafts hostile tests play on. */
export const drafts: readonly Draft[] = [contested, alike]
