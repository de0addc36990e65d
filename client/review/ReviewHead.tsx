import { CircleHelp, Redo2, Undo2 } from 'lucide-react'
import { Button, IconButton } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import type { OpenReview } from './reviewState.ts'
import { openCount } from './reviewState.ts'
import { theReview } from './theReview.ts'

const say = {
  page: (name: string) => `Review of ${name}`,
  title: 'Title',
  symbol: 'Symbol',
  noSymbol: 'None',
  undo: 'Undo',
  redo: 'Do again',
  keys: 'Keys',
  leave: 'Leave',
  confirm: 'Bring it in',
  confirming: 'Bringing it in …',
  allDone: 'Everything was looked at',
  nothing: 'Nothing needs a second look',
  progress: (done: number, of: number) => `${done} of ${of} looked at`,
  rest: (open: number) => (open === 1 ? 'The other one stays with the draft as a finding' : `The other ${open} stay with the draft as findings`),
}

/** The head of a review: what the document is called, how far one is, and the ways out. */
export function ReviewHead({ state, onLeave, onConfirm, onHelp }: { state: OpenReview; onLeave: () => void; onConfirm: () => void; onHelp: () => void }) {
  const { title, symbol, answering, reviewed, isSending } = state
  const [open, of] = [openCount(state), reviewed.items.length]
  return (
    <header className="review-head">
      <h1 className="visually-hidden">{say.page(state.name)}</h1>
      <span className="wordmark">adref</span>
      <Field label={say.title} value={title} onChange={theReview.setTitle} />
      <Field label={say.symbol} value={symbol} onChange={theReview.setSymbol} placeholder={say.noSymbol} />
      <div className="review-far">
        <p>{of === 0 ? say.nothing : open === 0 ? say.allDone : say.progress(of - open, of)}</p>
        <p className="quiet">{open > 0 && open < of && say.rest(open)}</p>
      </div>
      <div className="review-tools">
        <IconButton name={say.undo} keys="Mod+Z" isDisabled={answering.done.length === 0} onPress={theReview.undo}>
          <Undo2 aria-hidden />
        </IconButton>
        <IconButton name={say.redo} keys="Mod+Shift+Z" isDisabled={answering.undone.length === 0} onPress={theReview.redo}>
          <Redo2 aria-hidden />
        </IconButton>
        <IconButton name={say.keys} keys="?" onPress={onHelp}>
          <CircleHelp aria-hidden />
        </IconButton>
      </div>
      <div className="review-ends">
        <Button onPress={onLeave}>{say.leave}</Button>
        <Button tone="main" keys="Mod+Enter" isDisabled={isSending} onPress={onConfirm}>
          {isSending ? say.confirming : say.confirm}
        </Button>
      </div>
    </header>
  )
}
