import { readFileSync } from 'node:fs'
import { isAccessible } from './support/accessible.ts'
import { expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

test('a gavel on words that changed is refused with the difference; one key looks again, one repeats', async ({ seat, server }) => {
  const { chair, secretariat, id } = await seat(wells, { chair: guests.chair, secretariat: guests.secretariat })
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.placeAfter('a2', 'To train')
  await chair.press('Control+Enter')
  await expect(chair.gavel).toContainText('To train the caretakers of the pumps and pay them.')

  // The hold is given back by another hand, and somebody types under the chair's eyes.
  const other = await server.signIn(id, 'chair')
  expect((await other.act({ type: 'release', units: ['a2'] })).status).toBe(200)
  await secretariat.placeAfter('a2', 'and pay them')
  await secretariat.type(' well')
  await secretariat.isSaved()
  await expect(chair.gavel).not.toContainText('well')

  await chair.press('a')
  await expect(chair.gavel).toContainText('The words changed before the gavel fell')
  await expect(chair.gavel.getByRole('insertion')).toContainText('well')
  await expect(chair.stamp('a2')).toHaveText('')
  await chair.press('Enter')
  await expect(chair.gavel).toContainText('and pay them well.')
  await chair.press('a')
  await expect(secretariat.stamp('a2')).toHaveText('AGREEDINF 03/02/26')
})

test('a quorum lost between two gavels gives two stamps; the second waits and is confirmed at a meeting that has one', async ({ seat }) => {
  const { chair, uruguay } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay })
  const { page } = chair
  const dialog = (name: string) => page.getByRole('dialog', { name })
  const light = chair.panel.locator('.quorum-light')

  await test.step('the roll is called by keyboard', async () => {
    await chair.openMeeting({ body: 'Working Group', date: '2026-03-02', kind: 'Working group' })
    await chair.panel.getByRole('tab', { name: /Meeting/ }).click()
    await expect(chair.panel).toContainText('A decision now prints AGREED AD REFERENDUM')
    await chair.panel.getByRole('button', { name: 'Call the roll' }).click()
    await expect(dialog('The roll').getByRole('checkbox').first()).toBeFocused()
    // Argentina and Brazil are there, Uruguay is not: two of three.
    await chair.press('Enter', 'Enter', 'Backspace')
    await expect(dialog('The roll')).toContainText('2 of 3 present, 2 needed')
    await isAccessible(page, 'the roll')
    await chair.press('Control+Enter')
    await expect(dialog('The roll')).toHaveCount(0)
    await expect(light).toContainText('Quorum')
  })

  await test.step('with a quorum it is agreed, without it agreed ad referendum, and the light says which before', async () => {
    await chair.placeAfter('a1', 'To inspect')
    await chair.press('Control+Enter')
    await expect(chair.gavel.getByRole('button', { name: /AGREED 03\/02\/26/ })).toBeVisible()
    await chair.press('a')
    await expect(uruguay.stamp('a1')).toHaveText('AGREED03/02/26')

    await chair.panel.getByRole('button', { name: 'Arrivals, departures' }).click()
    await dialog('The roll').getByRole('checkbox', { name: /Brazil/ }).press('Backspace')
    await expect(dialog('The roll')).toContainText('1 of 3 present')
    await chair.press('Escape')
    await expect(light).toContainText('No quorum')
    await expect(uruguay.page.locator('.quorum-dot')).toContainText('No quorum')

    await chair.placeAfter('a2', 'To train')
    await chair.press('Control+Enter')
    await expect(chair.gavel.getByRole('button', { name: /AGREED AD REFERENDUM/ })).toBeVisible()
    await chair.press('a')
    await expect(uruguay.stamp('a2')).toContainText('AD REFERENDUM')
    await expect(uruguay.draft.page().locator('.notes')).toContainText('did not have the required quorum')
  })

  await test.step('at the next meeting with its quorum it is confirmed with one key, and the note is gone', async () => {
    await chair.panel.getByRole('button', { name: 'Close …' }).click()
    await dialog('Close the meeting').getByRole('button', { name: 'Close the meeting' }).click()
    await expect(dialog('Close the meeting')).toContainText('Its results are written')
    await isAccessible(page, 'a meeting that is closed')
    const [results] = await Promise.all([page.waitForEvent('download'), dialog('Close the meeting').getByRole('button', { name: 'Text' }).click()])
    expect(readFileSync(await results.path(), 'utf8')).toMatch(/MEETING[\s\S]*WORKING GROUP[\s\S]*To train the caretakers/i)
    await chair.press('Escape')
    await chair.openMeeting({ body: 'Committee', date: '2026-03-09', kind: 'Formal' })
    await chair.placeAfter('a2', 'To train')
    await chair.press('Control+Enter')
    await expect(chair.gavel.getByRole('button', { name: /Confirm: AGREED 03\/09\/26/ })).toBeVisible()
    await isAccessible(page, 'the sheet of a confirmation')
    await chair.press('c')
    await expect(uruguay.stamp('a2')).toHaveText('AGREED03/09/26')
    await expect(uruguay.page.locator('.notes')).toHaveCount(0)
  })
})

test('every screen goes where the chair calls, but for one whose hands are on the keys; the wall follows by itself', async ({ seat, newPage, server, linkFor }) => {
  const { chair, uruguay, brazil, id } = await seat(wells, { chair: guests.chair, uruguay: guests.uruguay, brazil: guests.brazil })
  const wall = await newPage({ width: 1920, height: 1080 })
  await wall.goto(await linkFor(id, guests.observer))
  await wall.getByRole('button', { name: 'Enter' }).click()
  await expect(wall.getByRole('textbox', { name: 'The draft' })).toBeVisible()
  await wall.goto(`${server.origin}/screen/${id}`)
  const stage = wall.getByRole('article')
  await expect(stage).toContainText('To keep the wells of every village clean.')

  await brazil.placeAfter('a1', 'To inspect')
  await brazil.type(' soon')
  await chair.placeAfter('a4', 'To repair')
  await chair.press('Control+.')
  await expect(stage).toContainText('[Bra: often] fail.')
  await expect(wall.locator('.wall-sides')).toContainText('For Brazil')
  await expect(uruguay.unit('a4')).toHaveClass(/is-pointed/)
  await expect(brazil.page.locator('.pointer-line')).toContainText('The room is on 1, 4.')
  await expect(brazil.composing).toHaveText(' soon')

  await test.step('what is accepted is seen to settle, and what is withdrawn to leave', async () => {
    await chair.deed(chair.card('Brazil', 'often'), 'Accept')
    await expect(stage.locator('.passage.is-settles')).toContainText('often')
    await expect(stage).toContainText('To repair the pumps that often fail.')
  })

  await test.step('size and width are set by key and kept', async () => {
    const size = () => stage.locator('.wall-words').evaluate((words) => Number.parseFloat(getComputedStyle(words).fontSize))
    const usual = await size()
    await wall.keyboard.press('+')
    await expect.poll(size).toBeGreaterThan(usual)
    await wall.reload()
    await expect.poll(size).toBeGreaterThan(usual)
    await wall.keyboard.press('0')
    await expect.poll(size).toBe(usual)
  })
  await isAccessible(wall, 'the wall')
})
