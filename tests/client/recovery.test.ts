// @vitest-environment jsdom
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rescue } from '../../client/sync/rescue.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { judgeUnit } from '../../schema/judge.ts'
import { applyEffect, draftOf, textIn, unitElement, writeDraft } from '../../schema/ydoc.ts'
import { brazil, chair, done, parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { stored } from '../support/hand.ts'
import { roomOfScreens } from '../support/roomOfScreens.ts'
import type { Screen } from '../support/screens.ts'

const { screen, roomThere } = roomOfScreens(
  draft(
    [
      unit('o1', 'To secure water.', { kind: 'objective', label: 'Objective 1.2' }),
      unit('u1', 'To map {URY-1 ins URY|all} wells.', { kind: 'action', label: '1.' }),
      unit('u2', 'To test {URY-2 ins URY|every} pump.', { kind: 'action', label: '2.' }),
      unit('u3', 'To repair it.', { kind: 'action', label: '3.' }),
    ],
    { parties: [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }, { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] }] },
  ),
)

const saved = ({ until }: Screen) => until((room) => room.getState().saved)

async function agree(chair: Screen, id: string): Promise<void> {
  const words = chair.room.getState().draft.units.find((each) => each.id === id)!
  await chair.room.act({ type: 'openMeeting', date: '2012-04-19', body: 'Working Group', kind: 'informal' })
  const answer = await chair.room.act({ type: 'stamp', units: [id], decision: 'agreed', seen: { [id]: hashOfWords(words) } })
  expect(answer).toMatchObject({ ok: true })
}

