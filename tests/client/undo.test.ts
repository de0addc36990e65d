import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { history } from '../../client/editor/undo.ts'
import { documentSchema } from '../../schema/document.ts'
import { normalRuns, textOf } from '../../schema/runs.ts'
import { applyEffect, draftOf, writeDraft } from '../../schema/ydoc.ts'
import { draft, runs, unit } from '../support/build.ts'
import type { HeadlessEditor } from '../support/editors.ts'
import { headless, held, shown } from '../support/editors.ts'

const { bracket } = documentSchema.marks

function opened(...texts: string[]) {
  const doc = new Y.Doc()
  writeDraft(doc, draft(texts.map((text, i) => unit(`u${i + 1}`, text))))
  const editor = headless(doc)
  let judged: readonly { unit: string; after: readonly unknown[] }[] = []
  let allow: (unit: string) => boolean = () => true
  const past = history(doc, editor.binding.origin, (undoing) => {
    judged = undoing
    return undoing.every((each) => allow(each.unit)) ? 'go' : 'drop'
  }, () => undefined)
  const type = (name: string, offset: number, text: string) => {
    past.stop()
    editor.edit((tr) => tr.insertText(text, editor.at(name, offset)))
  }
  return { doc, editor, past, type, judged: () => judged, refuse: (name: string) => void (allow = (each) => each !== name) }
}

const words = (editor: HeadlessEditor) => shown(editor).map((each) => textOf(each.runs))

describe('undo', () => {
  test('takes back what was typed here and leaves what others typed into it', () => {
    const { doc, editor, past, type } = opened('one two')
    type('u1', 3, ' and a half')
    applyEffect(doc, { text: [{ op: 'edit', unit: 'u1', edits: [{ keep: 7 }, { insert: runs(' nearly')[0]! }] }], record: [] })
    past.undo()
    expect(words(editor)).toEqual(['one nearly two'])
    past.redo()
    expect(words(editor)[0]).toContain(' and')
  })

  test('never takes back what others did', () => {
    const { doc, editor, past } = opened('one')
    applyEffect(doc, { text: [{ op: 'edit', unit: 'u1', edits: [{ drop: 3 }, { insert: runs('two')[0]! }] }], record: [] })
    expect(past.canUndo()).toBe(false)
    past.undo()
    expect(words(editor)).toEqual(['two'])
  })

  test('drops what would be refused by now and goes on to the step before it', () => {
    const { editor, past, type, refuse } = opened('one', 'two')
    type('u1', 3, '!')
    type('u2', 3, '?')
    refuse('u2')
    past.undo()
    expect(words(editor)).toEqual(['one', 'two?'])
    expect(past.canUndo()).toBe(false)
  })

  test('a step in a unit that was removed is passed over, and the one before it is still judged', () => {
    const { doc, editor, past, type, refuse } = opened('one', 'two')
    type('u1', 3, '!')
    type('u2', 3, '?')
    applyEffect(doc, { text: [{ op: 'remove', unit: 'u2' }], record: [] })
    refuse('u1')
    past.undo()
    expect(words(editor)).toEqual(['one!'])
  })
})

const action = fc.record({
  what: fc.constantFrom('type', 'type', 'erase', 'mark', 'undo', 'redo', 'undo', 'other'),
  where: fc.nat(200),
  length: fc.integer({ min: 1, max: 4 }),
})

test('what a step would do, known before it is done, is what it does', () => {
  fc.assert(
    fc.property(fc.array(action, { minLength: 2, maxLength: 30 }), (actions) => {
      const { doc, editor, past, judged } = opened('aaa bbb ccc', 'ddd')
      let made = 0
      for (const { what, where, length } of actions) {
        const name = where % 3 === 0 ? 'u2' : 'u1'
        const size = editor.state.doc.child(name === 'u1' ? 0 : 1).content.size
        const from = where % (size + 1)
        const to = Math.min(size, from + length)
        if (what === 'undo' || what === 'redo') {
          const before = judged()
          past[what]()
          if (judged() !== before)
            for (const { unit: id, after } of judged()) expect(held(doc).find((each) => each.id === id)?.runs).toEqual(after)
          continue
        }
        if (what === 'other') {
          applyEffect(doc, { text: [{ op: 'edit', unit: name, edits: [{ keep: from }, { insert: { text: 'x', brackets: [], notes: [] } }] }], record: [] })
          continue
        }
        past.stop()
        editor.edit((tr) => {
          if (what === 'type') return tr.insertText('yz', editor.at(name, from))
          if (what === 'erase') return tr.delete(editor.at(name, from), editor.at(name, to))
          return tr.addMark(editor.at(name, from), editor.at(name, to), bracket.create({ id: `URY-${++made}`, kind: 'hold', by: 'URY' }))
        })
      }
      expect(shown(editor)).toEqual(held(doc))
    }),
    { numRuns: 200 },
  )
})

test('a step that was undone and done again is still known for what it typed', () => {
  const { doc, past, type, editor, judged } = opened('ac')
  type('u1', 1, 'b')
  past.stop()
  editor.edit((tr) => tr.delete(editor.at('u1', 1), editor.at('u1', 2)))
  past.undo()
  past.undo()
  expect(judged()).toEqual([{ unit: 'u1', after: runs('ac') }])
  expect(normalRuns(draftOf(doc).units[0]!.runs)).toEqual(runs('ac'))
})
