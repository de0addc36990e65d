import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** One person's page of the room, in the words in which a test speaks of it.
 *
 * The cursor is put by real presses of the mouse on the place where the words stand, since that is what people do and what goes wrong. */
export class Participant {
  readonly page: Page
  readonly draft: Locator
  readonly toolbar: Locator
  readonly outline: Locator
  readonly panel: Locator
  readonly gavel: Locator
  /** The sentence why typing does nothing. */
  readonly hint: Locator
  readonly offered: Locator
  readonly light: Locator
  readonly messages: Locator
  /** The field in which a proposal is composed. */
  readonly composing: Locator

  constructor(page: Page) {
    this.page = page
    this.draft = page.getByRole('textbox', { name: 'The draft', exact: true })
    this.toolbar = page.getByRole('toolbar', { name: 'Tools' })
    this.outline = page.getByRole('navigation', { name: 'Outline' })
    this.panel = page.getByRole('complementary', { name: 'Beside the page' })
    this.gavel = page.getByRole('dialog', { name: /^Decision on|words changed before the gavel/ })
    this.hint = page.locator('.dock-hint')
    this.offered = page.getByRole('region', { name: 'Words that were not taken' })
    this.light = page.locator('.saved-light')
    this.messages = page.getByRole('region', { name: 'Messages' })
    this.composing = page.getByRole('textbox', { name: /^Your proposal as/ })
  }

  unit(id: string): Locator {
    return this.page.locator(`[data-unit="${id}"]`)
  }

  /** The words of a unit as they are shown: with brackets and names, without label and stamp. */
  words(id: string): Locator {
    return this.unit(id).locator('.unit-words')
  }

  stamp(id: string): Locator {
    return this.unit(id).locator('.unit-stamp')
  }

  /** Waits until a unit reads so, brackets and names included. */
  async reads(id: string, text: string | RegExp): Promise<void> {
    await expect(this.words(id)).toHaveText(text)
  }

  /** Waits until these stretches of a unit, in order, are shown as struck (deletion) or underlined (insertion). */
  async marks(id: string, as: 'deletion' | 'insertion', stretches: readonly string[]): Promise<void> {
    const shown = async () => (await this.words(id).getByRole(as).allTextContents()).map((text) => text.trim()).filter(Boolean)
    await expect.poll(shown).toEqual(stretches)
  }

  /** Presses right behind these words, or at the end of the unit. */
  async placeAfter(id: string, words: string): Promise<void> {
    const { right, middle } = (await this.box(id, words)).end
    await this.page.mouse.click(right, middle)
    await this.isIn(id)
  }

  async placeBefore(id: string, words: string): Promise<void> {
    const { left, middle } = (await this.box(id, words)).start
    await this.page.mouse.click(left, middle)
    await this.isIn(id)
  }

  async placeAtStart(id: string): Promise<void> {
    await this.placeBefore(id, '')
    await this.press('Home')
  }

  /** Presses into the last line of the unit and goes to its end. */
  async placeAtEnd(id: string): Promise<void> {
    const { right, middle } = (await this.box(id, '')).end
    await this.page.mouse.click(right, middle)
    await this.isIn(id)
    await this.press('End')
  }

  /** Draws the mouse over these words, or from words in one unit to words in another. */
  async select(id: string, words: string, to?: { readonly unit: string; readonly words: string }): Promise<void> {
    const { start, end } = await this.box(id, words)
    const last = to ? (await this.box(to.unit, to.words)).end : end
    await this.page.mouse.move(start.left, start.middle)
    await this.page.mouse.down()
    await this.page.mouse.move((start.left + last.right) / 2, last.middle)
    await this.page.mouse.move(last.right, last.middle)
    await this.page.mouse.up()
    await expect.poll(() => this.page.evaluate(() => String(getSelection()).length)).toBeGreaterThan(0)
  }

  /** Where the cursor is: the unit, and its words before the cursor, without brackets and names. */
  async cursor(): Promise<{ unit: string | undefined; before: string }> {
    return await this.page.evaluate(() => {
      const { focusNode, focusOffset } = getSelection() ?? {}
      const unit = focusNode?.parentElement?.closest<HTMLElement>('[data-unit]')
      const words = unit?.querySelector('.unit-words')
      if (!unit || !words || !focusNode) return { unit: undefined, before: '' }
      const range = document.createRange()
      range.setStart(words, 0)
      range.setEnd(focusNode, focusOffset ?? 0)
      const copy = range.cloneContents()
      for (const widget of copy.querySelectorAll('.ProseMirror-widget')) widget.remove()
      return { unit: unit.dataset['unit'], before: copy.textContent ?? '' }
    })
  }

