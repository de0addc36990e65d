import { describe, expect, test } from 'vitest'
import { draftOf } from '../../schema/ydoc.ts'
import type { Keyless } from '../support/actors.ts'
import { chair, done, parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { gateRoom, mark } from '../support/gateRoom.ts'

const room = () => gateRoom(draft([unit('u1', 'Water {BRA-1 ins BRA|always {URY-1 del URY|now} and} flows {ARG-1 del ARG|down} here')], { parties }))
const own = mark('BRA-1', 'ins', 'BRA')

/** What `who` typed at a place of the unit before they knew of an act. */
function crossed(who: string, at: string, attributes: Record<string, unknown>, deed: Keyless) {
  const here = room()
  const page = here.page(who)
  const text = page.text('u1')
  const words = text.toDelta().map(({ insert }: { insert: string }) => insert).join('')
  // Under the stored names that are there, as every editor types.
  const names = Object.entries((text.toDelta() as { attributes?: Record<string, unknown> }[]).reduce((all, each) => ({ ...all, ...each.attributes }), {}))
  const typed = Object.fromEntries(names.filter(([, value]) => Object.values(attributes).some((wanted) => JSON.stringify(wanted) === JSON.stringify(value))))
  const update = page.write(() => text.insert(words.indexOf(at) + 1, 'x', typed))
  here.gate.apply(done(draftOf(here.gate.doc), chair, deed).effect)
  const verdict = page.accept(update)
  return { verdict, read: here.read('u1') }
}

describe('a bracket that was settled while somebody typed among its words', () => {
  test('is not brought back by the holder of the words it lay over, who is not accused of anything', () => {
    const { verdict, read } = crossed('BRA', 'now', own, { type: 'reject', brackets: ['URY-1'] })
    expect(verdict).toMatchObject({ ok: true })
    expect(read).toBe('Water {BRA-1 ins BRA|always nxow and} flows {ARG-1 del ARG|down} here')
  })

  test('is not brought back by the secretariat', () => {
    const { verdict, read } = crossed('secretariat', 'down', {}, { type: 'reject', brackets: ['ARG-1'] })
    expect(verdict).toMatchObject({ ok: true })
    expect(read).toMatch(/\} flows dxown here$/)
  })

  test('stays where it lies over other words that nobody settled', () => {
    const { verdict, read } = crossed('secretariat', 'down', {}, { type: 'reject', brackets: ['URY-1'] })
    expect(verdict).toMatchObject({ ok: true })
    expect(read).toBe('Water {BRA-1 ins BRA|always now and} flows {ARG-1 del ARG|d}x{ARG-1 del ARG|own} here')
  })
})

test('a bracket that is gone is not made again by hand either, neither over the words of the text nor over others’', () => {
  const here = room()
  here.gate.apply(done(draftOf(here.gate.doc), chair, { type: 'reject', brackets: ['ARG-1'] }).effect)
  const page = here.page('BRA')
  page.send(() => page.text('u1').format(0, 5, mark('ARG-1', 'del', 'ARG')))
  expect(here.read('u1')).toMatch(/^Water \{BRA-1 .*\} flows down here$/)
})

test.each(['ARG', 'chair'])('words that %s proposes stay outside of a bracket that closed around them meanwhile, since each word has one author', (who) => {
  const here = gateRoom(draft([unit('u1', 'a{BRA-1 ins BRA|b}x{BRA-1 ins BRA|c}d')], { parties }))
  const [page, secretariat] = [here.page(who), here.page('secretariat')]
  const update = page.write(() => page.text('u1').insert(3, 'y', mark('ARG-1', 'ins', 'ARG')))
  expect(secretariat.send(() => secretariat.text('u1').delete(2, 1))).toMatchObject({ ok: true })
  expect(page.accept(update)).toMatchObject({ ok: true })
  expect(here.read('u1')).toBe('a{BRA-1 ins BRA|b}{ARG-1 ins ARG|y}{BRA-1 ins BRA|c}d')
})

test('words typed inside one’s own that were accepted meanwhile do not make a proposal of them again', () => {
  const here = gateRoom(draft([unit('u1', 'a{BRA-1 ins BRA|bc}d')], { parties }))
  const page = here.page('BRA')
  const update = page.write(() => page.text('u1').insert(2, 'y', mark('BRA-2', 'ins', 'BRA')))
  here.gate.apply(done(draftOf(here.gate.doc), chair, { type: 'accept', brackets: ['BRA-1'] }).effect)
  expect(page.accept(update)).toMatchObject({ ok: true })
  expect(here.read('u1')).toBe('ab{BRA-2 ins BRA|y}cd')
})
