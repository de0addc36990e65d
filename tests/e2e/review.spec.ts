import AxeBuilder from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docxBody } from '../support/docxParts.ts'
import { elements } from '../support/xmlTree.ts'
import { dropFile } from './support/dropFile.ts'
import { layLine } from './support/line.ts'
import { Participant } from './support/participant.ts'
import { expect, guests, test } from './support/test.ts'
import { trackedWord } from './support/trackedWord.ts'
import { wells } from './support/wells.ts'

const folder = mkdtempSync(join(tmpdir(), 'adref-review-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a Word file with changes tracked by three delegations is dropped, its reading confirmed with the keys alone, opened with colleagues, and printed in three versions', async ({ seat, enter }) => {
  test.slow()
  const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
  const { page } = secretariat
  const review = await reviewOf(page, 'rain.docx', trackedWord)

  await test.step('the source has its look, line by line, with the authors named', async () => {
    await expect(review.source.getByRole('row', { name: /^Line 4: 2\. To store it/ })).toContainText('Delegation of Brazil')
    await expect(review.source.getByRole('deletion')).toHaveText(['for the dry months'])
    await expect(review.source.getByRole('insertion')).toHaveText([' and terrace', 'in covered tanks for ninety days', 'and drains '])
  })

  await test.step('the draft stands beside it as the room will show it', async () => {
    await expect(review.unit(/To collect rain/)).toHaveText(/To collect rain on every roof \[Uru: and terrace\] of public buildings\./)
    await expect(review.unit(/To train a mason/)).toContainText(/AGREED\s*INF 03\/02\/26/)
  })

  await test.step('the list has the focus, and says where in it one is', async () => {
    await expect(review.list).toBeFocused()
    const count = await review.count()
    expect(count).toBeGreaterThan(5)
    await expect(review.current).toHaveAttribute('aria-posinset', '1')
    await expect(review.current).toHaveAttribute('aria-setsize', String(count))
    await expect(review.detail).toContainText(`1 of ${count}`)
  })

  await test.step('the author nobody knows is named: a reading that is kept', async () => {
    await review.walkTo(/changes .*tracked.* by M\. Ortega/i)
    await expect(review.lineMarked).toContainText('and drains')
    await expect(review.unitMarked).toContainText('To keep the gutters')
    await page.keyboard.press('p')
    await page.keyboard.type('mex')
    await page.keyboard.press('Enter')
    await expect(review.said).toHaveText(/^Chosen: .*Mexico/)
    await expect(review.unit(/To keep the gutters/)).toContainText('[Mex: and drains')
    await expect(review.source).toContainText('M. Ortega for Mex')
    await expect(review.list).toBeFocused()
  })

  await test.step('the order of dates is changed and undone', async () => {
    await review.walkTo(/date/i)
    await page.keyboard.press('2')
    await expect(review.said).toHaveText(/^Chosen: .*day first/)
    await expect(review.detail.getByRole('radio', { name: /day first/ })).toBeChecked()
    await page.keyboard.press('u')
    await expect(review.said).toHaveText(/^Undone/)
    await expect(review.detail.getByRole('radio', { name: /month first/ })).toBeChecked()
    await page.keyboard.press('Control+Shift+Z')
    await expect(review.detail.getByRole('radio', { name: /day first/ })).toBeChecked()
    await page.keyboard.press('Control+z')
    await expect(review.detail.getByRole('radio', { name: /month first/ })).toBeChecked()
    await page.keyboard.press('Enter')
    await expect(review.said).toHaveText(/^Accepted/)
    await expect(review.detail.getByRole('radio', { name: /day first/ })).toHaveCount(0)
  })

  await test.step('all others are accepted, and it is brought in', async () => {
    await page.keyboard.press('Shift+A')
    await expect(page.getByText('Everything was looked at', { exact: true })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(secretariat.draft).toContainText('To keep the gutters [Mex: and drains')
  })

  const document = /#\/d\/([^/]+)/.exec(page.url())?.[1] ?? ''
  const [uruguay, brazil] = [await enter(document, guests.uruguay), await enter(document, guests.brazil)]

  await test.step('colleagues have it before them, and what one tables the others see', async () => {
    for (const { draft } of [uruguay, brazil]) await expect(draft).toContainText('To store it [Bra: for the dry monthsin covered tanks for ninety days].')
    await expect(uruguay.page.getByRole('group', { name: /agreed INF 03\/02\/26/i })).toContainText('To train a mason')
    const unit = await uruguay.page.locator('[data-unit]', { hasText: 'To report every year' }).getAttribute('data-unit')
    await uruguay.placeAfter(unit!, 'every year')
    await uruguay.type(' in writing')
    await uruguay.press('Enter')
    await expect(brazil.draft).toContainText(/To report every year\s*\[Uru:\s+in writing\]/)
  })

  await test.step('no finding is left, since all were settled', async () => {
    await page.getByRole('button', { name: 'More' }).click()
    await expect(page.getByRole('menuitem', { name: 'Invite …' })).toBeVisible()
    await expect(page.getByRole('menuitem', { name: /Findings of the import/ })).toHaveCount(0)
    await page.keyboard.press('Escape')
  })

  await test.step('the three versions are printed', async () => {
    const annotated = await printed(secretariat, 'Word, annotated')
    expect(annotated.text).toContain('[Uru: and terrace]')
    expect(annotated.text).toContain('[Mex: and drains')
    expect(annotated.text).toContain('AGREED INF 03/02/26')
    expect(annotated.authors).toEqual([])

    const clean = await printed(secretariat, 'Word, clean')
    expect(clean.text).toContain('[and terrace]')
    expect(clean.text).not.toMatch(/Uru:|Mex:|AGREED/)

    const tracked = await printed(secretariat, 'Word, tracked')
    expect(tracked.authors).toEqual(['Brazil', 'Mexico', 'Uruguay'])
  })
})

test.describe('nothing is stored', () => {
  test('of a file whose sending is cancelled', async ({ seat, server }) => {
    const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
    const { page } = secretariat
    await page.route('**/api/read?*', () => undefined)
    await toDocuments(page)
    await dropFile(page, fileWith('rain.docx', trackedWord))
    await expect(page.getByRole('heading', { name: 'rain.docx' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Documents' })).toBeVisible()
    expect(await server.store.documents()).toHaveLength(1)
  })

  test('of a review that is left, which is asked for once there are answers', async ({ seat, server }) => {
    const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
    const { page } = secretariat
    const { list } = await reviewOf(page, 'rain.docx', trackedWord)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Leave' }).click()
    const dialog = page.getByRole('dialog', { name: 'Leave the review?' })
    await dialog.getByRole('button', { name: 'Stay' }).click()
    await expect(list).toBeVisible()
    await page.getByRole('button', { name: 'Leave' }).click()
    await dialog.getByRole('button', { name: 'Leave' }).click()
    await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1)
    expect(await server.store.documents()).toHaveLength(1)
  })

  test('of one that is gone back from, and it can be gone on with', async ({ seat, server }) => {
    const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
    const { page } = secretariat
    const { list } = await reviewOf(page, 'rain.docx', trackedWord)
    await page.keyboard.press('Enter')
    await page.goBack()
    await expect(page.getByRole('heading', { name: 'Documents' })).toBeVisible()
    await dropFile(page, fileWith('other.txt', 'Another plan\n\n1. To dig.\n'))
    await expect(page.getByRole('region', { name: 'Messages' })).toContainText('The review of rain.docx is not finished.')
    await expect(list).toBeFocused()
    await expect(page.getByText(/^1 of \d+ looked at/)).toBeVisible()
    expect(await server.store.documents()).toHaveLength(1)
  })

  for (const [what, name, bytes, sentence] of [
    ['an empty file', 'nothing.txt', '', 'The file is empty.'],
    ['a file without words', 'blank.txt', ' \n\n ', 'The file holds no words.'],
    ['a picture', 'picture.txt', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff]), 'The file is not plain text in UTF-8.'],
    ['a PDF', 'draft.pdf', '%PDF-1.7\n%\u00e2', 'This is a PDF'],
    ['a Word file that was cut off', 'cut.docx', trackedWord.slice(0, trackedWord.length - 300), 'not received whole'],
    ['a Word file with a password', 'secret.docx', Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]), 'Remove the password'],
  ] as const)
    test(`of ${what}, and a sentence says what to do`, async ({ seat, server }) => {
      const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
      const { page } = secretariat
      await toDocuments(page)
      await dropFile(page, fileWith(name, bytes))
      await expect(page.getByRole('heading', { name: `${name} was not read` })).toBeVisible()
      await expect(page.getByRole('alert')).toContainText(sentence)
      await expect(page.getByRole('button', { name: 'Choose another file' })).toBeVisible()
      expect(await server.store.documents()).toHaveLength(1)
    })
})

