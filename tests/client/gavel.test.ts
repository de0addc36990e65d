import { describe, expect, test } from 'vitest'
import { differenceBetween } from '../../client/room/difference.ts'
import { gavelTargets } from '../../client/room/gavelTargets.ts'
import { stampPreview } from '../../client/room/stampPreview.ts'
import { draft, unit } from '../support/build.ts'

const plan = draft([unit('a', 'one'), unit('b', 'two {x ins URY|and three}'), unit('c', 'four')])
const selection = { units: ['a', 'b'], unit: 'b' }

describe('the gavel falls', () => {
  test('on what was chosen in the outline, in document order', () => {
    expect(gavelTargets(plan, selection, new Set(['c', 'a']))).toEqual(['a', 'c'])
  })
  test('else on what the selection touches', () => {
    expect(gavelTargets(plan, selection, new Set())).toEqual(['a', 'b'])
  })
  test('else where the cursor is', () => {
    expect(gavelTargets(plan, { units: [], unit: 'c' }, new Set())).toEqual(['c'])
  })
  test('of several not on what is sealed, empty or itself proposed', () => {
    const stamp = { decision: 'agreed', level: 'INF', date: null, meeting: null, note: null, printed: null, pending: false, hash: '', words: '' } as const
    const mixed = draft([unit('a', 'one'), unit('b', 'two', { stamp }), unit('c', ''), unit('d', 'three', { by: 'URY' })])
    const all = { units: ['a', 'b', 'c', 'd'], unit: 'a' }
    expect(gavelTargets(mixed, all, new Set())).toEqual(['a'])
    expect(gavelTargets(mixed, all, new Set(['b']))).toEqual(['b'])
  })
  test('never on what is gone', () => {
    expect(gavelTargets(plan, { units: [], unit: 'gone' }, new Set())).toEqual([])
  })
})

describe('before the gavel falls', () => {
  const chair = { user: 'c', name: 'Ana', role: 'chair' as const, party: null, clerk: false }
  const meeting = { id: 'm', date: '2012-04-19', body: 'Working Group', kind: 'informal' as const, open: true, suspended: false, imported: false, roll: null }
  const now = '2012-04-19T15:00:00Z'

  test('the sheet shows what will be printed and what stays open', () => {
    const preview = stampPreview({ ...plan, meetings: [meeting] }, chair, ['b'], 'deleted', now)
    expect(preview).toMatchObject({ ok: true, printed: 'DELETED INF 04/19/12' })
    expect(preview.ok && preview.notices.join()).toContain('1 bracket stays open')
  })

  test('without a meeting it says why nothing can be stamped', () => {
    expect(stampPreview(plan, chair, ['b'], 'agreed', now)).toMatchObject({ ok: false, code: 'meeting' })
  })
})

test('a difference keeps every word of both texts', () => {
  const stretches = differenceBetween('shall try to report', 'shall promptly report')
  const text = (not: string) => stretches.filter(({ kind }) => kind !== not).map((stretch) => stretch.text).join('')
  expect([text('new'), text('gone')]).toEqual(['shall try to report', 'shall promptly report'])
  expect(stretches.filter(({ kind }) => kind === 'same').map((stretch) => stretch.text.trim())).toContain('shall')
})
