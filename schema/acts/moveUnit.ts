import type { Draft, Moved, Unit } from '../draft.ts'
import { noFacts } from '../draft.ts'
import type { Effect, TextChange } from '../effect.ts'
import { alternativeLabel, labelAfter, labelsBeside } from '../labels.ts'
import { destinationPhrase, isNoted, isStub, originPhrase } from '../movePhrases.ts'
import { actorName, counted, ended, inShort, levelInBrackets, unitName } from '../naming.ts'
import type { RecordChange } from '../record.ts'
import { factsOf } from '../record.ts'
import { refuse } from '../refusal.ts'
import { textOf } from '../runs.ts'
import { withChange } from '../withEffect.ts'
import type { ActContext, ActOf, Performer } from './act.ts'
import { asSeen, first, isRefusal, notHeld, unitsNamed } from './checks.ts'
import { factChanges } from './factChanges.ts'
import { relabelled } from './restamp.ts'
import { oneLine } from './words.ts'

/** Moves a unit behind another with all it has: its id, stamp, brackets and notes. A stub stays where it was, and both ends say so.
 *
 * Its versions go with it, and what stands under an objective, a chapter or a heading goes with that, since otherwise it would fall to
 * the one before. A sealed unit may be moved, since no word of it changes. Moved on, it has one stub still, where it first stood; moved
 * back there, none. A unit that is only proposed leaves no stub: nothing of the text is missing where it was. */
export const moveUnit: Performer<'moveUnit'> = (draft, act, context) => {
  const named = unitsNamed(draft, act.after === null ? [act.unit] : [act.unit, act.after])
  if (isRefusal(named)) return named
  const unit = headOf(draft, named.find(({ id }) => id === act.unit)!)
  if (unit.kind === 'title') return refuse('state', 'The title stays at the head of the document.', { unit: unit.id })
  if (isStub(unit)) return refuse('state', `Only the note of a move is left at ${unitName(draft, unit.id)}. Move the unit itself.`, { unit: unit.id })
  const group = groupOf(draft, unit)
  if (group.some(({ id }) => id === act.after)) return refuse('state', `${unitName(draft, unit.id)} cannot be moved behind itself or what goes with it.`, { unit: unit.id })
  const refusal = first(notHeld(draft, group, context), asSeen(draft, group.filter(({ id }) => id === act.unit || act.seen[id] !== undefined), act.seen))
  if (refusal) return refusal

  const rest = draft.units.filter((each) => !group.includes(each))
  const after = behindVersions(rest, act.after)
  const place = rest.findIndex(({ id }) => id === after) + 1
  const stub = draft.units.find(({ id }) => unit.moved?.role === 'destination' && id === unit.moved.other && isOriginOf(draft, id, unit.id))
  const arranged = [...rest.slice(0, place), ...group, ...rest.slice(place)]
  if (arranged.every((each, i) => each === draft.units[i])) return refuse('state', `${unitName(draft, unit.id)} stands there already.`, { unit: unit.id })
  const back = stub !== undefined && (rest[place]?.id === stub.id || rest[place - 1]?.id === stub.id)
  return moved(draft, act, context, { unit, group, after, stub: stub ?? null, back })
}

interface Journey {
  readonly unit: Unit
  /** The unit with all that goes with it, in order. */
  readonly group: readonly Unit[]
  readonly after: string | null
  /** What an earlier move left. */
  readonly stub: Unit | null
  /** It returns to where that stands. */
  readonly back: boolean
}

