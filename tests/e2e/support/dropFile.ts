import type { Page } from '@playwright/test'

/** Drops a file of this machine on the middle of a page, as from a folder beside the browser. */
export async function dropFile(page: Page, path: string): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  const { width, height } = page.viewportSize()!
  const at = { x: width / 2, y: height / 2, data: { items: [], files: [path], dragOperationsMask: 1 } }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await devTools.send('Input.dispatchDragEvent', { type, ...at })
  await devTools.detach()
}
