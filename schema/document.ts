import { Schema } from 'prosemirror-model'

/** Sent with every connection. A client with another version is refused before it sees anything (close 4426), since an
 * editor deletes from everybody's copy what its own schema does not know. */
export const SCHEMA_VERSION = '1'

/** The ProseMirror schema of a draft: a flat list of units holding text.
 *
 * Flat because a list merges; marks and not wrapping nodes because with two people typing marks lose no word and nodes one
 * in ten. Contents take `*`, every attribute has a default and nothing throws, since whatever does not fit is at risk of being
 * deleted for everybody. */
export const documentSchema = new Schema({
  nodes: {
    doc: { content: 'unit*' },
    unit: {
      content: 'text*',
      attrs: { id: { default: '' }, kind: { default: 'paragraph' }, by: { default: null } },
      parseDOM: [{ tag: 'p' }, { tag: 'div' }, { tag: 'li' }, { tag: 'h1' }, { tag: 'h2' }, { tag: 'h3' }],
      toDOM: (node) => ['p', { 'data-unit': String(node.attrs.id), 'data-kind': String(node.attrs.kind) }, 0],
    },
    text: {},
  },
  marks: {
    bracket: {
      attrs: { id: { default: '' }, kind: { default: 'hold' }, by: { default: '' }, parent: { default: null } },
      excludes: '',
      inclusive: false,
      toDOM: (mark) => ['span', { 'data-bracket': String(mark.attrs.id), 'data-bracket-kind': String(mark.attrs.kind) }, 0],
    },
    note: {
      attrs: { id: { default: '' } },
      excludes: '',
      inclusive: false,
      toDOM: (mark) => ['span', { 'data-note': String(mark.attrs.id) }, 0],
    },
  },
})
