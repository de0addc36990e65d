import { renditionFormats } from '../schema/rendition/render.ts'

/** Files a document is printed as. */
export const printFormats = [...renditionFormats, 'docx', 'pdf', 'akn'] as const
export type PrintFormat = (typeof printFormats)[number]

/** What each kind of file is. */
export const printedFiles = {
  txt: { type: 'text/plain; charset=utf-8', extension: 'txt' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
  akn: { type: 'application/akn+xml; charset=utf-8', extension: 'xml' },
} as const satisfies Record<PrintFormat, { readonly type: string; readonly extension: string }>
