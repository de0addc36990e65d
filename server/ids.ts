import { randomBytes } from 'node:crypto'

// Without letters and digits that are read for one another.
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A short random id, for addresses that people read aloud: ten characters of 31 are enough that no two ever meet. */
export function newId(): string {
  return [...randomBytes(10)].map((byte) => alphabet[byte % alphabet.length]).join('')
}

/** A token nobody can guess: 256 random bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}
