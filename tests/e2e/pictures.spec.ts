import { join } from 'node:path'
import type { Draft } from '../../schema/draft.ts'
import { isAccessible } from './support/accessible.ts'
import { waterDraft } from './support/drafts.ts'
import type { Participant } from './support/participant.ts'
import type { Given } from './support/test.ts'
import { expect, guests, test } from './support/test.ts'

const pictures = join(import.meta.dirname, '../../test-results/pictures')

test('the page of an invitation, and the list of documents', async ({ seat, linkFor, newPage }) => {
  const { secretariat, id } = await seat(await waterDraft(), { secretariat: guests.secretariat })
  const page = await newPage()
  await page.goto(await linkFor(id, guests.uruguay))
  await expect(page.getByRole('button', { name: 'Enter' })).toBeVisible()
  await isAccessible(page, 'join')
  await page.goto(`${new URL(page.url()).origin}/#/join/forged`)
  await page.getByRole('button', { name: 'Enter' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await isAccessible(page, 'a forged link')

  await secretariat.page.getByRole('link', { name: 'adref: all documents' }).click()
  await expect(secretariat.page.getByRole('heading', { name: 'Documents' })).toBeVisible()
  await isAccessible(secretariat.page, 'overview')
})

test('the room of a chair, with gavel, dialogs and snapshots', async ({ seat }) => {
  const { chair } = await sitting(seat)
  const { page } = chair
  await isAccessible(page, 'chair')
  await picture(chair, 'chair')

  await chair.placeAfter('u26', 'guarantee')
  await chair.press('Control+Enter')
  await expect(chair.gavel).toBeVisible()
  await isAccessible(page, 'gavel')
  await picture(chair, 'chair-gavel')
  await chair.press('Escape')

  for (const item of ['Invite …', 'Clerks …', 'Findings of the import', 'Keyboard', 'Close the meeting …']) {
    await page.getByRole('button', { name: 'More' }).click()
    await expect(page.getByRole('menu')).toBeVisible()
    if (item === 'Invite …') await isAccessible(page, 'the menu')
    await page.getByRole('menuitem', { name: item }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await isAccessible(page, item)
    await chair.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await chair.placeAtEnd('u3')
  await chair.press('Control+Enter')
  await expect(page.getByRole('dialog', { name: /^Reopen/ })).toBeVisible()
  await isAccessible(page, 'reopen')
  await chair.press('Escape')

  await page.getByRole('button', { name: 'Snapshots' }).click()
  await expect(page.getByRole('dialog', { name: 'Snapshots' }).getByRole('listitem')).toHaveCount(2)
  await isAccessible(page, 'snapshots')
  await page.getByRole('dialog', { name: 'Snapshots' }).getByRole('button', { name: /As imported/ }).click()
  await expect(page.getByRole('region', { name: /Castries/ })).toBeVisible()
  await isAccessible(page, 'a snapshot')
})

test('the room of a delegation that composes, and of an observer', async ({ seat }) => {
  const { uruguay, observer } = await sitting(seat)
  await uruguay.placeAfter('u42', 'To rebuild')
  await uruguay.type(' and extend')
  await expect(uruguay.composing).toHaveText(' and extend')
  await isAccessible(uruguay.page, 'composing')
  await picture(uruguay, 'delegate')

  await isAccessible(observer.page, 'observer')
  await observer.page.getByRole('radio', { name: 'Only open' }).click()
  await isAccessible(observer.page, 'only what is open')
  await observer.page.getByRole('radio', { name: 'All', exact: true }).click()
  await picture(observer, 'observer')
})

test('the room on a telephone', async ({ seat }) => {
  const size = { width: 390, height: 844 }
  const { uruguay } = await seat(await waterDraft(), { uruguay: { ...guests.uruguay, size } })
  const { page } = uruguay
  await isAccessible(page, 'telephone')
  await picture(uruguay, 'telephone')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(size.width)
  for (const drawer of ['Outline', 'Beside the page']) {
    await page.getByRole('button', { name: drawer }).click()
    await expect(page.getByRole('dialog', { name: drawer })).toBeVisible()
    await isAccessible(page, `${drawer} on a telephone`)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
})

/** Our own draft with some life in it: a meeting, two delegations at work, one looking on. */
async function sitting(seat: Given['seat']): Promise<Record<'chair' | 'uruguay' | 'brazil' | 'observer', Participant>> {
  const draft: Draft = await waterDraft()
  const seated = await seat(draft, { chair: guests.chair, uruguay: guests.uruguay, brazil: guests.brazil, observer: guests.observer })
  const { chair, uruguay, brazil } = seated
  await chair.openMeeting({ body: 'Working Group', date: '2025-05-06' })
  await uruguay.select('u42', 'recovery')
  await uruguay.type('reconstruction')
  await uruguay.press('Enter')
  await brazil.placeAfter('u15', 'without charge')
  await expect(chair.words('u42')).toContainText('reconstruction')
  return seated
}

async function picture({ page }: Participant, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}
