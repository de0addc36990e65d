/** Where one is in the client. Everything stands in the fragment, so that a sign-in token never reaches a server's log. */
export type Route =
  | { readonly at: 'overview' }
  | { readonly at: 'import' }
  | { readonly at: 'join'; readonly token: string }
  | { readonly at: 'room'; readonly document: string }
  | { readonly at: 'screen'; readonly document: string }

/** The place an address names; what is not understood leads to the overview. */
export function routeOf(hash: string): Route {
  const [page = '', id = ''] = hash.replace(/^#?\/?/, '').split('/').map(decoded)
  if (page === 'join' && id) return { at: 'join', token: id }
  if (page === 'import') return { at: 'import' }
  if (page === 'screen' && id) return { at: 'screen', document: id }
  if (page === 'd' && id) return { at: 'room', document: id }
  return { at: 'overview' }
}

/** The address of a document's room. */
export function roomAddress(document: string): string {
  return `#/d/${encodeURIComponent(document)}`
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
