import type { Xml } from './readXml.ts'
import { all, first, isOn, valueOf } from './readXml.ts'

/** How characters look, as far as a negotiated text means something by it. */
export interface Look {
  readonly strike?: boolean
  readonly underline?: boolean
  readonly bold?: boolean
  readonly highlight?: boolean
  readonly caps?: boolean
  readonly hidden?: boolean
}

/** What a paragraph style says, with what it inherits. */
export interface ParagraphStyle {
  readonly name: string
  /** 0 for the first level of headings; null for body text. */
  readonly outline: number | null
  readonly numbering: Xml | undefined
  readonly look: Look
}

/** The styles of a Word file, each with what it is based on worked in. */
export interface Styles {
  readonly paragraph: (id: string | undefined) => ParagraphStyle
  readonly character: (id: string | undefined) => Look
}

/** Reads the styles. One that is missing, or based on itself, is plain. */
export function readStyles(part: Xml | undefined): Styles {
  const byId = new Map(all(part, 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]))
  const standard = all(part, 'w:style').find((style) => style.attributes['w:type'] === 'paragraph' && ['1', 'true', 'on'].includes(style.attributes['w:default'] ?? ''))?.attributes['w:styleId']
  const defaults = lookOf(first(first(first(part, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'))
  const paragraphs = new Map<string, ParagraphStyle>()
  const characters = new Map<string, Look>()

  const chain = (id: string): Xml[] => {
    const out: Xml[] = []
    for (let style = byId.get(id); style && !out.includes(style) && out.length < 40; style = byId.get(valueOf(style, 'w:basedOn') ?? '')) out.unshift(style)
    return out
  }
  const character = (id: string | undefined) => {
    if (id === undefined) return {}
    const known = characters.get(id) ?? chain(id).reduce<Look>((look, style) => ({ ...look, ...lookOf(first(style, 'w:rPr')) }), {})
    characters.set(id, known)
    return known
  }
  const paragraph = (asked: string | undefined) => {
    const id = asked ?? standard ?? ''
    const known = paragraphs.get(id)
    if (known) return known
    let style: ParagraphStyle = { name: '', outline: null, numbering: undefined, look: defaults }
    for (const each of chain(id)) {
      const properties = first(each, 'w:pPr')
      const level = valueOf(properties, 'w:outlineLvl')
      const name = valueOf(each, 'w:name') ?? ''
      const heading = /^heading ([1-9])$/i.exec(name)
      style = {
        name, outline: level !== undefined ? outlineOf(level) : heading ? Number(heading[1]) - 1 : style.outline,
        numbering: first(properties, 'w:numPr') ?? style.numbering, look: { ...style.look, ...lookOf(first(each, 'w:rPr')) },
      }
    }
    paragraphs.set(id, style)
    return style
  }
  return { paragraph, character }
}

/** What run properties say; what they do not mention is not in it, so that looks can be laid over one another. */
export function lookOf(properties: Xml | undefined): Look {
  if (!properties || properties.children.length === 0) return {}
  const struck = isOn(properties, 'w:dstrike') === true ? true : isOn(properties, 'w:strike')
  const highlight = first(properties, 'w:highlight')?.attributes['w:val'] ?? shade(first(properties, 'w:shd'))
  const found: [keyof Look, boolean | undefined][] = [
    ['strike', struck], ['underline', isOn(properties, 'w:u')], ['bold', isOn(properties, 'w:b')], ['caps', isOn(properties, 'w:caps')],
    ['hidden', isOn(properties, 'w:vanish')], ['highlight', highlight === undefined ? undefined : highlight !== 'none'],
  ]
  return Object.fromEntries(found.filter(([, value]) => value !== undefined))
}

/** The outline level of a paragraph: 9 is Word's way to say body text. */
export function outlineOf(level: string): number | null {
  const number = Number(level)
  return Number.isInteger(number) && number >= 0 && number < 9 ? number : null
}

// LibreOffice writes a highlight as a shade.
function shade(node: Xml | undefined): string | undefined {
  const fill = node?.attributes['w:fill']
  return fill === undefined ? undefined : /^(?:auto|ffffff)$/i.test(fill) ? 'none' : fill
}