test('without a line to the server, or signed out, it is said, and brought in with its answers once the line is back', async ({ server, newPage, linkFor }) => {
  const line = await layLine(server.origin)
  const page = await newPage()
  const id = await server.add(wells)
  await page.goto(await linkFor(id, { ...guests.secretariat, line }))
  await page.getByLabel('Your name').fill('Mr. Secretary')
  await page.getByRole('button', { name: 'Enter' }).click()
  const review = await reviewOf(page, 'rain.docx', trackedWord)
  await review.walkTo(/date/i)
  await page.keyboard.press('2')
  await expect(review.said).toHaveText(/^Chosen/)
  line.cut()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText(/cannot be reached .*Your answers are kept/)
  line.mend()
  const cookies = await page.context().cookies()
  await page.context().clearCookies()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert')).toContainText(/not signed in.* Your answers are kept/)
  await page.context().addCookies(cookies)
  await page.keyboard.press('Control+Enter')
  await expect(new Participant(page).draft).toContainText('To train a mason')
  await expect(page.getByRole('group', { name: /agreed INF 02\/03\/26/i })).toBeVisible()
  await line.close()
})

test('title and symbol are put right at the head, and what nobody looked at stays as a finding', async ({ seat }) => {
  const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
  const { page } = secretariat
  await reviewOf(page, 'rain.docx', trackedWord)
  await page.getByRole('textbox', { name: 'Title' }).fill('Plan for the rain')
  await page.getByRole('textbox', { name: 'Symbol' }).fill('GT/R-1/26')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('banner')).toContainText('Plan for the rain')
  await expect(page.getByRole('banner')).toContainText('GT/R-1/26')
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: /Findings of the import/ }).click()
  await expect(page.getByRole('dialog', { name: 'Findings of the import' }).getByRole('listitem').filter({ hasText: 'line 5' })).not.toHaveCount(0)
})

