import { CalendarPlus, CalendarX, ClipboardList, FileSearch, Gavel, GitCompareArrows, Heading1, Keyboard, Landmark, Library, LogOut, MoreHorizontal, Projector, Search, UserPlus, Users } from 'lucide-react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { signOut } from '../api.ts'
import { readSeen } from '../compare/lastSeen.ts'
import { lastMeeting } from '../results/lastMeeting.ts'
import { compareAddress, overviewAddress, resultsAddress, screenAddress } from '../route.ts'
import { useDialogs } from './dialogs.ts'
import { Keys } from '../controls/Button.tsx'
import { keys } from './useRoomKeys.ts'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = {
  button: 'More',
  openMeeting: 'Open a meeting …',
  closeMeeting: 'Close the meeting …',
  wall: 'The wall, for the projector',
  left: 'What changed since you left',
  changed: 'What changed',
  results: 'Results of the meeting',
  head: 'Head of the document …',
  parties: 'Parties …',
  house: 'Rules of the house …',
  invite: 'Invite …',
  clerks: 'Clerks …',
  findings: 'Findings of the import',
  palette: 'Do something …',
  keys: 'Keyboard',
  overview: 'All documents',
  signOut: 'Sign out',
}

/** What is needed seldom. */
export function MoreMenu() {
  const open = useDialogs()
  const { abilities } = useFacts()
  const { document, me } = useRoom()
  const inMeeting = useRoomState((state) => state.draft.meetings.some((meeting) => meeting.open))
  const results = useRoomState((state) => lastMeeting(state.draft.meetings)?.id ?? null)
  const findings = useRoomState((state) => state.draft.findings.length)
  const wasAway = (readSeen(document, me.user)?.left ?? null) !== null
  return (
    <MenuTrigger>
      <Button className="button icon-button" data-tone="quiet" aria-label={say.button}>
        <MoreHorizontal aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu className="menu">
          {abilities.meetings && (
            <MenuItem className="menu-item" onAction={() => open({ name: inMeeting ? 'closeMeeting' : 'openMeeting' })}>
              {inMeeting ? <CalendarX aria-hidden /> : <CalendarPlus aria-hidden />} {inMeeting ? say.closeMeeting : say.openMeeting}
            </MenuItem>
          )}
          <MenuItem className="menu-item" href={screenAddress(document)} target="_blank" textValue={say.wall}>
            <Projector aria-hidden /> {say.wall}
          </MenuItem>
          <MenuItem className="menu-item" href={compareAddress(document, wasAway ? 'left' : null)}>
            <GitCompareArrows aria-hidden /> {wasAway ? say.left : say.changed}
          </MenuItem>
          {results !== null && (
            <MenuItem className="menu-item" href={resultsAddress(document, results)}>
              <ClipboardList aria-hidden /> {say.results}
            </MenuItem>
          )}
          {abilities.manage && (
            <MenuItem className="menu-item" onAction={() => open({ name: 'head' })}>
              <Heading1 aria-hidden /> {say.head}
            </MenuItem>
          )}
          {abilities.manage && (
            <MenuItem className="menu-item" onAction={() => open({ name: 'parties' })}>
              <Users aria-hidden /> {say.parties}
            </MenuItem>
          )}
          {abilities.manage && (
            <MenuItem className="menu-item" onAction={() => open({ name: 'house' })}>
              <Landmark aria-hidden /> {say.house}
            </MenuItem>
          )}
          {abilities.manage && (
            <MenuItem className="menu-item" onAction={() => open({ name: 'invitations' })}>
              <UserPlus aria-hidden /> {say.invite}
            </MenuItem>
          )}
          {abilities.appoint && (
            <MenuItem className="menu-item" onAction={() => open({ name: 'clerks' })}>
              <Gavel aria-hidden /> {say.clerks}
            </MenuItem>
          )}
          {abilities.manage && findings > 0 && (
            <MenuItem className="menu-item" textValue={say.findings} onAction={() => open({ name: 'findings' })}>
              <FileSearch aria-hidden /> {say.findings} <span className="menu-hint">{findings}</span>
            </MenuItem>
          )}
          {abilities.manage && <Separator className="menu-separator" />}
          <MenuItem className="menu-item" onAction={() => open({ name: 'palette' })} textValue={say.palette}>
            <Search aria-hidden /> {say.palette} <Keys keys={keys.palette} />
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => open({ name: 'keys' })} textValue={say.keys}>
            <Keyboard aria-hidden /> {say.keys} <kbd className="keys">?</kbd>
          </MenuItem>
          <MenuItem className="menu-item" href={overviewAddress}>
            <Library aria-hidden /> {say.overview}
          </MenuItem>
          <MenuItem className="menu-item" onAction={() => void signOut().then(() => location.assign(overviewAddress))}>
            <LogOut aria-hidden /> {say.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
