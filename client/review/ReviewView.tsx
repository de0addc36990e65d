import { useEffect, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { useMedia } from '../controls/useMedia.ts'
import { overviewAddress, roomAddress } from '../route.ts'
import { shownOf } from '../room/facts.ts'
import { DraftPane } from './DraftPane.tsx'
import { ItemDetail } from './ItemDetail.tsx'
import { focusItems, ItemList } from './ItemList.tsx'
import { placeOf } from './place.ts'
import { ReviewHead } from './ReviewHead.tsx'
import { ReviewKeys } from './ReviewKeys.tsx'
import type { OpenReview } from './reviewState.ts'
import { hasAnswers } from './reviewState.ts'
import { SourcePane } from './SourcePane.tsx'
import { theReview } from './theReview.ts'
import { useReviewKeys } from './useReviewKeys.ts'
import './items.css'
import './pages.css'
import './review.css'

const say = {
  findings: 'To look at',
  source: 'Source',
  draft: 'Draft',
  pages: 'Source and draft',
  keys: 'Keys',
  leave: 'Leave the review?',
  leaveText: 'Your answers are thrown away with it. Nothing of the file is stored.',
  leaveDo: 'Leave',
  stay: 'Stay',
  reading: 'Reading again …',
}

/** The review of a reading: what to look at, the source, and the draft that is made of it. */
export function ReviewView({ state }: { state: OpenReview }) {
  const [dialog, setDialog] = useState<'keys' | 'leave' | null>(null)
  const isWide = useMedia('(min-width: 76rem)')
  const { draft } = state.reviewed
  const place = useMemo(() => placeOf(state), [state])
  const shown = useMemo(() => shownOf(draft), [draft])
  const leave = () => {
    theReview.drop()
    location.assign(overviewAddress)
  }
  const askLeave = () => (hasAnswers(state) ? setDialog('leave') : leave())
  const confirm = async () => {
    const id = await theReview.confirm()
    // In place of the review, to which there is no way back.
    if (id !== null) location.replace(roomAddress(id))
  }
  useReviewKeys({ confirm, help: () => setDialog('keys') })
  useEffect(focusItems, [])

  const source = <SourcePane file={state.file} name={state.name} answers={state.answering.said.answers} shown={shown} place={place} />
  const page = <DraftPane draft={draft} shown={shown} place={place} note={state.isStale ? say.reading : ''} />
  return (
    <main className="review">
      <ReviewHead state={state} onLeave={askLeave} onConfirm={() => void confirm()} onHelp={() => setDialog('keys')} />
      {state.problem !== null && (
        <p className="review-problem" role="alert">
          {state.problem}
        </p>
      )}
      <section className="review-items" aria-label={say.findings}>
        <ItemList state={state} />
        <ItemDetail state={state} shown={shown} />
      </section>
      {isWide ? (
        <>
          {source}
          {page}
        </>
      ) : (
        <Tabs className="review-tabs" aria-label={say.pages}>
          <TabList className="choice review-tab-list" aria-label={say.pages}>
            <Tab id="source" className="choice-option">
              {say.source}
            </Tab>
            <Tab id="draft" className="choice-option">
              {say.draft}
            </Tab>
          </TabList>
          <TabPanel id="source" className="review-tab">
            {source}
          </TabPanel>
          <TabPanel id="draft" className="review-tab">
            {page}
          </TabPanel>
        </Tabs>
      )}
      <p className="visually-hidden" role="status">
        {state.heard}
      </p>
      <Dialog title={say.keys} isOpen={dialog === 'keys'} onClose={() => setDialog(null)}>
        <ReviewKeys />
      </Dialog>
      <Dialog title={say.leave} isOpen={dialog === 'leave'} onClose={() => setDialog(null)}>
        <p>{say.leaveText}</p>
        <div className="dialog-foot">
          <Button autoFocus onPress={() => setDialog(null)}>
            {say.stay}
          </Button>
          <Button tone="grave" onPress={leave}>
            {say.leaveDo}
          </Button>
        </div>
      </Dialog>
    </main>
  )
}
