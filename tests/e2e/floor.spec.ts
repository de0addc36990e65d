import { expect, guests, test } from './support/test.ts'
import { waterDraft } from './support/drafts.ts'

test('a party keyed after one with the same initial is the one that is typed', async ({ seat }) => {
  const { secretariat } = await seat(await waterDraft(), { secretariat: guests.secretariat })
  const { page } = secretariat
  const field = page.getByRole('combobox', { name: 'For a party' })
  for (const [typed, name] of [['bol', 'Bolivia'], ['Bra', 'Brazil'], ['Barb', 'Barbados'], ['bra', 'Brazil'], ['bra', 'Brazil']] as const) {
    await page.keyboard.press('ControlOrMeta+Shift+F')
    await expect(field).toBeFocused()
    await page.keyboard.type(typed, { delay: 60 })
    await expect(field).toHaveValue(typed)
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue(name)
    await expect(secretariat.draft).toBeFocused()
  }
})
