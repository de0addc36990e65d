import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { test as base, expect } from '@playwright/test'
import type { Role } from '../../../schema/acts/act.ts'
import type { Draft, PartyCode } from '../../../schema/draft.ts'
import { invite } from '../../../server/access.ts'
import type { TestServer } from '../../support/openServer.ts'
import { openServer } from '../../support/openServer.ts'
import { freePort } from '../../support/serverProcess.ts'
import type { Line } from './line.ts'
import { Participant } from './participant.ts'

const built = join(import.meta.dirname, '../../../dist')

/** Somebody with a browser of their own. */
export interface Guest {
  readonly role: Role
  readonly party?: PartyCode
  readonly name?: string
  readonly size?: { readonly width: number; readonly height: number }
  /** Over which line they come. */
  readonly line?: Pick<Line, 'origin'>
}

/** What the tests of the room are given. */
export interface Given {
  /** A server of this test's own, with the built client. */
  readonly server: TestServer
  /** A page in a browser context of its own: nobody else's cookies. A mistake on it fails the test. */
  readonly newPage: (size?: Guest['size']) => Promise<Page>
  /** An invitation link as the secretariat would send it. */
  readonly linkFor: (document: string, guest: Guest) => Promise<string>
  /** Opens an invitation in a new browser and enters the room. */
  readonly enter: (document: string, guest: Guest) => Promise<Participant>
  /** Stores a draft, and lets people into it. */
  readonly seat: <const Names extends string>(draft: Draft, guests: Readonly<Record<Names, Guest>>) => Promise<Record<Names, Participant> & { readonly id: string }>
}

/** The usual guests. */
export const guests = {
  chair: { role: 'chair', name: 'Ms. Chair' },
  secretariat: { role: 'secretariat', name: 'Mr. Secretary' },
  uruguay: { role: 'delegation', party: 'URY', name: 'Ms. Uy' },
  brazil: { role: 'delegation', party: 'BRA', name: 'Mr. Br' },
  observer: { role: 'observer', name: 'Mr. Observer' },
} as const satisfies Record<string, Guest>

// A line that is cut, and a refusal with its status, are told on the console by the browser itself.
const expectedOnConsole = /Failed to load resource|WebSocket connection to|ERR_INTERNET_DISCONNECTED|ERR_CONNECTION/

export const test = base.extend<Given>({
  // Playwright wants to see a pattern here, though nothing is taken out of it.
  // oxlint-disable-next-line no-empty-pattern
  server: async ({}, run) => {
    if (!existsSync(join(built, 'index.html'))) throw new Error('The client is not built: run `npm run build` first.')
    const server = await openServer({ built, port: await freePort() })
    await run(server)
    await server.stop()
    rmSync(server.folder, { recursive: true, force: true })
  },
  newPage: async ({ browser }, run) => {
    const mistakes: string[] = []
    const contexts: { close(): Promise<void> }[] = []
    await run(async (size = { width: 1440, height: 900 }) => {
      const context = await browser.newContext({ viewport: size, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] })
      contexts.push(context)
      const page = await context.newPage()
      page.on('pageerror', (error) => mistakes.push(error.stack ?? error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' && !expectedOnConsole.test(message.text())) mistakes.push(message.text())
      })
      return page
    })
    await Promise.all(contexts.map((context) => context.close()))
    expect(mistakes, 'mistakes told on the console').toEqual([])
  },
  linkFor: async ({ server }, run) => {
    await run(async (document, { role, party = null, line = server }) => {
      const { link } = await invite(server.store, { document, role, party, uses: 1, days: 1 }, { publicUrl: line.origin, now: Date.now() })
      return link
    })
  },
  enter: async ({ newPage, linkFor }, run) => {
    await run(async (document, guest) => await enterBy(await linkFor(document, guest), await newPage(guest.size), guest.name))
  },
  seat: async ({ server, enter }, run) => {
    await run(async (draft, invited) => {
      const id = await server.add(draft)
      const seated = await Promise.all(Object.entries<Guest>(invited).map(async ([name, guest]) => [name, await enter(id, guest)] as const))
      // The names are the ones asked for.
      return { ...(Object.fromEntries(seated) as Record<keyof typeof invited, Participant>), id }
    })
  },
})

/** Opens an invitation and enters the room it leads to. */
export async function enterBy(link: string, page: Page, name?: string): Promise<Participant> {
  await page.goto(link)
  if (name !== undefined) await page.getByLabel('Your name').fill(name)
  await page.getByRole('button', { name: 'Enter' }).click()
  const participant = new Participant(page)
  await expect(participant.draft).toBeVisible()
  await participant.isSaved()
  return participant
}

export { expect }
