/** JSON with the keys of every object in one order, so that equal values have equal bytes and equal hashes.
 *
 * Follows JSON.stringify in leaving out undefined fields: what was written can be read back and hashed again. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : each,
  )
}
