import type { PrintFormat, Printed } from './print.ts'

/** What each kind of file is. */
export const printedFiles = {
  txt: { type: 'text/plain; charset=utf-8', extension: 'txt' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extension: 'docx' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
  akn: { type: 'application/akn+xml; charset=utf-8', extension: 'xml' },
} as const satisfies Record<PrintFormat, Pick<Printed, 'type' | 'extension'>>
