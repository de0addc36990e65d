import { memo } from 'react'
import { History, ListTree, MessagesSquare } from 'lucide-react'
import { IconButton } from '../controls/Button.tsx'
import { overviewAddress } from '../route.ts'
import { roleName } from '../style/roleName.ts'
import { useDialogs } from './dialogs.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { MeetingLine } from './MeetingLine.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { Presence } from './Presence.tsx'
import { SavedLight } from './SavedLight.tsx'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = { overview: 'adref: all documents', snapshots: 'Snapshots', outline: 'Outline', panel: 'Beside the page', untitled: 'Untitled draft', you: 'You are here as' }

/** The line above the page: which text, which meeting, who is here, and whether all of it is on disk. */
export const TopLine = memo(function TopLine({ hasOutline, hasPanel }: { hasOutline: boolean; hasPanel: boolean }) {
  const open = useDialogs()
  const { me } = useRoom()
  const { shown } = useFacts()
  const title = useRoomState((state) => state.draft.title)
  const symbol = useRoomState((state) => state.draft.symbol)
  return (
    <header className="top">
      <a className="wordmark top-mark" href={overviewAddress} aria-label={say.overview}>
        adref
      </a>
      <div className="top-title">
        <h1 title={title}>
          <span className="top-name">{title || say.untitled}</span> {symbol && <span className="top-symbol">{symbol}</span>}
        </h1>
        <MeetingLine />
      </div>
      <div className="top-people">
        <Presence />
        <span className="top-me">
          <span className="visually-hidden">{say.you} </span>
          <strong>{roleName(me.role, me.party, shown)}</strong>
          {me.name && me.name !== roleName(me.role, me.party, shown) && <span className="quiet">{me.name}</span>}
        </span>
      </div>
      <SavedLight />
      <div className="top-tools">
        {!hasOutline && (
          <IconButton name={say.outline} onPress={() => open({ name: 'outline' })}>
            <ListTree aria-hidden />
          </IconButton>
        )}
        {!hasPanel && (
          <IconButton name={say.panel} onPress={() => open({ name: 'panel' })}>
            <MessagesSquare aria-hidden />
          </IconButton>
        )}
        <ExportMenu />
        <IconButton name={say.snapshots} onPress={() => open({ name: 'snapshots' })}>
          <History aria-hidden />
        </IconButton>
        <MoreMenu />
      </div>
    </header>
  )
})