test('a press on a line goes to what was found there, and to the place in the draft; a press on a unit to its line', async ({ seat }) => {
  const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
  const review = await reviewOf(secretariat.page, 'rain.docx', trackedWord)
  await review.source.getByRole('row', { name: /^Line 6/ }).click()
  await expect(review.detail).toContainText('03/02/26')
  await expect(review.unitMarked).toContainText('To train a mason')
  await review.unit(/To store it/).click()
  await expect(review.lineMarked).toContainText('2. To store it')
  await expect(review.current).toContainText('line 4')
})

test('of a long text only what is in sight is drawn, wherever one goes in it', async ({ seat }) => {
  test.slow()
  const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
  const { page } = secretariat
  const lines = Array.from({ length: 1700 }, (_, at) => `${at + 1}. To carry out${at % 3 === 0 ? ' promptly]' : ' [Uru: promptly]'} what part ${at + 1} asks for, and to report on it every year to all who are concerned by it.`)
  const review = await reviewOf(page, 'long.txt', `A long plan\n\nCHAPTER 1 – ALL\n\n${lines.join('\n')}\n`)
  const drawn = async () => (await page.getByRole('row').count()) + (await page.getByRole('option').count())
  expect(await drawn()).toBeLessThan(150)
  await page.keyboard.press('/')
  await page.keyboard.type('line 1703')
  await page.keyboard.press('Enter')
  await expect(review.list).toBeFocused()
  await expect(review.lineMarked).toBeInViewport()
  await expect(review.unitMarked).toBeInViewport()
  expect(await drawn()).toBeLessThan(150)
  await page.keyboard.press('2')
  await expect(review.said).toHaveText(/^Chosen/)
  await expect(page.getByText('Reading again …')).toHaveCount(0)
  await expect(review.unitMarked).toBeInViewport()
})

