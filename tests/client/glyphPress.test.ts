// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { draft, unit } from '../support/build.ts'
import type { TestServer } from '../support/openServer.ts'
import { openServer } from '../support/openServer.ts'
import type { Screen } from '../support/screens.ts'
import { openScreen } from '../support/screens.ts'

let server: TestServer
let uruguay: Screen

beforeEach(async () => {
  server = await openServer()
  const id = await server.add(
    draft([unit('u1', 'Far away.'), unit('u2', 'To {BRA-1 ins BRA|mend }all {URY-1 ins URY|old }pumps.')], {
      parties: [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }, { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] }],
    }),
  )
  uruguay = await openScreen(server, id, 'delegation', 'URY')
  uruguay.put('u1', 4)
})

afterEach(async () => {
  uruguay.close()
  await server.stop()
})

/** Presses the mouse on a bracket's edge. Nothing is laid out here: every glyph is a point at 0. */
function press(bracket: string, edge: 'open' | 'close', side: 'left' | 'right', more: MouseEventInit = {}): void {
  const glyph = uruguay.view.dom.querySelector(`.glyph-${edge}[data-bracket-glyph="${bracket}"]`)
  glyph!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, clientX: side === 'left' ? -1 : 1, ...more }))
}

const place = () => {
  const { unit: at, from } = uruguay.room.getState().selection
  return [at, from]
}

describe('a press on the edge of a bracket puts the cursor there', () => {
  test.each([
    ['open', 'left', 3],
    ['open', 'right', 3],
    ['close', 'left', 7],
    // The blank that belongs to the bracket is drawn behind its edge.
    ['close', 'right', 8],
  ] as const)('of somebody else’s: on the %s edge, at the %s', (edge, side, at) => {
    press('BRA-1', edge, side)
    expect(place()).toEqual(['u2', at])
  })

  test('at the end of one’s own it is inside, on either side, and what is typed goes on there', () => {
    press('URY-1', 'close', 'right')
    expect(place()).toEqual(['u2', 15])
    uruguay.type('er')
    expect(uruguay.words('u2')).toBe('To mend all older pumps.')
    expect(uruguay.room.getState().composing).toBeNull()
  })

  test('and with Shift selects up to there', () => {
    uruguay.put('u2', 0)
    press('BRA-1', 'open', 'right', { shiftKey: true })
    expect(uruguay.room.getState().selection.text).toBe('To ')
  })
})