function moved(draft: Draft, act: ActOf<'moveUnit'>, context: ActContext, { unit, group, after, stub, back }: Journey): ReturnType<Performer<'moveUnit'>> {
  const text: TextChange[] = []
  const leaves = stub === null && unit.by === null && isNoted(unit.kind)
  const stubId = leaves ? context.newId() : (stub?.id ?? null)
  const before = draft.units[draft.units.indexOf(unit) - 1]?.id ?? null
  if (leaves) text.push({ op: 'insert', after: before, unit: { id: stubId!, kind: unit.kind, by: null, runs: [] } })
  for (const { id } of group) text.push({ op: 'remove', unit: id })
  if (back) text.push({ op: 'remove', unit: stub!.id })
  // Behind the stub means where the stub is, once it goes.
  let behind = back && after === stub!.id ? (draft.units.slice(0, draft.units.indexOf(stub!)).findLast((each) => !group.includes(each))?.id ?? null) : after
  for (const { id, kind, by, runs } of group) {
    text.push({ op: 'insert', after: behind, unit: { id, kind, by, runs } })
    behind = id
  }

  const facts = factChanges(draft)
  const label = labelFor(draft, act, { unit, group, after, stub, back }, stubId)
  facts.set(unit.id, relabelled(draft, unit.id, label))
  const taken = new Set<string>()
  for (const version of group.filter((each) => each.alternativeTo === unit.id && each.label !== null && label !== unit.label)) {
    const offered = alternativeLabel(label, taken) ?? version.label!
    facts.set(version.id, relabelled(draft, version.id, offered))
    taken.add(offered)
  }
  if (back) facts.set(unit.id, { moved: null })
  const record: RecordChange[] = [...(leaves ? [{ key: `unit:${stubId!}` as const, value: { ...noFacts, label: unit.label } }] : []), ...(back ? [{ key: `unit:${stub!.id}` as const, value: null }] : [])]
  const arranged = arrangedBy(draft, text, [...record, ...facts.changes()])
  if (stubId !== null && !back) {
    const printed = unit.moved?.role === 'destination' && stub ? unit.moved.printed : destinationPhrase(draft, unit.id)
    facts.set(unit.id, { moved: { role: 'destination', other: stubId, printed } })
    const origin: Moved = { role: 'origin', other: unit.id, printed: originPhrase(arranged, unit.id) }
    if (stub) facts.set(stub.id, { moved: origin })
    else record[0] = { key: `unit:${stubId}`, value: { ...noFacts, label: unit.label, moved: origin } }
  }
  const effect: Effect = { text, record: [...record, ...facts.changes()] }
  const words = inShort(textOf(unit.runs))
  const others = group.length - 1
  return {
    ok: true,
    effect,
    sentence: ended(`${actorName(draft, context.actor)} moved ${unitName(draft, unit.id)} to become ${unitName(arranged, unit.id)}${others ? `, with ${counted(others, 'unit')} that ${others === 1 ? 'goes' : 'go'} with it` : ''}${words ? ` (“${words}”)` : ''}`),
    units: [...group.map(({ id }) => id), ...(stubId === null ? [] : [stubId])],
    notices: [
      ...(unit.stamp ? [ended(`It stays ${unit.stamp.decision}${levelInBrackets(unit.stamp)}`)] : []),
      ...(unit.moved && !stub && stubId !== null ? [`Its note “${unit.moved.printed}” gave way to that of this move.`] : []),
      ...(label !== null && labelsBeside(arranged, unit.id).has(label) ? [`Another unit of the same list is labelled "${label}" too.`] : []),
    ],
  }
}

function labelFor(draft: Draft, act: ActOf<'moveUnit'>, { unit, group, after, stub, back }: Journey, stubId: string | null): string | null {
  if (act.label !== undefined) return act.label === null ? null : oneLine(act.label) || null
  if (back) return stub!.label
  if (unit.label === null) return null
  const rest = draft.units.flatMap((each) => (each === unit && stubId !== null && stub === null ? [{ ...each, id: stubId, runs: [] }] : group.includes(each) ? [] : [each]))
  return labelAfter({ units: rest }, after, unit.kind) ?? unit.label
}

/** The unit that is moved when one of its versions is pointed at. */
function headOf(draft: Draft, unit: Unit): Unit {
  return draft.units.find(({ id, alternativeTo }) => id === unit.alternativeTo && alternativeTo !== unit.id) ?? unit
}

function groupOf(draft: Draft, unit: Unit): Unit[] {
  const at = draft.units.indexOf(unit)
  const ends = sections[unit.kind]
  const end = ends ? draft.units.findIndex((each, i) => i > at && ends.includes(each.kind)) : at + 1
  const section = draft.units.slice(at, end < 0 ? undefined : end)
  const inside = new Set(section.map(({ id }) => id))
  return draft.units.filter((each) => inside.has(each.id) || (each.alternativeTo !== null && inside.has(each.alternativeTo)))
}

/** A unit comes to stand behind the versions of the one it is put after, or these would be read as versions of it. */
function behindVersions(units: readonly Unit[], after: string | null): string | null {
  let at = units.findIndex(({ id }) => id === after)
  const root = units[at]?.alternativeTo ?? after
  while (at >= 0 && units[at + 1] && units[at + 1]!.alternativeTo === root) at += 1
  return units[at]?.id ?? after
}

function isOriginOf(draft: Draft, stub: string, unit: string): boolean {
  const found = draft.units.find(({ id }) => id === stub)
  return found !== undefined && isStub(found) && found.moved?.other === unit
}

function arrangedBy(draft: Draft, text: readonly TextChange[], record: readonly RecordChange[]): Pick<Draft, 'units'> {
  const facts = new Map(record.map(({ key, value }) => [key, value] as const))
  const known = new Map(draft.units.map((unit) => [unit.id, factsOf(unit)]))
  const units = text.reduce(withChange, draft.units)
  return { units: units.map((unit) => ({ ...unit, ...known.get(unit.id), ...(facts.get(`unit:${unit.id}`) as Partial<Unit> | null | undefined) })) }
}

/** Where what stands under a unit of this kind ends. */
const sections: Readonly<Partial<Record<Unit['kind'], readonly Unit['kind'][]>>> = {
  chapter: ['title', 'chapter', 'heading'],
  heading: ['title', 'chapter', 'heading'],
  objective: ['title', 'chapter', 'heading', 'objective'],
  subheading: ['title', 'chapter', 'heading', 'objective', 'subheading'],
}
