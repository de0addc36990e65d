import { describe, expect, test } from 'vitest'
import { LARGEST_TEXT, checkImportable } from '../../schema/importable.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const answer = (file: Uint8Array) => {
  const checked = checkImportable(file)
  return checked.ok ? checked.text : checked.sentence
}

describe('a file that is to become a draft', () => {
  test('is taken as UTF-8, with or without byte order mark', () => {
    expect(answer(bytes('1. água'))).toBe('1. água')
    expect(answer(bytes('\ufeff1. água'))).toBe('1. água')
  })

  test('or as UTF-16, where its byte order mark says so', () => {
    expect(answer(new Uint8Array([0xff, 0xfe, 0x61, 0, 0xe9, 0]))).toBe('aé')
  })

  test('may hold the replacement characters a word processor left', () => {
    expect(answer(bytes('\ufffd A note.'))).toBe('\ufffd A note.')
  })

  const refused: readonly (readonly [what: string, file: Uint8Array, sentence: RegExp])[] = [
    ['nothing', new Uint8Array(), /empty/],
    ['only blanks', bytes(' \n\t\r\n\u00a0'), /no words/],
    ['zeros', new Uint8Array([65, 0, 66]), /not plain text/],
    ['bytes of another encoding', new Uint8Array([0x61, 0xe9, 0x20, 0xe8]), /UTF-8/],
    ['a Word file', bytes('PK\u0003\u0004rest'), /Word/],
    ['a PDF', bytes('%PDF-1.7'), /PDF/],
    ['more than a draft can be', new Uint8Array(LARGEST_TEXT + 1), /20 MB/],
  ]
  test.each(refused)('is refused when it holds %s', (_what, file, sentence) => {
    const checked = checkImportable(file)
    expect(checked.ok).toBe(false)
    expect(answer(file)).toMatch(sentence)
  })
})
