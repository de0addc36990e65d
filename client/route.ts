/** Where one is in the client. Everything stands in the fragment, so that a sign-in token never reaches a server's log. */
export type Route =
  | { readonly at: 'overview' }
  | { readonly at: 'import' }
  | { readonly at: 'join'; readonly token: string }
  /** `unit`: where in the room one wants to be. */
  | { readonly at: 'room'; readonly document: string; readonly unit?: string }
  /** `from` a snapshot, or "left" for the moment one left; null lets the page choose. `to` null is now. */
  | { readonly at: 'compare'; readonly document: string; readonly from: string | null; readonly to: string | null }
  | { readonly at: 'results'; readonly document: string; readonly meeting: string }
  | { readonly at: 'screen'; readonly document: string }

/** The place an address names; what is not understood leads to the overview. */
export function routeOf(hash: string): Route {
  const [page = '', id = '', part = '', one = '', two = ''] = hash.replace(/^#?\/?/, '').split('/').map(decoded)
  if (page === 'join' && id) return { at: 'join', token: id }
  if (page === 'import') return { at: 'import' }
  if (page === 'screen' && id) return { at: 'screen', document: id }
  if (page === 'd' && id && part === 'compare') return { at: 'compare', document: id, from: one || null, to: two || null }
  if (page === 'd' && id && part === 'results' && one) return { at: 'results', document: id, meeting: one }
  if (page === 'd' && id) return { at: 'room', document: id, ...(part === 'at' && one && { unit: one }) }
  return { at: 'overview' }
}

/** The address of a document's room. */
export function roomAddress(document: string): string {
  return `#/d/${encodeURIComponent(document)}`
}

/** The address of one paragraph in a document's room. */
export function unitAddress(document: string, unit: string): string {
  return `${roomAddress(document)}/at/${encodeURIComponent(unit)}`
}

/** The address of what changed between two states of a document; without a second, until now. */
export function compareAddress(document: string, from: string | null = null, to: string | null = null): string {
  return [`${roomAddress(document)}/compare`, ...[from, to].flatMap((each) => (each === null ? [] : [encodeURIComponent(each)]))].join('/')
}

/** The address of what a meeting came to. */
export function resultsAddress(document: string, meeting: string): string {
  return `${roomAddress(document)}/results/${encodeURIComponent(meeting)}`
}

/** The address of a document's wall. */
export function screenAddress(document: string): string {
  return `#/screen/${encodeURIComponent(document)}`
}

export const overviewAddress = '#/'
/** Where an import is reviewed. */
export const importAddress = '#/import'

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    // A link cut off in the middle of an escape: the server will say that it is not valid.
    return part
  }
}
