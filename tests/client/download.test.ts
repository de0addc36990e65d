import { expect, test } from 'vitest'
import { fileNameIn } from '../../client/controls/download.ts'

test.each([
  [`attachment; filename="VW-1 annotated.docx"`, 'VW-1 annotated.docx'],
  [`attachment; filename="plan_.pdf"; filename*=UTF-8''plan%20%C3%A1.pdf`, 'plan á.pdf'],
  [null, 'document'],
])('%s names the file %s', (disposition, name) => {
  expect(fileNameIn(disposition)).toBe(name)
})
