/** Whether a file is for the reader of Word by how it begins, whatever its name says: a zip, or the container of old Word files. */
export function looksLikeWord(bytes: Uint8Array): boolean {
  return startsWith(bytes, zip) || startsWith(bytes, emptyZip) || startsWith(bytes, compound)
}

/** 'word' where a file may be read as Word, or a sentence why it cannot be. */
export function wordKind(bytes: Uint8Array): string {
  if (startsWith(bytes, compound)) {
    // A Word file with a password is wrapped into the container of the old ones.
    const isLocked = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    return isLocked ? 'This Word file is locked with a password. Remove the password in Word, save it and import that.' : 'This is a Word file of the old kind (.doc). Open it in Word, please save it as .docx, and import that.'
  }
  return startsWith(bytes, zip) || startsWith(bytes, emptyZip) ? 'word' : 'This is not a Word file. Save the draft as a Word document (.docx) and import that.'
}

const zip = [0x50, 0x4b, 0x03, 0x04]
const emptyZip = [0x50, 0x4b, 0x05, 0x06]
const compound = [0xd0, 0xcf, 0x11, 0xe0]

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}
