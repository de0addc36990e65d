// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import { createOwnActs } from '../../client/sync/ownActs.ts'
import { draft, unit } from '../support/build.ts'
import { roomOfScreens } from '../support/roomOfScreens.ts'
import type { Screen } from '../support/screens.ts'

const { screen } = roomOfScreens(
  draft([unit('u1', 'To map all wells.'), unit('u2', 'To pump.')], {
    parties: [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }, { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] }],
  }),
)

const shows = (on: Screen, id: string, text: string) => vi.waitFor(() => expect(on.words(id)).toBe(text), { timeout: 4000 })
const undo = (on: Screen) => on.press('z', { ctrlKey: true })

/** Tables words in a party's name, and gives the id of the bracket. */
async function table(on: Screen, id: string, at: number, text: string): Promise<string> {
  on.put(id, at)
  on.type(text)
  on.room.editor.table()
  await on.until((room) => room.getState().saved)
  const run = on.room.getState().draft.units.find((each) => each.id === id)?.runs.find((each) => each.text === text)
  return run!.brackets[0]!.id
}

describe('undo after an act of one’s own on a bracket', () => {
  test('takes the withdrawal back, and never an older proposal in its place', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    await table(uruguay, 'u2', 7, ' dry')
    const late = await table(uruguay, 'u1', 6, ' twice')
    expect(await uruguay.room.act({ type: 'withdraw', brackets: [late] })).toMatchObject({ ok: true })
    await shows(chair, 'u1', 'To map all wells.')
    undo(uruguay)
    await shows(chair, 'u1', 'To map twice all wells.')
    undo(uruguay)
    undo(uruguay)
    await uruguay.until((room) => room.getState().saved)
    expect(uruguay.words('u2')).toBe('To pump dry.')
    expect(uruguay.room.getState().canUndo).toBe(false)
  })

  test('first takes back what was typed since', async () => {
    const uruguay = await screen('delegation', 'URY')
    const first = await table(uruguay, 'u1', 6, ' twice')
    expect(await uruguay.room.act({ type: 'withdraw', brackets: [first] })).toMatchObject({ ok: true })
    await shows(uruguay, 'u1', 'To map all wells.')
    await table(uruguay, 'u2', 7, ' dry')
    undo(uruguay)
    await shows(uruguay, 'u2', 'To pump.')
    expect(uruguay.words('u1')).toBe('To map all wells.')
    undo(uruguay)
    await shows(uruguay, 'u1', 'To map twice all wells.')
  })

  test('knows the act for as long as the server takes it back, and no longer', () => {
    let end = () => {}
    const acts = createOwnActs((_milliseconds, act) => {
      end = act
      return () => {}
    }, () => {})
    expect(acts.did({ type: 'withdraw', brackets: ['b'] }, 7)).toBe(true)
    expect(acts.did({ type: 'hold', units: ['u1'] }, 8)).toBe(false)
    expect(acts.last()).toBe(7)
    acts.did({ type: 'takeBack', entry: 7 }, 9)
    expect(acts.last()).toBeNull()
    acts.did({ type: 'reject', brackets: ['b'], seen: {} }, 10)
    end()
    expect(acts.last()).toBeNull()
  })
})

test('the secretariat takes back what it just keyed for a party, by an act that withdraws it', async () => {
  const uruguay = await screen('delegation', 'URY')
  const secretariat = await screen('secretariat')
  secretariat.put('u2', 7)
  secretariat.type(' now')
  await shows(uruguay, 'u2', 'To pump now.')
  secretariat.room.editor.setVoice('BRA')
  await table(secretariat, 'u1', 6, ' twice')
  await shows(uruguay, 'u1', 'To map twice all wells.')
  undo(secretariat)
  await shows(uruguay, 'u1', 'To map all wells.')
  expect(secretariat.room.getState().hint).toBeNull()
  // And goes on to the step before it.
  undo(secretariat)
  await shows(uruguay, 'u2', 'To pump.')
})
