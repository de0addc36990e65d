import type { Draft } from '../../schema/draft.ts'
import { draft, unit } from '../support/build.ts'
import { parties } from '../support/actors.ts'
import { isAccessible } from './support/accessible.ts'
import type { Participant } from './support/participant.ts'
import { expect, guests, test } from './support/test.ts'

const plan: Draft = draft(
  [
    unit('t', 'Draft plan for the care of village wells', { kind: 'title' }),
    unit('o', 'To keep the wells of every village clean.', { kind: 'objective', label: 'Objective 1' }),
    unit('a1', 'To inspect each well {u1 ins URY|every month }{b1 ins BRA|every year }before the rains.', { kind: 'action', label: '1.' }),
    unit('a2', 'To train the caretakers.', { kind: 'action', label: '2.' }),
    unit('v2', 'To train and pay the caretakers.', { kind: 'action', label: '2alt.', by: 'BRA', alternativeTo: 'a2' }),
    unit('o2', 'To share what is known.', { kind: 'objective', label: 'Objective 2' }),
    unit('a3', 'To publish {u2 ins URY|all }results.', { kind: 'action', label: '1.' }),
  ],
  { title: 'Village wells', symbol: 'VW/1', parties },
)

/** Does something by its name in the list of everything that can be done. */
async function doIt(participant: Participant, name: string): Promise<void> {
  await participant.press('Control+k')
  const list = participant.page.getByRole('dialog', { name: 'Do something' })
  await participant.type(name)
  await participant.press('Enter')
  await expect(list).toHaveCount(0)
}

test('a delegation opposes a bracket by keyboard; it stands beside the words, on the card and in print, and is taken back', async ({ seat }) => {
  const { chair, uruguay, brazil } = await seat(plan, { chair: guests.chair, uruguay: guests.uruguay, brazil: guests.brazil })
  await brazil.placeAfter('a3', 'all')
  await brazil.press('Control+Shift+s')
  const form = brazil.page.getByRole('dialog', { name: 'Position on 2, 1.' })
  await expect(form.getByRole('radio', { name: 'Supports' })).toBeFocused()
  await brazil.press('ArrowDown')
  await isAccessible(brazil.page, 'the form of a position')
  await brazil.press('Enter')
  await expect(form).toHaveCount(0)

  await expect(uruguay.words('a3')).toContainText('(Brazil opposes)')
  await expect(chair.card('Uruguay', 'all')).toContainText('Brazil opposes')
  expect(await chair.exported('annotated')).toContain('To publish [Uru: all] (Brazil opposes) results.')

  await brazil.press('Control+Shift+s')
  await form.getByRole('button', { name: 'Take the position back' }).click()
  await expect(uruguay.words('a3')).not.toContainText('Brazil')
})

test('rivals stand side by side, each as the paragraph would read; one is chosen by its number and leaves no trace but in the log', async ({ seat }) => {
  const { chair, brazil } = await seat(plan, { chair: guests.chair, brazil: guests.brazil })
  const rivals = chair.page.getByRole('dialog', { name: 'Alternatives' })
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.placeAfter('a2', 'To train')
  await doIt(chair, 'alternatives')
  await expect(rivals.getByRole('listitem')).toHaveText([/As the text stands2\. To train the caretakers\./, /Brazil2.*To train and pay the caretakers\./])
  await isAccessible(chair.page, 'alternatives')
  await chair.press('2')
  await expect(rivals).toHaveCount(0)
  await brazil.reads('v2', 'To train and pay the caretakers.')
  await expect(brazil.unit('a2')).toHaveCount(0)
  await expect(chair.messages).toContainText('“To train the caretakers.”')
})

test('what accepting touches is listed before, and what is left is asked for after, one at a time', async ({ seat }) => {
  const { chair } = await seat(plan, { chair: guests.chair })
  const dialog = chair.page.getByRole('dialog', { name: 'Others are touched' })
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.deed(chair.card('Uruguay', 'every month'), 'Accept')
  await expect(dialog.getByRole('listitem')).toContainText('[Bra: every year]')
  await isAccessible(chair.page, 'conflicts')
  await chair.press('Enter')
  await expect(dialog).toContainText('What of this one? 1 of 1')
  await dialog.getByRole('button', { name: 'It is obsolete: reject it' }).press('Enter')
  await expect(dialog).toHaveCount(0)
  await chair.reads('a1', 'To inspect each well every month before the rains.')
})

test('a paragraph is moved by keyboard with its brackets: both notes are written, and the draft is renumbered with a table', async ({ seat }) => {
  const { chair, uruguay } = await seat(plan, { chair: guests.chair, uruguay: guests.uruguay })
  const move = chair.page.getByRole('dialog', { name: 'Move 2, 1.' })
  await chair.placeAfter('a3', 'To publish')
  await doIt(chair, 'move')
  await chair.type('1, 1.')
  await chair.press('ArrowDown', 'Enter')
  await expect(move).toContainText('(Previously paragraph 1 of Objective 2)')
  await isAccessible(chair.page, 'the form of a move')
  await move.getByRole('button', { name: 'Move', exact: true }).press('Enter')
  await expect(move).toHaveCount(0)
  await expect(uruguay.unit('a3')).toContainText('1bis.')
  await expect(uruguay.words('a3')).toContainText('[Uru: all] results.')
  await expect(uruguay.draft).toContainText('(This paragraph was moved to become the second action under Objective 1)')

  await doIt(chair, 'renumber')
  const table = chair.page.getByRole('dialog', { name: 'Renumber' })
  await expect(table.getByRole('row', { name: /1bis\./ })).toContainText('2.')
  await isAccessible(chair.page, 'the table of a renumbering')
  await chair.press('Enter')
  await expect(table).toHaveCount(0)
  await expect(uruguay.unit('a3')).toContainText('2.')
})
