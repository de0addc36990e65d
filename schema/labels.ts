import type { Draft, Unit, UnitKind } from './draft.ts'

/** The label to offer for a unit put between two others ("1." and "2." → "1bis.", "1bis." and "2." → "1ter.", "5." at the end → "6.").
 *
 * Never renumbers: labels quoted in the minutes stay valid for the whole session, so a gap ("1.", "3.") is not filled either.
 * The printed style of the neighbours is kept ("2. (bis)", "1 bis", "(a bis)"). `taken` are the labels of the same list; null
 * where there is nothing to go by. `previous` is null before the first of a list, which gives "1ante.". */
export function nextLabel(previous: string | null, following: string | null, taken: ReadonlySet<string>): string | null {
  const around = [previous, following, ...taken].flatMap((label) => (label === null ? [] : (read(label) ?? [])))
  const used = new Set(around.map(identity))
  const free = (parts: Parts) => !used.has(identity(parts))
  const before = previous === null ? null : read(previous)
  if (previous === null) return following === null ? null : written(antes(read(following)).find(free))
  if (!before) return null
  const bis = latins.map((_, i) => styled(before, i + 1, around)).filter((parts) => parts.latin > before.latin)
  const numbers = following === null ? upwards(before, around) : []
  return written([...numbers, ...bis].find(free))
}

/** The label to offer for an alternative to a unit: "1." → "1alt.", then "1alt2."; null where the unit has none. */
export function alternativeLabel(label: string | null, taken: ReadonlySet<string>): string | null {
  if (label === null) return null
  const parts = read(label)
  const forms = Array.from({ length: 20 }, (_, i) => `alt${i ? i + 1 : ''}`)
  if (!parts) return forms.map((form) => label.replace(/\s*([^\p{L}\p{N}]*)$/u, ` ${form}$1`)).find((each) => !taken.has(each)) ?? null
  const used = new Set([...taken].flatMap((each) => read(each) ?? []).map(identity))
  return written(forms.map((form) => ({ ...parts, extra: parts.latin ? ` ${form}` : form })).find((each) => !used.has(identity(each))))
}

/** The label to offer for a unit of a kind put after another (null: at the beginning), from its neighbours in the same list.
 *
 * A list ends where the next objective, chapter or subheading begins; objectives and chapters count through their chapter and the draft. */
export function labelAfter(draft: Pick<Draft, 'units'>, after: string | null, kind: UnitKind): string | null {
  const ends = listEnds[kind]
  if (!ends) return null
  const at = after === null ? 0 : draft.units.findIndex((unit) => unit.id === after) + 1
  const before = list(draft.units.slice(0, at).reverse(), kind, ends)
  const behind = list(draft.units.slice(at), kind, ends)
  const wide = kind === 'objective' || kind === 'chapter'
  const siblings = wide ? draft.units.filter((unit) => unit.kind === kind) : [...before, ...behind]
  const taken = new Set(siblings.flatMap((unit) => unit.label ?? []))
  const previous = before[0]
  // After an unlabelled paragraph there is no number to go on from, whatever follows.
  if (previous && previous.label === null) return null
  return nextLabel(previous?.label ?? null, behind[0]?.label ?? null, taken)
}

/** A label as one of a numbered list; null for one that is made of words alone ("Purpose:"). */
export interface NumberedLabel {
  /** Equal for labels that are numbered in one row: "1." and "2bis." are, "(a)" and "PP1" are others. */
  readonly series: string
  /** What it counts, as a number; null where only its row tells whether "i" is a one or a ninth. */
  readonly number: number
  /** Without bis, ante or alt. */
  readonly isPlain: boolean
  /** The numbers it stands under, as printed: "1.2." of "1.2.3.". */
  readonly under: string
  /** The same label with another number and other numbers above it, without bis, ante or alt. */
  readonly renumbered: (number: number, under?: string) => string | null
}

/** Reads a label as one of a numbered list. `roman` says how letters like "i" count, which stand alone both for a number and for a letter. */
export function numberedLabel(label: string, roman = false): NumberedLabel | null {
  const parts = read(label)
  if (!parts) return null
  const { head, core } = parts
  const under = /(?:\d+\.)+$/.exec(head)?.[0] ?? ''
  const before = head.slice(0, head.length - under.length)
  const plain = upwards(parts, [])[0]
  const low = core.toLowerCase()
  const counts = /\d/.test(core) ? Number(core) : roman || low.length > 1 ? romans.indexOf(low) + 1 : low.charCodeAt(0) - 96
  const kind = /\d/.test(core) ? '1' : core === low ? 'a' : 'A'
  const tail = plain ? plain.tail : parts.tail
  return {
    series: [before.toLowerCase().trim(), kind, tail.includes(')') ? ')' : ''].join('|'),
    number: counts,
    isPlain: parts.latin === 0 && parts.extra === '',
    under,
    renumbered(number, above = under) {
      const next = kind === '1' ? String(number) : roman || low.length > 1 ? romans[number - 1] : number <= 26 ? String.fromCharCode(96 + number) : undefined
      return next === undefined ? null : before + above + (kind === 'A' ? next.toUpperCase() : next) + tail
    },
  }
}

/** Labels of the units that stand in one list with a unit, its own left out: a label is meant to be found once among them. */
export function labelsBeside(draft: Pick<Draft, 'units'>, id: string): Set<string> {
  const at = draft.units.findIndex((unit) => unit.id === id)
  const kind = draft.units[at]?.kind
  const ends = kind && listEnds[kind]
  if (!ends) return new Set()
  const others = [...list(draft.units.slice(0, at).reverse(), kind, ends), ...list(draft.units.slice(at + 1), kind, ends)]
  return new Set(others.flatMap((unit) => unit.label ?? []))
}

