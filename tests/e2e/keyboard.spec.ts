import type { Participant } from './support/participant.ts'
import { expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

test('a chair runs the meeting without a mouse: open, decide, take back, decide again, reopen', async ({ seat }) => {
  const { chair, uruguay } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay })
  const { page } = chair

  await test.step('opens the meeting', async () => {
    await tabTo(chair, 'Open a meeting')
    await chair.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Open a meeting' })
    await expect(dialog.getByLabel('Body')).toBeFocused()
    await chair.type('Working Group')
    await tabTo(chair, 'Date')
    // The same in every order of day and month, which follows the browser's language.
    await chair.type('03032026')
    await chair.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(page.getByRole('banner')).toContainText('Informal meeting of the Working Group, 3 March 2026')
  })

  await test.step('finds the paragraph in the outline and agrees it', async () => {
    await focusPart(chair, 'row')
    await chair.press('Home')
    const line = chair.outline.getByRole('row', { name: /To train the caretakers/ })
    for (let at = 0; at < 10 && !(await line.evaluate((row) => row === document.activeElement)); at++) await chair.press('ArrowDown')
    await expect(line).toBeFocused()
    await showsFocus(chair)
    await chair.press('Enter')
    await expect.poll(async () => (await chair.cursor()).unit).toBe('a2')
    await chair.press('Control+Enter')
    await expect(chair.gavel).toBeFocused()
    await expect(chair.gavel).toContainText('To train the caretakers of the pumps and pay them.')
    await chair.press('a')
    await expect(uruguay.stamp('a2')).toHaveText('AGREEDINF 03/03/26')
  })

  await test.step('takes it back within ten seconds, and agrees it again', async () => {
    // The key takes back what the message offers to, and not before it does.
    await expect(chair.messages).toContainText('Undo')
    await chair.press('Control+Shift+Backspace')
    await expect(uruguay.stamp('a2')).toBeHidden()
    await expect(uruguay.unit('a2')).not.toHaveClass(/is-sealed/)
    await chair.press('Control+Enter')
    await expect(chair.gavel).toBeFocused()
    await chair.press('a')
    await expect(uruguay.stamp('a2')).toHaveText('AGREEDINF 03/03/26')
  })

  await test.step('types nothing in it, and is told why', async () => {
    await expect(chair.draft).toBeFocused()
    await chair.type('x')
    await expect(chair.hint).toContainText('agreed')
    await chair.reads('a2', 'To train the caretakers of the pumps and pay them.')
  })

  await test.step('reopens it with a reason', async () => {
    await chair.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: /^Reopen/ })
    await expect(dialog.getByLabel('Reason')).toBeFocused()
    await chair.type('A delegation was not in the room.')
    await chair.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect(uruguay.stamp('a2')).toBeHidden()
    await expect(chair.draft).toBeFocused()
    await chair.press('End')
    await chair.type(' Well.')
    await uruguay.reads('a2', /pay them\. Well\.$/)
  })

  await test.step('releases what it looked at, and deletes another paragraph', async () => {
    await chair.press('Alt+ArrowDown', 'Control+Enter')
    await expect(chair.gavel).toBeFocused()
    await chair.press('Escape')
    await expect(chair.gavel).toHaveCount(0)
    await expect(uruguay.stamp('a3')).toBeHidden()
    await expect(chair.draft).toBeFocused()
    await chair.press('Control+Enter')
    await expect(chair.gavel).toBeFocused()
    await chair.press('d')
    await expect(uruguay.stamp('a3')).toHaveText('DELETEDINF 03/03/26')
  })
})

test('several paragraphs taken in the outline with Shift are decided by one key', async ({ seat }) => {
  const { chair, uruguay } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay })
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.outline.getByRole('row', { name: /To inspect/ }).click()
  await chair.press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+Enter')
  await expect(chair.gavel).toContainText('To inspect each well')
  await expect(chair.gavel).toContainText('To publish the results')
  await chair.press('a')
  for (const id of ['a1', 'a2', 'a3']) await expect(uruguay.stamp(id)).toHaveText('AGREEDINF 03/02/26')
  await expect(uruguay.stamp('a4')).toBeHidden()
})

test('keys pressed while the hold is on its way do not end up in the text', async ({ seat }) => {
  const { chair, uruguay } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay })
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.placeAtEnd('a1')
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await chair.page.route('**/acts', async (route) => {
    await held
    await route.continue()
  })
  await chair.press('Control+Enter')
  await chair.type('aa')
  letThrough()
  await expect(chair.gavel).toContainText('To inspect each well before the rains begin.')
  await uruguay.reads('a1', 'To inspect each well before the rains begin.')
  await expect(uruguay.stamp('a1')).toHaveText('Held')
})

