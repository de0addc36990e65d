import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { waterDraft } from './support/drafts.ts'
import type { Participant } from './support/participant.ts'
import { expect, guests, test } from './support/test.ts'

const pictures = join(import.meta.dirname, '../../test-results/pictures')

test('what a meeting changed is read by keyboard, inline and side by side, and leads back into the room', async ({ seat }) => {
  const { chair, uruguay, id } = await seat(await waterDraft(), { chair: guests.chair, uruguay: guests.uruguay })
  await hold(chair, uruguay)
  const { page } = uruguay

  await test.step('from a snapshot, or from the list of snapshots', async () => {
    const list = async () => {
      await page.getByRole('button', { name: 'Snapshots' }).press('Enter')
      await expect(page.getByRole('dialog', { name: 'Snapshots' }).getByRole('listitem')).toHaveCount(2)
    }
    await list()
    await page.getByRole('button', { name: /Opening of the informal meeting/ }).press('Enter')
    await picture(page, 'compare-from-snapshot')
    await page.getByRole('link', { name: 'Compare with the one before' }).press('Enter')
    await expect(page.getByText('Nothing changed between these two.')).toBeVisible()
    await page.goBack()
    await expect(uruguay.draft).toBeVisible()
    await list()
    await isAccessible(page, 'the list of snapshots')
    await picture(page, 'compare-from-list')
    await page.getByRole('link', { name: 'Compare with now: As imported' }).press('Enter')
    await expect(page.getByRole('heading', { name: 'What changed', level: 1 })).toBeVisible()
    await expect(page.getByText('From “As imported” of')).toBeVisible()
  })

  await test.step('decisions first, then words with whoever they are by', async () => {
    await expect(page.getByRole('region', { name: 'Agreed', exact: true }).getByRole('listitem')).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'New brackets' })).toContainText('Uruguay proposed to replace “recovery” by “reconstruction”')
    const words = page.getByRole('region', { name: 'Words' })
    await expect(words.getByRole('article').filter({ hasText: 'reconstruction' })).toContainText('Words by Uruguay')
    await expect(words.locator('ins').filter({ hasText: 'reconstruction' })).toBeVisible()
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents()
    expect(headings).toEqual(['Decisions and proposals', 'Words'])
    await isAccessible(page, 'inline')
    await picture(page, 'compare-inline')
  })

  await test.step('n and j go to the next change, p and k back, v lays the texts side by side, a shows all of it', async () => {
    const status = page.getByRole('banner').getByRole('status')
    const total = Number(/^(\d+) changes$/.exec((await status.textContent()) ?? '')?.[1])
    expect(total).toBeGreaterThanOrEqual(3)
    await page.keyboard.press('n')
    await expect(status).toHaveText(`1 of ${total}`)
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('k')
    await page.keyboard.press('p')
    await expect(status).toHaveText(`1 of ${total}`)
    await expect(page.locator('[data-change]:focus')).toHaveCount(1)
    for (let at = 1; at <= total; at++) await page.keyboard.press('n')
    await expect(status).toHaveText(`${total} of ${total}`)
    await expect(page.locator('article[data-change]:focus')).toBeInViewport()
    await page.keyboard.press('v')
    await expect(page.getByText('Before', { exact: true })).toBeVisible()
    await expect(page.getByRole('radio', { name: 'Side by side' })).toBeChecked()
    await isAccessible(page, 'side by side')
    await page.evaluate(() => scrollTo(0, 0))
    await picture(page, 'compare-sides')
    const changed = await page.getByRole('article').count()
    await page.keyboard.press('a')
    await expect(page.getByRole('radio', { name: 'Whole text' })).toBeChecked()
    expect(await page.getByRole('article').count()).toBeGreaterThan(changed)
    await page.keyboard.press('a')
  })

  await test.step('any two snapshots, or now, are chosen', async () => {
    await choose(page, 'From', /Opening of the informal meeting/)
    await expect(page.getByText(/From “Opening of the informal meeting/)).toBeVisible()
    await choose(page, 'To', /Opening of the informal meeting/)
    await expect(page.getByText('Nothing changed between these two.')).toBeVisible()
    await choose(page, 'To', /^Now$/)
    await expect(page.getByRole('region', { name: 'Agreed', exact: true })).toBeVisible()
  })

  await test.step('it is taken away on paper, and printed without its controls', async () => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Word' }).press('Enter')])
    expect(file.suggestedFilename()).toMatch(/ compared\.docx$/)
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.compare-head')).toBeHidden()
    await picture(page, 'compare-printed')
    await page.emulateMedia({ media: 'screen' })
  })

  await test.step('and Enter on a change leads into the room, to its paragraph', async () => {
    const change = page.getByRole('region', { name: 'New brackets' }).getByRole('link').first()
    await change.focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`#/d/${id}/at/u42$`))
    await expect(uruguay.unit('u42')).toBeInViewport()
  })
})

