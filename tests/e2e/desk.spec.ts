import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { waterDraft } from './support/drafts.ts'
import { dropFile } from './support/dropFile.ts'
import type { Participant } from './support/participant.ts'
import { enterBy, expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

const folder = mkdtempSync(join(tmpdir(), 'adref-desk-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.describe('a draft is brought in', () => {
  test('by dropping its file, and what needs a second look is listed', async ({ seat }) => {
    const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
    const { page } = secretariat
    await page.getByRole('link', { name: 'adref: all documents' }).click()
    await expect(page.getByRole('heading', { name: 'Documents' })).toBeVisible()
    await dropFile(page, fileWith('rain.txt', rain))
    await expect(page.getByRole('option').filter({ hasText: 'line 6' })).not.toHaveCount(0)
    await page.getByRole('button', { name: 'Bring it in' }).click()
    await expect(secretariat.draft).toContainText('To collect rain on every roof [Uru: and terrace].')
    await expect(page.getByRole('group', { name: /agreed INF 03\/02\/26/i })).toContainText('To keep the gutters clean.')

    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: /Findings of the import/ }).click()
    await expect(page.getByRole('dialog', { name: 'Findings of the import' }).getByRole('listitem').filter({ hasText: 'line 6' })).not.toHaveCount(0)
  })

  test('and a file dropped on an open draft leaves the draft where it is, and says where files go', async ({ seat }) => {
    const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
    await dropFile(secretariat.page, fileWith('rain.txt', rain))
    await expect(secretariat.page.getByRole('region', { name: 'Messages' })).toContainText('drop it on the page of your documents')
    await expect(secretariat.draft).toBeVisible()
  })
})

test('a snapshot is taken, read, and gone back to; what is sealed meanwhile is left and listed', async ({ seat }) => {
  const { chair, brazil } = await seat(wells, { chair: guests.chair, brazil: guests.brazil })
  const { page } = chair
  await page.getByRole('button', { name: 'Snapshots' }).click()
  const drawer = page.getByRole('dialog', { name: 'Snapshots' })
  await drawer.getByLabel('Title').fill('Before lunch')
  await drawer.getByRole('button', { name: 'Take a snapshot' }).click()
  await expect(drawer.getByRole('listitem').filter({ hasText: 'Before lunch' })).toContainText('Ms. Chair')
  await drawer.getByRole('button', { name: 'Close' }).click()

  await chair.placeAtEnd('a1')
  await chair.type(' Twice.')
  await chair.placeAtEnd('a3')
  await chair.type(' Widely.')
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.placeAtEnd('a3')
  await chair.press('Control+Enter')
  await expect(chair.gavel).toBeVisible()
  await chair.press('a')
  await expect(chair.stamp('a3')).toContainText('AGREED')

  await page.getByRole('button', { name: 'Snapshots' }).click()
  await drawer.getByRole('button', { name: /Before lunch/ }).click()
  const snapshot = page.getByRole('region', { name: 'Village wells' })
  await expect(page.getByRole('status').filter({ hasText: 'Before lunch' })).toContainText('read only')
  await expect(snapshot).toContainText('To inspect each well before the rains begin.')
  await expect(snapshot).not.toContainText('Twice')
  await expect(snapshot.locator('[contenteditable=true]')).toHaveCount(0)
  await expect(chair.toolbar).toHaveCount(0)

  await page.getByRole('button', { name: 'Restore …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click()
  await expect(chair.messages).toContainText('went back to the snapshot “Before lunch”')
  await expect(chair.messages).toContainText(/Left as they are, since they are sealed: .*3\./)
  await brazil.reads('a1', 'To inspect each well before the rains begin.')
  await brazil.reads('a3', 'To publish the results of every test. Widely.')
  await expect(brazil.stamp('a3')).toContainText('AGREED')
  await page.getByRole('button', { name: 'Snapshots' }).click()
  await expect(drawer.getByRole('listitem').filter({ hasText: 'before a restore' })).toHaveCount(1)
})

test('the export menu gives files with their names, of the draft and of a snapshot', async ({ seat }) => {
  const { observer } = await seat(await waterDraft(), { observer: guests.observer })
  expect(await downloaded(observer, 'Text, annotated')).toEqual({
    name: 'CIDI-GT-RAH-7-25 annotated.txt',
    text: expect.stringContaining('water storage [Uru: sufficient for three days [Bra: or, in remote areas, seven days] of normal use] and'),
  })
  const clean = await downloaded(observer, 'Text, clean')
  expect(clean.name).toBe('CIDI-GT-RAH-7-25 clean.txt')
  expect(clean.text).toContain('CHAPTER 2 – COOPERATION IN RESPONSE AND RECOVERY\n')
  expect(clean.text).not.toContain('hemispheric emergency water fund')
  expect((await downloaded(observer, 'Web page, annotated')).text).toMatch(/^<!doctype html>/i)

  await observer.page.getByRole('button', { name: 'Snapshots' }).click()
  await observer.page.getByRole('dialog', { name: 'Snapshots' }).getByRole('button', { name: /As imported/ }).click()
  await expect(observer.page.getByRole('region', { name: /Castries/ })).toBeVisible()
  expect((await downloaded(observer, 'Text, annotated', 1)).text).toContain('AGREED INF 04/24/25')
})

test.describe('an invitation', () => {
  test('is made by the secretariat, lets one person in, and tells the second that it is used up', async ({ seat, newPage }) => {
    const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
    const { page } = secretariat
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menuitem', { name: 'Invite …' }).click()
    const dialog = page.getByRole('dialog', { name: 'Invite' })
    await dialog.getByRole('radio', { name: 'Delegation' }).click()
    await dialog.getByRole('combobox', { name: 'Delegation' }).fill('bra')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Make a link' }).click()
    const link = await dialog.getByLabel('Link for Brazil').inputValue()
    await page.keyboard.press('Escape')

    const brazil = await enterBy(link, await newPage(), 'Ms. Souza')
    await expect(brazil.page.getByRole('banner')).toContainText('Brazil')
    await expect(page.getByRole('button', { name: /^Brazil \(Ms\. Souza\)/ })).toBeVisible()

    const second = await newPage()
    await second.goto(link)
    await second.getByRole('button', { name: 'Enter' }).click()
    await expect(second.getByRole('alert')).toContainText('This link was used up')
    await expect(second.getByRole('heading', { name: 'This link does not open' })).toBeFocused()
    // Whoever was let in may come back by the same link.
    await enterBy(link, await brazil.page.context().newPage())
  })

  test('that was forged opens nothing', async ({ server, newPage }) => {
    const page = await newPage()
    await page.goto(`${server.origin}/#/join/not-one-of-ours`)
    await page.getByRole('button', { name: 'Enter' }).click()
    await expect(page.getByRole('alert')).toContainText('This link is not one of ours')
    await page.getByRole('link', { name: 'My documents' }).click()
    await expect(page.getByRole('heading', { name: 'You are not signed in' })).toBeVisible()
  })
})

const rain = `Draft plan for the rain

CHAPTER 1 – ROOFS

1. To collect rain on every roof [Uru: and terrace].
2. To store it] for the dry months.
3. To keep the gutters clean. AGREED INF 03/02/26
`

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}

async function downloaded({ page }: Participant, item: string, menu = 0): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).nth(menu).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}
