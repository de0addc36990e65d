import type { ActOf, ActType, Actor } from '../../schema/acts/act.ts'
import { oas } from '../../schema/draft.ts'
import { brazil, chair, clerk, observer, parties, secretary, uruguay } from './actors.ts'
import { draft, unit } from './build.ts'

/** A room in which every act of the table is about something. */
export const room = draft([
  unit('u1', 'To {u ins URY|swiftly} {b del BRA|and fully} {h hold|report} {both ins ARG,URY|twice}.', { label: '1.' }),
  unit('u2', 'To share.', { by: 'URY' }),
  unit('u3', 'To agree.', {
    label: '3.',
    stamp: { decision: 'agreed', level: 'INF', date: '2012-04-19', meeting: 'm', note: null, printed: null, pending: false, hash: '', words: '' },
  }),
], { parties, clerks: [clerk.user, uruguay.user], floor: [{ id: 'f1', party: 'URY', unit: null, at: '2012-04-19T15:00:00Z', speaking: false }], holds: { u2: { by: 'x', until: '2012-04-19T15:00:10Z' } } })

/** One act of each type. A type without a row does not compile, and one without an act fails below. */
export const acts: { readonly [T in ActType]: ActOf<T> } = {
  openMeeting: { key: 'k', type: 'openMeeting', date: '2012-04-19', body: 'Working Group', kind: 'informal' },
  closeMeeting: { key: 'k', type: 'closeMeeting' },
  suspendMeeting: { key: 'k', type: 'suspendMeeting' },
  resumeMeeting: { key: 'k', type: 'resumeMeeting' },
  callRoll: { key: 'k', type: 'callRoll', present: ['URY'] },
  attend: { key: 'k', type: 'attend', party: 'URY', present: true },
  confirm: { key: 'k', type: 'confirm', units: ['u3'], seen: {} },
  takePosition: { key: 'k', type: 'takePosition', on: 'b', party: 'URY', stance: 'opposes' },
  choose: { key: 'k', type: 'choose', chosen: 'u', over: ['b'], seen: {} },
  merge: { key: 'k', type: 'merge', units: ['u1', 'u2'], text: 'To share.', seen: {} },
  moveUnit: { key: 'k', type: 'moveUnit', unit: 'u1', after: null, seen: {} },
  consolidate: { key: 'k', type: 'consolidate' },
  point: { key: 'k', type: 'point', unit: 'u1' },
  park: { key: 'k', type: 'park', units: ['u1'], parked: true },
  askFloor: { key: 'k', type: 'askFloor', party: 'URY', unit: 'u1' },
  callFloor: { key: 'k', type: 'callFloor', request: 'f1' },
  endFloor: { key: 'k', type: 'endFloor', request: 'f1' },
  describe: { key: 'k', type: 'describe', title: 'Plan', symbol: 'A/1', distribution: 'Limited', language: 'English' },
  setHouse: { key: 'k', type: 'setHouse', house: oas },
  setParty: { key: 'k', type: 'setParty', party: { code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] } },
  stamp: { key: 'k', type: 'stamp', units: ['u1'], decision: 'agreed', seen: {} },
  reopen: { key: 'k', type: 'reopen', units: ['u3'], reason: 'asked' },
  accept: { key: 'k', type: 'accept', brackets: ['u'] },
  reject: { key: 'k', type: 'reject', brackets: ['u'] },
  withdraw: { key: 'k', type: 'withdraw', brackets: ['u'] },
  relabel: { key: 'k', type: 'relabel', unit: 'u1', label: '2.' },
  insertUnit: { key: 'k', type: 'insertUnit', after: 'u1', kind: 'action', text: 'To do.', by: 'URY' },
  removeUnit: { key: 'k', type: 'removeUnit', unit: 'u1', seen: {} },
  split: { key: 'k', type: 'split', unit: 'u1', at: 2, seen: {} },
  join: { key: 'k', type: 'join', unit: 'u2', seen: {} },
  hold: { key: 'k', type: 'hold', units: ['u1'] },
  release: { key: 'k', type: 'release', units: ['u1'] },
  appointClerk: { key: 'k', type: 'appointClerk', user: 'x', appointed: true },
  restore: { key: 'k', type: 'restore', snapshot: 's' },
  takeBack: { key: 'k', type: 'takeBack', entry: 1 },
}

/** Who may do it: chair, clerk, secretariat, Uruguay, Brazil, observer. */
export const matrix: { readonly [T in ActType]: string } = {
  //             ch cl se UR BR ob
  openMeeting: '  y  y  y  -  -  -',
  closeMeeting: ' y  y  y  -  -  -',
  suspendMeeting: 'y y  y  -  -  -',
  resumeMeeting: 'y  y  y  -  -  -',
  callRoll: '     y  y  y  -  -  -',
  attend: '       y  y  y  -  -  -',
  confirm: '      y  y  -  -  -  -',
  takePosition: ' y  y  y  y  -  -',
  choose: '       y  y  -  -  -  -',
  merge: '        y  y  y  -  -  -',
  moveUnit: '     y  y  y  -  -  -',
  consolidate: '  y  y  y  -  -  -',
  point: '        y  y  y  -  -  -',
  park: '         y  y  y  -  -  -',
  askFloor: '     y  y  y  y  -  -',
  callFloor: '    y  y  y  -  -  -',
  endFloor: '     y  y  y  y  -  -',
  describe: '     y  y  y  -  -  -',
  setHouse: '     y  y  y  -  -  -',
  setParty: '     y  y  y  -  -  -',
  stamp: '        y  y  -  -  -  -',
  reopen: '       y  y  -  -  -  -',
  accept: '       y  y  -  -  -  -',
  reject: '       y  y  -  -  -  -',
  withdraw: '     y  y  y  y  -  -',
  relabel: '      y  y  y  -  -  -',
  insertUnit: '   y  y  y  y  -  -',
  removeUnit: '   y  y  y  -  -  -',
  split: '        y  y  y  -  -  -',
  join: '         y  y  y  -  -  -',
  hold: '         y  y  y  -  -  -',
  release: '      y  y  y  -  -  -',
  appointClerk: ' y  -  -  -  -  -',
  restore: '      y  y  y  -  -  -',
  takeBack: '     y  y  y  y  y  -',
}

/** The people of the table's columns. */
export const people: readonly Actor[] = [chair, clerk, secretary, uruguay, brazil, observer]

/** Every act beside every person. */
export const rows = (Object.keys(matrix) as ActType[]).flatMap((type) =>
  matrix[type].trim().split(/\s+/).map((cell, i) => ({ type, who: people[i]!.name, person: people[i]!, may: cell === 'y' })))
