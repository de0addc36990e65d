// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draft, unit } from '../support/build.ts'
import type { TestServer } from '../support/openServer.ts'
import { openServer } from '../support/openServer.ts'
import type { Screen } from '../support/screens.ts'
import { openScreen } from '../support/screens.ts'

let server: TestServer
let document: string
let chair: Screen

beforeEach(async () => {
  server = await openServer()
  document = await server.add(draft([unit('u1', 'One.'), unit('u2', 'Two {BRA-1 ins BRA|b} {URY-1 del URY|c}.'), unit('u3', 'Three {BRA-2 hold BRA|d}.')]))
  chair = await openScreen(server, document, 'chair')
})

afterEach(async () => {
  chair.close()
  await server.stop()
})

const selection = () => chair.room.getState().selection

test('Alt with the arrows goes from unit to unit', () => {
  chair.put('u1', 2)
  chair.press('ArrowDown', { altKey: true })
  expect(selection()).toMatchObject({ unit: 'u2', from: 0 })
  chair.press('ArrowUp', { altKey: true })
  expect(selection()).toMatchObject({ unit: 'u1', from: 0 })
})

test('Alt with n and p goes from bracket to bracket, over units', () => {
  chair.put('u1', 2)
  const places: unknown[] = []
  for (const code of ['KeyN', 'KeyN', 'KeyN', 'KeyN', 'KeyP']) {
    chair.press('ñ', { altKey: true, code })
    const { unit: at, from, bracket } = selection()
    places.push([at, from, bracket])
  }
  expect(places).toEqual([['u2', 4, 'BRA-1'], ['u2', 6, 'URY-1'], ['u3', 6, 'BRA-2'], ['u3', 6, 'BRA-2'], ['u2', 6, 'URY-1']])
})

test('Escape selects the unit, Shift with the arrows more of them, and letters are commands then', () => {
  const keys: string[] = []
  const takeBack = chair.room.editor.onUnitKey((event, { mode }) => {
    if (mode === 'units' && event.key.length === 1) keys.push(event.key)
    return false
  })
  chair.put('u1', 2)
  chair.press('Escape')
  expect(selection()).toMatchObject({ mode: 'units', units: ['u1'] })
  chair.press('ArrowDown', { shiftKey: true })
  expect(selection().units).toEqual(['u1', 'u2'])
  chair.press('g')
  chair.type('g')
  expect(keys).toEqual(['g'])
  expect(chair.words('u1')).toBe('One.')
  chair.press('Enter')
  expect(selection().mode).toBe('text')
  expect(chair.words('u1')).toBe('One.')
  takeBack()
})

test('the chair is told that letters are not typed while whole units are selected, and a press in the text ends it', () => {
  chair.put('u1', 2)
  chair.press('Escape')
  expect(chair.room.getState().hint?.sentence).toContain('goes back to typing')
  chair.press('x')
  expect(chair.room.getState().hint?.sentence).toContain('letters are not typed')
  // Where the cursor is already, so that it does not move.
  globalThis.document.elementFromPoint = () => null
  chair.view.dom.querySelector('[data-unit=u1] .unit-words')!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, clientX: 1, clientY: 1 }))
  expect(selection().mode).toBe('text')
})

test.each(['delegation', 'secretariat'] as const)('no letter is lost by a %s after one Escape too many', async (role) => {
  const somebody = await openScreen(server, document, role, role === 'delegation' ? 'URY' : null)
  try {
    somebody.put('u1', 3)
    somebody.press('Escape')
    expect(somebody.room.getState().selection.mode).toBe(role === 'delegation' ? 'text' : 'units')
    somebody.press('x')
    somebody.type('x')
    if (role === 'delegation') expect(somebody.room.getState().composing?.text).toBe('x')
    else expect(somebody.words('u1')).toBe('Onex.')
  } finally {
    somebody.close()
  }
})

test('a delegation that presses a label stands at the beginning of its paragraph, and types there', async () => {
  const uruguay = await openScreen(server, document, 'delegation', 'URY')
  try {
    uruguay.put('u1', 3)
    uruguay.view.dom.querySelector('[data-unit=u2] .unit-label')!.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }))
    expect(uruguay.room.getState().selection).toMatchObject({ mode: 'text', unit: 'u2', from: 0 })
  } finally {
    uruguay.close()
  }
})

test('a filter passes over what it hides, and being taken to a hidden unit shows all again', () => {
  chair.room.editor.setVoice('URY')
  chair.room.editor.setFilter('mine')
  chair.put('u2', 0)
  chair.press('ArrowDown', { altKey: true })
  expect(selection().unit).toBe('u2')
  Element.prototype.scrollIntoView = () => undefined
  globalThis.matchMedia = () => ({ matches: true }) as MediaQueryList
  globalThis.CSS = { escape: (text: string) => text } as typeof CSS
  chair.room.editor.scrollTo('u3', 'BRA-2')
  expect(chair.room.getState().filter).toBe('all')
  expect(selection()).toMatchObject({ unit: 'u3', bracket: 'BRA-2' })
})
