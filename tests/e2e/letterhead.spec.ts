import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { p, t } from '../support/docxFile.ts'
import { docxBody, docxParts } from '../support/docxParts.ts'
import { letterheadFile } from '../support/letterheadFile.ts'
import { readXlsx } from '../support/xlsxFile.ts'
import { elements } from '../support/xmlTree.ts'
import { expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

const folder = mkdtempSync(join(tmpdir(), 'adref-letterhead-'))
test.afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the secretariat uploads its letterhead, prints on it, and goes without it again', async ({ seat }) => {
  const { secretariat } = await seat(wells, { secretariat: guests.secretariat })
  const { page } = secretariat
  await openMenu(page)
  await expect(page.getByRole('menuitem', { name: 'Word, annotated', exact: true })).toBeVisible()
  await expect(page.getByRole('menuitemcheckbox')).toHaveCount(0)
  await upload(page, 'Upload a letterhead …', fileOf('Membrete.docx', letterheadFile({ body: p(t('Original: {{title}}')) + p(t('{{text}}')) })))
  await expect(secretariat.messages).toContainText('Word files can now be printed on Membrete.docx.')

  await openMenu(page)
  const box = page.getByRole('menuitemcheckbox', { name: /On our letterhead/ })
  await expect(box).toBeChecked()
  expect((await new AxeBuilder({ page }).include('.export-menu').analyze()).violations).toEqual([])
  const parts = docxParts(await downloaded(page, 'Word, annotated, on our letterhead', 'VW-1 annotated.docx'))
  expect(textOf(parts.get('word/header1.xml')!)).toBe('SECRETARIAT VW/1')
  const text = textOf(parts.get('word/document.xml')!)
  expect(text).toMatch(/^Original: Village wells/)
  expect(text).toContain('To repair the pumps that [Bra: often] fail.')

  await openMenu(page)
  await box.click()
  await expect(box).not.toBeChecked()
  const plain = docxParts(await downloaded(page, 'Word, annotated', 'VW-1 annotated.docx'))
  expect([...plain.keys()].filter((name) => name.includes('media'))).toEqual([])

  await openMenu(page)
  await page.getByRole('menuitem', { name: 'Remove it' }).click()
  await expect(secretariat.messages).toContainText('The letterhead was removed.')
  await openMenu(page)
  await expect(page.getByRole('menuitem', { name: 'Upload a letterhead …' })).toBeVisible()
  await expect(page.getByRole('menuitemcheckbox')).toHaveCount(0)
})

test('a file that cannot be printed on is refused with a sentence, and another may be chosen at once', async ({ seat }) => {
  const { chair } = await seat(wells, { chair: guests.chair })
  const { page } = chair
  await openMenu(page)
  await upload(page, 'Upload a letterhead …', fileOf('macros.docx', letterheadFile({ files: { 'word/vbaProject.bin': 'x' } })))
  const dialog = page.getByRole('dialog', { name: 'macros.docx was not taken' })
  await expect(dialog.getByRole('alert')).toHaveText('This letterhead has macros in it, which are not taken. Save it as a Word document without macros (.docx) and upload that.')
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), dialog.getByRole('button', { name: 'Choose another file' }).click()])
  await chooser.setFiles(fileOf('good.docx', letterheadFile()))
  await expect(chair.messages).toContainText('printed on good.docx')
  await expect(dialog).toBeHidden()
})

test('the list of outstanding issues is had in Word and Excel by everybody, without a word of letterheads', async ({ seat }) => {
  const { brazil } = await seat(wells, { brazil: guests.brazil })
  const { page } = brazil
  await openMenu(page)
  await expect(page.getByRole('menuitem', { name: /letterhead/ })).toHaveCount(0)
  const { rows } = readXlsx(await downloaded(page, 'Excel, outstanding issues', 'VW-1 outstanding.xlsx'))
  expect(rows.slice(1)).toEqual([[1, 'Objective 1, 4.', 'Insertion', 'Brazil', '[often]', ...Array(7).fill(null)]])
  await openMenu(page)
  expect(textOf(docxBody(await downloaded(page, 'Word, outstanding issues', 'VW-1 outstanding.docx')))).toContain('1 issue: 1 insertion.')
})

test('the menu is gone through by keyboard, and the letterhead switched with Space while it stays open', async ({ seat, server }) => {
  const { secretariat, id } = await seat(wells, { secretariat: guests.secretariat })
  await server.store.keepLetterhead(id, { name: 'Membrete de la Secretaría General.docx', size: 3, at: '2026-03-02T10:00:00.000Z', bytes: letterheadFile() })
  const { page } = secretariat
  await page.getByRole('button', { name: 'Export' }).focus()
  await page.keyboard.press('Enter')
  const box = page.getByRole('menuitemcheckbox', { name: /On our letterhead/ })
  await expect(box).toBeVisible()
  await expect(box).not.toBeChecked()
  await page.keyboard.press('End')
  for (let up = 0; up < 4; up++) await page.keyboard.press('ArrowUp')
  await expect(box).toBeFocused()
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
  await expect(page.getByRole('menuitem', { name: 'Word, outstanding issues, on our letterhead' })).toBeVisible()
  const menu = await page.getByRole('menu').boundingBox()
  // All of it is seen at once.
  expect(menu && menu.y + menu.height).toBeLessThan(900)
})

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByRole('menu')).toBeVisible()
}

async function upload(page: Page, item: string, file: string): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('menuitem', { name: item }).click()])
  await chooser.setFiles(file)
}

async function downloaded(page: Page, item: string, name: string): Promise<Uint8Array> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: item, exact: true }).click()])
  expect(download.suggestedFilename()).toBe(name)
  return new Uint8Array(readFileSync(await download.path()))
}

function fileOf(name: string, bytes: Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

function textOf(node: Parameters<typeof elements>[0]): string {
  return elements(node, 'w:t').map(({ node: each }) => each.text).join('')
}