test('the panel is walked with the arrows; a accepts, r rejects, Enter goes to the words', async ({ seat }) => {
  const { chair, uruguay, brazil } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay, brazil: guests.brazil })
  for (const [unit, words, text] of [['a1', 'each well', ' and spring'], ['a2', 'the pumps', ' and pipes'], ['a3', 'results', ' in full']] as const) {
    await uruguay.placeAfter(unit, words)
    await uruguay.type(text)
    await uruguay.press('Enter')
  }
  await expect(chair.panel.getByRole('row', { name: /Uruguay/ })).toHaveCount(3)
  await focusPart(chair, 'row', chair.panel)
  await chair.press('Home')
  await cardInFocus(chair, 'and spring')
  await chair.press('ArrowDown')
  await cardInFocus(chair, 'and pipes')
  await showsFocus(chair)
  await chair.press('a')
  await brazil.reads('a2', 'To train the caretakers of the pumps and pipes and pay them.')
  await cardInFocus(chair, /./)
  await chair.press('Home', 'r')
  await brazil.reads('a1', 'To inspect each well before the rains begin.')
  await cardInFocus(chair, 'in full')
  await chair.press('Enter')
  await expect.poll(async () => (await chair.cursor()).unit).toBe('a3')
  await expect(chair.words('a3').locator('.is-flashed, .is-flashed-again').filter({ hasText: 'full' })).toBeVisible()
})

test('pressing a tool never takes the cursor or the selected words out of the text', async ({ seat }) => {
  const { chair, uruguay } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay })
  const selected = (participant: Participant) => participant.page.evaluate(() => String(getSelection()))
  await uruguay.select('a2', 'the caretakers')
  await uruguay.page.getByRole('radio', { name: 'Only open' }).click()
  await uruguay.page.getByRole('radio', { name: 'All', exact: true }).click()
  expect(await selected(uruguay)).toBe('the caretakers')
  await expect(uruguay.draft).toBeFocused()
  await uruguay.toolbar.getByRole('button', { name: 'Propose deletion' }).click()
  await expect(uruguay.words('a2').locator('.composing-struck')).toHaveText('the caretakers')
  await uruguay.toolbar.getByRole('button', { name: /^Table it as Uruguay/ }).click()
  await chair.reads('a2', 'To train [Uru delete: the caretakers] of the pumps and pay them.')
  await expect(uruguay.draft).toBeFocused()

  await chair.placeAtEnd('a1')
  await chair.type(' Twice.')
  await chair.select('a3', 'the results')
  await chair.toolbar.getByRole('button', { name: 'Undo' }).click()
  await uruguay.reads('a1', 'To inspect each well before the rains begin.')
  await expect(chair.draft).toBeFocused()
  await chair.select('a3', 'the results')
  await chair.toolbar.getByRole('button', { name: 'Into the text' }).click()
  expect(await selected(chair)).toBe('the results')
  await chair.toolbar.getByRole('button', { name: /^Paragraph/ }).click()
  await expect(chair.page.getByRole('menu')).toBeVisible()
  await chair.press('Escape')
  await expect(chair.page.getByRole('menu')).toHaveCount(0)
  await expect(chair.draft).toBeFocused()
  expect(await selected(chair)).toBe('the results')
})

/** Presses Tab until what has the focus bears this name, and sees to it that every stop shows its focus. */
async function tabTo(participant: Participant, name: string): Promise<void> {
  const target = participant.page.getByRole('button', { name }).or(participant.page.getByLabel(name)).first()
  for (let stops = 0; stops < 20; stops++) {
    await participant.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))) return
    await showsFocus(participant)
  }
  throw new Error(`Tab does not lead to "${name}".`)
}

/** Presses F6 until the focus is on something of this role, in this part of the page. */
async function focusPart(participant: Participant, role: string, part = participant.outline): Promise<void> {
  for (let stops = 0; stops < 6; stops++) {
    await participant.press('F6')
    if (await part.evaluate((element) => element.contains(document.activeElement))) break
  }
  // What stands above a list is passed over.
  if (!(await part.evaluate(() => document.activeElement?.closest('[role=grid]')))) await participant.press('Tab')
  await participant.press('ArrowDown')
  await expect.poll(() => participant.page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe(role)
}

/** Whatever has the focus is outlined, or marked otherwise than when it has not. */
async function showsFocus({ page }: Participant): Promise<void> {
  const shown = await page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return 'nothing has the focus'
    const { outlineStyle, boxShadow } = getComputedStyle(element)
    const isText = element instanceof HTMLElement && element.isContentEditable
    return isText || outlineStyle !== 'none' || boxShadow !== 'none' ? 'shown' : element.outerHTML.slice(0, 200)
  })
  expect(shown).toBe('shown')
}

async function cardInFocus({ page }: Participant, words: string | RegExp): Promise<void> {
  await expect(page.locator('[role=row]:focus')).toContainText(words)
}
