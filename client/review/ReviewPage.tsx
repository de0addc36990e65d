import { useEffect } from 'react'
import { DropZone, isFileDropItem } from 'react-aria-components'
import { Button } from '../controls/Button.tsx'
import { overviewAddress } from '../route.ts'
import { useDroppedFiles } from '../room/useDroppedFiles.ts'
import { FileButton } from './FileButton.tsx'
import { ReviewProgress } from './ReviewProgress.tsx'
import type { Choosing } from './reviewState.ts'
import { hasAnswers } from './reviewState.ts'
import { ReviewView } from './ReviewView.tsx'
import { bringIn, theReview, useReview } from './theReview.ts'
import './import.css'

const say = {
  title: 'Import a draft',
  titleOf: (name: string) => `Review of ${name}`,
  what: 'Choose or drop a Word or text file. You see how it is read before anything is stored.',
  refused: (name: string) => `${name} was not read`,
  drop: 'Drop the draft (.docx or .txt) anywhere on this page',
  choose: 'Choose a file',
  another: 'Choose another file',
  overview: 'All documents',
}

/** An import, from the file to the confirmed reading. */
export function ReviewPage() {
  const state = useReview()
  useLeaveGuard()
  useEffect(() => {
    document.title = `${state.at === 'open' ? say.titleOf(state.name) : say.title} · adref`
  })
  if (state.at === 'choosing') return <ChooseFile state={state} />
  if (state.at === 'open') return <OpenPage />
  return (
    <ReviewProgress
      state={state}
      onCancel={() => {
        theReview.drop()
        location.assign(overviewAddress)
      }}
    />
  )
}

function OpenPage() {
  useDroppedFiles()
  const state = useReview()
  return state.at === 'open' ? <ReviewView state={state} /> : null
}

function ChooseFile({ state: { refused } }: { state: Choosing }) {
  return (
    <DropZone
      className="import-drop"
      data-hint={say.drop}
      onDrop={(event) => {
        const item = event.items.find(isFileDropItem)
        if (item) void item.getFile().then(bringIn)
      }}
    >
      <main className="plain-page">
        <span className="wordmark">adref</span>
        <h1>{refused ? say.refused(refused.name) : say.title}</h1>
        {refused ? <p role="alert">{refused.sentence}</p> : <p>{say.what}</p>}
        <p className="row">
          <FileButton tone="main">{refused ? say.another : say.choose}</FileButton>
          <Button tone="quiet" onPress={() => location.assign(overviewAddress)}>
            {say.overview}
          </Button>
        </p>
      </main>
    </DropZone>
  )
}

/** Has the browser ask before the window is closed or loaded anew while answers would be lost. */
function useLeaveGuard(): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (hasAnswers(theReview.getState())) event.preventDefault()
    }
    addEventListener('beforeunload', onLeave)
    return () => removeEventListener('beforeunload', onLeave)
  }, [])
}
