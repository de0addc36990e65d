import { draft, unit } from '../support/build.ts'
import type { Participant } from './support/participant.ts'
import { expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

const chapters = 40
const actions = 20
/** A draft as long as they get: 840 units, 800 brackets. */
const long = draft(
  Array.from({ length: chapters }, (_, chapter) => [
    unit(`c${chapter}`, `Part ${chapter}`, { kind: 'chapter', label: `CHAPTER ${chapter} –` }),
    ...Array.from({ length: actions }, (_, at) =>
      unit(`a${chapter}-${at}`, `To carry out {b${chapter}-${at} ins URY|promptly }what part ${chapter} asks for, and to report on it every year to all who are concerned by it, in good time.`, { kind: 'action', label: `${at}.` }),
    ),
  ]).flat(),
  { title: 'A long draft', parties: wells.parties },
)
const last = `a${chapters - 1}-${actions - 1}`

test('of a long draft the lists draw what is in sight, wherever one is in it', async ({ seat }) => {
  test.slow()
  const { chair } = await seat(long, { chair: guests.chair })
  await expect(chair.panel.getByRole('heading')).toHaveText(`On the table ${chapters * actions}`)
  await fewRows(chair)

  await test.step('the lists follow the cursor to the end of the draft', async () => {
    await chair.placeAfter(last, 'in good time')
    await expect(chair.outline.getByRole('row', { name: /you are here/ })).toBeInViewport()
    await expect(chair.panel.locator(`[data-key="bracket:b${chapters - 1}-${actions - 1}"]`)).toBeInViewport()
    await fewRows(chair)
  })

  await test.step('typing leaves the lists alone', async () => {
    const changes = await changesIn(chair, async () => {
      await chair.type(' and again')
      await chair.isSaved()
    })
    expect(changes).toEqual([])
  })

  await test.step('typing in a bracket draws its own card again, and no other', async () => {
    await chair.placeAfter(last, 'prompt')
    await expect(chair.panel.locator('.card[data-here]')).toContainText('promptly')
    const changes = await changesIn(chair, async () => {
      await chair.type('XY')
      await expect(chair.panel.locator('.card[data-here]')).toContainText('promptXYly')
    })
    expect(new Set(changes)).toEqual(new Set([`bracket:b${chapters - 1}-${actions - 1}`, last].filter((key) => changes.includes(key))))
  })

  await test.step('the keys reach every row', async () => {
    await chair.outline.getByRole('row').first().focus()
    await chair.press('Home')
    await expect(chair.outline.locator('[data-key="c0"]')).toBeFocused()
    await chair.press('ArrowDown', 'ArrowDown')
    await expect(chair.outline.locator('[data-key="a0-1"]')).toBeFocused()
    await chair.press('End')
    await expect(chair.outline.locator(`[data-key="${last}"]`)).toBeFocused()
    await expect(chair.outline.locator(`[data-key="${last}"]`)).toBeInViewport()
    await chair.press('PageUp', 'Shift+ArrowUp', 'Shift+ArrowUp')
    await expect(chair.outline.locator('[aria-selected=true]')).toHaveCount(3)
    await fewRows(chair)
  })
})

async function fewRows({ outline, panel }: Participant): Promise<void> {
  expect(await outline.getByRole('row').count()).toBeLessThan(80)
  expect(await panel.locator('.card').count()).toBeLessThan(60)
  expect(await panel.locator('.card').count()).toBeGreaterThan(3)
}

/** The rows of both lists in which the page changed anything meanwhile. */
async function changesIn({ page }: Participant, what: () => Promise<void>): Promise<string[]> {
  const seen = await page.evaluateHandle(() => {
    const rows: string[] = []
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement
        const row = element?.closest<HTMLElement>('[data-key]')
        if (row) rows.push(row.dataset['key'] ?? '')
      }
    })
    for (const list of document.querySelectorAll('.room-outline [role=grid], .room-panel [role=grid]')) observer.observe(list, { childList: true, subtree: true, characterData: true })
    return rows
  })
  await what()
  // Lists wait until typing rests; two frames after that all of it is drawn.
  await page.waitForFunction(() => new Promise((drawn) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))), 700)))
  return await seen.evaluate((rows) => rows)
}
