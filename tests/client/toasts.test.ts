import { beforeEach, expect, test } from 'vitest'
import { clearToasts, runLatestAction, toast, toastsNow } from '../../client/controls/toasts.ts'

beforeEach(clearToasts)

test('the same sentence said again stands once', () => {
  toast('refused', 'It is sealed.')
  toast('refused', 'It is sealed.')
  expect(toastsNow().map(({ sentence }) => sentence)).toEqual(['It is sealed.'])
})

test('no more than three stand at once, the latest ones', () => {
  for (const sentence of ['a', 'b', 'c', 'd']) toast('done', sentence)
  expect(toastsNow().map(({ sentence }) => sentence)).toEqual(['b', 'c', 'd'])
})

test('the key takes back the latest deed that can be taken back, once', () => {
  const undone: string[] = []
  toast('done', 'first', { action: { label: 'Undo', run: () => undone.push('first') } })
  toast('done', 'second', { action: { label: 'Undo', run: () => undone.push('second') } })
  toast('done', 'third')
  expect([runLatestAction(), runLatestAction(), runLatestAction()]).toEqual([true, true, false])
  expect(undone).toEqual(['second', 'first'])
  expect(toastsNow().map(({ sentence }) => sentence)).toEqual(['third'])
})
