import type { ReactNode } from 'react'
import { HeadForm } from '../agenda/HeadForm.tsx'
import { HouseForm } from '../agenda/HouseForm.tsx'
import { PartiesForm } from '../agenda/PartiesForm.tsx'
import { RollCall } from '../agenda/RollCall.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { FindingsList } from '../overview/FindingsList.tsx'
import { AlternativesForm } from '../proposals/AlternativesForm.tsx'
import { ConflictsForm } from '../proposals/ConflictsForm.tsx'
import { ConsolidateForm } from '../proposals/ConsolidateForm.tsx'
import { MergeForm } from '../proposals/MergeForm.tsx'
import { MoveForm } from '../proposals/MoveForm.tsx'
import { PositionForm } from '../proposals/PositionForm.tsx'
import { ClerksForm } from './ClerksForm.tsx'
import type { RoomDialog } from './dialogs.ts'
import { useDialogs } from './dialogs.ts'
import { FormerStamps } from './FormerStamps.tsx'
import { InviteForm } from './InviteForm.tsx'
import { KeySheet } from './KeySheet.tsx'
import { CloseMeetingForm, OpenMeetingForm } from './MeetingForms.tsx'
import { Outline } from './Outline.tsx'
import { SidePanel } from './SidePanel.tsx'
import { SnapshotsList } from './SnapshotsList.tsx'
import { RelabelForm, RemoveForm, ReopenForm } from './UnitForms.tsx'
import { useFacts } from './useFacts.ts'
import { useRoomState } from './useRoom.ts'

const say = {
  openMeeting: 'Open a meeting',
  closeMeeting: 'Close the meeting',
  roll: 'The roll',
  house: 'Rules of the house',
  head: 'Head of the document',
  parties: 'Parties',
  snapshots: 'Snapshots',
  invitations: 'Invite',
  clerks: 'Clerks',
  findings: 'Findings of the import',
  keys: 'Keyboard',
  outline: 'Outline',
  panel: 'Beside the page',
  position: (place: string) => `Position on ${place}`,
  conflicts: 'Others are touched',
  alternatives: 'Alternatives',
  merge: 'One text of several',
  move: (place: string) => `Move ${place}`,
  consolidate: 'Renumber',
  reopen: (places: string) => `Reopen ${places}`,
  remove: (places: string) => `Remove ${places}`,
  relabel: (place: string) => `Label of ${place}`,
  history: (place: string) => `Former stamps of ${place}`,
}

/** Whatever dialog of the room is open. */
export function RoomDialogs({ dialog, onOpenSnapshot }: { dialog: RoomDialog | null; onOpenSnapshot: (id: string) => void }) {
  const open = useDialogs()
  const { places } = useFacts()
  const close = () => open(null)
  const placesOf = (units: readonly string[]) => units.map((unit) => places.get(unit)).join('; ')
  if (!dialog) return null
  const show = (title: string, body: ReactNode, side?: 'left' | 'right') => (
    <Dialog key={dialog.name} title={title} isOpen onClose={close} {...(side ? { side } : {})}>
      {body}
    </Dialog>
  )
  switch (dialog.name) {
    case 'openMeeting':
      return show(say.openMeeting, <OpenMeetingForm onDone={close} />)
    case 'closeMeeting':
      return show(say.closeMeeting, <CloseMeetingForm onDone={close} />)
    case 'roll':
      return show(say.roll, <RollCall onDone={close} />)
    case 'house':
      return show(say.house, <HouseForm onDone={close} />)
    case 'head':
      return show(say.head, <HeadForm onDone={close} />)
    case 'parties':
      return show(say.parties, <PartiesForm />, 'right')
    case 'snapshots':
      return show(say.snapshots, <SnapshotsList onOpen={onOpenSnapshot} onDone={close} />, 'right')
    case 'invitations':
      return show(say.invitations, <InviteForm />)
    case 'clerks':
      return show(say.clerks, <ClerksForm />)
    case 'findings':
      return show(say.findings, <Findings />, 'right')
    case 'keys':
      return show(say.keys, <KeySheet />)
    case 'palette':
      return <Palette onClose={close} />
    case 'outline':
      return show(say.outline, <Outline />, 'left')
    case 'panel':
      return show(say.panel, <SidePanel />, 'right')
    case 'position':
      return show(say.position(placesOf([dialog.unit])), <PositionForm on={dialog.on} onDone={close} />)
    case 'conflicts':
      return show(say.conflicts, <ConflictsForm bracket={dialog.bracket} onDone={close} />)
    case 'alternatives':
      return show(say.alternatives, <AlternativesForm of={dialog.of} onDone={close} />)
    case 'merge':
      return show(say.merge, <MergeForm units={dialog.units} onDone={close} />)
    case 'move':
      return show(say.move(placesOf([dialog.unit])), <MoveForm unit={dialog.unit} onDone={close} />)
    case 'consolidate':
      return show(say.consolidate, <ConsolidateForm onDone={close} />)
    case 'reopen':
      return show(say.reopen(placesOf(dialog.units)), <ReopenForm units={dialog.units} onDone={close} />)
    case 'remove':
      return show(say.remove(placesOf(dialog.units)), <RemoveForm units={dialog.units} onDone={close} />)
    case 'relabel':
      return show(say.relabel(placesOf([dialog.unit])), <RelabelForm unit={dialog.unit} onDone={close} />)
    case 'history':
      return show(say.history(placesOf([dialog.unit])), <FormerStamps unit={dialog.unit} />)
  }
}

function Findings() {
  const findings = useRoomState((state) => state.draft.findings)
  return <FindingsList findings={findings} />
}
