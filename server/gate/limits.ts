/** What one update may bring. An honest one, an evening's typing without a line included, stays far below. */
export const limits = {
  /** More than typing needs: a client that comes back names everything it ever saw deleted, however little it typed. */
  bytes: 1024 * 1024,
  /** Insertions whose places conflict cost the square of their number: a thousand 30 ms, ten thousand seconds. */
  structs: 1_000,
  /** Client ids in one update: a page has one, and a second after Yjs gave it another. */
  clients: 16,
  /** Longest id or holder in a mark. */
  name: 200,
  /** Characters that were typed and deleted before anybody saw them; they leave only their number behind. */
  unseen: 1_000_000,
} as const