for (const [where, size] of [['a desk', { width: 1440, height: 900 }], ['a small window, as at 200 %', { width: 720, height: 450 }], ['a phone', { width: 390, height: 844 }]] as const)
  test(`everybody can use it on ${where}`, async ({ seat }) => {
    const { secretariat } = await seat(wells, { secretariat: { ...guests.secretariat, size } })
    const { page } = secretariat
    const review = await reviewOf(page, 'rain.docx', trackedWord)
    await review.walkTo(/M\. Ortega/)
    if (size.width < 1200) {
      await page.getByRole('tab', { name: 'Draft' }).click()
      await expect(review.unitMarked).toContainText('To keep the gutters')
      await page.getByRole('tab', { name: 'Source' }).click()
      await expect(review.lineMarked).toContainText('To keep the gutters')
    }
    await isAccessible(page)
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect(overflow, 'nothing stands beyond the right edge').toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Keys' }).click()
    await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Bring it in')
  })

/** The parts of the page that reviews an import. */
interface Review {
  readonly source: Locator
  readonly draft: Locator
  readonly list: Locator
  /** The finding one is at, in the list. */
  readonly current: Locator
  /** The same, with its readings. */
  readonly detail: Locator
  readonly said: Locator
  readonly lineMarked: Locator
  readonly unitMarked: Locator
  readonly unit: (words: RegExp) => Locator
  readonly count: () => Promise<number>
  readonly walkTo: (words: RegExp) => Promise<void>
}

/** Drops a file on the page of one's documents, and waits until its review is open. */
async function reviewOf(page: Page, name: string, bytes: string | Uint8Array): Promise<Review> {
  await toDocuments(page)
  await dropFile(page, fileWith(name, bytes))
  const list = page.getByRole('listbox', { name: 'Findings' })
  await expect(list).toBeVisible()
  const current = list.getByRole('option', { selected: true })
  const [source, draft] = [page.getByRole('region', { name: 'Source', exact: true }), page.getByRole('region', { name: 'Draft', exact: true })]
  const count = async () => Number(await current.getAttribute('aria-setsize'))
  return {
    source, draft, list, current, count,
    detail: page.getByRole('region', { name: /\d+ of \d+$/ }),
    said: page.getByRole('status').filter({ hasText: /^(Chosen|Undone|Done again|Accepted)/ }),
    lineMarked: source.locator('[data-marked=here]'),
    unitMarked: draft.locator('[data-marked=here]'),
    unit: (words) => draft.getByRole('row').filter({ hasText: words }),
    async walkTo(words) {
      for (let at = Number(await current.getAttribute('aria-posinset')); at <= (await count()); at++) {
        await expect(current).toHaveAttribute('aria-posinset', String(at))
        if (words.test((await current.textContent()) ?? '')) return
        await page.keyboard.press('j')
      }
      throw new Error(`no finding says ${String(words)}`)
    },
  }
}

async function toDocuments(page: Page): Promise<void> {
  // In a small window the room has no room for the link that leads there.
  await page.evaluate(() => location.assign('#/'))
  await expect(page.getByRole('heading', { name: 'Documents' })).toBeVisible()
}

async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa']).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => `${html.slice(0, 200)} ${failureSummary ?? ''}`) }))).toEqual([])
}

/** A Word file from the menu: its words, and the authors of its tracked changes. */
async function printed({ page }: Participant, item: string): Promise<{ text: string; authors: string[] }> {
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item }).click()])
  const body = docxBody(readFileSync(await download.path()))
  const text = elements(body, 'w:p').map(({ node }) => elements(node, 'w:t').map((each) => each.node.text).join('')).join('\n')
  const changes = [...elements(body, 'w:ins'), ...elements(body, 'w:del')]
  return { text, authors: [...new Set(changes.map(({ node }) => node.attributes['w:author'] ?? ''))].sort() }
}

function fileWith(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, contents)
  return path
}