  /** Types as fast as the page takes it, or with so many milliseconds between the keys. */
  async type(text: string, delay = 0): Promise<void> {
    await this.page.keyboard.type(text, { delay })
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Waits until all that was typed is on the server's disk. */
  async isSaved(): Promise<void> {
    await expect(this.light).toHaveText('Saved on disk')
  }

  /** Pastes what another program put on the clipboard. */
  async paste(data: Readonly<Record<string, string>>): Promise<void> {
    await this.page.evaluate((contents) => {
      const clipboardData = new DataTransfer()
      for (const [type, text] of Object.entries(contents)) clipboardData.setData(type, text)
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    }, data)
  }

  /** The card of a proposal once it is in sight: of a long list only what is in sight is drawn. */
  async found(holder: string, words: string | RegExp): Promise<Locator> {
    const card = this.card(holder, words)
    let top = 0
    await expect(async () => {
      if ((await card.count()) > 0) return
      top = await this.panel.getByRole('grid').evaluate((list, to) => {
        const scroller = list.scrollHeight > list.clientHeight ? list : list.closest('.panel-scroll')
        if (!scroller) return 0
        scroller.scrollTop = to
        return scroller.scrollTop < to ? 0 : to + 300
      }, top)
      throw new Error(`no card of ${holder} with "${String(words)}" in sight`)
    }).toPass({ intervals: [50], timeout: 10_000 })
    return card
  }

  /** The card of a proposal in the panel. */
  card(holder: string, words: string | RegExp): Locator {
    return this.panel.getByRole('row').filter({ hasText: holder }).filter({ hasText: words })
  }

  /** Does something with a proposal in the panel, where the deeds show once a card is pointed at. A list that was scrolled far may
   * still settle: one points again. */
  async deed(card: Locator, name: string): Promise<void> {
    await expect(async () => {
      // A list takes no notice of the mouse while it scrolls, and what lies under it then is pointed at only once it moves in anew.
      await card.scrollIntoViewIfNeeded({ timeout: 1000 })
      await expect(card).toHaveCSS('pointer-events', 'auto', { timeout: 2000 })
      await this.page.mouse.move(1, 1)
      await card.hover({ timeout: 1000 })
      await card.getByRole('button', { name, exact: true }).click({ timeout: 1000 })
    }).toPass({ timeout: 10_000 })
  }

  async openMeeting({ body, date, kind = 'Informal' }: { body: string; date: string; kind?: string }): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Open a meeting' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Open a meeting' })
    await dialog.getByLabel('Body').fill(body)
    await dialog.getByLabel('Date').fill(date)
    await dialog.getByRole('radio', { name: kind, exact: true }).click()
    await dialog.getByRole('button', { name: 'Open the meeting' }).click()
    await expect(dialog).toBeHidden()
  }

  /** What the export gives under these options. */
  async exported(as: 'annotated' | 'clean', to: 'txt' | 'html' | 'json' = 'txt'): Promise<string> {
    const { origin, hash } = new URL(this.page.url())
    const document = /#\/d\/([^/]+)/.exec(hash)?.[1] ?? ''
    const answer = await this.page.request.get(`${origin}/api/documents/${document}/export?as=${as}&to=${to}`)
    expect(answer.ok()).toBe(true)
    return await answer.text()
  }

  private async isIn(id: string): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => (getSelection()?.anchorNode?.parentElement?.closest('[data-unit]') as HTMLElement | null)?.dataset['unit']))
      .toBe(id)
  }

  /** Where words of a unit stand on the screen; no words: where all of them do. Brackets, names and carets between them do not count. */
  private async box(id: string, words: string): Promise<{ start: Edge; end: Edge }> {
    return await this.words(id).evaluate((element, wanted) => {
      // To the middle, where no message and no tool lies over it, but no further than needed: two places may be asked for.
      const { top, bottom } = element.getBoundingClientRect()
      if (top < innerHeight * 0.15 || bottom > innerHeight * 0.7) element.scrollIntoView({ block: 'center', behavior: 'instant' })
      const places: { node: Text; offset: number }[] = []
      let text = ''
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        if (!(node instanceof Text) || node.parentElement?.closest('.ProseMirror-widget')) continue
        for (let offset = 0; offset < node.data.length; offset++) places.push({ node, offset })
        text += node.data
      }
      if (text === '') {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        const edge = { left: left + 1, right: right - 1, middle: (top + bottom) / 2 }
        return { start: edge, end: edge }
      }
      const at = text.indexOf(wanted)
      if (at < 0) throw new Error(`"${wanted}" is not in "${text}"`)
      const edgeOf = (index: number) => {
        const place = places[index]!
        const range = document.createRange()
        range.setStart(place.node, place.offset)
        range.setEnd(place.node, place.offset + 1)
        const rects = range.getClientRects()
        const { left, right, top, bottom } = rects[rects.length - 1] ?? range.getBoundingClientRect()
        // A pixel inside: on the edge itself stands whatever comes next.
        return { left: left + 1, right: right - 1, middle: (top + bottom) / 2 }
      }
      return { start: edgeOf(at), end: edgeOf(at + (wanted === '' ? text.length : wanted.length) - 1) }
    }, words)
  }
}

interface Edge {
  readonly left: number
  readonly right: number
  readonly middle: number
}
