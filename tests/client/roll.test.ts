import { expect, test } from 'vitest'
import { findName } from '../../client/agenda/findName.ts'

const names = ['Antigua and Barbuda', 'Argentina', 'Grenada', 'Guatemala', 'México', 'Suriname', 'United States', 'Uruguay']

test.each([
  ['a', 0, 'Argentina', 'the next that begins so'],
  ['a', 1, 'Antigua and Barbuda', 'and round again'],
  ['arg', 1, 'Argentina', 'the same one while its letters come'],
  ['sur', 0, 'Suriname', 'and not one for each letter'],
  ['mex', 0, 'México', 'without looking for the accent'],
  ['ur', 6, 'Uruguay', 'also where the first letter led elsewhere'],
])('"%s" from place %i finds %s: %s', (typed, at, name) => {
  expect(names[findName(names, typed, at) ?? -1]).toBe(name)
})

test('what nobody is called finds nobody', () => {
  expect(findName(names, 'zz', 0)).toBeNull()
})
