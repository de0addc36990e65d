import { expect, test } from 'vitest'
import { compareAddress, resultsAddress, roomAddress, routeOf, unitAddress } from '../../client/route.ts'

const cases: [hash: string, route: ReturnType<typeof routeOf>][] = [
  ['', { at: 'overview' }],
  ['#/', { at: 'overview' }],
  ['#/nowhere/at/all', { at: 'overview' }],
  ['#/d/', { at: 'overview' }],
  ['#/join/3kq9', { at: 'join', token: '3kq9' }],
  ['#/join/cut%off', { at: 'join', token: 'cut%off' }],
  ['#/import', { at: 'import' }],
  ['#/d/plan', { at: 'room', document: 'plan' }],
  ['#/d/plan/at/u5', { at: 'room', document: 'plan', unit: 'u5' }],
  ['#/d/plan/compare', { at: 'compare', document: 'plan', from: null, to: null }],
  ['#/d/plan/compare/left', { at: 'compare', document: 'plan', from: 'left', to: null }],
  ['#/d/plan/compare/seq%3A7/s2', { at: 'compare', document: 'plan', from: 'seq:7', to: 's2' }],
  ['#/d/plan/results/m1', { at: 'results', document: 'plan', meeting: 'm1' }],
]
for (const [hash, route] of cases) test(`"${hash}" leads to ${JSON.stringify(route)}`, () => expect(routeOf(hash)).toEqual(route))

test('the address of a room leads to it, whatever is in its name', () => {
  expect(routeOf(roomAddress('a/b c'))).toEqual({ at: 'room', document: 'a/b c' })
})

test('and so do those of what lies in it', () => {
  expect(routeOf(unitAddress('a/b', 'u 1'))).toEqual({ at: 'room', document: 'a/b', unit: 'u 1' })
  expect(routeOf(compareAddress('a/b', 'seq:7'))).toEqual({ at: 'compare', document: 'a/b', from: 'seq:7', to: null })
  expect(routeOf(compareAddress('a/b', 's/1', 's2'))).toEqual({ at: 'compare', document: 'a/b', from: 's/1', to: 's2' })
  expect(routeOf(resultsAddress('a', 'm/1'))).toEqual({ at: 'results', document: 'a', meeting: 'm/1' })
})
