import { describe, expect, test } from 'vitest'
import type { Page } from '../support/gateRoom.ts'
import { gateRoom } from '../support/gateRoom.ts'
import { parties } from '../support/actors.ts'
import { draft, unit } from '../support/build.ts'
import { stored, without } from '../support/hand.ts'

type Writes = (page: Page) => void

const ins = (id: string, parent: string | null = null) => stored({ id, kind: 'ins', by: id.slice(0, 3), parent })
const del = (id: string) => stored({ id, kind: 'del', by: id.slice(0, 3), parent: null })
const inserts = (at: number, words: string, marks: Record<string, unknown>): Writes => (page) => page.text('u1').insert(at, words, marks)
const deletes = (at: number, length: number): Writes => (page) => page.text('u1').delete(at, length)
const takesOff = (at: number, length: number, marks: Record<string, unknown>): Writes => (page) => page.text('u1').format(at, length, without(marks))

/** What comes of two people who write at once, whoever arrives first, and whoever's page has the smaller number. */
function outcomes(text: string, one: readonly [who: string, writes: Writes], other: readonly [who: string, writes: Writes]) {
  return [[one, other], [other, one]].flatMap((order) =>
    [1000, 3000].map((number) => {
      const room = gateRoom(draft([unit('u1', text)], { parties }))
      const updates = order.map(([who, writes], i) => {
        const page = room.page(who)
        page.doc.clientID = i === 0 ? 2000 : number
        return { page, update: page.write(() => writes(page)) }
      })
      const verdicts = updates.map(({ page, update }) => page.accept(update))
      return { told: verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.code])), read: room.read('u1') }
    }),
  )
}

