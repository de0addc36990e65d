import { strToU8 } from 'fflate'
import type { XmlElement } from './xmlNode.ts'
import { child, isElement, readNode, withChildren } from './xmlNode.ts'

/** The styles of a letterhead with those of ours its text needs, and what each of ours is called there. */
export interface MergedStyles {
  readonly styles: XmlElement
  readonly idOf: (ours: string) => string
  /** Whether the style of this id numbers its paragraphs by itself. */
  readonly isNumbered: (id: string) => boolean
}

/** Adds the styles a text uses to those of a letterhead. Where the letterhead has one of the same name ("heading 1", whatever its id in
 * the language it was made in), that is the look it gets; one of another name keeps its id, and ours takes a free one. */
export function mergeStyles(theirs: XmlElement | null, ours: string, used: Iterable<string>): MergedStyles {
  const all = readNode(strToU8(ours))
  if (!theirs) return { styles: all, idOf: (id) => id, isNumbered: () => false }
  const known = new Map(stylesIn(all).map((style) => [idOf(style), style]))
  const taken = new Set(stylesIn(theirs).map(idOf))
  const ids = new Map<string, string>()
  const added: XmlElement[] = []
  const need = (id: string): void => {
    const style = known.get(id)
    if (!style || ids.has(id)) return
    const same = counterpart(theirs, style)
    if (same) return void ids.set(id, idOf(same))
    const free = freeId(id, taken)
    taken.add(free)
    ids.set(id, free)
    added.push(style)
    for (const name of pointers) need(valueOf(style, name))
  }
  for (const id of used) need(id)
  const renamed = added.map((style): XmlElement => ({
    ...style,
    attributes: { ...style.attributes, 'w:styleId': ids.get(idOf(style))! },
    children: style.children.map((each) => (isElement(each) && pointers.some((name) => name === each.name) ? { ...each, attributes: { 'w:val': ids.get(each.attributes['w:val'] ?? '') ?? '' } } : each)),
  }))
  const styles = withChildren(theirs, [...theirs.children, ...renamed])
  const byId = new Map(stylesIn(styles).map((style) => [idOf(style), style]))
  return { styles, idOf: (id) => ids.get(id) ?? id, isNumbered: (id) => isNumbered(id, byId) }
}

const pointers = ['w:basedOn', 'w:next', 'w:link'] as const

/** Their style that stands for one of ours: the default of its type, or one of the same name. */
function counterpart(theirs: XmlElement, ours: XmlElement): XmlElement | undefined {
  const type = ours.attributes['w:type']
  const sameType = stylesIn(theirs).filter((style) => style.attributes['w:type'] === type)
  const normal = isDefault(ours) ? sameType.find(isDefault) : undefined
  return normal ?? sameType.find((style) => nameOf(style) === nameOf(ours))
}

/** Whether a style, or one it is based on, numbers its paragraphs. */
function isNumbered(id: string, styles: ReadonlyMap<string, XmlElement>): boolean {
  const seen = new Set<string>()
  for (let style = styles.get(id); style && !seen.has(idOf(style)); style = styles.get(valueOf(style, 'w:basedOn'))) {
    seen.add(idOf(style))
    const numbering = child(child(style, 'w:pPr'), 'w:numPr')
    if (numbering) return child(numbering, 'w:numId')?.attributes['w:val'] !== '0'
  }
  return false
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  let free = id
  for (let count = 1; taken.has(free); count++) free = `${id}Text${count === 1 ? '' : count}`
  return free
}

function stylesIn(styles: XmlElement): XmlElement[] {
  return styles.children.filter((each): each is XmlElement => isElement(each, 'w:style'))
}

function idOf(style: XmlElement): string {
  return style.attributes['w:styleId'] ?? ''
}

function nameOf(style: XmlElement): string {
  return valueOf(style, 'w:name').trim().toLowerCase()
}

function valueOf(style: XmlElement, name: string): string {
  return child(style, name)?.attributes['w:val'] ?? ''
}

function isDefault({ attributes }: XmlElement): boolean {
  return ['1', 'true', 'on'].includes(attributes['w:default'] ?? '')
}
