import type { Answer } from './api.ts'
import { ask, isRefusal } from './api.ts'
import { documentPath } from './documentApi.ts'

export type ExportFormat = 'docx' | 'pdf' | 'txt' | 'html' | 'json' | 'akn'
/** What the document is printed as, reading by reading. Changes with an author are something only Word knows. */
export const exportFormats = { annotated: ['docx', 'pdf', 'txt', 'html', 'json', 'akn'], clean: ['docx', 'pdf', 'txt', 'html', 'json', 'akn'], tracked: ['docx'] } as const satisfies Record<string, readonly ExportFormat[]>
export type Rendition = keyof typeof exportFormats

/** What a file is printed from and on. */
export interface ExportOptions {
  /** Id of a snapshot; the live text without one. */
  readonly snapshot?: string | undefined
  /** On the letterhead of the document; for Word alone. */
  readonly letterhead?: boolean
}

/** Where a rendition of the document is to be had; the server gives it its file name. */
export function exportLink(document: string, as: Rendition, to: ExportFormat, options: ExportOptions = {}): string {
  return `${documentPath(document, 'export')}?${queryOf({ as, to }, options, to)}`
}

/** Where the list of outstanding issues is to be had. */
export function outstandingLink(document: string, to: 'docx' | 'xlsx', options: ExportOptions = {}): string {
  return `${documentPath(document, 'outstanding')}?${queryOf({ to }, options, to)}`
}

function queryOf(wish: Readonly<Record<string, string>>, { snapshot, letterhead = false }: ExportOptions, to: string): URLSearchParams {
  return new URLSearchParams({ ...wish, ...(snapshot === undefined ? {} : { snapshot }), ...(letterhead && to === 'docx' ? { letterhead: '1' } : {}) })
}

/** The letterhead Word files can be printed on. */
export interface LetterheadInfo {
  readonly name: string
  /** In bytes. */
  readonly size: number
  /** ISO instant. */
  readonly at: string
}

/** The letterhead of the document; null where there is none. */
export async function letterhead(document: string): Promise<Answer<LetterheadInfo> | null> {
  const answer = await ask<LetterheadInfo>('GET', documentPath(document, 'letterhead'))
  return isRefusal(answer) && answer.code === 'gone' ? null : answer
}

/** Keeps a Word file as the letterhead, in place of the one there was. */
export async function keepLetterhead(document: string, file: File): Promise<Answer<LetterheadInfo>> {
  const path = `${documentPath(document, 'letterhead')}?${new URLSearchParams({ name: file.name })}`
  return await ask('PUT', path, { body: file, headers: { 'content-type': 'application/octet-stream' } })
}

/** Does without a letterhead. */
export async function removeLetterhead(document: string): Promise<Answer<null>> {
  return await ask('DELETE', documentPath(document, 'letterhead'))
}