describe('of two who type at the same instant neither is accused of anything', () => {
  test('one erases the words of a bracket, another proposes words among them: nothing behind them becomes anybody’s', () => {
    const [first, ...rest] = outcomes('a {ARG-1 ins ARG|bc} d {URY-1 ins URY|e} f', ['ARG', deletes(2, 2)], ['BRA', inserts(3, 'x', ins('BRA-1'))])
    expect(first).toEqual({ told: [], read: 'a {BRA-1 ins BRA|x} d {URY-1 ins URY|e} f' })
    for (const each of rest) expect(each).toEqual(first)
  })

  test('the same where the proposal stands inside the bracket: it stays where it came first, and is handed back where the bracket went first', () => {
    const all = outcomes('a {ARG-1 ins ARG|bc} d {URY-1 ins URY|e} f', ['ARG', deletes(2, 2)], ['BRA', inserts(3, 'x', ins('BRA-1', 'ARG-1'))])
    expect(all.map(({ told }) => told)).toEqual([['gone'], ['gone'], [], []])
    expect(all.map(({ read }) => read)).toEqual([0, 1].map(() => 'a  d {URY-1 ins URY|e} f').concat([0, 1].map(() => 'a {BRA-1 ins BRA ^ARG-1|x} d {URY-1 ins URY|e} f')))
  })

  test('one withdraws a strike, another types among the struck words: no word is struck that was not', () => {
    for (const each of outcomes('a {URY-1 del URY|bc} d', ['URY', takesOff(2, 2, del('URY-1'))], ['secretariat', inserts(3, 'x', {})])) {
      expect(each.told).toEqual([])
      expect(['a bxc d', 'a bx{URY-1 del URY|c} d']).toContain(each.read)
    }
  })

  test('one erases a bracket, a colleague or the secretariat types in it: the words typed are its words', () => {
    for (const who of ['URY', 'secretariat']) {
      const [, , ...typedFirst] = outcomes('a {URY-1 ins URY|bc} d', ['URY', deletes(2, 2)], [who, inserts(3, 'x', ins('URY-1'))])
      for (const each of typedFirst) expect(each).toEqual({ told: [], read: 'a {URY-1 ins URY|x} d' })
    }
  })

  test('one erases words nested in another’s bracket, a colleague types in them: they are neither’s of the bracket around them', () => {
    const [, , ...typedFirst] = outcomes('a{BRA-1 ins BRA|b}{ARG-1 ins ARG ^BRA-1|c}{BRA-1 ins BRA|d}e', ['ARG', deletes(2, 1)], ['ARG', inserts(3, 'x', ins('ARG-1', 'BRA-1'))])
    for (const each of typedFirst) expect(each).toEqual({ told: [], read: 'a{BRA-1 ins BRA|b}{ARG-1 ins ARG ^BRA-1|x}{BRA-1 ins BRA|d}e' })
  })

  test('two propose words at the same place in a third’s bracket', () => {
    for (const { told, read } of outcomes('a{BRA-1 ins BRA|bc}d', ['URY', inserts(2, 'x', ins('URY-1', 'BRA-1'))], ['ARG', inserts(2, 'y', ins('ARG-1', 'BRA-1'))])) {
      expect(told).toEqual([])
      const [x, y] = ['{URY-1 ins URY ^BRA-1|x}', '{ARG-1 ins ARG ^BRA-1|y}']
      expect([`${x}${y}`, `${y}${x}`].map((both) => `a{BRA-1 ins BRA|b}${both}{BRA-1 ins BRA|c}d`)).toContain(read)
    }
  })

  test('one erases a part of a bracket, another proposes words there: nothing between them and the rest of it becomes part of it', () => {
    const [first, ...rest] = outcomes('a{BRA-1 ins BRA|bc}{ARG-1 ins ARG ^BRA-1|d}e{BRA-1 ins BRA|f}', ['BRA', deletes(1, 2)], ['URY', inserts(2, 'x', ins('URY-1', 'BRA-1'))])
    expect(first).toEqual({ told: [], read: 'a{URY-1 ins URY ^BRA-1|x}{ARG-1 ins ARG ^BRA-1|d}e{BRA-1 ins BRA|f}' })
    for (const each of rest) expect(each).toEqual(first)
  })

  test('one replaces words, another proposes beside them', () => {
    const replaces: Writes = (page) => {
      page.text('u1').insert(3, 'x', ins('URY-1'))
      page.text('u1').format(1, 2, del('URY-1'))
    }
    for (const { told, read } of outcomes('a{ARG-1 ins ARG|bc}d', ['URY', replaces], ['ARG', inserts(3, 'y', ins('ARG-2'))])) {
      expect(told).toEqual([])
      expect(read).toContain('{URY-1 ins URY|x}')
      expect(read).toMatch(/\{ARG-2 ins ARG\|.*y.*\}/)
    }
  })

  test('one erases the beginning of a bracket, another proposes behind it', () => {
    for (const each of outcomes('a{URY-1 ins URY|bcd}e{BRA-1 ins BRA|f}', ['URY', deletes(1, 2)], ['chair', inserts(3, 'x', ins('URY-2'))])) expect(each).toEqual({ told: [], read: 'a{URY-2 ins URY|x}{URY-1 ins URY|d}e{BRA-1 ins BRA|f}' })
  })
})

test('a strike may still grow, over words between two parts of it too', () => {
  const room = gateRoom(draft([unit('u1', 'ab{URY-1 del URY|cd}ef{URY-1 del URY|gh}ij')], { parties }))
  const page = room.page('URY')
  expect(page.send(() => page.text('u1').format(4, 2, del('URY-1')))).toMatchObject({ ok: true })
  expect(room.read('u1')).toBe('ab{URY-1 del URY|cdefgh}ij')
  expect(page.send(() => page.text('u1').format(8, 1, del('URY-1')))).toMatchObject({ ok: true })
  expect(page.send(() => page.text('u1').format(1, 1, del('URY-1')))).toMatchObject({ ok: true })
  expect(room.read('u1')).toBe('a{URY-1 del URY|bcdefghi}j')
})
