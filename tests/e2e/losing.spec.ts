import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServerProcess } from '../support/serverProcess.ts'
import { freePort, startProcess } from '../support/serverProcess.ts'
import { layLine } from './support/line.ts'
import type { Participant } from './support/participant.ts'
import { enterBy, expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

test('words typed while the line is cut are kept, the light says so, and they are saved when it comes back', async ({ seat, server }) => {
  const line = await layLine(server.origin)
  const { secretariat, brazil } = await seat(wells, { secretariat: { ...guests.secretariat, line }, brazil: guests.brazil })
  await secretariat.placeAtEnd('a1')
  await secretariat.type(' Before')
  await brazil.reads('a1', /begin\. Before$/)

  line.cut()
  await secretariat.page.context().setOffline(true)
  await secretariat.type(' during')
  await expect(secretariat.light).toContainText(/Offline.*your words are kept/)
  await brazil.placeAtEnd('a2')
  await brazil.type(' monthly')
  await brazil.press('Enter')
  await secretariat.page.context().setOffline(false)
  await expect(secretariat.light).toContainText(/Reconnecting.*keep typing/)
  await secretariat.type(' and after.')
  await secretariat.reads('a1', /begin\. Before during and after\.$/)
  await brazil.reads('a1', /begin\. Before$/)

  line.mend()
  await secretariat.isSaved()
  await brazil.reads('a1', 'To inspect each well before the rains begin. Before during and after.')
  await secretariat.reads('a2', 'To train the caretakers of the pumps and pay them. [Bra: monthly]')
  expect((await secretariat.cursor()).before).toMatch(/and after\.$/)
  await line.close()
})

test('whoever closes the page while words are not saved is asked first', async ({ seat, server }) => {
  const line = await layLine(server.origin)
  const { secretariat } = await seat(wells, { secretariat: { ...guests.secretariat, line } })
  line.cut()
  await secretariat.placeAtEnd('a1')
  await secretariat.type(' Kept.')
  const [question] = await Promise.all([secretariat.page.waitForEvent('dialog'), secretariat.page.close({ runBeforeUnload: true })])
  expect(question.type()).toBe('beforeunload')
  await question.dismiss()
  await secretariat.reads('a1', /Kept\.$/)
  line.mend()
  await secretariat.isSaved()
  const gone = secretariat.page.waitForEvent('close')
  await secretariat.page.close({ runBeforeUnload: true })
  await gone
  await line.close()
})

test('whoever goes to another page of the client before words are saved loses none of them', async ({ seat, server }) => {
  const line = await layLine(server.origin)
  const { secretariat, brazil } = await seat(wells, { secretariat: { ...guests.secretariat, line }, brazil: guests.brazil })
  line.cut()
  await secretariat.placeAtEnd('a1')
  await secretariat.type(' Kept.')
  await secretariat.page.getByRole('link', { name: 'adref: all documents' }).click()
  await expect(secretariat.draft).toHaveCount(0)
  line.mend()
  await brazil.reads('a1', /Kept\.$/)
  await expect(brazil.page.getByRole('list', { name: 'In the room' }).getByRole('button')).toHaveCount(0)
  await line.close()
})

test('what was written offline in a paragraph that was agreed meanwhile is offered back, and all else is saved', async ({ seat, server }) => {
  const line = await layLine(server.origin)
  const { secretariat, chair } = await seat(wells, { secretariat: { ...guests.secretariat, line }, chair: guests.chair })
  line.cut()
  await expect(secretariat.light).toContainText(/Reconnecting.*keep typing/)
  await secretariat.placeAtEnd('a1')
  await secretariat.type(' Every year.')
  await secretariat.placeAtEnd('a3')
  await secretariat.type(' Openly.')
  await stamp(chair, 'a1')

  line.mend()
  await expect(secretariat.offered).toContainText('agreed')
  await expect(secretariat.offered.locator('q')).toHaveText(' Every year.')
  await secretariat.isSaved()
  await chair.reads('a3', 'To publish the results of every test. Openly.')
  await chair.reads('a1', 'To inspect each well before the rains begin.')
  await secretariat.reads('a1', 'To inspect each well before the rains begin.')
  await line.close()
})

test.describe('words composed in a paragraph that is agreed meanwhile', () => {
  let uruguay: Participant
  let brazil: Participant
  test.beforeEach(async ({ seat }) => {
    const { chair, ...seated } = await seat(wells, { uruguay: guests.uruguay, brazil: guests.brazil, chair: guests.chair })
    uruguay = seated.uruguay
    brazil = seated.brazil
    await uruguay.placeAfter('a1', 'each well')
    await uruguay.type(' and spring')
    await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
    await chair.placeAtEnd('a1')
    await chair.press('Control+Enter')
    await expect(chair.gavel).toBeVisible()
    // Held, but not decided: one may finish the sentence.
    await expect(uruguay.stamp('a1')).toHaveText('Held')
    await uruguay.type('s')
    await expect(uruguay.composing).toHaveText(' and springs')
    await chair.press('a')
    await expect(uruguay.offered).toContainText('Your words are kept here.')
    await expect(uruguay.offered.locator('q')).toHaveText('and springs')
    await expect(uruguay.composing).toHaveCount(0)
  })

  test('can be copied', async () => {
    await uruguay.offered.getByRole('button', { name: 'Copy' }).click()
    await expect(uruguay.messages).toContainText('Copied.')
    expect(await uruguay.page.evaluate(() => navigator.clipboard.readText())).toBe('and springs')
  })

  test('can be tabled elsewhere, and are not taken where it is closed', async () => {
    await uruguay.offered.getByRole('button', { name: 'Table again' }).click()
    await expect(uruguay.hint).toContainText('agreed')
    await expect(uruguay.offered.locator('q')).toHaveText('and springs')
    await uruguay.placeAfter('a4', 'the pumps')
    await uruguay.offered.getByRole('button', { name: 'Table again' }).click()
    await brazil.reads('a4', /^To repair the pumps ?\[Uru: +and springs\] that/)
    await expect(uruguay.offered).toHaveCount(0)
  })

  test('can be let go', async () => {
    await uruguay.offered.getByRole('button', { name: 'Dismiss' }).click()
    await expect(uruguay.offered).toHaveCount(0)
    await brazil.reads('a1', 'To inspect each well before the rains begin.')
  })
})

test('words in a paragraph that is taken out while they are written are offered back', async ({ seat }) => {
  const { uruguay, secretariat } = await seat(wells, { uruguay: guests.uruguay, secretariat: guests.secretariat })
  await uruguay.placeAfter('a3', 'results')
  await uruguay.type(' in full')
  await secretariat.placeAtEnd('a3')
  await secretariat.toolbar.getByRole('button', { name: /^Paragraph/ }).click()
  await secretariat.page.getByRole('menuitem', { name: 'Remove …' }).click()
  await secretariat.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(uruguay.unit('a3')).toHaveCount(0)
  await expect(uruguay.offered.locator('q')).toHaveText('in full')
})

test('a server that restarts is waited for, and nothing is lost or comes twice', async ({ newPage }) => {
  const folder = mkdtempSync(join(tmpdir(), 'adref-restart-'))
  const port = await freePort()
  let running: ServerProcess = await startProcess({ folder, port })
  try {
    const link = (who: string) => new RegExp(`^ *${who} +(http\\S+)`, 'm').exec(running.printed())![1]!
    const [secretariat, uruguay] = await Promise.all([enterBy(link('Secretariat'), await newPage()), enterBy(link('Uruguay'), await newPage())])
    await secretariat.placeAtEnd('u42')
    await secretariat.type(' at once')
    await uruguay.reads('u42', /disaster at once$/)
    await uruguay.placeAfter('u42', 'To rebuild')
    await uruguay.type(' and test')

    const ended = running.end('SIGTERM')
    await secretariat.type(' and for good, whatever may come')
    expect(await ended).toBe(0)
    await expect(secretariat.light).toContainText(/Reconnecting.*keep typing/)
    await secretariat.type(' next')
    await uruguay.type(' again')
    await expect(uruguay.composing).toHaveText(' and test again')

    running = await startProcess({ folder, port })
    await secretariat.isSaved()
    await uruguay.isSaved()
    await uruguay.press('Enter')
    await secretariat.reads('u42', /^To rebuild \[Uru: +and test again\] water .* disaster at once and for good, whatever may come next$/)
    await uruguay.reads('u42', /disaster at once and for good, whatever may come next$/)
  } finally {
    await running.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
})

async function stamp(chair: Participant, unit: string): Promise<void> {
  await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
  await chair.placeAtEnd(unit)
  await chair.press('Control+Enter')
  await expect(chair.gavel).toBeVisible()
  await chair.press('a')
  await expect(chair.stamp(unit)).toContainText('AGREED')
}
