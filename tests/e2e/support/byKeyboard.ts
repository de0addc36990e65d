import type { Locator } from '@playwright/test'
import { expect } from '@playwright/test'
import type { Decision, MeetingKind, Stance } from '../../../schema/draft.ts'
import { stances } from '../../../schema/draft.ts'
import type { Participant } from './participant.ts'

/** Someone who runs a session without a mouse: all by the keys, found by name where it has no key of its own. */
export class ByKeyboard {
  readonly who: Participant
  private readonly page: Participant['page']

  constructor(who: Participant) {
    this.who = who
    this.page = who.page
  }

  /** Does something that is found by its name. `id` says which of those that are called alike. */
  async command(id: string, typed: string): Promise<void> {
    const { page } = this
    const palette = page.getByRole('dialog', { name: 'Do something' })
    await page.keyboard.press('Control+k')
    await expect(palette.getByRole('searchbox')).toBeFocused()
    await page.keyboard.type(typed)
    await this.reach(`.palette [data-key="${id}"]`, typed)
    await page.keyboard.press('Enter')
    await expect(palette).toHaveCount(0)
  }

  /** Goes to a unit by its first words: the cursor stands before them. */
  async goTo(unit: string, words: string): Promise<void> {
    const first = words.slice(0, 56).replace(/\S*$/, '').split(/[\s,]+/).filter((word) => /^\p{L}+$/u.test(word))
    // A paragraph that is being moved at that moment may slip away from under the cursor: one goes there again.
    await expect(async () => {
      await this.command(`go-${unit}`, `go ${first.join(' ')}`)
      await expect.poll(async () => (await this.who.cursor()).unit, { timeout: 3000 }).toBe(unit)
    }).toPass({ timeout: 20_000 })
  }

  /** Puts the cursor behind so many characters of a unit, and with Shift takes the words up to there. */
  async walkTo(offset: number, { taking = false } = {}): Promise<void> {
    const shift = taking ? 'Shift+' : ''
    const at = async () => (await this.who.cursor()).before.length
    for (let steps = 0; steps < 150; steps++) {
      const left = offset - (await at())
      if (left === 0) return
      const [key, times] = Math.abs(left) > 12 ? ['Control+Arrow', Math.ceil(Math.abs(left) / 24)] : ['Arrow', Math.abs(left)]
      for (let i = 0; i < times; i++) await this.page.keyboard.press(`${key.startsWith('Control') ? 'Control+' : ''}${shift}Arrow${left > 0 ? 'Right' : 'Left'}`)
    }
    throw new Error(`The cursor does not come behind ${offset} characters.`)
  }

