import { strFromU8, unzipSync } from 'fflate'
import type { XmlNode } from './xmlTree.ts'
import { elements, valueAt, xmlTree } from './xmlTree.ts'

/** A workbook as a test looks at it. */
export interface ReadSheet {
  readonly parts: ReadonlyMap<string, XmlNode>
  readonly sheet: XmlNode
  /** Cells by row: text, numbers, nothing. */
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Reads the first sheet of a workbook. Throws where a part is not well-formed, or a cell is something other than text or a number. */
export function readXlsx(bytes: Uint8Array): ReadSheet {
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, xmlTree(strFromU8(content))]))
  const sheet = parts.get('xl/worksheets/sheet1.xml')!
  const rows = elements(sheet, 'row').map(({ node }, at) => node.children.map((cell, column) => {
    if (cell.attributes['r'] !== `${String.fromCharCode(65 + column)}${at + 1}`) throw new Error(`the cell ${cell.attributes['r']} stands in the wrong place`)
    if (elements(cell, 'f').length > 0) throw new Error(`the cell ${cell.attributes['r']} is a formula`)
    if (cell.attributes['t'] === 'inlineStr') return elements(cell, 't').map(({ node: text }) => text.text).join('').replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    return cell.children.length === 0 ? null : Number(elements(cell, 'v')[0]?.node.text)
  }))
  return { parts, sheet, rows }
}

/** What is wrong with a workbook, in sentences: parts nobody leads to, styles nobody made. */
export function xlsxLint({ parts, sheet }: ReadSheet): string[] {
  const types = parts.get('[Content_Types].xml')!.children.map((each) => each.attributes['PartName'])
  const relations = parts.get('xl/_rels/workbook.xml.rels')!.children.map((each) => each.attributes)
  const formats = elements(parts.get('xl/styles.xml')!, 'cellXfs')[0]!.node
  const counted = ['fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles'].map((name) => elements(parts.get('xl/styles.xml')!, name)[0]!.node)
  return [
    ...[...parts.keys()].filter((name) => !name.endsWith('.rels') && !name.startsWith('[') && !types.includes(`/${name}`)).map((name) => `${name} has no type`),
    ...relations.filter((each) => !parts.has(`xl/${each['Target']}`)).map((each) => `${each['Target']} is not in the file`),
    ...elements(parts.get('xl/workbook.xml')!, 'sheet').filter(({ node }) => !relations.some((each) => each['Id'] === node.attributes['r:id'])).map(() => 'the sheet is nowhere'),
    ...counted.filter((node) => Number(node.attributes['count']) !== node.children.length).map((node) => `${node.name} are not as many as they say`),
    ...elements(sheet, 'c').filter(({ node }) => Number(node.attributes['s'] ?? 0) >= formats.children.length).map(({ node }) => `the cell ${node.attributes['r']} has a style nobody made`),
    ...(valueAt(sheet, 'autoFilter', 'ref') === valueAt(sheet, 'dimension', 'ref') ? [] : ['the filter is not on the table']),
  ]
}