const latins = [
  'bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies', 'octies', 'novies', 'decies', 'undecies', 'duodecies', 'terdecies',
] as const

// Shortened and misspelt forms that stand in real drafts.
const spellings: Readonly<Record<string, number>> = {
  ...Object.fromEntries(latins.map((latin, i) => [latin, i + 1])), quat: 3, quint: 4, quinqiues: 4, sex: 5,
}

const listEnds: Readonly<Partial<Record<UnitKind, readonly UnitKind[]>>> = {
  action: ['title', 'heading', 'chapter', 'objective', 'subheading'],
  paragraph: ['title', 'heading', 'chapter', 'objective', 'subheading'],
  objective: ['title', 'chapter'],
  chapter: [],
}

/** Units of a kind up to the end of the list. Unlabelled alternatives stand beside their original and do not count. */
function list(units: readonly Unit[], kind: UnitKind, ends: readonly UnitKind[]): Unit[] {
  const end = units.findIndex((unit) => ends.includes(unit.kind))
  const inside = end < 0 ? units : units.slice(0, end)
  return inside.filter((unit) => unit.kind === kind && !(unit.alternativeTo !== null && unit.label === null))
}

/** A label taken apart: "Objective 1. (bis)" is head "Objective ", core "1", gap ". (", latin 1, no extra, tail ")". */
interface Parts {
  readonly head: string
  readonly core: string
  readonly gap: string
  /** 0 for none, 1 for bis … */
  readonly latin: number
  /** "ante", "alt2", with the space before it. */
  readonly extra: string
  readonly tail: string
}

const shape = new RegExp(
  String.raw`^(.*?)(\d+|(?<!\p{L})(?:[a-zA-Z]|[ivx]+|[IVX]+)(?!\p{L}))(?:([\s.(]*)(${Object.keys(spellings).sort((a, b) => b.length - a.length).join('|')})(?!\p{L}))?(\s*(?:ante|alt\d*))?([^\p{L}\p{N}]*)$`,
  'u',
)

function read(label: string): Parts | null {
  const found = shape.exec(label.trim())
  if (!found) return null
  const [, head = '', core = '', gap, latin, extra = '', tail = ''] = found
  const isLetter = !/\d/.test(core)
  return { head, core, gap: gap ?? (isLetter ? ' ' : ''), latin: latin ? spellings[latin]! : 0, extra, tail }
}

function written(parts: Parts | undefined): string | null {
  if (!parts) return null
  const { head, core, gap, latin, extra, tail } = parts
  return head + core + (latin ? gap + latins[latin - 1]! : '') + extra + tail
}

/** What makes two labels the same label: not their spaces and dots. */
function identity({ head, core, latin, extra }: Parts): string {
  return [head.replace(/[\s().]+/g, ' ').trim().toLowerCase(), core, latin, extra.trim()].join('|')
}

function sameList(a: Parts, b: Parts): boolean {
  return a.head === b.head
}

/** The label with another Latin numeral, printed as a neighbour prints its own where this label has none to imitate. */
function styled(parts: Parts, latin: number, around: readonly Parts[]): Parts {
  const model = parts.latin ? parts : around.find((each) => each.latin > 0 && sameList(each, parts))
  const extra = parts.extra.trim() === 'ante' ? ' ante' : ''
  return { ...parts, latin, extra, gap: model?.gap ?? parts.gap, tail: model && !model.extra ? model.tail : parts.tail }
}

/** The numbers after a label, without a Latin numeral. */
function upwards(parts: Parts, around: readonly Parts[]): Parts[] {
  const plain = parts.latin === 0 ? parts : around.find((each) => each.latin === 0 && sameList(each, parts))
  const tail = plain ? plain.tail : parts.gap.includes('(') ? parts.gap.replace(/[\s(]+/g, '') : parts.gap.trim() + parts.tail
  const cores = around.filter((each) => sameList(each, parts)).map((each) => each.core)
  const out: Parts[] = []
  for (let core = successor(parts.core, cores); core !== null && out.length <= cores.length; core = successor(core, cores))
    out.push({ ...parts, core, latin: 0, extra: '', tail })
  return out
}

function antes(parts: Parts | null): Parts[] {
  if (!parts) return []
  const spaced = parts.latin || !/\d/.test(parts.core)
  const first = { ...parts, extra: spaced ? ' ante' : 'ante' }
  return [first, ...latins.map((_, i) => ({ ...parts, latin: i + 1, extra: ' ante' }))]
}

/** The next number or letter. "i" after "h" is a letter, alone it is a one. */
function successor(core: string, others: readonly string[]): string | null {
  if (/\d/.test(core)) return String(Number(core) + 1)
  const upper = core === core.toUpperCase()
  const low = core.toLowerCase()
  const has = (other: string) => others.some((each) => each.toLowerCase() === other)
  const letter = low.length === 1 && (!/[ivx]/.test(low) || has(String.fromCharCode(low.charCodeAt(0) - 1)))
  const next = letter ? (low === 'z' ? null : String.fromCharCode(low.charCodeAt(0) + 1)) : (romans[romans.indexOf(low) + 1] ?? null)
  return next && upper ? next.toUpperCase() : next
}

const romans = Array.from({ length: 39 }, (_, i) => {
  const ones = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix']
  return 'x'.repeat(Math.floor((i + 1) / 10)) + ones[(i + 1) % 10]!
})
