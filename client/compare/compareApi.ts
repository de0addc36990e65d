import type { Comparison } from '../../schema/compare/comparison.ts'
import type { Answer } from '../api.ts'
import { ask } from '../api.ts'

/** One of two states that are compared. */
export interface StateName {
  /** Under which it can be asked for again. */
  readonly id: string
  readonly title: string
  /** ISO instant. */
  readonly at: string
}

/** What changed between two states of a document. */
export interface Compared extends Comparison {
  readonly title: string
  readonly symbol: string
  readonly from: StateName
  /** Null where the later is the document as it is now. */
  readonly to: StateName | null
  /** ISO instant of the later. */
  readonly at: string
  /** Names of parties by code. */
  readonly names: Readonly<Record<string, string>>
}

/** Compares two states: ids of snapshots, "seq:7", "ago:3600"; `to` null is now. */
export async function compare(document: string, from: string, to: string | null): Promise<Answer<Compared>> {
  return await ask('GET', compareLink(document, from, to))
}

/** Where a comparison is to be had, as a file too. */
export function compareLink(document: string, from: string, to: string | null, format?: 'html' | 'docx'): string {
  const query = new URLSearchParams({ from, ...(to !== null && { to }), ...(format !== undefined && { format }) })
  return `/api/documents/${encodeURIComponent(document)}/compare?${query}`
}