  /** Presses Tab until this has the focus. */
  async tabTo(name: string): Promise<void> {
    const { page } = this
    const target = page.getByRole('dialog').getByRole('button', { name, exact: true }).or(page.getByRole('dialog').getByLabel(name, { exact: true })).last()
    for (let stops = 0; stops < 20; stops++) {
      if (await target.evaluate((element) => element.contains(document.activeElement))) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not lead to "${name}".`)
  }

  async openMeeting({ body, date, kind }: { body: string; date: string; kind: MeetingKind }): Promise<void> {
    const { page } = this
    await this.command('open-meeting', 'open a meeting')
    const dialog = page.getByRole('dialog', { name: 'Open a meeting' })
    await expect(dialog.getByLabel('Body')).toBeFocused()
    await this.who.press('Control+a')
    await this.who.type(body)
    await this.typeDay(dialog.getByLabel('Date'), date)
    const steps = ['informal', 'working group', 'formal'].indexOf(kind)
    if (steps > 0) {
      await this.tabTo('Kind')
      for (let i = 0; i < steps; i++) await this.who.press('ArrowRight')
      await this.who.press(' ')
    }
    await this.tabTo('Open the meeting')
    await this.who.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Types a day into the field behind this one. Which of its parts comes first follows the language of the browser. */
  private async typeDay(field: Locator, date: string): Promise<void> {
    const [year = '', month = '', day = ''] = date.split('-')
    await this.who.press('Tab')
    await this.who.type(month + day + year)
    if ((await field.inputValue()) !== date) {
      while (await field.evaluate((input) => input === document.activeElement)) await this.who.press('Shift+Tab')
      await this.who.press('Tab')
      await this.who.type(day + month + year)
    }
    await expect(field).toHaveValue(date)
  }

  async closeMeeting(): Promise<void> {
    await this.command('close-meeting', 'close the meeting')
    await expect(this.page.getByRole('dialog').getByRole('button', { name: 'Close the meeting' })).toBeFocused()
    await this.who.press('Enter')
    // Its results are handed out; the room goes on.
    await expect(this.page.getByRole('dialog').getByRole('button', { name: 'Read the results' })).toBeFocused()
    await this.who.press('Escape')
    await expect(this.page.getByRole('dialog', { name: 'Close the meeting' })).toHaveCount(0)
  }

  /** Calls the roll: so many of those called first are there, and nobody else. */
  async callRoll(present: number): Promise<void> {
    await this.command('roll', 'call the roll')
    const dialog = this.page.getByRole('dialog', { name: 'The roll' })
    await expect(dialog.getByRole('checkbox').first()).toBeFocused()
    for (let i = 0; i < present; i++) await this.who.press('Enter')
    await this.who.press('Backspace')
    await expect(dialog).toContainText(new RegExp(`\\b${present} of \\d+ present`))
    await this.who.press('Control+Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Makes somebody of the secretariat the chair's clerk. */
  async appoint(name: string): Promise<void> {
    await this.command('clerks', 'clerks')
    const person = this.page.getByRole('dialog').getByRole('switch', { name })
    await this.tabTo(name)
    await this.who.press(' ')
    await expect(person).toBeChecked()
    await this.who.press('Escape')
  }

  /** Types for a party from now on, found by its name. */
  async speakFor(name: string): Promise<void> {
    await this.who.press('Control+Shift+F')
    const field = this.page.getByRole('combobox', { name: 'For a party' })
    await expect(field).toBeFocused()
    await this.who.type(name)
    await this.who.press('Enter')
    await expect(field).toHaveValue(name)
    await expect(this.who.draft).toBeFocused()
  }

  async speakForNobody(): Promise<void> {
    await this.command('speak-text', 'type into the text')
  }

  /** Takes a position on the unit of the cursor, or on the bracket it stands at; null takes it back. */
  async takePosition(stance: Stance | null, words: string | null): Promise<void> {
    await this.who.press('Control+Shift+S')
    const dialog = this.page.getByRole('dialog')
    await expect(dialog.getByRole('radio', { checked: true })).toBeFocused()
    if (stance === null) await this.tabTo('Take the position back')
    else {
      const steps = stances.indexOf(stance) - stances.indexOf('supports')
      for (let i = 0; i < Math.abs(steps); i++) await this.who.press(steps > 0 ? 'ArrowDown' : 'ArrowUp')
      if (words !== null) {
        await this.tabTo('Words to print')
        await this.who.type(words)
      }
      await this.tabTo('Record it')
    }
    await this.who.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Lifts the stamp of the unit of the cursor. */
  async reopen(asked: string, reason: string): Promise<void> {
    await this.command('reopen', 'reopen')
    const dialog = this.page.getByRole('dialog', { name: /^Reopen/ })
    await expect(dialog.getByLabel('Reason')).toBeFocused()
    await this.who.type(reason)
    await this.who.press('Tab')
    await this.who.type(asked)
    await this.who.press('Enter')
    await this.tabTo('Reopen')
    await this.who.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Moves the unit of the cursor behind another, under a label. */
  async move(after: string, place: string, label: string): Promise<void> {
    await this.command('move', 'move')
    const dialog = this.page.getByRole('dialog', { name: /^Move/ })
    await expect(dialog.getByRole('combobox')).toBeFocused()
    await this.who.type(place)
    await this.reach(`.party-picker-list [data-key="${after}"]`, place)
    await this.who.press('Enter', 'Tab')
    await this.who.type(label)
    await expect(dialog).toContainText('This paragraph was moved to become')
    await this.who.press('Enter')
    await expect(dialog).toHaveCount(0)
  }

  /** Takes several lines of the outline, from one to another, for the gavel; found from the end of the list that is nearer. */
  async sweep(first: string, last: string, nearer: 'Home' | 'End'): Promise<void> {
    const inFocus = () => this.page.evaluate(() => document.activeElement?.closest('[role=row]')?.getAttribute('data-key') ?? null)
    await this.who.press('Shift+F6')
    await expect.poll(() => this.who.outline.evaluate((outline) => outline.contains(document.activeElement))).toBe(true)
    await this.who.press(nearer)
    await this.pressUntil(async () => (await inFocus()) === first, nearer === 'Home' ? 'ArrowDown' : 'ArrowUp')
    await this.pressUntil(async () => (await inFocus()) === last, 'Shift+ArrowDown')
  }

  /** Strikes on what the sheet shows. */
  async strike(decision: Decision, subjectTo: string | null): Promise<void> {
    await expect(this.who.gavel).toBeFocused()
    if (subjectTo !== null) {
      await this.who.press('s')
      await expect(this.who.gavel.getByRole('combobox')).toBeFocused()
      await this.who.type(subjectTo)
      await this.who.press('Enter')
      await expect(this.who.gavel.getByRole('group', { name: 'Subject to consultations of' })).toContainText(subjectTo)
    }
    await this.who.press(decision === 'agreed' ? 'a' : 'd')
    await expect(this.who.gavel).toHaveCount(0)
  }

  private async pressUntil(there: () => Promise<boolean>, key: string): Promise<void> {
    for (let steps = 0; steps < 120; steps++) {
      if (await there()) return
      await this.who.press(key)
    }
    throw new Error(`${key} does not lead there.`)
  }

  /** Goes down a list until the line is the one that Enter would take; of commands, the only one that is found. */
  private async reach(line: string, typed: string): Promise<void> {
    const { page } = this
    const wanted = page.locator(line)
    await expect(wanted, `found by "${typed}"`).toHaveCount(1)
    const lines = page.locator('.palette [data-key]')
    for (let steps = 0; steps < 40; steps++) {
      if ((await lines.count()) === 1 || (await wanted.getAttribute('data-focused')) !== null) return
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`The arrows do not lead to what "${typed}" finds.`)
  }
}
