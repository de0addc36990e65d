// @ts-expect-error jsdom comes without types; one constructor is all that is used
import { JSDOM } from 'jsdom'
import type { EditorView } from 'prosemirror-view'
import * as Y from 'yjs'
import { textIn, textRoot, writeDraft } from '../../schema/ydoc.ts'
import { largeDraft } from './largeDraft.ts'
import { measure, printRace } from './measure.ts'

const rounds = 200

/** Somebody else's keystroke, and one's own, in an editor of 1,700 units: our binding and y-prosemirror, without any look of ours. */
export async function editorRace(): Promise<void> {
  const { window } = new (JSDOM as new (html: string) => { window: Window & typeof globalThis })('<!doctype html><body></body>')
  Object.assign(globalThis, { window, document: window.document, getComputedStyle: window.getComputedStyle, Node: window.Node, MutationObserver: window.MutationObserver })
  Object.defineProperty(globalThis, 'navigator', { value: window.navigator, configurable: true })
  const ours = await race(ourEditor)
  const theirs = await race(stockEditor)
  printRace('Somebody else’s keystroke in the editor, 1,700 units', [['y-prosemirror', theirs.remote], ['adref', ours.remote]])
  printRace('One’s own keystroke in the editor, 1,700 units', [['y-prosemirror', theirs.own], ['adref', ours.own]])
}

type Opener = (doc: Y.Doc) => Promise<EditorView>

async function race(open: Opener) {
  const other = new Y.Doc()
  writeDraft(other, largeDraft())
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const view = await open(doc)
  const updates: Uint8Array[] = []
  other.on('update', (update: Uint8Array) => updates.push(update))
  const text = textIn(textRoot(other).get(800) as Y.XmlElement)!
  const remote = await measure(rounds, (round) => {
    text.insert(4 + round, 'x')
    Y.applyUpdate(doc, updates.pop()!)
  })
  const own = await measure(rounds, (round) => view.dispatch(view.state.tr.insertText('y', 5 + round)))
  view.destroy()
  return { remote, own }
}

const ourEditor: Opener = async (doc) => {
  const [{ EditorState }, { EditorView }, { bind }, { documentNode }] = await Promise.all([
    import('prosemirror-state'), import('prosemirror-view'), import('../../client/editor/binding.ts'), import('../../client/editor/unitNode.ts'),
  ])
  const view: EditorView = new EditorView(document.body, {
    state: EditorState.create({ doc: documentNode(doc) }),
    dispatchTransaction(transaction) {
      const { state, transactions } = view.state.applyTransaction(transaction)
      view.updateState(state)
      binding.wrote(transactions)
    },
  })
  const binding = bind(doc, view)
  return view
}

const stockEditor: Opener = async (doc) => {
  const [{ EditorState }, { EditorView }, { initProseMirrorDoc, ySyncPlugin }, { documentSchema }] = await Promise.all([
    import('prosemirror-state'), import('prosemirror-view'), import('y-prosemirror'), import('../../schema/document.ts'),
  ])
  const { doc: node, mapping } = initProseMirrorDoc(textRoot(doc), documentSchema)
  const view = new EditorView(document.body, { state: EditorState.create({ doc: node, plugins: [ySyncPlugin(textRoot(doc), { mapping })] }) })
  await new Promise((resolve) => setTimeout(resolve))
  return view
}
