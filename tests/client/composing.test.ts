// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest'
import { TextSelection } from 'prosemirror-state'
import { findUnit } from '../../client/editor/unitNode.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { draft, unit } from '../support/build.ts'
import { roomOfScreens } from '../support/roomOfScreens.ts'
import type { Screen } from '../support/screens.ts'

const { screen, roomThere } = roomOfScreens(
  draft(
    [
      unit('u1', 'To map all wells.', { kind: 'action', label: '1.' }),
      unit('u2', 'To test {BRA-1 ins BRA|every single} pump{URY-1 ins URY| twice} now.', { kind: 'action', label: '2.' }),
      unit('u3', 'Third.', { kind: 'action', label: '3.' }),
    ],
    { parties: [{ code: 'URY', kind: 'delegation', names: ['Uruguay'], short: ['Uru'] }, { code: 'BRA', kind: 'delegation', names: ['Brazil'], short: ['Bra'] }] },
  ),
)

/** A unit in the notation of the tests, ids left out: "To {ins URY|x}". */
function written({ room }: Screen, id: string): string {
  const runs = room.getState().draft.units.find((each) => each.id === id)?.runs ?? []
  return runs.map((run) => (run.brackets.length ? `{${run.brackets.map((mark) => `${mark.kind} ${mark.by}${mark.parent === null ? '' : ` ^${mark.parent}`}`).join('+')}|${run.text}}` : run.text)).join('')
}

/** Waits until a screen shows this; what it shows instead is told by the failure. */
async function shows(on: Screen, id: string, text: string): Promise<void> {
  await vi.waitFor(() => expect(written(on, id)).toBe(text), { timeout: 4000 })
}
const field = ({ view }: Screen) => view.dom.querySelector<HTMLElement>('.composing-words')
const composing = ({ room }: Screen) => room.getState().composing

const hint = ({ room }: Screen) => room.getState().hint?.sentence
const printed = ({ view }: Screen, id: string) => view.dom.querySelector(`[data-unit=${id}] .unit-words`)!.textContent

function selectAcross({ view }: Screen, ...ends: [string, number][]): void {
  const [anchor, head] = ends.map(([id, offset]) => findUnit(view.state.doc, id)!.pos + 1 + offset)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, anchor!, head!)))
}

/** Types into the open field as the browser would: it holds the focus, not the text around it. */
function typeOn(screen: Screen, text: string): void {
  const words = field(screen)!
  words.append(text)
  words.dispatchEvent(new Event('input', { bubbles: true }))
}

function pressIn(screen: Screen, key: string): void {
  field(screen)!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
}

