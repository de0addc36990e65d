/** Where a name that begins so stands: the same one while its letters come, else the next one after; null where there is none. */
export function findName(names: readonly string[], typed: string, at: number): number | null {
  const wanted = folded(typed)
  const starts = (index: number) => folded(names[index] ?? '').startsWith(wanted)
  if (wanted.length > 1 && starts(at)) return at
  return names.map((_, step) => (at + 1 + step) % names.length).find(starts) ?? null
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
}
