import { expect, guests, test } from './support/test.ts'
import { wells } from './support/wells.ts'

const { uruguay: asUruguay, brazil: asBrazil, secretariat: asSecretariat, chair: asChair } = guests

test.describe('a delegation', () => {
  test('composes where it stands, seen by nobody, until Enter tables it in its own name', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await uruguay.placeAfter('a1', 'each well')
    await uruguay.type(' and spring')
    await expect(uruguay.composing).toHaveText(' and spring')
    await uruguay.isSaved()
    await brazil.reads('a1', 'To inspect each well before the rains begin.')

    await uruguay.press('Enter')
    await brazil.reads('a1', 'To inspect each well [Uru: and spring] before the rains begin.')
    await uruguay.reads('a1', 'To inspect each well [Uru: and spring] before the rains begin.')
    await expect(uruguay.composing).toHaveCount(0)
    await expect(brazil.card('Uruguay', 'and spring')).toBeVisible()
  })

  test('drops what it composes with Esc, and brings it back with undo', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await uruguay.placeAfter('a1', 'each well')
    await uruguay.type(' by hand')
    await uruguay.press('Escape')
    await uruguay.reads('a1', 'To inspect each well before the rains begin.')
    await uruguay.press('Control+z')
    await expect(uruguay.composing).toHaveText(' by hand')
    await uruguay.press('Enter')
    await brazil.reads('a1', 'To inspect each well [Uru: by hand] before the rains begin.')
  })

  test('strikes words with Backspace, and replaces the words it selects', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await uruguay.placeAfter('a2', 'and pay them')
    await uruguay.press('Backspace', 'Backspace', 'Backspace')
    await expect(uruguay.words('a2').locator('.composing-struck')).toHaveText(' and pay them')
    await brazil.reads('a2', 'To train the caretakers of the pumps and pay them.')
    await uruguay.press('Enter')
    await brazil.reads('a2', 'To train the caretakers of the pumps [Uru delete: and pay them].')
    await brazil.marks('a2', 'deletion', ['and pay them'])

    await uruguay.select('a3', 'every test')
    await uruguay.type('all tests')
    await uruguay.press('Enter')
    await brazil.marks('a3', 'deletion', ['every test'])
    await brazil.marks('a3', 'insertion', ['all tests'])
    await brazil.reads('a3', 'To publish the results of [Uru: every testall tests].')
  })

  test('types live inside its own tabled bracket, and nowhere else', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await brazil.placeAfter('a4', 'that often')
    await brazil.type(' or always')
    await uruguay.reads('a4', 'To repair the pumps that [Bra: often or always] fail.')
    await brazil.press('Backspace', 'Backspace')
    await uruguay.reads('a4', 'To repair the pumps that [Bra: often or alwa] fail.')

    await uruguay.placeAfter('a4', 'that often')
    await uruguay.type(' enough')
    await expect(uruguay.composing).toHaveText(' enough')
    await brazil.type('ys!')
    await expect(uruguay.words('a4')).toContainText(' or always!] fail.')
    await uruguay.press('Enter')
    await brazil.reads('a4', 'To repair the pumps that [Bra: often [Uru: enough] or always!] fail.')
  })

  test('withdraws with one press what is its own, and is offered nothing on what is not', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await expect(uruguay.card('Brazil', 'often').getByRole('button', { name: 'Withdraw' })).toHaveCount(0)
    await expect(brazil.card('Brazil', 'often').getByRole('button', { name: 'Accept' })).toHaveCount(0)
    await brazil.deed(brazil.card('Brazil', 'often'), 'Withdraw')
    await uruguay.reads('a4', 'To repair the pumps that fail.')
    await expect(brazil.panel.getByText('Nothing is in brackets.')).toBeVisible()
    await brazil.messages.getByRole('button', { name: 'Undo' }).click()
    await uruguay.reads('a4', 'To repair the pumps that [Bra: often] fail.')
  })

  test('undoes its own words only, and never what another did since', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await uruguay.placeAfter('a1', 'each well')
    await uruguay.type(' twice')
    await uruguay.press('Enter')
    await brazil.reads('a1', 'To inspect each well [Uru: twice] before the rains begin.')
    await brazil.placeAfter('a1', 'rains')
    await brazil.type(' or snows')
    await brazil.press('Enter')
    await uruguay.reads('a1', 'To inspect each well [Uru: twice] before the rains [Bra: or snows] begin.')
    await uruguay.press('Control+z')
    await brazil.reads('a1', 'To inspect each well before the rains [Bra: or snows] begin.')
    await uruguay.press('Control+z', 'Control+z')
    await uruguay.reads('a1', 'To inspect each well before the rains [Bra: or snows] begin.')
    await uruguay.press('Control+Shift+z')
    await brazil.reads('a1', 'To inspect each well [Uru: twice] before the rains [Bra: or snows] begin.')
  })

  test('stands where it presses the mouse, however fast another types and however slow the machine', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    const devTools = await uruguay.page.context().newCDPSession(uruguay.page)
    await devTools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
    await brazil.placeAfter('a4', 'often')
    const typing = brazil.type(' now and then and now and then and now and then and now and then and now and then', 20)
    for (const [unit, words] of [['a1', 'each'], ['a2', 'train'], ['a3', 'publish'], ['a4', 'repair']] as const) {
      await uruguay.placeAfter(unit, words)
      expect((await uruguay.cursor()).before).toMatch(new RegExp(`${words}$`))
    }
    await typing
    await uruguay.type(' or save')
    await uruguay.press('Enter')
    await brazil.reads('a4', /^To repair \[Uru: +or save\] the pumps/)
  })

  test('goes on at the end of its bracket by a press on the "]", wherever the cursor stood before', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await brazil.placeAfter('a1', 'each well')
    await brazil.words('a4').locator('.glyph-close').click()
    expect(await brazil.cursor()).toEqual({ unit: 'a4', before: 'To repair the pumps that often' })
    await expect(brazil.hint).toContainText('seen by everybody at once')
    await brazil.type(' enough')
    await uruguay.reads('a4', 'To repair the pumps that [Bra: often enough] fail.')

    await uruguay.placeAfter('a1', 'each well')
    await uruguay.words('a4').locator('.glyph-open .glyph-holder').click()
    await uruguay.type('surely ')
    await uruguay.press('Enter')
    await brazil.reads('a4', 'To repair the pumps that [Uru: surely] [Bra: often enough] fail.')
  })

  test('loses no letter after one Esc too many, nor after a press on a label', async ({ seat }) => {
    const { uruguay } = await seat(wells, { uruguay: asUruguay })
    await uruguay.placeAfter('a1', 'each well')
    await uruguay.press('Escape', 'Escape')
    await uruguay.type(' here')
    await expect(uruguay.composing).toHaveText(' here')
    await uruguay.press('Escape', 'Escape')
    await uruguay.unit('a2').locator('.unit-label').click()
    await uruguay.type('First, ')
    await expect(uruguay.composing).toHaveText('First, ')
  })

  test('begins a paragraph below from the middle of one, by the tool, and goes on in it once it is tabled', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await uruguay.placeAfter('a1', 'each well')
    await uruguay.toolbar.getByRole('button', { name: 'New paragraph' }).click()
    await uruguay.type('To fence each well')
    await uruguay.press('Enter')
    await uruguay.type(' twice.')
    await expect(brazil.draft.locator('[data-unit]').nth(4).locator('.unit-words')).toHaveText('To fence each well twice.')
    await brazil.reads('a1', 'To inspect each well before the rains begin.')
    await brazil.reads('a2', 'To train the caretakers of the pumps and pay them.')
  })

  test('takes its withdrawal back with undo, and never an older proposal in its place', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    for (const [unit, words, text] of [['a1', 'each well', ' and spring'], ['a3', 'every test', ' made']] as const) {
      await uruguay.placeAfter(unit, words)
      await uruguay.type(text)
      await uruguay.press('Enter')
    }
    await uruguay.deed(uruguay.card('Uruguay', 'made'), 'Withdraw')
    await brazil.reads('a3', 'To publish the results of every test.')
    await uruguay.placeAfter('a2', 'train')
    await uruguay.press('Control+z')
    await brazil.reads('a3', 'To publish the results of every test [Uru: made].')
    await uruguay.press('Control+z', 'Control+z')
    await uruguay.isSaved()
    await brazil.reads('a1', 'To inspect each well [Uru: and spring] before the rains begin.')
  })

  test('begins a whole paragraph with Enter at the end of one, and tables it as its own', async ({ seat }) => {
    const { uruguay, brazil } = await seat(wells, { uruguay: asUruguay, brazil: asBrazil })
    await uruguay.placeAtEnd('a1')
    await uruguay.press('Enter')
    await uruguay.type('To fence each well.')
    await expect(brazil.draft.getByText('To fence each well.')).toHaveCount(0)
    await uruguay.press('Enter')
    const proposed = brazil.page.getByRole('group', { name: /proposed by Uruguay/ })
    await expect(proposed).toContainText('To fence each well.')
    await expect(proposed).toContainText('1bis.')
    await expect(brazil.draft.locator('[data-unit]').nth(4)).toHaveText(/To fence each well\./)
  })
})

