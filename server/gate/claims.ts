/** Whose a Yjs client id is. Ids are chosen by clients, and seen by everybody as soon as their first word is. */
export interface Claims {
  /** Binds the id to the user for ever, and says whether it is theirs. `written`: the document already holds words under it,
   * so that one bound to nobody is the server's own from an earlier run. */
  claim(client: number, user: string, written: boolean): boolean
}

/** Ids one user may bind while a room is open: one for every page that types. */
const mostClaims = 64

/** Bindings in memory, on top of those known from the store. What a gate reports as new is for its caller to keep. */
export function createClaims(known: Iterable<readonly [client: number, user: string]> = []): Claims {
  const owners = new Map(known)
  const claimed = new Map<string, number>()
  return {
    claim(client, user, written) {
      const owner = owners.get(client)
      if (owner !== undefined) return owner === user
      const count = claimed.get(user) ?? 0
      if (written || count >= mostClaims) return false
      claimed.set(user, count + 1)
      owners.set(client, user)
      return true
    },
  }
}
