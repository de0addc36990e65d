/** Puts a text on the clipboard; false where the browser refuses.
 *
 * In a meeting room the page often comes over plain http from a machine on the table, and there browsers withhold the clipboard's own
 * interface: the old way through a selection still works. */
export async function copyText(text: string): Promise<boolean> {
  // Typed as always there, which it is not outside of https.
  const clipboard = (navigator as Partial<Navigator>).clipboard
  if (clipboard) {
    try {
      await clipboard.writeText(text)
      return true
    } catch {
      // Not allowed by the browser's settings: the old way may be.
    }
  }
  return copySelected(text)
}

function copySelected(text: string): boolean {
  const before = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.className = 'visually-hidden'
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
