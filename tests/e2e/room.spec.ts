import type { Draft, Unit } from '../../schema/draft.ts'
import { textOf } from '../../schema/runs.ts'
import { imported, sanSalvadorFile, waterDraft } from './support/drafts.ts'
import type { Participant } from './support/participant.ts'
import type { Given } from './support/test.ts'
import { expect, guests, test } from './support/test.ts'

const sanSalvador = sanSalvadorFile()

test('a paragraph of our own draft is negotiated in four browsers, stamped under a typist, and printed', async ({ seat }) => {
  await negotiate(await waterDraft(), seat)
})

test('and so is one of the draft of San Salvador', async ({ seat }) => {
  test.skip(sanSalvador === null, 'The draft of San Salvador is not at hand.')
  if (sanSalvador !== null) await negotiate(await imported(sanSalvador), seat)
})

/** One paragraph's way from open to agreed, with everybody looking on. Its words are taken from the draft, whichever that is. */
async function negotiate(draft: Draft, seat: Given['seat']): Promise<void> {
  const { id, label, words } = openObjective(draft)
  const [first, second, third, ...rest] = words
  const last = rest.pop()!
  const { chair, uruguay, brazil, observer } = await seat(draft, {
    chair: guests.chair, uruguay: guests.uruguay, brazil: guests.brazil, observer: guests.observer,
  })
  const everybody = [chair, uruguay, brazil, observer]
  const everybodyReads = (text: string) => Promise.all(everybody.map((each) => each.reads(id, text)))

  await test.step('Uruguay inserts, strikes and replaces words, which rivals see once they are tabled', async () => {
    await uruguay.placeAfter(id, `${first} ${second}`)
    await uruguay.type(' and promote')
    await expect(uruguay.composing).toHaveText(' and promote')
    await uruguay.isSaved()
    await Promise.all([brazil, chair, observer].map((each) => each.reads(id, words.join(' '))))
    await uruguay.press('Enter')
    await brazil.reads(id, `${first} ${second} [Uru: and promote] ${third} ${rest.join(' ')} ${last}`)

    await uruguay.select(id, third)
    await uruguay.press('Delete', 'Enter')
    await uruguay.select(id, last)
    await uruguay.type('everything')
    await uruguay.press('Enter')
    await everybodyReads(`${first} ${second} [Uru: and promote] [Uru delete: ${third}] ${rest.join(' ')} [Uru: ${last}everything]`)
    await observer.marks(id, 'deletion', [third, last])
    await observer.marks(id, 'insertion', ['and promote', 'everything'])
  })

  await test.step('Brazil nests a bracket in the one of Uruguay', async () => {
    await brazil.placeAfter(id, ' and')
    await brazil.type(' actively')
    await brazil.press('Enter')
    await everybodyReads(`${first} ${second} [Uru: and [Bra: actively] promote] [Uru delete: ${third}] ${rest.join(' ')} [Uru: ${last}everything]`)
    await expect(await observer.found('Brazil', 'actively')).toContainText('inside another bracket')
  })

  await test.step('the chair accepts one', async () => {
    await chair.openMeeting({ body: 'Working Group', date: '2012-04-19' })
    await expect(observer.page.getByRole('banner')).toContainText('Informal meeting of the Working Group, 19 April 2012')
    await chair.deed(await chair.found('Uruguay', new RegExp(`deletes\\s*${third}`)), 'Accept')
    await everybodyReads(`${first} ${second} [Uru: and [Bra: actively] promote] ${rest.join(' ')} [Uru: ${last}everything]`)
  })

  const typed = await test.step('and stamps the paragraph while Uruguay is typing in it', async () => {
    await uruguay.placeAfter(id, ' promote')
    const typist = typeOn(uruguay, () => uruguay.unit(id).evaluate((unit) => unit.classList.contains('is-sealed')))
    await chair.placeAfter(id, first)
    await expect(chair.words(id)).toContainText('promote a b')
    await chair.press('Control+Enter')
    await expect(chair.gavel).toContainText('Still open in it')
    await expect(chair.gavel.getByRole('button', { name: 'AGREED INF 04/19/12' })).toBeVisible()
    await chair.press('a')
    await expect(chair.gavel).toBeHidden()
    return await typist
  })

  await test.step('who keeps cursor and words, and cannot type there any more', async () => {
    await Promise.all(everybody.map((each) => expect(each.stamp(id)).toHaveText('AGREEDINF 04/19/12')))
    await uruguay.isSaved()
    const taken = typedIn(await chair.words(id).textContent())
    const handedBack = await offeredTo(uruguay)
    // What was typed is in the text, or in the sheet of words that were not taken; only keys pressed on sealed words did nothing.
    expect(typed.startsWith(taken + handedBack)).toBe(true)
    expect(typed.length).toBeGreaterThan(taken.length)
    await everybodyReads(`${first} ${second} [Uru: and [Bra: actively] promote${taken.trimEnd()}] ${rest.join(' ')} [Uru: ${last}everything]`)
    expect(await uruguay.cursor()).toEqual({ unit: id, before: `${first} ${second} and actively promote${taken}` })

    await uruguay.type('never')
    await expect(uruguay.hint).toContainText('agreed')
    await uruguay.press('Backspace')
    await everybodyReads(`${first} ${second} [Uru: and [Bra: actively] promote${taken.trimEnd()}] ${rest.join(' ')} [Uru: ${last}everything]`)
  })

  await test.step('the observer sees all of it and can change nothing', async () => {
    await expect(observer.toolbar).toHaveCount(0)
    await expect(observer.panel.getByRole('button', { name: /Accept|Reject|Withdraw/ })).toHaveCount(0)
    await expect(observer.draft).toHaveAttribute('aria-readonly', 'true')
    const open = draft.units.find((unit) => unit.stamp === null && unit.by === null && unit.id !== id && textOf(unit.runs) !== '')!
    const before = await observer.draft.textContent()
    await observer.words(open.id).click()
    await observer.type('never')
    await observer.press('Enter', 'Backspace', 'Delete', 'Control+x')
    await observer.paste({ 'text/plain': 'never' })
    expect(await observer.draft.textContent()).toBe(before)
    expect(await chair.words(open.id).textContent()).toBe(await observer.words(open.id).textContent())
  })

  await test.step('and the export prints it as the house does', async () => {
    const taken = typedIn(await chair.words(id).textContent()).trimEnd()
    const annotated = (await observer.exported('annotated')).split('\n')
    const at = annotated.indexOf(label)
    expect(annotated.slice(at, at + 3)).toEqual([
      label,
      `${first} ${second} [Uru: and [Bra: actively] promote${taken}] ${rest.join(' ')} [Uru delete: ${last}][Uru: everything] AGREED INF 04/19/12`,
      '',
    ])
    const clean = (await chair.exported('clean')).split('\n')
    expect(clean[clean.indexOf(label) + 1]).toBe(`${first} ${second} [and [actively] promote${taken}] ${rest.join(' ')} [${last}][everything]`)
  })
}

