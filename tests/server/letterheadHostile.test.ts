import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { checkLetterhead } from '../../server/letterhead/checkLetterhead.ts'
import { p, t } from '../support/docxFile.ts'
import type { LetterheadParts } from '../support/letterheadFile.ts'
import { letterheadFile, relationsFile } from '../support/letterheadFile.ts'

const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const field = (...codes: readonly string[]) => p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${codes.map((code) => `<w:r><w:instrText>${code}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${t('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
const withDocument = (xml: string | Uint8Array) => letterheadFile({ files: { 'word/document.xml': xml } })
const related = (kind: string, target: string, more: LetterheadParts = {}, external = false) => letterheadFile({ relations: [{ id: 'rId9', kind, target, external }], ...more })

/** The bytes with some of them written over, counted from where a signature stands last. */
function patched(bytes: Uint8Array, signature: readonly number[], offset: number, values: readonly number[]): Uint8Array {
  const out = Buffer.from(bytes)
  out.set(values, out.lastIndexOf(Buffer.from(signature)) + offset)
  return out
}

const cases: readonly (readonly [title: string, bytes: () => Uint8Array, sentence: RegExp])[] = [
  ['nothing', () => new Uint8Array(), /is empty/],
  ['a picture', () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47), /not a Word file/],
  ['an old Word file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), /old kind \(\.doc\)/],
  ['a Word file with a password', () => Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]), /Remove the password/],
  ['a workbook', () => zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), /not a Word document/],
  ['a zip of something', () => zipSync({ 'photo.txt': strToU8('x') }), /not a Word document/],
  ['a document that is none', () => withDocument('<html/>'), /not a Word document/],
  ['a file that was cut off', () => letterheadFile().slice(0, 900), /not received whole/],
  ['an encrypted entry', () => patched(letterheadFile(), [0x50, 0x4b, 1, 2], 8, [1, 0]), /encrypted/],
  ['more megabytes than are taken', () => new Uint8Array(5_000_001).fill(0x50), /at most 5 megabytes/],
  ['a bomb in the text', () => withDocument(new Uint8Array(60_000_000)), /unpacks to far more/],
  ['a bomb in a picture', () => letterheadFile({ files: { 'word/media/logo.svg': new Uint8Array(60_000_000) } }), /unpacks to far more/],
  ['a bomb that says it is small', () => patched(zipSync({ 'word/document.xml': new Uint8Array(60_000_000) }), [0x50, 0x4b, 1, 2], 24, [0, 4, 0, 0]), /longer than the file says/],
  ['a long text', () => letterheadFile({ body: p(t('x'.repeat(2_000_001))) }), /more text in it than a letterhead needs/],
  ['elements without number', () => letterheadFile({ body: '<w:p/>'.repeat(200_001) }), /more in it than a letterhead needs/],
  ['parts without number', () => {
    const all = Array.from({ length: 300 }, (_, at) => at)
    return letterheadFile({ relations: all.map((at) => ({ id: `x${at}`, kind: 'image', target: `media/${at}.png` })), files: Object.fromEntries(all.map((at) => [`word/media/${String(at)}.png`, 'x'])) })
  }, /more than 200 parts/],
  ['elements nested without end', () => withDocument(`<w:document xmlns:w="${main}">${'<w:p>'.repeat(100_000)}`), /nested deeper/],
  ['a DOCTYPE with entities', () => letterheadFile({ prologue: '<!DOCTYPE x [<!ENTITY a "ha">]>' }), /DOCTYPE/],
  ['a DOCTYPE in a header', () => letterheadFile({ files: { 'word/header7.xml': `<!DOCTYPE x SYSTEM "http://evil.test/x"><w:hdr xmlns:w="${main}"/>` } }), /DOCTYPE/],
  ['XML that is broken', () => letterheadFile({ header: '<w:p>' }), /damaged/],
  ['text in no alphabet', () => withDocument(Uint8Array.of(0x3c, 0xff, 0xff, 0x3e)), /unknown alphabet/],
  ['Strict Open XML', () => withDocument('<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'), /Strict Open XML/],
  ['Word’s names under another prefix', () => letterheadFile({ body: `<x:altChunk xmlns:x="${main}"/>` }), /unusual way/],
  ['another meaning of the prefix of Word', () => letterheadFile({ body: '<w:p xmlns:w="urn:evil"/>' }), /unusual way/],

  ['macros', () => letterheadFile({ files: { 'word/vbaProject.bin': 'x' } }), /has macros in it/],
  ['macros under another name', () => related('vbaProject', 'harmless.bin', { files: { 'word/harmless.bin': 'x' } }), /has macros in it/],
  ['a type with macros', () => letterheadFile({ type: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), /has macros in it/],
  ['an OLE object', () => related('oleObject', 'embeddings/o.bin', { files: { 'word/embeddings/o.bin': 'x' } }), /not taken \(oleObject\)/],
  ['an OLE object that is linked', () => related('oleObject', 'file://evil/x.doc', {}, true), /not taken \(oleObject\)/],
  ['an embedded file', () => related('package', 'embeddings/x.xlsx', { files: { 'word/embeddings/x.xlsx': 'x' } }), /not taken \(package\)/],
  ['a control', () => letterheadFile({ body: p('<w:r><w:control r:id="rId1"/></w:r>') }), /embedded object/],
  ['another file in the text', () => letterheadFile({ body: '<w:altChunk r:id="rId1"/>' }), /embedded object/],
  ['a piece of HTML', () => related('aFChunk', 'chunk.html', { files: { 'word/chunk.html': '<script/>' } }), /not taken \(aFChunk\)/],
  ['a picture that lies elsewhere', () => related('image', 'http://evil.test/spy.png', {}, true), /lies outside of the file/],
  ['a picture that lies elsewhere and does not say so', () => related('image', '\\\\evil\\share\\spy.png'), /lies outside of the file/],
  ['a header that lies elsewhere', () => related('header', 'http://evil.test/h.xml', {}, true), /lies outside of the file/],
  ['a picture in a header that lies elsewhere', () => letterheadFile({ headerRelations: [{ id: 'rId7', kind: 'image', target: 'https://evil.test/spy.png', external: true }] }), /lies outside of the file/],
  ['a picture that is a program', () => related('image', 'media/x.exe', { files: { 'word/media/x.exe': 'MZ' } }), /of a kind that is not taken \(exe\)/],
  ['a drawing with a program in it', () => letterheadFile({ files: { 'word/media/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>' } }), /\(SVG\) fetches from elsewhere or has a program in it/],
  ['a drawing that fetches a picture', () => letterheadFile({ files: { 'word/media/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><image href="http://evil.test/spy.png"/></svg>' } }), /\(SVG\) fetches/],
  ['a drawing that fetches a style', () => letterheadFile({ files: { 'word/media/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(//evil.test/x)"/></svg>' } }), /\(SVG\) fetches/],
  ['a field that starts a program', () => letterheadFile({ body: field(' DDEAUTO c:\\\\windows\\\\cmd.exe ') }), /\(DDEAUTO\)/],
  ['a field that is cut into pieces', () => letterheadFile({ header: field(' D', 'DE', 'AUTO cmd ') }), /\(DDEAUTO\)/],
  ['a field that fetches a picture', () => letterheadFile({ footer: field('INCLUDEPICTURE "http://evil.test/spy.png" \\d') }), /\(INCLUDEPICTURE\)/],
  ['a field that fetches a text', () => letterheadFile({ body: p(`<w:fldSimple w:instr=" INCLUDETEXT &quot;file://evil/x&quot; ">${t('x')}</w:fldSimple>`) }), /\(INCLUDETEXT\)/],
  ['a field whose name is a field', () => letterheadFile({ body: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>QUOTE 68</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>') }), /fetches from elsewhere or starts something\./],
  ['a field that does not end', () => letterheadFile({ body: p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>LINK x</w:instrText></w:r>') }), /\(LINK\)/],
  ['tracked changes', () => letterheadFile({ body: p(`<w:ins w:id="1" w:author="A">${t('x')}</w:ins>`) }), /tracked changes in it/],
]

describe('a letterhead that means harm, or is none', () => {
  test.each(cases)('%s is refused with a sentence', (_title, bytes, sentence) => {
    expect(checkLetterhead(bytes())).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) })
  })

  test('whatever byte is damaged, it is taken or refused', () => {
    const file = letterheadFile({ body: p(t('{{text}}')) })
    for (let at = 0; at < file.length; at += 3) {
      const broken = Uint8Array.from(file)
      broken[at] = broken[at]! ^ 0xff
      const refusal = checkLetterhead(broken)
      if (refusal) expect(refusal.sentence).toMatch(/^[A-Z{].*\.$/s)
    }
  })

  test('parts that lead to each other in a circle come to an end', () => {
    const circle = relationsFile([{ id: 'rId1', kind: 'image', target: 'media/logo.svg' }, { id: 'rId2', kind: 'header', target: 'header7.xml' }])
    expect(checkLetterhead(letterheadFile({ files: { 'word/_rels/header7.xml.rels': circle } }))).toMatchObject({ ok: false })
    expect(checkLetterhead(letterheadFile({ relations: [{ id: 'rId9', kind: 'header', target: 'document.xml' }] }))).toBeNull()
  })

  test('a drawing that only draws is taken', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><defs><linearGradient id="a"/></defs><use xlink:href="#a"/><path fill="url(#a)" d="M0 0"/><image href="data:image/png;base64,AA=="/></svg>'
    expect(checkLetterhead(letterheadFile({ files: { 'word/media/logo.svg': svg } }))).toBeNull()
  })

  test.each([' PAGE ', 'NUMPAGES \\* Arabic', ' = 1 + 1 ', ' STYLEREF "heading 1" ', ' HYPERLINK "https://www.example.org" '])('the field %s is taken', (code) => {
    expect(checkLetterhead(letterheadFile({ footer: field(code) }))).toBeNull()
  })
})
