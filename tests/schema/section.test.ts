import { expect, test } from 'vitest'
import { sectionOf } from '../../schema/section.ts'
import { draft, unit } from '../support/build.ts'

const plan = draft([
  unit('t', 'Plan', { kind: 'title' }), unit('h', 'INTRODUCTION', { kind: 'heading' }), unit('p', 'Words.'),
  unit('c1', 'PREVENTION', { kind: 'chapter' }), unit('o1', 'To prevent.', { kind: 'objective' }), unit('s', 'Actions', { kind: 'subheading' }),
  unit('a1', 'To act.', { kind: 'action' }), unit('a2', 'To act again.', { kind: 'action' }), unit('o2', 'To treat.', { kind: 'objective' }),
  unit('c2', 'CARE', { kind: 'chapter' }), unit('a3', 'To care.', { kind: 'action' }),
])

test.each([
  ['a chapter with all under it', 'c1', ['c1', 'o1', 's', 'a1', 'a2', 'o2']],
  ['an objective with its actions', 'o1', ['o1', 's', 'a1', 'a2']],
  ['a heading up to the chapter', 'h', ['h', 'p']],
  ['the last up to the end', 'c2', ['c2', 'a3']],
  ['a paragraph alone', 'a1', ['a1']],
  ['the title alone, since everything stands under it', 't', ['t']],
  ['nothing where there is none', 'zz', []],
])('a section is %s', (_what, id, units) => {
  expect(sectionOf(plan, id)).toEqual(units)
})