describe('a delegation', () => {
  test('composes where it stands, seen by nobody, and Enter tables it in its name in one step', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 6)
    uruguay.type(' ')
    typeOn(uruguay, 'quickly')
    expect(composing(uruguay)).toEqual({ unit: 'u1', kind: 'ins', text: ' quickly' })
    expect(written(uruguay, 'u1')).toBe('To map all wells.')
    pressIn(uruguay, 'Enter')
    expect(composing(uruguay)).toBeNull()
    await shows(chair, 'u1', 'To map{ins URY| quickly} all wells.')
  })

  test('drops it with Escape, and undo brings back what was dropped', async () => {
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 6)
    uruguay.type('x')
    pressIn(uruguay, 'Escape')
    expect(composing(uruguay)).toBeNull()
    uruguay.press('z', { ctrlKey: true })
    expect(composing(uruguay)).toMatchObject({ text: 'x' })
  })

  test('replaces selected words under one bracket', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 7, 10)
    uruguay.type('most')
    expect(composing(uruguay)).toMatchObject({ kind: 'replace' })
    uruguay.room.editor.table()
    await shows(chair, 'u1', 'To map {del URY|all}{ins URY|most} wells.')
    const marks = chair.room.getState().draft.units[0]!.runs.flatMap((run) => run.brackets)
    expect(new Set(marks.map((mark) => mark.id)).size).toBe(1)
  })

  test('strikes words by deleting them, a word at a time', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 10)
    uruguay.press('Backspace')
    expect(composing(uruguay)).toEqual({ unit: 'u1', kind: 'del', text: '' })
    pressIn(uruguay, 'Backspace')
    pressIn(uruguay, 'Enter')
    await shows(chair, 'u1', 'To{del URY| map all} wells.')
  })

  test('types live in its own tabled words, at their edges too, and takes no mark of others along', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u2', 31)
    uruguay.type(', slowly')
    await shows(chair, 'u2', 'To test {ins BRA|every single} pump{ins URY| twice, slowly} now.')
    uruguay.press('Backspace')
    await shows(chair, 'u2', 'To test {ins BRA|every single} pump{ins URY| twice, slowl} now.')
    expect(composing(uruguay)).toBeNull()
  })

  test('proposes inside the words of another as a bracket within that bracket', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u2', 13)
    uruguay.type(' old')
    uruguay.room.editor.table()
    await shows(chair, 'u2', 'To test {ins BRA|every}{ins URY ^BRA-1| old}{ins BRA| single} pump{ins URY| twice} now.')
  })

  test('proposing that another’s words go strikes them and removes nothing; its own among them simply go', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u2', 14, 27)
    uruguay.room.editor.proposeDeletion()
    uruguay.room.editor.table()
    await shows(chair, 'u2', 'To test {ins BRA|every }{ins BRA+del URY|single}{del URY| pump}{ins URY|wice} now.')
  })

  test('puts selected words in brackets with the key people have always typed, and takes them off again by undo', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 3, 6)
    uruguay.type('[')
    await shows(chair, 'u1', 'To {hold URY|map} all wells.')
    uruguay.room.editor.undo()
    await shows(chair, 'u1', 'To map all wells.')
    chair.put('u1', 3, 6)
    chair.type('[')
    await shows(uruguay, 'u1', 'To {hold |map} all wells.')
  })

  test('but in nobody’s name only whoever decides may', async () => {
    const secretariat = await screen('secretariat')
    secretariat.put('u1', 3, 6)
    secretariat.type('[')
    expect(written(secretariat, 'u1')).toBe('To map all wells.')
    expect(hint(secretariat)).toContain('Choose for which party')
  })

  test('withdraws a bracket by deleting the last of its words, so that the log knows', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u2', 25, 31)
    uruguay.press('Delete')
    await shows(chair, 'u2', 'To test {ins BRA|every single} pump now.')
    const room = await roomThere()
    expect(room.draft().units[1]!.runs).toHaveLength(3)
  })

  test('composes a new unit with Enter at the end of one, which the server labels', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 17)
    uruguay.press('Enter')
    typeOn(uruguay, 'To dig.')
    expect(composing(uruguay)).toEqual({ unit: 'u1', kind: 'unit', text: 'To dig.' })
    pressIn(uruguay, 'Enter')
    await chair.until((room) => room.getState().draft.units.length === 4)
    expect(chair.room.getState().draft.units[1]).toMatchObject({ by: 'URY', kind: 'action' })
    await uruguay.until((room) => room.getState().composing === null)
  })

  test('goes on at the end of the new unit once it is tabled', async () => {
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 17)
    uruguay.press('Enter')
    typeOn(uruguay, 'To dig.')
    pressIn(uruguay, 'Enter')
    await uruguay.until((room) => room.getState().composing === null)
    const made = uruguay.room.getState().draft.units[1]!
    expect(uruguay.room.getState().selection).toMatchObject({ unit: made.id, from: 7 })
    uruguay.type(' Deep.')
    await shows(uruguay, made.id, 'To dig. Deep.')
  })

  test('begins a new unit below from the middle of one too, by Enter and by the tool', async () => {
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 6)
    uruguay.press('Enter')
    expect(composing(uruguay)).toMatchObject({ unit: 'u1', kind: 'unit' })
    pressIn(uruguay, 'Escape')
    uruguay.room.editor.insertUnit('u1', 'action')
    // As the toolbar does after every press.
    uruguay.room.editor.focus()
    await Promise.resolve()
    expect(composing(uruguay)).toMatchObject({ unit: 'u1', kind: 'unit' })
    expect(globalThis.document.activeElement).toBe(field(uruguay))
  })

  test('is told while it stands in its tabled words that letters go out at once', async () => {
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 6)
    uruguay.type(' twice')
    expect(hint(uruguay)).toBeUndefined()
    uruguay.room.editor.table()
    expect(hint(uruguay)).toContain('seen by everybody at once')
    uruguay.put('u1', 2)
    expect(hint(uruguay)).toBeUndefined()
  })

  test('is told that other words are proposed for one paragraph at a time', async () => {
    const uruguay = await screen('delegation', 'URY')
    uruguay.press('a', { ctrlKey: true })
    uruguay.type('x')
    expect(composing(uruguay)).toBeNull()
    expect(hint(uruguay)).toContain('one paragraph at a time')
  })

  test('strikes across units what may be struck, and is told from the start what is left out', async () => {
    const draftRoom = await roomThere()
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    expect(await chair.room.act({ type: 'openMeeting', date: '2012-04-19', body: 'Working Group', kind: 'informal' })).toMatchObject({ ok: true })
    const seen = { u2: hashOfWords(draftRoom.draft().units[1]!) }
    expect(await chair.room.act({ type: 'stamp', units: ['u2'], decision: 'agreed', seen })).toMatchObject({ ok: true })
    await uruguay.until((room) => room.getState().draft.units[1]!.stamp !== null)
    selectAcross(uruguay, ['u1', 7], ['u3', 3])
    uruguay.press('Delete')
    expect(hint(uruguay)).toContain('is left as it was')
    const struck = [...uruguay.view.dom.querySelectorAll('.composing-struck')].map((each) => each.closest('[data-unit]')?.getAttribute('data-unit'))
    expect(new Set(struck)).toEqual(new Set(['u1', 'u3']))
    uruguay.room.editor.table()
    await shows(chair, 'u1', 'To map {del URY|all wells.}')
    await shows(chair, 'u3', '{del URY|Thi}rd.')
    expect(written(chair, 'u2')).not.toContain('del URY')
    expect(hint(uruguay)).toContain('is left as it was')
  })

  test('sees its brackets before the bracket of another that begins there', async () => {
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u2', 3, 8)
    uruguay.room.editor.proposeDeletion()
    expect(printed(uruguay, 'u2')).toMatch(/^To \[Uru delete: test .*\]Enter proposes, Esc drops\[Bra: every single\] pump/)
  })

  test('keeps what it composes in place while others type around it', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 6)
    uruguay.type(' quickly')
    const words = field(uruguay)
    chair.put('u1', 0)
    chair.type('Then: ')
    await shows(uruguay, 'u1', 'Then: To map all wells.')
    expect(field(uruguay)).toBe(words)
    expect(globalThis.document.activeElement).toBe(words)
    uruguay.room.editor.table()
    await shows(chair, 'u1', 'Then: To map{ins URY| quickly} all wells.')
  })

  test('undo takes back what it tabled', async () => {
    const chair = await screen('chair')
    const uruguay = await screen('delegation', 'URY')
    uruguay.put('u1', 6)
    uruguay.type(' x')
    uruguay.room.editor.table()
    await shows(chair, 'u1', 'To map{ins URY| x} all wells.')
    await uruguay.until((room) => room.getState().canUndo)
    uruguay.press('z', { ctrlKey: true })
    await shows(chair, 'u1', 'To map all wells.')
  })
})

