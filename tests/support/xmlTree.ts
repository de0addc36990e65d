import { SaxesParser } from 'saxes'

/** An element of an XML file, or a stretch of its text. */
export interface XmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlNode[]
  /** Characters directly inside; empty for an element with none. */
  text: string
}

/** The root of an XML file. Throws where it is not well-formed. */
export function xmlTree(source: string): XmlNode {
  const root: XmlNode = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => {
    const node: XmlNode = { name, attributes, children: [], text: '' }
    stack.at(-1)?.children.push(node)
    stack.push(node)
  })
  parser.on('text', (text) => void (stack.at(-1)!.text += text))
  parser.on('closetag', () => void stack.pop())
  parser.on('error', (error) => {
    throw error
  })
  parser.write(source).close()
  return root.children[0]!
}

/** All elements of a name under a node, with those they stand in, outermost first. */
export function elements(node: XmlNode, name: string, around: readonly XmlNode[] = []): { readonly node: XmlNode; readonly around: readonly XmlNode[] }[] {
  const inside = [...around, node]
  const found = node.children.flatMap((child) => elements(child, name, inside))
  return node.name === name ? [{ node, around }, ...found] : found
}

/** The value of an attribute of the first element on a path below a node. */
export function valueAt(node: XmlNode, ...path: readonly string[]): string | undefined {
  let at: XmlNode | undefined = node
  for (const name of path.slice(0, -1)) at = at?.children.find((child) => child.name === name)
  return at?.attributes[path.at(-1)!]
}
