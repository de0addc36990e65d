/** Whose a Yjs client id is. Ids are chosen by clients, and seen by everybody as soon as their first word is. */
export interface Claims {
  /** Whether the user may write under the id. `written`: the document already holds words under it, so that one bound to
   * nobody is the server's own from an earlier run. */
  allows(client: number, user: string, written: boolean): boolean
  /** Binds the id to the user for ever. Once something under it was taken and not before, or a refused update would be enough
   * to take the id of somebody who is about to type. */
  bind(client: number, user: string): void
}

/** Ids one user may bind while a room is open: one for every page that types, and another after every refusal. */
const mostClaims = 1_000

/** Bindings in memory, on top of those known from the store. What a gate reports as new is for its caller to keep. */
export function createClaims(known: Iterable<readonly [client: number, user: string]> = []): Claims {
  const owners = new Map(known)
  const claimed = new Map<string, number>()
  return {
    allows(client, user, written) {
      const owner = owners.get(client)
      return owner === undefined ? !written && (claimed.get(user) ?? 0) < mostClaims : owner === user
    },
    bind(client, user) {
      if (owners.has(client)) return
      claimed.set(user, (claimed.get(user) ?? 0) + 1)
      owners.set(client, user)
    },
  }
}