describe('the secretariat', () => {
  test('types live in the text, and inside a bracket for its holder', async () => {
    const uruguay = await screen('delegation', 'URY')
    const secretariat = await screen('secretariat')
    secretariat.put('u1', 6)
    secretariat.type(' out')
    secretariat.put('u2', 13)
    secretariat.type(' old')
    await shows(uruguay, 'u1', 'To map out all wells.')
    await shows(uruguay, 'u2', 'To test {ins BRA|every old single} pump{ins URY| twice} now.')
  })

  test('keys a proposal from the floor for the party it has chosen', async () => {
    const uruguay = await screen('delegation', 'URY')
    const secretariat = await screen('secretariat')
    secretariat.room.editor.setVoice('BRA')
    secretariat.put('u1', 7, 10)
    secretariat.type('some')
    secretariat.room.editor.table()
    await shows(uruguay, 'u1', 'To map {del BRA|all}{ins BRA|some} wells.')
  })

  test('splits with Enter, joins with Backspace, and what is typed meanwhile comes after', async () => {
    const secretariat = await screen('secretariat')
    secretariat.put('u1', 6)
    secretariat.press('Enter')
    secretariat.type('Soon ')
    expect(secretariat.room.getState().pending).toBe(true)
    await secretariat.until((room) => room.getState().draft.units.some((each) => each.runs[0]?.text === 'Soon all wells.'))
    const [first, second] = secretariat.room.getState().draft.units
    expect(first!.runs[0]!.text).toBe('To map')
    secretariat.put(second!.id, 0)
    secretariat.press('Backspace')
    await shows(secretariat, 'u1', 'To map Soon all wells.')
    expect(secretariat.room.getState().draft.units).toHaveLength(3)
  })

  test('deletes across units only words', async () => {
    const secretariat = await screen('secretariat')
    const { view } = secretariat
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, 7, view.state.doc.content.size - 3)))
    secretariat.press('Delete')
    await shows(secretariat, 'u3', 'd.')
    expect(written(secretariat, 'u1')).toBe('To map')
    // The brackets in between are not typed away.
    expect(written(secretariat, 'u2')).toContain('every single')
    await secretariat.until((room) => room.getState().hint !== null)
    expect(secretariat.room.getState().hint?.sentence).toContain('Accept, reject or withdraw')
  })

  test('is told which units were left and how many stand empty', async () => {
    const secretariat = await screen('secretariat')
    selectAcross(secretariat, ['u1', 0], ['u3', 3])
    secretariat.press('Delete')
    await secretariat.until((room) => room.getState().hint !== null)
    expect(hint(secretariat)).toMatch(/^2\. is left as it was\..*Only words are deleted: one paragraph stands empty now\.$/)
  })

  test.each([
    ['at the end of a unit', 6, ['Third. One.', 'Two.', 'Three.']],
    ['in the middle of one, whose rest follows the last', 2, ['Th One.', 'Two.', 'Three.ird.']],
  ])('pastes several paragraphs as several units, in order, %s', async (_where, offset, expected) => {
    const secretariat = await screen('secretariat')
    secretariat.put('u3', offset)
    const data = { getData: (type: string) => (type === 'text/plain' ? ' One.\r\nTwo.\r\n\r\nThree.' : '') }
    const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData: data })
    secretariat.view.someProp('handlePaste', (each) => each(secretariat.view, event as unknown as ClipboardEvent, secretariat.view.state.selection.content()))
    await secretariat.until((room) => room.getState().draft.units.length === 5 && !room.getState().pending)
    expect(secretariat.room.getState().draft.units.slice(2).map((each) => each.runs[0]?.text)).toEqual(expected)
  })
})

test('an observer changes nothing, by whatever key', async () => {
  const observer = await screen('observer')
  observer.put('u1', 6)
  observer.type('x')
  for (const key of ['Enter', 'Backspace', 'Delete']) observer.press(key)
  expect(written(observer, 'u1')).toBe('To map all wells.')
  expect(observer.view.editable).toBe(false)
})
