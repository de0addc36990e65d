import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { isAccessible } from './support/accessible.ts'
import { waterDraft } from './support/drafts.ts'
import type { Participant } from './support/participant.ts'
import { expect, guests, test } from './support/test.ts'

const pictures = join(import.meta.dirname, '../../test-results/pictures')
const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) })

/** Does something by its name in the list of everything that can be done. */
async function doIt({ page }: Participant, name: string): Promise<void> {
  // A dialog that is being closed still takes the keys.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Do something' })).toHaveCount(0)
}

// Nothing in here presses a mouse: after the door, keys alone.
test('a whole session without a mouse: opened, called, decided, parked, moved, confirmed, closed; and every page of it looked over', async ({ seat, newPage, server, linkFor }) => {
  test.slow()
  const { chair, uruguay, id } = await seat(await waterDraft(), { chair: guests.chair, uruguay: guests.uruguay })
  const { page } = chair
  const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })
  const wall = await newPage({ width: 1920, height: 1080 })
  await wall.goto(await linkFor(id, guests.observer))
  await wall.getByRole('button', { name: 'Enter' }).press('Enter')
  await expect(wall.getByRole('textbox', { name: 'The draft' })).toBeVisible()
  await wall.goto(`${server.origin}/screen/${id}`)

  await test.step('the meeting is opened and the roll called', async () => {
    await doIt(chair, 'open a meeting')
    await expect(dialog('Open a meeting').getByLabel('Body')).toBeFocused()
    await chair.press('Control+a')
    await chair.type('Working Group')
    await chair.press('Tab', 'Tab', 'Tab', 'Tab')
    for (let stops = 0; stops < 8 && !(await page.evaluate(() => document.activeElement?.textContent === 'Informal')); stops++) await chair.press('Tab')
    await chair.press('ArrowRight', 'ArrowRight', 'Space')
    await expect(dialog('Open a meeting').getByRole('radio', { name: 'Formal', exact: true })).toBeChecked()
    for (let stops = 0; stops < 8 && (await dialog('Open a meeting').count()) > 0; stops++) await chair.press('Tab', 'Enter')
    await expect(dialog('Open a meeting')).toHaveCount(0)
    await doIt(chair, 'call the roll')
    await expect(dialog('The roll').getByRole('checkbox').first()).toBeFocused()
    for (let called = 0; called < 20; called++) await chair.press('Enter')
    await isAccessible(page, 'the roll')
    await picture(page, 'roll')
    await chair.press('Control+Enter')
    await expect(page.locator('.quorum-dot')).toContainText('Quorum')
  })

  await test.step('a paragraph is called; the wall goes there and shows who stands where', async () => {
    await doIt(chair, 'go 1.1, 2.')
    await chair.press('Control+.')
    await expect(wall.getByRole('article')).toContainText('To map the communities')
    await doIt(uruguay, 'go 1.1, 2.')
    await uruguay.press('Control+Shift+s')
    await expect(uruguay.page.getByRole('radio', { name: 'Supports' })).toBeFocused()
    await uruguay.press('ArrowDown', 'Enter')
    await expect(wall.locator('.wall-sides')).toContainText('Against Uruguay')
    await doIt(uruguay, 'ask for the floor')
    await expect(wall.locator('.wall-foot')).toContainText('Asked for it Uruguay')
    await doIt(chair, 'give the floor')
    await expect(wall.locator('.wall-foot')).toContainText('Has the floor Uruguay')
    await isAccessible(wall, 'the wall')
    await picture(wall, 'wall')
  })

  await test.step('a proposal from the floor is keyed: words, party, proposal, Enter', async () => {
    await chair.press('End', 'Control+Shift+f')
    await chair.type('mex')
    await chair.press('Enter')
    await chair.type(' and of data')
    await chair.press('Enter')
    await expect(wall.getByRole('article')).toContainText('[Mex: and of data]')
    await doIt(chair, 'type into the text')
  })

  await test.step('what waits is confirmed, what is contested parked, one moved, one agreed subject to a capital', async () => {
    await doIt(chair, 'go 1.1')
    await chair.press('Control+Enter')
    await expect(chair.gavel).toContainText('Confirm: AGREED')
    await chair.press('c')
    await expect(chair.gavel).toHaveCount(0)
    await doIt(chair, 'go 1.1, 2.')
    await doIt(chair, 'park')
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('parked')
    await doIt(chair, 'go 1.3, 2.')
    await chair.press('Control+Enter')
    await expect(chair.gavel).toContainText('To facilitate')
    await chair.press('s')
    await chair.type('jam')
    await chair.press('Enter')
    await isAccessible(page, 'the gavel, subject to a capital')
    await expect(chair.gavel).toBeFocused()
    await chair.press('a')
    await expect(chair.gavel).toHaveCount(0)
    await expect(uruguay.draft).toContainText('(Pending consultations by Jamaica)')
    await doIt(chair, 'move')
    await chair.type('1.2, 4')
    await chair.press('ArrowDown', 'Enter')
    await expect(dialog(/^Move/)).toContainText('(Previously paragraph 2 of Objective 1.3)')
    await chair.press('Enter')
    await expect(dialog(/^Move/)).toHaveCount(0)
  })

  await test.step('the run list says what is left', async () => {
    await chair.press('Alt+2', 'End')
    await expect(chair.panel.getByRole('grid', { name: 'What still needs a decision' })).toContainText('parked')
    await isAccessible(page, 'the run list')
    await picture(page, 'run-list')
    await chair.press('Alt+3')
    await expect(chair.panel).toContainText('Waiting to be confirmed')
    await isAccessible(page, 'the meeting')
    await picture(page, 'meeting')
  })

  await test.step('the meeting is closed; its results and what changed are read', async () => {
    await doIt(chair, 'close the meeting')
    await chair.press('Enter')
    await expect(dialog('Close the meeting')).toContainText('Its results are written')
    await chair.press('Enter')
    await expect(page.getByRole('heading', { name: /results/i }).first()).toBeVisible()
    await isAccessible(page, 'the results')
    await picture(page, 'results')
    await page.goBack()
    await expect(chair.draft).toBeVisible()
    await chair.isSaved()
    await doIt(chair, 'what changed')
    await expect(page.getByRole('region', { name: 'Decisions and proposals' })).toContainText('was confirmed')
    await isAccessible(page, 'what changed')
    await picture(page, 'compare')
  })
})
