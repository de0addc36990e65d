import type { ReactNode } from 'react'
import { useEffect, useMemo, useState } from 'react'
import { useMedia } from '../controls/useMedia.ts'
import { overviewAddress } from '../route.ts'
import { Dock } from './Dock.tsx'
import type { RoomDialog } from './dialogs.ts'
import { DialogContext } from './dialogs.ts'
import { Outline } from './Outline.tsx'
import { Paper } from './Paper.tsx'
import { RoomDialogs } from './RoomDialogs.tsx'
import type { SideTab } from './sideTab.ts'
import { SideTabContext } from './sideTab.ts'
import { SidePanel } from './SidePanel.tsx'
import { SnapshotView } from './SnapshotView.tsx'
import { TopLine } from './TopLine.tsx'
import { GavelContext, useGavelState } from './useGavel.ts'
import { FactsContext, useDerivedFacts, useFacts } from './useFacts.ts'
import { useRestingDraft } from './useRestingDraft.ts'
import { useLeaveGuard } from './useLeaveGuard.ts'
import { useRoomKeys } from './useRoomKeys.ts'
import { useRoom, useRoomState } from './useRoom.ts'
import './room.css'
import './top.css'
import './paper.css'
import './forms.css'

const say = {
  outline: 'Outline',
  panel: 'Beside the page',
  page: 'The draft',
  skip: 'Skip to the draft',
  gone: 'This document is not open to you any more.',
  overview: 'My documents',
}

/** The room of one document, or that it is not there any more. */
export function RoomView() {
  const gone = useRoomState((state) => state.connection === 'noDocument')
  const title = useRoomState((state) => state.draft.title)
  useEffect(() => {
    document.title = title ? `${title} · adref` : 'adref'
  }, [title])
  if (gone)
    return (
      <main className="plain-page">
        <span className="wordmark">adref</span>
        <h1>{say.gone}</h1>
        <p>
          <a href={overviewAddress}>{say.overview}</a>
        </p>
      </main>
    )
  return (
    <WithFacts>
      <RoomParts />
    </WithFacts>
  )
}

/** Derives the facts once typing rests. What stands inside is drawn again only when they changed. */
function WithFacts({ children }: { children: ReactNode }) {
  const { me } = useRoom()
  return <FactsContext value={useDerivedFacts(useRestingDraft(), me)}>{children}</FactsContext>
}

/** The page in the middle, the outline at its left, what is on the table at its right. On a narrow screen these two are drawers. */
function RoomParts() {
  const room = useRoom()
  const { abilities } = useFacts()
  const [dialog, setDialog] = useState<RoomDialog | null>(null)
  const [snapshot, setSnapshot] = useState<string | null>(null)
  const gavel = useGavelState(setDialog)
  const hasOutline = useMedia('(min-width: 62rem)')
  const hasPanel = useMedia('(min-width: 76rem)')
  const [tab, setTab] = useState<SideTab>('table')
  const side = useMemo(
    () => ({
      tab,
      show: (next: SideTab) => {
        setTab(next)
        if (!hasPanel) setDialog({ name: 'panel' })
      },
    }),
    [tab, hasPanel],
  )
  useRoomKeys(gavel, setDialog, abilities, side.show)
  useLeaveGuard()
  return (
    <DialogContext value={setDialog}>
      <SideTabContext value={side}>
      <GavelContext value={gavel}>
        <div className="room" data-snapshot={snapshot === null ? undefined : true}>
          <a
            className="skip"
            href="#draft"
            onClick={(event) => {
              // The address names the room; a fragment of its own would lead out of it.
              event.preventDefault()
              room.editor.focus()
            }}
          >
            {say.skip}
          </a>
          <TopLine hasOutline={hasOutline} hasPanel={hasPanel} />
          {hasOutline && (
            <nav className="room-outline" aria-label={say.outline} inert={snapshot !== null}>
              <Outline />
            </nav>
          )}
          <main className="room-middle" aria-label={say.page}>
            {snapshot !== null && <SnapshotView key={snapshot} id={snapshot} onBack={() => setSnapshot(null)} />}
            <Paper isHidden={snapshot !== null} />
            {snapshot === null && <Dock />}
          </main>
          {hasPanel && (
            <aside className="room-panel" aria-label={say.panel} inert={snapshot !== null}>
              <SidePanel />
            </aside>
          )}
        </div>
        <RoomDialogs dialog={dialog} onOpenSnapshot={setSnapshot} />
      </GavelContext>
      </SideTabContext>
    </DialogContext>
  )
}
