import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { PartyCode, Unit } from '../../../schema/draft.ts'
import type { Filter } from '../../sync/room.ts'
import { ink } from '../ink.ts'
import type { Seat } from '../seat.ts'
import { runsOfNode, unitId } from '../unitNode.ts'
import type { Shown } from './filter.ts'
import { filtered } from './filter.ts'
import type { Glyph, GlyphFacts } from './glyphs.ts'
import { glyphsOf } from './glyphs.ts'
import type { UnitLook } from './unitLook.ts'
import { unitLooks } from './unitLook.ts'
import { bracketView, noteView } from './markViews.ts'
import { unitView } from './unitView.ts'

/** What is asked of the looks: to be made anew since the record changed, or another filter. */
interface Meta {
  readonly filter?: Filter
}

interface Looks {
  readonly filter: Filter
  readonly units: ReadonlyMap<string, UnitLook>
  readonly shown: ReadonlyMap<string, Shown>
  readonly facts: GlyphFacts
  readonly set: DecorationSet
}

export const looksKey = new PluginKey<Looks>('looks')

/** Has everything drawn anew: the record changed, or the voice, or the filter. */
export function redraw(tr: Transaction, meta: Meta = {}): Transaction {
  return tr.setMeta(looksKey, meta)
}

/** Whether a unit is on the screen under the filter. */
export function isShown(state: EditorState, unit: string): boolean {
  return looksKey.getState(state)?.shown.get(unit) !== 'hidden'
}

/** Draws labels, stamps, brackets and notes around the words.
 *
 * Everything is derived from words and record; of the words only the units that changed are looked at again. */
export function looks(seat: Seat): Plugin<Looks> {
  return new Plugin<Looks>({
    key: looksKey,
    state: {
      init: (_config, state) => drawn(state.doc, seat, 'all', null),
      apply(tr, before) {
        const meta = tr.getMeta(looksKey) as Meta | undefined
        if (meta) return drawn(tr.doc, seat, meta.filter ?? before.filter, before)
        return tr.docChanged ? followed(before, tr, seat) : before
      },
    },
    props: {
      decorations: (state) => looksKey.getState(state)?.set,
      nodeViews: { unit: unitView },
      markViews: { bracket: bracketView, note: noteView },
    },
  })
}

function drawn(doc: Node, seat: Seat, filter: Filter, before: Looks | null): Looks {
  const draft = seat.draft()
  const voice = seat.speaksFor()
  const noteNumbers = new Map(draft.notes.map((note, index) => [note.id, index + 1]))
  const looks: Omit<Looks, 'set'> = {
    filter,
    units: keepEqual(unitLooks(draft), before?.units),
    shown: shownIn(draft.units, filter, voice),
    facts: { parties: draft.parties, brackets: draft.brackets, noteNumbers, voice },
  }
  const decorations: Decoration[] = []
  doc.forEach((node, pos) => decorations.push(...decorationsOf(node, pos, looks)))
  return { ...looks, set: DecorationSet.create(doc, decorations) }
}

/** Only what changed, and the units that came, are drawn anew. */
function followed(before: Looks, tr: Transaction, seat: Seat): Looks {
  const { before: old, doc } = tr
  let head = 0
  while (head < Math.min(old.childCount, doc.childCount) && old.child(head) === doc.child(head)) head++
  let tail = 0
  while (tail < Math.min(old.childCount, doc.childCount) - head && old.child(old.childCount - 1 - tail) === doc.child(doc.childCount - 1 - tail)) tail++
  // Units came or went: labels and numbers further down may read otherwise.
  if (old.childCount !== doc.childCount) return drawn(doc, seat, before.filter, before)
  let set = before.set.map(tr.mapping, doc)
  const shown = before.filter === 'all' ? before.shown : shownIn(seat.draft().units, before.filter, seat.speaksFor())
  const looks = { ...before, shown }
  let pos = 0
  doc.forEach((node, at, index) => {
    pos = at
    if (index < head || index >= doc.childCount - tail || old.child(index) === node) return
    const stale = set.find(pos, pos + node.nodeSize).filter(({ from, to }) => from >= pos && to <= pos + node.nodeSize)
    set = set.remove(stale).add(doc, decorationsOf(node, pos, looks))
  })
  return { ...looks, set }
}

function decorationsOf(node: Node, pos: number, { units, shown, facts }: Omit<Looks, 'set'>): Decoration[] {
  const id = unitId(node)
  const look = units.get(id)
  const state = shown.get(id) ?? 'shown'
  const classes = ['unit', look && classOf(look), state !== 'shown' && `is-${state}`, node.content.size === 0 && 'is-empty']
  const unit = Decoration.node(pos, pos + node.nodeSize, { class: classes.filter(Boolean).join(' ') }, { look: look ?? null })
  if (state === 'hidden') return [unit]
  return [unit, ...glyphsOf(runsOfNode(node), facts).map((glyph) => widget(glyph, pos + 1 + glyph.at))]
}

function widget(glyph: Glyph, pos: number): Decoration {
  const { type, id, by, text, side } = glyph
  // The key holds all that is drawn, so that an equal glyph stays the same element.
  return Decoration.widget(pos, () => glyphElement(glyph), { side, marks: [], ignoreSelection: true, key: JSON.stringify([type, id, by, text, side]) })
}

function glyphElement({ type, id, by, text }: Glyph): HTMLElement {
  const element = document.createElement(type === 'note' ? 'sup' : 'span')
  element.className = `glyph glyph-${type}`
  if (type === 'note') element.dataset['noteNumber'] = id
  else element.dataset['bracketGlyph'] = id
  element.style.setProperty('--ink', ink(by))
  if (type !== 'open') element.textContent = text
  else element.append('[', holder(text.slice(1)))
  return element
}

function holder(text: string): HTMLElement {
  const element = document.createElement('span')
  element.className = 'glyph-holder'
  element.textContent = text
  return element
}

function classOf(look: UnitLook): string {
  const classes = [`is-${look.standing}`, look.stamp && 'is-sealed', look.pending && 'is-pending', look.held && 'is-held', look.pointed && 'is-pointed', look.proposed && 'is-proposed', look.alternative !== null && 'is-alternative', look.stub && 'is-stub']
  return classes.filter(Boolean).join(' ')
}

function shownIn(units: readonly Unit[], filter: Filter, voice: PartyCode | null): ReadonlyMap<string, Shown> {
  const states = filtered(units, filter, voice)
  return new Map(units.map((unit, index) => [unit.id, states[index]!]))
}

/** Looks that came out equal stay the same value, so that their units are left alone. */
function keepEqual(now: Map<string, UnitLook>, before: ReadonlyMap<string, UnitLook> | undefined): Map<string, UnitLook> {
  if (!before) return now
  return new Map([...now].map(([id, look]) => {
    const old = before.get(id)
    return [id, old && JSON.stringify(old) === JSON.stringify(look) ? old : look]
  }))
}