describe('words that meet a decision on their way', () => {
  test('are kept and offered, without an error, and what was typed elsewhere is put back by itself', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.hold()
    uruguay.put('u1', 10)
    uruguay.type(' the old')
    uruguay.put('u2', 13)
    uruguay.type(' single')
    await agree(chair, 'u1')
    uruguay.letGo()
    await uruguay.until((room) => room.getState().offered.length > 0)
    await saved(uruguay)
    const { offered, connection } = uruguay.room.getState()
    expect(offered).toMatchObject([{ unit: 'u1', text: ' the old', sentence: '1.2, 1. was agreed while you typed; your words are kept here.' }])
    expect(connection).toBe('live')
    expect(uruguay.words('u1')).toBe('To map all wells.')
    await chair.until(() => chair.words('u2') === 'To test every single pump.')
    expect(uruguay.words('u2')).toBe('To test every single pump.')
  })

  test('leave the cursor where it was, and the editor is the same one', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    const { view } = uruguay
    uruguay.hold()
    uruguay.put('u1', 10)
    uruguay.type(' the')
    await agree(chair, 'u1')
    uruguay.letGo()
    await uruguay.until((room) => room.getState().offered.length > 0)
    expect(uruguay.room.getState().selection).toMatchObject({ unit: 'u1', from: 10 })
    expect(view.isDestroyed).toBe(false)
    uruguay.type('x')
    expect(uruguay.room.getState().hint?.sentence).toContain('agreed')
    uruguay.put('u2', 13)
    uruguay.type('!')
    await chair.until(() => chair.words('u2') === 'To test every! pump.')
  })

  test('are kept when their unit is taken out', async () => {
    const chair = await screen('chair')
    const secretariat = await screen('secretariat')
    secretariat.hold()
    secretariat.put('u3', 12)
    secretariat.type(' soon')
    const seen = hashOfWords(chair.room.getState().draft.units[3]!)
    expect(await chair.room.act({ type: 'removeUnit', unit: 'u3', seen: { u3: seen } })).toMatchObject({ ok: true })
    await secretariat.until((room) => room.getState().draft.units.length === 3)
    secretariat.letGo()
    await secretariat.until((room) => room.getState().offered.length > 0)
    expect(secretariat.room.getState().offered).toMatchObject([{ unit: 'u3', text: ' soon', sentence: 'The paragraph was taken out while you typed; your words are kept here.' }])
    await saved(secretariat)
  })

  test('are kept when the bracket they were typed into became text', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.hold()
    uruguay.put('u1', 8)
    uruguay.type('xx')
    expect(await chair.room.act({ type: 'accept', brackets: ['URY-1'] })).toMatchObject({ ok: true })
    uruguay.letGo()
    await uruguay.until((room) => room.getState().offered.length > 0)
    expect(uruguay.room.getState().offered).toMatchObject([{ unit: 'u1', text: 'xx', sentence: expect.stringMatching(/accepted, rejected or withdrawn meanwhile.*Your words are kept here\.$/) }])
    expect(chair.words('u1')).toBe('To map all wells.')
  })

  test('are kept when the bracket they were typed into was taken off the table', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.hold()
    uruguay.put('u1', 8)
    uruguay.type('xx')
    expect(await chair.room.act({ type: 'reject', brackets: ['URY-1'] })).toMatchObject({ ok: true })
    uruguay.letGo()
    await uruguay.until((room) => room.getState().offered.length > 0)
    expect(uruguay.room.getState().offered).toMatchObject([{ unit: 'u1', text: 'xx', sentence: expect.stringMatching(/accepted, rejected or withdrawn meanwhile.*Your words are kept here\.$/) }])
    expect(chair.words('u1')).not.toContain('xx')
  })

  test('are told of the bracket around them when that is gone, and not that their paragraph is or that they forged anything', () => {
    const copyOf = (source: Y.Doc) => {
      const copy = new Y.Doc()
      Y.applyUpdate(copy, Y.encodeStateAsUpdate(source))
      return copy
    }
    const acknowledged = new Y.Doc()
    writeDraft(acknowledged, draft([unit('u1', 'a {URY-1 ins URY|bc} d', { label: '1.' })], { parties }))
    const [doc, fresh] = [copyOf(acknowledged), copyOf(acknowledged)]
    textIn(unitElement(doc, 'u1')!)!.insert(3, 'xx', stored({ id: 'BRA-1', kind: 'ins', by: 'BRA', parent: 'URY-1' }))
    applyEffect(fresh, done(draftOf(fresh), chair, { type: 'reject', brackets: ['URY-1'] }).effect)
    const refusal = { code: 'gone', sentence: '', text: 'xx', unit: null } as const
    const { offered } = rescue({ doc, acknowledged }, fresh, refusal, [], new Set(), (before, after) => judgeUnit(before, after, brazil), draftOf(fresh))
    expect(offered).toEqual([{ unit: 'u1', text: 'xx', sentence: 'A bracket around these words was accepted, rejected or withdrawn while you typed; your words are kept here.' }])
  })

  test('can be proposed again where the cursor stands', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.hold()
    uruguay.put('u1', 10)
    uruguay.type(' the old')
    await agree(chair, 'u1')
    uruguay.letGo()
    await uruguay.until((room) => room.getState().offered.length > 0)
    uruguay.put('u2', 19)
    uruguay.room.editor.tableOffered(uruguay.room.getState().offered[0]!.id)
    await chair.until(() => chair.words('u2') === 'To test every pump. the old')
    expect(uruguay.room.getState().offered).toEqual([])
  })
})

describe('a line that is slow', () => {
  test('is not called saved until the words are on disk', async () => {
    const uruguay = await screen('delegation', 'URY')
    await saved(uruguay)
    uruguay.hold()
    uruguay.put('u1', 10)
    uruguay.type('!')
    expect(uruguay.room.getState().saved).toBe(false)
    uruguay.letGo()
    await saved(uruguay)
    const room = await roomThere()
    expect(room.draft().units[1]!.runs.map((run) => run.text).join('')).toBe('To map all! wells.')
  })

  test('lets nothing be typed into a unit that is held for a decision', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    await chair.room.act({ type: 'hold', units: ['u1'] })
    await uruguay.until((room) => room.getState().draft.holds['u1'] !== undefined)
    uruguay.put('u1', 10)
    uruguay.type('x')
    expect(uruguay.words('u1')).toBe('To map all wells.')
    expect(uruguay.room.getState().hint?.sentence).toContain('held')

    await chair.room.act({ type: 'release', units: ['u1'] })
    await uruguay.until((room) => room.getState().draft.holds['u1'] === undefined)
    expect(uruguay.room.getState().hint, 'a reason that is gone is not shown any longer').toBeNull()
  })
})
