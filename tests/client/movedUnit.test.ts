// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import { hashOfWords } from '../../schema/hash.ts'
import { draft, unit } from '../support/build.ts'
import { roomOfScreens } from '../support/roomOfScreens.ts'
import type { Screen } from '../support/screens.ts'

const { screen, roomThere } = roomOfScreens(
  draft(
    [
      unit('o1', 'To secure water.', { kind: 'objective', label: 'Objective 1.2' }),
      unit('u1', 'To map {URY-1 ins URY|all} wells.', { kind: 'action', label: '1.' }),
      unit('u2', 'To test every pump.', { kind: 'action', label: '2.' }),
      unit('u3', 'To repair it.', { kind: 'action', label: '3.' }),
    ],
    { parties: [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }] },
  ),
)

async function move(chair: Screen, id: string, after: string): Promise<void> {
  const words = chair.room.getState().draft.units.find((each) => each.id === id)!
  expect(await chair.room.act({ type: 'moveUnit', unit: id, after, seen: { [id]: hashOfWords(words) } })).toMatchObject({ ok: true })
}
const order = ({ room }: Screen) => room.getState().draft.units.map(({ id }) => id)
const saved = ({ until }: Screen) => until((room) => room.getState().saved)

describe('a unit that is moved while somebody types in it', () => {
  test('takes the cursor along, and what is typed then', async () => {
    const chair = await screen('chair')
    const secretary = await screen('secretariat')
    secretary.put('u1', 17)
    await move(chair, 'u1', 'u3')
    await secretary.until(() => order(secretary)[4] === 'u1')
    secretary.type(' and springs')
    await saved(secretary)
    await chair.until(() => chair.words('u1') === 'To map all wells. and springs')
    expect([secretary.words('u2'), secretary.words('u3')]).toEqual(['To test every pump.', 'To repair it.'])
  })

  test('takes the words along that were on their way', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.hold()
    uruguay.put('u1', 10)
    uruguay.type(' the old')
    await move(chair, 'u1', 'u3')
    await uruguay.until(() => order(uruguay)[4] === 'u1')
    uruguay.letGo()
    await chair.until(() => chair.words('u1') === 'To map all the old wells.')
    await saved(uruguay)
    expect(uruguay.room.getState().offered).toEqual([])
    expect(uruguay.words('u1')).toBe('To map all the old wells.')
  })

  test('hands them back where others changed it as well, or they were typed on', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.hold()
    uruguay.put('u1', 10)
    uruguay.type(' the old')
    await move(chair, 'u1', 'u3')
    await uruguay.until(() => order(uruguay)[4] === 'u1')
    uruguay.put('u1', 10)
    uruguay.type(' those')
    uruguay.letGo()
    await uruguay.until((room) => room.getState().offered.length > 0)
    await saved(uruguay)
    expect(uruguay.room.getState().offered).toMatchObject([{ unit: 'u1', text: ' the old' }])
    await chair.until(() => chair.words('u1') === 'To map all those wells.')
    expect([chair.words('u2'), chair.words('u3')]).toEqual(['To test every pump.', 'To repair it.'])
  })

  test('takes along what a delegation composes in it, unseen by all, and tables it there', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u2', 7)
    uruguay.type('x')
    expect(uruguay.room.getState().composing).toMatchObject({ unit: 'u2', kind: 'ins', text: 'x' })
    await move(chair, 'u2', 'o1')
    await uruguay.until(() => order(uruguay)[1] === 'u2')
    expect(uruguay.room.getState().composing).toMatchObject({ unit: 'u2', kind: 'ins', text: 'x' })
    uruguay.view.dom.querySelector('.composing-words')!.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
    await chair.until(() => chair.words('u2').includes('x'))
    expect([chair.words('u2').replaceAll(' ', ''), chair.words('u1'), chair.words('u3')]).toEqual(['Totestxeverypump.', 'To map all wells.', 'To repair it.'])
    expect(uruguay.room.getState().offered).toEqual([])
  })

  test('is one unit on every screen, and its stub another', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    await move(chair, 'u1', 'u3')
    await uruguay.until(() => order(uruguay).length === 5)
    expect(order(uruguay)).toEqual(order(chair))
    expect(uruguay.view.state.doc.childCount).toBe(5)
    expect((await roomThere()).draft()).toEqual(uruguay.room.getState().draft)
  })
})