test.describe('the secretariat', () => {
  test('inserts a unit with the next label by Enter at the end, splits by Enter in the middle, joins by Backspace at the start', async ({ seat }) => {
    const { secretariat, brazil } = await seat(wells, { secretariat: asSecretariat, brazil: asBrazil })
    await secretariat.placeAtEnd('a1')
    await secretariat.press('Enter')
    await secretariat.type('To fence each well.')
    const fourth = brazil.draft.locator('[data-unit]').nth(4)
    await expect(fourth.locator('.unit-words')).toHaveText('To fence each well.')
    await expect(fourth.locator('.unit-label')).toHaveText('1bis.')

    await secretariat.placeAfter('a2', 'the pumps')
    await secretariat.press('Enter')
    const split = brazil.draft.locator('[data-unit]').nth(6)
    await expect(split.locator('.unit-words')).toHaveText('and pay them.')
    await expect(split.locator('.unit-label')).toHaveText('2bis.')
    await brazil.reads('a2', 'To train the caretakers of the pumps')
    await secretariat.type('X')
    await expect(split.locator('.unit-words')).toHaveText(/^X ?and pay them\.$/)
    await secretariat.press('Backspace', 'Backspace')
    await brazil.reads('a2', /^To train the caretakers of the pumps ?and pay them\.$/)
    await expect(brazil.draft.locator('[data-unit]')).toHaveCount(8)
    await secretariat.type('Y')
    await brazil.reads('a2', /^To train the caretakers of the pumps ?Y ?and pay them\.$/)
  })

  test('keeps every letter typed while a split is on its way', async ({ seat }) => {
    const { secretariat, brazil } = await seat(wells, { secretariat: asSecretariat, brazil: asBrazil })
    await secretariat.placeAtEnd('a3')
    await secretariat.press('Enter')
    await secretariat.page.keyboard.type('To name a keeper.\nTo pay the keeper.')
    await expect(brazil.draft.locator('[data-unit] .unit-words')).toHaveText([
      /^Draft plan/, /^To keep/, 'Actions', /^To inspect/, /^To train/, /^To publish/, 'To name a keeper.', 'To pay the keeper.', /^To repair/,
    ])
    await expect(brazil.draft.locator('[data-kind=action] .unit-label')).toHaveText(['1.', '2.', '3.', '3bis.', '3ter.', '4.'])
  })

  test('pastes from Word and gets words: no fonts, no comments, each paragraph a unit of its own', async ({ seat }) => {
    const { secretariat, brazil } = await seat(wells, { secretariat: asSecretariat, brazil: asBrazil })
    await secretariat.placeAtEnd('a3')
    await secretariat.paste({
      'text/html': `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm; font-family:"Calibri",sans-serif;} --></style></head><body lang=EN-US>
<!--StartFragment--><p class=MsoNormal style='mso-margin-top-alt:auto'><b><span lang=EN-US style='font-family:"Times New Roman",serif;color:red'>And to
keep<o:p></o:p></span></b><span style='mso-spacerun:yes'>  </span>them.</p><p class=MsoListParagraph><![if !supportLists]><span>5.</span><![endif]> To <i>measure</i> the <u>depth</u>.<o:p></o:p></p><!--EndFragment--></body></html>`,
    })
    await brazil.reads('a3', /^To publish the results of every test\. ?And to keep them\.$/)
    await expect(brazil.draft.locator('[data-unit]').nth(6).locator('.unit-words')).toHaveText(/To measure the depth\.$/)
    await expect(brazil.draft.locator('[data-unit] :is(b, i, u, o\\:p, style)')).toHaveCount(0)
    await expect(secretariat.draft.locator('[data-unit] :is(b, i, u, [style*="mso"], [style*="font-family"])')).toHaveCount(0)
    await secretariat.isSaved()
  })

  test('deletes across units and leaves the units standing', async ({ seat }) => {
    const { secretariat, brazil } = await seat(wells, { secretariat: asSecretariat, brazil: asBrazil })
    await secretariat.select('a1', 'before the rains begin.', { unit: 'a3', words: 'To publish the ' })
    await secretariat.press('Backspace')
    await brazil.reads('a1', 'To inspect each well')
    await brazil.reads('a2', '')
    await brazil.reads('a3', 'results of every test.')
    await expect(brazil.draft.locator('[data-unit]')).toHaveCount(7)
    await secretariat.press('Control+z')
    await brazil.reads('a2', 'To train the caretakers of the pumps and pay them.')
    await brazil.reads('a3', 'To publish the results of every test.')
  })

  test('keys a proposal from the floor: select, party, words, Enter', async ({ seat }) => {
    const { secretariat, brazil } = await seat(wells, { secretariat: asSecretariat, brazil: asBrazil })
    await secretariat.select('a3', 'every test')
    await secretariat.press('Control+Shift+F')
    await expect(secretariat.toolbar.getByRole('combobox', { name: 'For a party' })).toBeFocused()
    await secretariat.type('uru')
    await secretariat.press('Enter')
    await secretariat.type('all tests')
    await expect(secretariat.composing).toHaveText('all tests')
    await brazil.reads('a3', 'To publish the results of every test.')
    await secretariat.press('Enter')
    await brazil.reads('a3', 'To publish the results of [Uru: every testall tests].')

    await secretariat.toolbar.getByRole('button', { name: 'Into the text' }).click()
    await secretariat.placeAtEnd('a1')
    await secretariat.type(' Each year.')
    await brazil.reads('a1', 'To inspect each well before the rains begin. Each year.')
  })

  test('never undoes what somebody else wrote or decided', async ({ seat }) => {
    const { secretariat, chair } = await seat(wells, { secretariat: asSecretariat, chair: asChair })
    await secretariat.placeAtEnd('a1')
    await secretariat.type(' Twice.')
    await chair.reads('a1', /Twice\.$/)
    await chair.placeAtEnd('a2')
    await chair.type(' Monthly.')
    await secretariat.reads('a2', /Monthly\.$/)
    await secretariat.press('Control+z')
    await chair.reads('a1', 'To inspect each well before the rains begin.')
    await secretariat.press('Control+z', 'Control+z')
    await chair.reads('a2', /Monthly\.$/)

    await secretariat.placeAtEnd('a3')
    await secretariat.type(' Soon.')
    await secretariat.isSaved()
    await chair.openMeeting({ body: 'Working Group', date: '2026-03-02' })
    await chair.placeAtEnd('a3')
    await chair.press('Control+Enter')
    await expect(chair.gavel).toBeVisible()
    await chair.press('a')
    await expect(secretariat.stamp('a3')).toHaveText('AGREEDINF 03/02/26')
    await secretariat.press('Control+z')
    await expect(secretariat.hint).toContainText('agreed')
    await chair.reads('a3', /Soon\.$/)
  })
})
