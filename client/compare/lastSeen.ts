/** When somebody last looked at a document in this browser, and since when they had been away before that. In milliseconds since 1970. */
export interface Seen {
  readonly last: number
  /** When they left before they came back the last time; null while they never were away. */
  readonly left: number | null
  /** The page was closed when they looked last, and not only out of sight. */
  readonly closed: boolean
}

/** Going for a coffee is leaving, looking into another window is not. */
const away = 5 * 60_000

/** Closing the page is leaving, loading it again is not. */
const awayClosed = 15_000

/** What is known after somebody looked at the document now. */
export function seenNow(before: Seen | null, now: number): Seen {
  if (before === null) return { last: now, left: null, closed: false }
  return { last: now, left: now - before.last > (before.closed ? awayClosed : away) ? before.last : before.left, closed: false }
}

/** What is kept for a person and a document. A browser that keeps nothing knows nothing. */
export function readSeen(document: string, user: string): Seen | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(document, user)) ?? 'null')
    if (typeof value !== 'object' || value === null || !('last' in value) || typeof value.last !== 'number') return null
    return { last: value.last, left: 'left' in value && typeof value.left === 'number' ? value.left : null, closed: 'closed' in value && value.closed === true }
  } catch {
    return null
  }
}

/** Remembers that the person looks at the document now; `closed`, that it is the last they see of it, since the page goes. */
export function look(document: string, user: string, closed = false): void {
  try {
    localStorage.setItem(keyOf(document, user), JSON.stringify({ ...seenNow(readSeen(document, user), Date.now()), closed }))
  } catch {
    // The browser keeps nothing: then it cannot tell when one left.
  }
}

function keyOf(document: string, user: string): string {
  return `adref seen ${document} ${user}`
}