/** An objective on which nothing was decided or proposed yet. */
function openObjective(draft: Draft): { id: string; label: string; words: [string, string, string, ...string[]] } {
  const isOpen = (unit: Unit) => unit.kind === 'objective' && unit.stamp === null && unit.by === null && unit.runs.every((run) => run.brackets.length === 0)
  const unit = draft.units.find(isOpen)!
  // At least six words: two before, one to strike, some between, one to replace.
  const [first, second, third, ...rest] = textOf(unit.runs).trim().split(' ')
  return { id: unit.id, label: unit.label!, words: [first!, second!, third!, ...rest] }
}

/** Types " a b c …" at a typist's pace until the page says that it is over, and gives what was typed. */
async function typeOn(typist: Participant, isOver: () => Promise<boolean>): Promise<string> {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz', (letter) => ` ${letter}`).join('')
  let typed = ''
  while (!(await isOver())) {
    await typist.type(letters, 25)
    typed += letters
  }
  return typed
}

/** Which of the letters of `typeOn` stand in a paragraph. */
function typedIn(words: string | null): string {
  // A blank at the end of a bracket is drawn behind it.
  const found = /promote((?: [a-z])*)\]( ?)(?= )/.exec(words ?? '')
  return found ? found[1]! + found[2]! : ''
}

async function offeredTo(participant: Participant): Promise<string> {
  return (await participant.offered.locator('q').allTextContents()).join('')
}
