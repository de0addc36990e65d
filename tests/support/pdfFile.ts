/** What a PDF says of itself, read from the objects it is made of, which are not packed. */
export interface PdfFile {
  /** Tags of its structure, in the order of the file. */
  readonly tags: readonly string[]
  readonly pages: number
  /** Fonts it is set in, and how many of them it brings along. */
  readonly fonts: readonly string[]
  readonly embedded: number
  readonly source: string
}

/** Throws where the table at its end does not lead to its objects. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const source = Buffer.from(bytes).toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(source)?.[1])
  const table = /^xref\n0 (\d+)\n([^]*?)trailer\n([^]*)$/.exec(source.slice(start))
  if (!table) throw new Error('There is no table of objects where the file says it is.')
  const entries = table[2]!.match(/[^]{20}/g) ?? []
  if (entries.length !== Number(table[1])) throw new Error('The table does not list as many objects as it says.')
  for (const [number, entry] of entries.entries())
    if (number > 0 && entry[17] === 'n' && !source.slice(Number(entry.slice(0, 10))).startsWith(`${number} 0 obj\n`)) throw new Error(`Object ${number} is not where the table says it is.`)
  for (const [, length, stream] of source.matchAll(/\/Length (\d+)[^>]*\/Type \/Metadata[^]*?stream\n([^]*?)\nendstream/g)) if (Number(length) !== stream!.length) throw new Error('The metadata are not as long as they say.')
  return {
    source,
    tags: [...source.matchAll(/\/Type \/StructElem\n\s*\/S \/(\w+)/g)].map((found) => found[1]!),
    pages: Number(/\/Type \/Pages\n\s*\/Count (\d+)/.exec(source)?.[1] ?? /\/Count (\d+)\n/.exec(source)?.[1]),
    fonts: [...new Set([...source.matchAll(/\/FontName \/(\S+)/g)].map((found) => found[1]!))],
    embedded: [...source.matchAll(/\/FontFile[23]? \d+ 0 R/g)].length,
  }
}
