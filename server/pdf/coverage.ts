/** The characters a TrueType font has a shape for. Reads the two forms of the table that fonts of today carry (4 and 12); throws for a font with neither. */
export function coverageOf(font: Uint8Array): (character: number) => boolean {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const table = tableAt(view, 'cmap')
  const count = view.getUint16(table + 2)
  let best = 0
  for (let at = 0; at < count; at++) {
    const offset = table + view.getUint32(table + 8 + at * 8)
    const format = view.getUint16(offset)
    if (format === 12 || (format === 4 && best === 0)) best = offset
  }
  if (best === 0) throw new Error('The font has no table of characters.')
  return view.getUint16(best) === 12 ? groups(view, best) : segments(view, best)
}

function tableAt(view: DataView, name: string): number {
  for (let at = 0; at < view.getUint16(4); at++) {
    const entry = 12 + at * 16
    if ([0, 1, 2, 3].every((n) => view.getUint8(entry + n) === name.charCodeAt(n))) return view.getUint32(entry + 8)
  }
  throw new Error(`The font has no table "${name}".`)
}

function groups(view: DataView, at: number): (character: number) => boolean {
  const ranges = Array.from({ length: view.getUint32(at + 12) }, (_, n) => [view.getUint32(at + 16 + n * 12), view.getUint32(at + 20 + n * 12)] as const)
  return (character) => ranges.some(([from, to]) => character >= from && character <= to)
}

function segments(view: DataView, at: number): (character: number) => boolean {
  const count = view.getUint16(at + 6) / 2
  const [ends, starts, deltas, offsets] = [at + 14, at + 16 + count * 2, at + 16 + count * 4, at + 16 + count * 6]
  return (character) => {
    for (let n = 0; n < count; n++) {
      const [end, start] = [view.getUint16(ends + n * 2), view.getUint16(starts + n * 2)]
      if (character < start || character > end || character === 0xffff) continue
      const offset = view.getUint16(offsets + n * 2)
      const glyph = offset === 0 ? character : view.getUint16(offsets + n * 2 + offset + (character - start) * 2)
      return glyph !== 0 && ((glyph + (offset === 0 ? view.getUint16(deltas + n * 2) : 0)) & 0xffff) !== 0
    }
    return false
  }
}