test('who was away is shown what changed since they left, against that very moment', async ({ seat }) => {
  const { chair, uruguay, id } = await seat(await waterDraft(), { chair: guests.chair, uruguay: guests.uruguay })
  const { page } = uruguay
  await page.getByRole('button', { name: 'More' }).press('Enter')
  await expect(page.getByRole('menuitem', { name: 'What changed', exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await chair.openMeeting({ body: 'Working Group', date: '2025-05-06' })
  await page.goto('about:blank')
  await agree(chair, 'u26', 'guarantee')

  await page.goto(`${new URL(chair.page.url()).origin}/#/`)
  // They looked at it ten minutes ago, and everything since is new to them.
  await page.evaluate((document) => {
    const key = Object.keys(localStorage).find((each) => each.startsWith(`adref seen ${document} `))!
    const long = Date.now() - 3_600_000
    localStorage.setItem(key, JSON.stringify({ last: long, left: null }))
  }, id)
  await page.goto(`${new URL(chair.page.url()).origin}/#/d/${id}`)
  await expect(uruguay.draft).toBeVisible()
  await page.getByRole('button', { name: 'More' }).press('Enter')
  await page.getByRole('menuitem', { name: 'What changed since you left' }).press('Enter')
  await expect(page.getByRole('heading', { name: /^Since you left, / })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Agreed', exact: true }).getByRole('listitem')).toHaveCount(1)
})

test('a meeting that is closed has its results on a page, and on paper', async ({ seat }) => {
  const { chair, uruguay } = await seat(await waterDraft(), { chair: guests.chair, uruguay: guests.uruguay })
  await hold(chair, uruguay)
  const { page } = chair
  const results = async () => {
    await page.getByRole('button', { name: 'More' }).press('Enter')
    await page.getByRole('menuitem', { name: 'Results of the meeting' }).press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('RESULTS OF THE INFORMAL MEETING TO CONSIDER THE')
  }
  await results()
  await expect(page.getByText('The meeting is not over')).toBeVisible()
  await page.goBack()
  await expect(chair.draft).toBeVisible()
  await closeMeeting(chair)
  await results()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('HELD ON MAY 6, 2025')
  await expect(page.getByText('The meeting is not over')).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Agreed 1' }).getByRole('listitem')).toHaveText(/was agreed \(INF 05\/06\/25\)/)
  await expect(page.getByRole('region', { name: 'New proposals' })).toContainText('reconstruction')
  await isAccessible(page, 'results')
  await picture(page, 'results')
  for (const [name, file] of [['Word', /results 2025-05-06\.docx$/], ['Text', /results 2025-05-06\.txt$/], ['PDF', /results 2025-05-06\.pdf$/]] as const) {
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('link', { name, exact: true }).press('Enter')])
    expect(download.suggestedFilename()).toMatch(file)
  }
  await page.getByRole('link', { name: 'What changed, word by word' }).press('Enter')
  await expect(page.getByText(/^From “Opening of .* to “Close of /)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Words' }).locator('ins').first()).toBeVisible()
  await page.goBack()
  await page.getByRole('region', { name: 'New proposals' }).getByRole('link').press('Enter')
  await expect(chair.unit('u42')).toBeInViewport()
})

/** A meeting in which Uruguay proposes and the chair decides. */
async function hold(chair: Participant, uruguay: Participant): Promise<void> {
  await chair.openMeeting({ body: 'Working Group', date: '2025-05-06' })
  await uruguay.select('u42', 'recovery')
  await uruguay.type('reconstruction')
  await uruguay.press('Enter')
  await chair.placeAfter('u42', 'To rebuild')
  await chair.type(' soon')
  await chair.isSaved()
  await agree(chair, 'u26', 'guarantee')
  await uruguay.isSaved()
}

async function agree(chair: Participant, unit: string, after: string): Promise<void> {
  await chair.placeAfter(unit, after)
  await chair.press('Control+Enter')
  await expect(chair.gavel).toBeVisible()
  await chair.press('a')
  await expect(chair.gavel).toBeHidden()
  await expect(chair.stamp(unit)).toContainText('AGREED')
}

async function closeMeeting({ page }: Participant): Promise<void> {
  await page.getByRole('button', { name: 'More' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Close the meeting …' }).press('Enter')
  await page.getByRole('dialog', { name: 'Close the meeting' }).getByRole('button', { name: 'Close the meeting' }).press('Enter')
  const handed = page.getByRole('dialog', { name: 'Close the meeting' })
  await expect(handed.getByRole('button', { name: 'Read the results' })).toBeFocused()
  await handed.getByRole('button', { name: 'Back to the draft' }).press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function choose(page: Page, label: string, wanted: RegExp): Promise<void> {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.selectOption(await box.getByRole('option', { name: wanted }).getAttribute('value'))
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

async function isAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
  const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`) }))
  expect.soft(found, where).toEqual([])
}
