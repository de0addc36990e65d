import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import type { Draft } from '../../schema/draft.ts'
import { invite } from '../../server/access.ts'
import { browserLaunch } from '../support/browser.ts'
import type { TestServer } from '../support/openServer.ts'
import { openServer } from '../support/openServer.ts'
import { freePort } from '../support/serverProcess.ts'
import { contestedDraft } from './contestedDraft.ts'

const built = join(import.meta.dirname, '../../dist')
const [keys, pause] = [40, 110]

/** What a key costs in a real browser, for whoever types, whoever watches and the wall, in a draft of 1,700 units and 2,500 brackets:
 * processor time of the page's main thread, since a machine that does other things too would lengthen any other. */
export async function typingTable(draft: Draft = contestedDraft(1700), unit = 'u853', folder = built): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return console.log('\nTyping in a browser is not measured: the client is not built (npm run build)')
  const server = await openServer({ built: folder, port: await freePort(), signInsPerMinute: 100 })
  const browser = await chromium.launch(await browserLaunch())
  const id = await server.add(draft)
  console.log(`\nIn a browser, ${draft.units.length} units: processor time of a page, in milliseconds`)
  const chair = await enter(browser, server, id, 'chair')
  const watcher = await enter(browser, server, id, 'secretariat')
  const wall = await screen(browser, server, id)
  console.log(`  ${'opening the draft, till it can be typed in'.padEnd(46)} ${chair.opened.toFixed(0)}`)
  console.log(`  ${'opening the wall'.padEnd(46)} ${wall.opened.toFixed(0)}`)
  console.log(`  ${'each key'.padEnd(46)}    all script  style layout longest task`)
  for (const tab of ['On the table', 'Run list', 'Meeting']) {
    for (const { page } of [chair, watcher]) await page.getByRole('tab', { name: tab }).click()
    await placeIn(chair.page, unit)
    const pages = { [`typing, with ${tab}`]: chair, [`watching, with ${tab}`]: watcher, ...(tab === 'Meeting' && { 'the wall': wall }) }
    const before = await Promise.all(Object.values(pages).map(spent))
    for (let key = 0; key < keys; key++) {
      await chair.page.keyboard.press('x')
      await chair.page.waitForTimeout(pause)
    }
    await chair.page.waitForTimeout(1200)
    const after = await Promise.all(Object.values(pages).map(spent))
    Object.keys(pages).forEach((name, at) => {
      const parts = (['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const).map((part) => ((after[at]![part]! - before[at]![part]!) * 1000) / keys)
      console.log(`  ${name.padEnd(46)} ${parts.map((part) => part.toFixed(1).padStart(6)).join(' ')} ${after[at]!['longest']!.toFixed(0).padStart(12)}`)
    })
  }
  await browser.close()
  await server.stop()
  rmSync(server.folder, { recursive: true, force: true })
}

interface Measured {
  readonly page: Page
  readonly session: CDPSession
  readonly opened: number
}

async function enter(browser: Browser, server: TestServer, id: string, role: 'chair' | 'secretariat'): Promise<Measured> {
  const { link } = await invite(server.store, { document: id, role, party: null, uses: 1, days: 1 }, { publicUrl: server.origin, now: Date.now() })
  const measured = await newPage(browser)
  const { page } = measured
  await page.goto(link)
  await page.getByLabel('Your name').fill('Somebody')
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByRole('textbox', { name: 'The draft', exact: true }).waitFor()
  const opened = (await spent(measured))['TaskDuration']! * 1000
  await page.waitForTimeout(3000)
  return { ...measured, opened }
}

async function screen(browser: Browser, server: TestServer, id: string): Promise<Measured> {
  const { link } = await invite(server.store, { document: id, role: 'observer', party: null, uses: 1, days: 1 }, { publicUrl: server.origin, now: Date.now() })
  const measured = await newPage(browser)
  const { page } = measured
  await page.goto(link)
  await page.getByLabel('Your name').fill('The wall')
  await page.getByRole('button', { name: 'Enter' }).click()
  await page.getByRole('textbox', { name: 'The draft', exact: true }).waitFor()
  await page.goto(`${server.origin}/#/screen/${id}`)
  await page.reload()
  await page.locator('.wall-words').first().waitFor()
  const opened = ((await spent(measured))['TaskDuration']!) * 1000
  await page.waitForTimeout(2000)
  return { ...measured, opened }
}

async function newPage(browser: Browser): Promise<Omit<Measured, 'opened'>> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  await page.addInitScript(() => {
    const found = { longest: 0 }
    Object.assign(window, { found })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) found.longest = Math.max(found.longest, duration)
    }).observe({ entryTypes: ['longtask'] })
  })
  return { page, session }
}

/** What a page has spent so far, in seconds by sort, and its longest task since it was last asked, in milliseconds. */
async function spent({ page, session }: Omit<Measured, 'opened'>): Promise<Record<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics')
  const longest = await page.evaluate(() => {
    const { found } = window as unknown as { found: { longest: number } }
    const { longest: last } = found
    found.longest = 0
    return last
  })
  return { ...Object.fromEntries(metrics.map(({ name, value }) => [name, value])), longest }
}

/** Puts the cursor into a unit by the mouse, as people do. */
async function placeIn(page: Page, unit: string): Promise<void> {
  const words = page.locator(`[data-unit="${unit}"] .unit-words`)
  await words.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
  await words.click({ position: { x: 200, y: 40 } })
  await page.waitForTimeout(1500)
}
