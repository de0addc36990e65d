import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import { Plugin, PluginKey } from 'prosemirror-state'
import type { DecorationSet } from 'prosemirror-view'
import { Decoration } from 'prosemirror-view'
import type { PartyCode, Unit } from '../../../schema/draft.ts'
import type { Filter } from '../../sync/room.ts'
import { ink } from '../ink.ts'
import type { Seat } from '../seat.ts'
import { runsOfNode, unitId } from '../unitNode.ts'
import type { Shown } from './filter.ts'
import { filtered } from './filter.ts'
import { amongWords, byUnit } from './byUnit.ts'
import type { Glyph, GlyphFacts } from './glyphs.ts'
import { glyphsOf } from './glyphs.ts'
import type { UnitLook } from './unitLook.ts'
import { unitLooks } from './unitLook.ts'
import { bracketView, noteView } from './markViews.ts'
import type { UnitSide } from './unitView.ts'
import { unitView } from './unitView.ts'

/** What is asked of the looks: to be made anew since the record changed, or another filter. */
interface Meta {
  readonly filter?: Filter
}

/** What units look like, besides their words. */
interface Looks {
  readonly filter: Filter
  readonly units: ReadonlyMap<string, UnitLook>
  readonly shown: ReadonlyMap<string, Shown>
  readonly facts: GlyphFacts
}

/** The same, as the editor is given it. */
interface DrawnLooks extends Looks {
  readonly memory: Memory
  readonly set: DecorationSet
}

/** What was drawn of each unit the last time. */
type Memory = WeakMap<Node, { readonly looks: Looks; readonly facts: GlyphFacts; readonly look: UnitLook | undefined; readonly shown: Shown; readonly glyphs: string; readonly set: DecorationSet }>

const looksKey = new PluginKey<DrawnLooks>('looks')

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
export function looks(seat: Seat): Plugin<DrawnLooks> {
  return new Plugin<DrawnLooks>({
    key: looksKey,
    state: {
      init: () => drawn(seat, 'all', null),
      apply(tr, before) {
        const meta = tr.getMeta(looksKey) as Meta | undefined
        if (meta) return drawn(seat, meta.filter ?? before.filter, before)
        return tr.docChanged ? followed(before, tr, seat) : before
      },
    },
    props: {
      decorations: (state) => looksKey.getState(state)?.set,
      nodeViews: { unit: unitView(sideOf) },
      markViews: { bracket: bracketView, note: noteView },
    },
  })
}

function drawn(seat: Seat, filter: Filter, before: DrawnLooks | null): DrawnLooks {
  const draft = seat.draft()
  const voice = seat.speaksFor()
  const noteNumbers = new Map(draft.notes.map((note, index) => [note.id, index + 1]))
  return withSet({
    filter,
    units: keepEqual(unitLooks(draft), before?.units),
    shown: shownIn(draft.units, filter, voice),
    facts: keepFacts({ parties: draft.parties, brackets: draft.brackets, noteNumbers, voice }, before?.facts),
  }, before?.memory ?? new WeakMap())
}

/** Words change nothing but the units they are in, which are other nodes then; unless units came or went, or a filter goes by the words. */
function followed(before: DrawnLooks, { before: old, doc }: Transaction, seat: Seat): DrawnLooks {
  if (old.childCount !== doc.childCount) return drawn(seat, before.filter, before)
  return before.filter === 'all' ? before : withSet({ ...before, shown: shownIn(seat.draft().units, before.filter, seat.speaksFor()) }, before.memory)
}

function withSet({ filter, units, shown, facts }: Looks, memory: Memory): DrawnLooks {
  const looks = { filter, units, shown, facts }
  return { ...looks, memory, set: byUnit((unit) => setOf(unit, looks, memory)) }
}

function setOf(unit: Node, looks: Looks, memory: Memory): DecorationSet {
  const last = memory.get(unit)
  if (last?.looks === looks) return last.set
  const { facts } = looks
  const id = unitId(unit)
  const look = looks.units.get(id)
  const shown = looks.shown.get(id) ?? 'shown'
  const isAlike = last?.look === look && last?.shown === shown
  if (last && isAlike && last.facts === facts) {
    memory.set(unit, { ...last, looks })
    return last.set
  }
  const found = shown === 'hidden' ? [] : glyphsOf(runsOfNode(unit), facts)
  const glyphs = JSON.stringify(found)
  const set = last && isAlike && last.glyphs === glyphs ? last.set : amongWords(unit, found.map((glyph) => widget(glyph, glyph.at)))
  memory.set(unit, { looks, facts, look, shown, glyphs, set })
  return set
}

/** What the view of a unit draws beside the words. */
function sideOf(state: EditorState, node: Node): UnitSide {
  const looks = looksKey.getState(state)
  const id = unitId(node)
  const look = looks?.units.get(id) ?? null
  const shown = looks?.shown.get(id) ?? 'shown'
  const classes = ['unit', look && classOf(look), shown !== 'shown' && `is-${shown}`, node.content.size === 0 && 'is-empty']
  return { look, classes: classes.filter(Boolean).join(' ') }
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

function keepFacts(now: GlyphFacts, before: GlyphFacts | undefined): GlyphFacts {
  const plain = ({ noteNumbers, ...others }: GlyphFacts) => JSON.stringify([others, [...noteNumbers]])
  return before && plain(before) === plain(now) ? before : now
}
