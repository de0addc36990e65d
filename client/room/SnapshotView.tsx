import { useEffect, useRef, useState } from 'react'
import { isRefusal } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import type { Snapshot } from '../documentApi.ts'
import { snapshot } from '../documentApi.ts'
import { compareAddress } from '../route.ts'
import { dayAndTime } from '../style/dates.ts'
import { ExportMenu } from './ExportMenu.tsx'
import { ReadOnlyPage } from './ReadOnlyPage.tsx'
import { useDeed } from './useDeed.ts'
import { useFacts } from './useFacts.ts'
import { useRoom } from './useRoom.ts'

const say = {
  loading: 'Opening the snapshot …',
  banner: (title: string, when: string) => `Snapshot “${title}” of ${when}: read only`,
  compare: 'Compare with now',
  previous: 'Compare with the one before',
  back: 'Back to the live draft',
  restore: 'Restore …',
  restoreTitle: 'Go back to this snapshot?',
  restoreText: 'Its words come back into the live draft as new edits, paragraph by paragraph. Paragraphs that are sealed are left as they are, and no stamp comes back. A snapshot of the draft as it is now is taken first.',
  restoreDo: 'Restore',
}

/** A snapshot, to be read; whoever may can go back to it. */
export function SnapshotView({ id, onBack }: { id: string; onBack: () => void }) {
  const room = useRoom()
  const perform = useDeed()
  const { abilities } = useFacts()
  const [opened, setOpened] = useState<Snapshot | string | null>(null)
  const [asking, setAsking] = useState(false)
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let left = false
    void snapshot(room.document, id).then((answer) => {
      if (!left) setOpened(isRefusal(answer) ? answer.sentence : answer)
    })
    banner.current?.focus()
    return () => {
      left = true
    }
  }, [room, id])

  const restore = async () => {
    setAsking(false)
    const answer = await perform({ type: 'restore', snapshot: id })
    if (answer.ok) onBack()
  }
  return (
    <div className="snapshot-view">
      <div ref={banner} className="snapshot-banner" role="status" tabIndex={-1}>
        <p>{opened === null ? say.loading : typeof opened === 'string' ? opened : say.banner(opened.title, dayAndTime(opened.at))}</p>
        <div className="row snapshot-banner-tools">
          <a className="button" data-tone="plain" href={compareAddress(room.document, id)}>
            {say.compare}
          </a>
          {typeof opened === 'object' && opened?.previous !== undefined && (
            <a className="button" data-tone="plain" href={compareAddress(room.document, opened.previous, id)}>
              {say.previous}
            </a>
          )}
          <ExportMenu snapshot={id} />
          {abilities.restore && typeof opened === 'object' && opened !== null && <Button onPress={() => setAsking(true)}>{say.restore}</Button>}
          <Button tone="main" onPress={onBack}>
            {say.back}
          </Button>
        </div>
      </div>
      {typeof opened === 'object' && opened !== null && <ReadOnlyPage draft={opened.draft} />}
      <Dialog title={say.restoreTitle} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{say.restoreText}</p>
        <div className="dialog-foot">
          <Button tone="main" autoFocus onPress={() => void restore()}>
            {say.restoreDo}
          </Button>
        </div>
      </Dialog>
    </div>
  )
}
