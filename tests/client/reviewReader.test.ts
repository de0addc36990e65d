import { expect, test } from 'vitest'
import type { FromReader, ToReader } from '../../client/review/reader.ts'
import { openReader } from '../../client/review/reader.ts'
import type { Answer } from '../../schema/review/reviewItem.ts'
import { reading, reviewed } from '../support/reviewParts.ts'

const source = { kind: 'text', text: 'To dig.' } as const
const answers = (...ids: string[]): readonly Answer[] => ids.map((id) => reading('x', id).answer!)

function reader() {
  const asked: ToReader[] = []
  const heard: string[] = []
  let tell: (told: FromReader) => void = () => undefined
  const made = openReader(
    source,
    [],
    { progress: ({ phase }) => heard.push(phase), read: ({ draft }) => heard.push(`read ${draft.units.length}`), failed: () => heard.push('failed') },
    (hear) => {
      tell = hear
      return { post: (message) => void asked.push(message), close: () => heard.push('closed') }
    },
  )
  return { ...made, asked, heard, tell: (told: FromReader) => tell(told) }
}

test('the source goes to the worker once, answers each time', () => {
  const { read, asked, tell } = reader()
  read([])
  tell({ type: 'read', reviewed: reviewed(1, []) })
  read(answers('URY'))
  expect(asked).toEqual([{ type: 'open', source, parties: [] }, { type: 'read', answers: [] }, { type: 'read', answers: answers('URY') }])
})

test('of answers that come while one is being read only the last is read, and only that is told', () => {
  const { read, asked, heard, tell } = reader()
  for (const id of ['URY', 'BRA', 'MEX']) read(answers(id))
  tell({ type: 'read', reviewed: reviewed(1, []) })
  expect(asked.slice(1)).toEqual([{ type: 'read', answers: answers('URY') }, { type: 'read', answers: answers('MEX') }])
  expect(heard).toEqual([])
  tell({ type: 'read', reviewed: reviewed(3, []) })
  expect(heard).toEqual(['read 3'])
})

test('how far it is, and that it failed, is passed on; after a failure it reads again', () => {
  const { read, heard, tell } = reader()
  read([])
  tell({ type: 'progress', phase: 'labels', done: 1, of: 2 })
  tell({ type: 'failed' })
  read([])
  tell({ type: 'read', reviewed: reviewed(2, []) })
  expect(heard).toEqual(['labels', 'failed', 'read 2'])
})
