import { docxParts } from './docxParts.ts'
import type { XmlNode } from './xmlTree.ts'
import { elements, valueAt } from './xmlTree.ts'

/** What is wrong with a Word file, in sentences: rules that Word holds and the validator of its own format does not tell. */
export function docxLint(bytes: Uint8Array): string[] {
  const parts = docxParts(bytes)
  const document = parts.get('word/document.xml')
  if (!document) return ['there is no document in it']
  return [...changes(document), ...bookmarks(document), ...comments(document, parts.get('word/comments.xml')), ...footnotes(document, parts.get('word/footnotes.xml')), ...styles(parts), ...packaging(parts)]
}

function changes(document: XmlNode): string[] {
  const inside = (name: string, ancestor: string) => elements(document, name).filter(({ around }) => around.some((each) => each.name === ancestor))
  const changed = ['w:ins', 'w:del'].flatMap((name) => elements(document, name))
  const ids = [...changed, ...elements(document, 'w:bookmarkStart'), ...elements(document, 'w:commentRangeStart')].map(({ node }) => node.attributes['w:id'])
  return [
    ...['w:t', 'w:instrText'].flatMap((name) => inside(name, 'w:del').map(() => `${name} stands in w:del`)),
    ...elements(document, 'w:delText').filter(({ around }) => !around.some(({ name }) => name === 'w:del')).map(() => 'w:delText stands outside of w:del'),
    ...['w:ins', 'w:del', 'w:p'].flatMap((name) => inside(name, name).map(() => `${name} stands in ${name}`)),
    ...inside('w:ins', 'w:del').filter(({ around }) => around.at(-1)?.name !== 'w:rPr').map(() => 'w:ins stands in w:del'),
    ...changed.filter(({ node }) => !node.attributes['w:author']).map(({ node }) => `${node.name} has no author`),
    ...repeated(ids).map((id) => `the number ${id} is given twice`),
  ]
}

function bookmarks(document: XmlNode): string[] {
  const starts = elements(document, 'w:bookmarkStart').map(({ node }) => node.attributes)
  const ends = elements(document, 'w:bookmarkEnd').map(({ node }) => node.attributes['w:id'])
  const names = starts.map((each) => each['w:name'] ?? '')
  const pointers = [
    ...elements(document, 'w:hyperlink').map(({ node }) => node.attributes['w:anchor'] ?? ''),
    ...['w:instrText', 'w:delInstrText'].flatMap((name) => elements(document, name).map(({ node }) => /NOTEREF (\S+)/.exec(node.text)?.[1] ?? '')),
  ]
  return [
    ...differences(starts.map((each) => each['w:id']), ends).map((id) => `bookmark ${id} does not begin and end once`),
    ...repeated(names).map((name) => `two bookmarks are called ${name}`),
    ...pointers.filter((name) => !names.includes(name)).map((name) => `there is no bookmark "${name}"`),
  ]
}

function comments(document: XmlNode, part: XmlNode | undefined): string[] {
  const defined = part ? elements(part, 'w:comment').map(({ node }) => node.attributes['w:id']) : []
  return ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference'].flatMap((name) =>
    differences(defined, elements(document, name).map(({ node }) => node.attributes['w:id'])).map((id) => `comment ${id} has not one ${name}`))
}

function footnotes(document: XmlNode, part: XmlNode | undefined): string[] {
  const defined = part ? elements(part, 'w:footnote').filter(({ node }) => !node.attributes['w:type']).map(({ node }) => node.attributes['w:id']) : []
  const cited = elements(document, 'w:footnoteReference').map(({ node }) => node.attributes['w:id'])
  return differences(defined, cited).map((id) => `footnote ${id} is not written once and cited once`)
}

function styles(parts: ReadonlyMap<string, XmlNode>): string[] {
  const known = elements(parts.get('word/styles.xml')!, 'w:style').map(({ node }) => node.attributes['w:styleId'])
  const used = new Set([...parts.values()].flatMap((part) => ['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next'].flatMap((name) => elements(part, name).map(({ node }) => node.attributes['w:val']))))
  return [...used].filter((style) => !known.includes(style)).map((style) => `there is no style ${style}`)
}

function packaging(parts: ReadonlyMap<string, XmlNode>): string[] {
  const types = parts.get('[Content_Types].xml')!.children.map((each) => each.attributes['PartName'])
  const relations = parts.get('word/_rels/document.xml.rels')!.children.map((each) => each.attributes)
  const targets = relations.map((each) => `word/${each['Target']}`)
  const references = ['w:headerReference', 'w:footerReference'].flatMap((name) => elements(parts.get('word/document.xml')!, name).map(({ node }) => valueAt(node, 'r:id')))
  return [
    ...targets.filter((target) => !parts.has(target)).map((target) => `${target} is not in the file`),
    ...[...parts.keys()].filter((name) => /^word\/[^/]+$/.test(name) && !types.includes(`/${name}`)).map((name) => `${name} has no type`),
    ...[...parts.keys()].filter((name) => /^word\/[^/]+$/.test(name) && name !== 'word/document.xml' && !targets.includes(name)).map((name) => `nothing leads to ${name}`),
    ...references.filter((id) => !relations.some((each) => each['Id'] === id)).map((id) => `nothing is related as ${id}`),
  ]
}

function repeated<T>(items: readonly T[]): T[] {
  return [...new Set(items.filter((item, at) => items.indexOf(item) !== at))]
}

/** What does not stand exactly once in both lists. */
function differences<T>(a: readonly T[], b: readonly T[]): T[] {
  const once = (list: readonly T[], item: T) => list.filter((each) => each === item).length === 1
  return [...new Set([...a, ...b])].filter((item) => !once(a, item) || !once(b, item))
}
