import { KeyGroups } from '../controls/KeyGroups.tsx'

const groups = [
  ['Walking', [['↑ ↓', 'The finding before, the next (also k and j)'], ['/', 'Find in the findings'], ['Enter', 'In the source or the draft: go to what was found there']]],
  ['Answering', [['Enter', 'Accept as it is read, and go on (also a)'], ['1 … 9', 'Choose another reading'], ['p', 'Name the party, where a name is unknown'], ['Shift+A', 'Accept all'], ['u', 'Undo (also Ctrl Z)'], ['Mod+Shift+Z', 'Do again']]],
  ['Everywhere', [['Mod+Enter', 'Bring it in'], ['?', 'This sheet']]],
] as const

/** The keys of the review. */
export function ReviewKeys() {
  return <KeyGroups groups={groups} />
}
