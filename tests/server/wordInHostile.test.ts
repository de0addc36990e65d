import { strToU8, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readWordDraft } from '../../server/word/in/readWordDraft.ts'
import { docxFile, p, t } from '../support/docxFile.ts'
import { parties } from '../support/wordDraft.ts'

const good = docxFile({ body: p(t('Draft Plan of Action')) + p(t('1. To act.')) })
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word file whose main part is this. */
function withText(xml: string | Uint8Array): Uint8Array {
  return zipSync({ 'word/document.xml': typeof xml === 'string' ? strToU8(xml) : xml }, { level: 6 })
}

/** The bytes with some of them written over, counted from where a signature stands last. */
function patched(bytes: Uint8Array, signature: readonly number[], offset: number, values: readonly number[]): Uint8Array {
  const out = Buffer.from(bytes)
  out.set(values, out.lastIndexOf(Buffer.from(signature)) + offset)
  return out
}

const central = [0x50, 0x4b, 1, 2]
const end = [0x50, 0x4b, 5, 6]
const bomb = () => withText(new Uint8Array(200_000_000))

const cases: readonly (readonly [title: string, bytes: () => Uint8Array, sentence: RegExp])[] = [
  ['a bomb that says how large it is', bomb, /unpacks to far more than a draft can hold/],
  ['a bomb that says it is small', () => patched(bomb(), central, 24, [0, 4, 0, 0]), /longer than the file says/],
  ['a size that is too large', () => patched(withText(`<w:document ${main}/>`), central, 24, [0, 0, 0, 1]), /not as long as the file says/],
  ['bytes that were changed', () => patched(good, central, 16, [1, 2, 3, 4]), /damaged/],
  ['elements nested without end', () => withText(`<w:document ${main}>${'<w:p>'.repeat(200_000)}`), /nested deeper than any word processor writes/],
  ['elements without number', () => withText(`<w:document ${main}><w:body>${'<w:p/>'.repeat(3_100_000)}</w:body></w:document>`), /more in it than a draft can hold|takes more time or memory/],
  ['entities that grow', () => withText(`<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document ${main}>&b;</w:document>`), /DOCTYPE/],
  ['an entity that reads a file', () => withText(`<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><w:document ${main}>&f;</w:document>`), /DOCTYPE/],
  ['an entity nobody defined', () => withText(`<w:document ${main}><w:body>&f;</w:body></w:document>`), /damaged/],
  ['XML that is broken', () => withText(`<w:document ${main}><w:body><w:p></w:body>`), /damaged/],
  ['text in no alphabet', () => withText(Uint8Array.of(0x3c, 0xff, 0xff, 0x3e)), /unknown alphabet/],
  ['an encrypted entry', () => patched(good, central, 8, [1, 0]), /encrypted/],
  ['one name twice', () => patchedNames(zipSync({ 'word/document.xml': strToU8('<a/>'), 'word/document.xmk': strToU8('<b/>') })), /one part twice/],
  ['zip64', () => patched(good, end, 10, [0xff, 0xff]), /zip64/],
  ['a file that was cut off', () => good.slice(0, good.length - 300), /not received whole/],
  ['a file cut off at its beginning', () => good.slice(0, 30), /not received whole/],
  ['a directory that lies elsewhere', () => patched(good, end, 16, [0xf0, 0xff, 0, 0]), /damaged/],
  ['a part that lies elsewhere', () => patched(good, central, 42, [0xf0, 0xff, 0, 0]), /damaged/],
  ['an unknown way of packing', () => patched(withText('<a/>'), central, 10, [9, 0]), /packed in a way/],
  ['an old Word file', () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0), /please save it as \.docx/],
  ['a Word file with a password', () => Buffer.concat([Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]), /Remove the password/],
  ['an Excel workbook', () => zipSync({ 'xl/workbook.xml': strToU8('<a/>') }), /an Excel workbook/],
  ['another zip', () => zipSync({ 'photo.txt': strToU8('x') }), /a zip file without a Word document/],
  ['an empty zip', () => zipSync({}), /a zip file without a Word document/],
  ['a document that is none', () => withText('<html/>'), /a zip file without a Word document/],
  ['a document without a body', () => withText(`<w:document ${main}/>`), /has no text/],
  ['a document without words', () => docxFile({ body: p('') }), /holds no words/],
]

describe('a file that means harm, or is no Word file', () => {
  test.each(cases)('%s is refused with a sentence', async (_title, bytes, sentence) => {
    expect(await readWordDraft(bytes(), parties)).toMatchObject({ ok: false, sentence: expect.stringMatching(sentence) })
    // The thread is still there for the next.
    expect(await readWordDraft(good, parties)).toMatchObject({ title: 'Draft Plan of Action' })
  }, 60_000)

  test('what takes too long or too much is given up, and the next file is read', async () => {
    const large = docxFile({ body: Array.from({ length: 60_000 }, (_, at) => p(t(`${at}. To act.`))).join('') })
    expect(await readWordDraft(large, parties, { seconds: 0.01, megabytes: 64 })).toMatchObject({ ok: false, code: 'size', sentence: expect.stringContaining('more time or memory') })
    expect(await readWordDraft(large, parties, { seconds: 60, megabytes: 24 })).toMatchObject({ ok: false, code: 'size' })
    expect(await readWordDraft(good, parties)).toMatchObject({ title: 'Draft Plan of Action' })
  }, 90_000)

  test('whatever byte is damaged, it answers', async () => {
    const file = docxFile({ body: readFileSync(`${import.meta.dirname}/../../seeds/water.txt`, 'utf8').split('\n').slice(0, 20).map((line) => p(t(line))).join('') })
    for (let at = 0; at < file.length; at += 97) {
      const broken = Uint8Array.from(file)
      broken[at] = broken[at]! ^ 0xff
      const answer = await readWordDraft(broken, parties)
      expect('ok' in answer ? answer.sentence : answer.title).toMatch(/\S/)
    }
  }, 60_000)
})

/** Gives the second file of a zip the name of the first. */
function patchedNames(bytes: Uint8Array): Uint8Array {
  const out = Buffer.from(bytes)
  for (let at = out.indexOf('document.xmk'); at >= 0; at = out.indexOf('document.xmk', at)) out.write('l', at + 11)
  return out
}
