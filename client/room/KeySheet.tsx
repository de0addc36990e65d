import { takeBackKeys } from '../controls/Toasts.tsx'
import type { KeyGroup } from '../controls/KeyGroups.tsx'
import { KeyGroups } from '../controls/KeyGroups.tsx'
import { useFacts } from './useFacts.ts'
import { keys } from './useRoomKeys.ts'

/** The keys, for whoever may use them. */
export function KeySheet() {
  const { abilities } = useFacts()
  const groups: KeyGroup[] = []
  if (abilities.propose && !abilities.speakForAny)
    groups.push(['Proposing', [['type', 'Compose at the cursor, or over selected words; nobody sees it yet'], ['Backspace', 'Compose a deletion'], ['[', 'Put selected words in brackets as they stand'], ['Enter', 'Table it'], ['Esc', 'Drop it']]])
  if (abilities.speakForAny)
    groups.push(['Typing', [[keys.party, 'Choose the party to type for'], ['[', 'Put selected words in brackets as they stand'], ['Esc', 'Drop what is being composed'], ['Enter', 'Table it; in the text, a new paragraph'], ['Mod+Z', 'Undo your own']]])
  if (abilities.decide)
    groups.push(['Deciding', [[keys.gavel, 'Take the gavel on the paragraph, or on those taken in the outline'], ['a', 'Agreed'], ['d', 'Deleted'], ['c', 'Confirm what was pending'], ['s', 'Subject to the consultations of a party'], ['Esc', 'Release'], [takeBackKeys, 'Take the last decision back, within ten seconds']]])
  if (abilities.point) groups.push(['The meeting', [[keys.point, 'Call the paragraph one is in: every screen goes there']]])
  groups.push(['Moving in the text', [['Alt+↑ ↓', 'Paragraph before, paragraph after'], ['Alt+N', 'Next bracket; Alt P the one before'], ...(abilities.speakForAny ? [['Esc', 'Take whole paragraphs; Shift and the arrows take more'] as const] : [])]])
  groups.push(['Lists', [['↑ ↓', 'Walk through the outline or the panel'], ['Enter', 'Go to the words'], ...(abilities.decide ? [['a', 'Accept'] as const, ['r', 'Reject'] as const] : []), ...(abilities.propose ? [['w', 'Withdraw'] as const, ['s', 'Take a position'] as const, ['v', 'See what stands against it'] as const] : [])]])
  groups.push(['Everywhere', [...(abilities.propose ? [[keys.position, 'Take a position on the bracket or paragraph one is in'] as const] : []), [keys.palette, 'Do anything by its name'], ['Alt+1 2 3', 'What is on the table, the run list, the meeting'], [keys.part, 'Next part of the page'], ['?', 'This sheet']]])
  return <KeyGroups groups={groups} />
}
