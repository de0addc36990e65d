import { expect, test } from 'vitest'
import { roomAddress, routeOf } from '../../client/route.ts'

const cases: [hash: string, route: ReturnType<typeof routeOf>][] = [
  ['', { at: 'overview' }],
  ['#/', { at: 'overview' }],
  ['#/nowhere/at/all', { at: 'overview' }],
  ['#/d/', { at: 'overview' }],
  ['#/join/3kq9', { at: 'join', token: '3kq9' }],
  ['#/join/cut%off', { at: 'join', token: 'cut%off' }],
  ['#/import', { at: 'import' }],
  ['#/d/plan', { at: 'room', document: 'plan' }],
]
for (const [hash, route] of cases) test(`"${hash}" leads to ${JSON.stringify(route)}`, () => expect(routeOf(hash)).toEqual(route))

test('the address of a room leads to it, whatever is in its name', () => {
  expect(routeOf(roomAddress('a/b c'))).toEqual({ at: 'room', document: 'a/b c' })
})
