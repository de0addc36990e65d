import { Check } from 'lucide-react'
import { memo, useCallback, useMemo, useRef, useState } from 'react'
import { GridList, GridListItem, Virtualizer } from 'react-aria-components'
import type { OutlineEntry } from '../../schema/outline.ts'
import { useRowLayout } from '../controls/useRowLayout.ts'
import { holderShorts } from '../style/roleName.ts'
import { useDialogs } from './dialogs.ts'
import { progressWords, standingWords } from './standingWords.ts'
import { useFacts } from './useFacts.ts'
import { useFollow } from './useFollow.ts'
import { useGavel } from './useGavel.ts'
import { useRoom, useRoomState } from './useRoom.ts'
import './outline.css'

const say = {
  list: 'Outline of the draft',
  here: 'you are here',
  progress: (agreed: number, of: number) => `${agreed} of ${of} agreed`,
  moved: 'moved from here',
  subject: ' if …',
}

/** A line of the outline; the cursor may be in its unit. */
interface Line {
  readonly id: string
  readonly entry: OutlineEntry
  readonly isCurrent: boolean
}

/** The units with their standing. Of a long list only what is in sight is drawn. A click or Enter goes to one; the arrows only show it. Whoever decides may take several with Shift
 * for the gavel. */
export const Outline = memo(function Outline() {
  const { editor } = useRoom()
  const openDialog = useDialogs()
  const { outline, progress, abilities, shown } = useFacts()
  const { chosen: taken, choose } = useGavel()
  const current = useRoomState((state) => state.selection.unit)
  const list = useRef<HTMLDivElement>(null)
  const [linesOf] = useState(createLines)
  const lines = useMemo(() => linesOf(outline, current), [linesOf, outline, current])
  const layout = useRowLayout(list, ({ entry }: Line) => entry.kind, 26)
  useFollow(list, layout, current)
  const byPointer = useRef(false)
  const go = useCallback((unit: string, andType: boolean) => {
    editor.scrollTo(unit)
    // After the list has taken the focus, which it does at the end of the press.
    if (andType) requestAnimationFrame(() => editor.focus())
    // A drawer has done its work; beside the page there is none to close.
    openDialog(null)
  }, [openDialog, editor])
  const decided = progress.agreed + progress.open
  // A list that is drawn again draws every row in sight, changed or not.
  const table = useMemo(
    () => (
      <Virtualizer layout={layout}>
        <GridList
          ref={list}
          aria-label={say.list}
          className="outline"
          items={lines}
          dependencies={[shown]}
          selectionMode={abilities.decide ? 'multiple' : 'none'}
          selectionBehavior="replace"
          selectedKeys={taken}
          onSelectionChange={(keys) => {
            const chosen = keys === 'all' ? new Set(outline.map((entry) => entry.unit)) : keys
            const [only] = chosen
            choose(chosen)
            if (chosen.size === 1 && only !== undefined) go(String(only), byPointer.current)
          }}
          onAction={(key) => go(String(key), true)}
        >
          {(line) => <OutlineLine id={line.id} value={line} by={holderShorts(line.entry.by, shown)} />}
        </GridList>
      </Virtualizer>
    ),
    [layout, lines, shown, abilities, taken, choose, outline, go],
  )
  return (
    <>
      <div className="outline-progress">
        <p>
          <strong>{say.progress(progress.agreed, decided)}</strong>
        </p>
        <div className="outline-bar" aria-hidden>
          <span style={{ '--share': decided === 0 ? 0 : (progress.agreed - progress.pending) / decided }} />
          <span className="outline-bar-pending" style={{ '--share': decided === 0 ? 0 : progress.pending / decided }} />
        </div>
        <p className="quiet">{progressWords(progress)}</p>
      </div>
      <div className="outline-keys" onPointerDownCapture={() => (byPointer.current = true)} onKeyDownCapture={() => (byPointer.current = false)}>
        {table}
      </div>
    </>
  )
})

/** Makes lines again and again; those in which nothing changed stay the same values and are not drawn again. */
function createLines(): (outline: readonly OutlineEntry[], current: string | null) => readonly Line[] {
  let last = new Map<string, Line>()
  return (outline, current) => {
    const lines = outline.map((entry): Line => {
      const before = last.get(entry.unit)
      const isCurrent = entry.unit === current
      return before?.entry === entry && before.isCurrent === isCurrent ? before : { id: entry.unit, entry, isCurrent }
    })
    last = new Map(lines.map((line) => [line.id, line]))
    return lines
  }
}

function OutlineLine({ value, by }: { id: string; value: Line; by: string }) {
  const { entry, isCurrent } = value
  const standing = standingWords(entry)
  return (
    <GridListItem
      id={entry.unit}
      value={value}
      className="outline-line"
      // The row is named by this alone: the marks are for the eye.
      textValue={[entry.place, entry.words, standing, isCurrent && say.here].filter(Boolean).join(', ')}
      data-kind={entry.kind}
      data-depth={entry.depth}
      data-state={entry.stub ? 'stub' : entry.standing.state}
      data-current={isCurrent || undefined}
    >
      <span className="outline-label">{entry.label ? entry.label.replace(/^(Objective)\s+/, '').replace(/\s*[:–—-]\s*$/, '') : ''}</span>
      <span className="outline-words">{entry.stub ? say.moved : entry.words}</span>
      <span className="outline-marks" aria-hidden>
        {by && <span className="outline-by">{by}</span>}
        {entry.brackets > 0 && <span className="outline-open">[{entry.brackets}]</span>}
        {entry.standing.state === 'agreed' && (
          <span className="outline-stamp" data-pending={entry.standing.pending || undefined}>
            <Check /> {entry.standing.pending ? 'ad ref' : entry.standing.level}
            {entry.standing.awaited.length > 0 && say.subject}
          </span>
        )}
        {entry.standing.state === 'deleted' && <span className="outline-stamp">{entry.standing.pending ? 'del ad ref' : `del ${entry.standing.level}`}</span>}
      </span>
    </GridListItem>
  )
}
