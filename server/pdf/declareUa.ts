/** The PDF with the two things PDF/UA-1 asks for that Typst's WebAssembly build has no option for: the file says that it follows the
 * standard, and a viewer shows its title and not its file name. That it does follow is the template's part: it has a title, a language,
 * headings that skip no level, and everything in it is tagged.
 *
 * Both stand in the two objects that end the file. Throws where they do not, as another version of Typst might write them. */
export function declareUa(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1')
  const found = /(\d+) 0 obj\n<<\n {2}\/Length (\d+)\n {2}\/Type \/Metadata\n {2}\/Subtype \/XML\n>>\nstream\n([^]*?)\nendstream\nendobj\n\n(\d+) 0 obj\n(<<\n {2}\/Type \/Catalog\n[^]*?\n>>\nendobj\n\n)(xref\n[^]*?\ntrailer\n[^]*?\nstartxref\n)(\d+)(\n%%EOF\s*)$/.exec(file)
  if (!found) throw new Error('The end of the PDF is not as this version of Typst writes it.')
  const [, metadata = '', , xmp = '', catalog = '', entries = '', table = '', start = '', end = ''] = found
  const said = once(once(xmp, ' ><dc:title>', ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" ><dc:title>'), '<xmpTPg:NPages>', '<pdfuaid:part>1</pdfuaid:part><xmpTPg:NPages>')
  const shown = once(entries, '/ViewerPreferences <<\n', '/ViewerPreferences <<\n    /DisplayDocTitle true\n')
  const before = file.slice(0, found.index)
  const first = `${metadata} 0 obj\n<<\n  /Length ${said.length}\n  /Type /Metadata\n  /Subtype /XML\n>>\nstream\n${said}\nendstream\nendobj\n\n`
  const second = `${catalog} 0 obj\n${shown}`
  const moved = before.length + first.length
  const shift = moved + second.length - Number(start)
  // The table lists every object by its place in the file, twenty characters each behind two lines.
  const place = table.indexOf('\n', 5) + 1 + Number(catalog) * 20
  const listed = table.slice(0, place) + String(moved).padStart(10, '0') + table.slice(place + 10)
  return Buffer.from(before + first + second + listed + String(Number(start) + shift) + end, 'latin1')
}

function once(text: string, words: string, instead: string): string {
  if (text.split(words).length !== 2) throw new Error(`The PDF does not say "${words}" once, as this version of Typst writes it.`)
  return text.replace(words, () => instead)
}
