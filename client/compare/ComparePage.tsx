import { useEffect, useMemo, useState } from 'react'
import { isRefusal, session } from '../api.ts'
import type { SnapshotInfo } from '../documentApi.ts'
import { snapshots } from '../documentApi.ts'
import { compareAddress, roomAddress } from '../route.ts'
import { dayAndTime } from '../style/dates.ts'
import type { Compared } from './compareApi.ts'
import { compare } from './compareApi.ts'
import { CompareHead } from './CompareHead.tsx'
import { ComparedUnits } from './ComparedUnits.tsx'
import { DecisionList } from './DecisionList.tsx'
import { readSeen } from './lastSeen.ts'
import { useChangeSteps } from './useChangeSteps.ts'
import type { View } from './view.ts'
import { useView } from './view.ts'
import './compare.css'
import './compareWords.css'

const say = {
  loading: 'Comparing …',
  title: 'What changed',
  sinceLeft: (when: string) => `Since you left, ${when}`,
  between: (from: string, to: string) => `From ${from} to ${to}`,
  now: (when: string) => `now, ${when}`,
  state: (title: string, when: string) => `“${title}” of ${when}`,
  nothing: 'Nothing changed between these two.',
  decisions: 'Decisions and proposals',
  noDecisions: 'Nothing was decided, proposed or given up.',
  words: 'Words',
  noWords: 'No words changed.',
  neverAway: 'This browser does not know that you were away. Choose a snapshot to compare with.',
  noSnapshots: 'There is no snapshot to compare with yet.',
  back: 'Back to the draft',
}

/** What changed between two states of a document: what was decided first, then the words. Read by everybody, and all of it by keyboard. */
export function ComparePage({ document: id, from, to }: { document: string; from: string | null; to: string | null }) {
  const [list, setList] = useState<readonly SnapshotInfo[]>([])
  const [compared, setCompared] = useState<Compared | string | null>(null)
  const [left, setLeft] = useState<number | null>(null)
  const [view, setView] = useView()
  const found = typeof compared === 'object' ? compared : null
  const steps = useChangeSteps(found)

  useEffect(() => {
    // What was compared before stays in sight until the next is here.
    let gone = false
    void load(id, from, to).then((loaded) => {
      if (gone) return
      setList(loaded.list)
      setLeft(loaded.left)
      setCompared(loaded.compared)
    })
    return () => {
      gone = true
    }
  }, [id, from, to])
  useEffect(() => {
    document.title = found?.title ? `${say.title}: ${found.title} · adref` : `${say.title} · adref`
  }, [found])

  const choose = (newFrom: string, newTo: string | null) => location.replace(compareAddress(id, newFrom, newTo))
  return (
    <div className="compare" data-view={view.layout}>
      <CompareHead document={id} list={list} from={found?.from ?? null} to={found ? found.to : to === null ? null : { id: to, title: '', at: '' }} title={found?.title ?? ''} view={view} onView={setView} steps={steps} onChoose={choose} />
      <main className="compare-page">
        {compared === null && <p className="quiet" aria-busy>{say.loading}</p>}
        {typeof compared === 'string' && (
          <div role="alert" className="compare-message">
            <p>{compared}</p>
            <a href={roomAddress(id)}>{say.back}</a>
          </div>
        )}
        {found && <Found document={id} compared={found} left={left} view={view} />}
      </main>
    </div>
  )
}

function Found({ document, compared, left, view }: { document: string; compared: Compared; left: number | null; view: View }) {
  const changed = useMemo(() => compared.units.filter(({ state }) => state !== 'same').length, [compared])
  const { from, to, decisions } = compared
  const end = to ? say.state(to.title, dayAndTime(to.at)) : say.now(dayAndTime(compared.at))
  return (
    <>
      <header className="compare-title">
        <p className="compare-paper">{[compared.title, compared.symbol].filter(Boolean).join(' · ')}</p>
        <h1>{left === null ? say.title : say.sinceLeft(dayAndTime(new Date(left).toISOString()))}</h1>
        <p className="quiet">{say.between(say.state(from.title, dayAndTime(from.at)), end)}</p>
      </header>
      {decisions.length + changed === 0 ? (
        <p className="compare-nothing">{say.nothing}</p>
      ) : (
        <section aria-labelledby="compare-decisions">
          <h2 id="compare-decisions">{say.decisions}</h2>
          {decisions.length === 0 ? <p className="quiet">{say.noDecisions}</p> : <DecisionList document={document} compared={compared} />}
        </section>
      )}
      {(changed > 0 || !view.onlyChanges) && (
        <section aria-labelledby="compare-words">
          <h2 id="compare-words">{say.words}</h2>
          <ComparedUnits document={document} compared={compared} view={view} />
        </section>
      )}
      {changed === 0 && decisions.length > 0 && view.onlyChanges && <p className="quiet">{say.noWords}</p>}
    </>
  )
}

/** The list of snapshots and the comparison, or the sentence why there is none. */
async function load(id: string, from: string | null, to: string | null): Promise<{ list: readonly SnapshotInfo[]; compared: Compared | string; left: number | null }> {
  const list = await snapshots(id)
  if (isRefusal(list)) return { list: [], compared: list.sentence, left: null }
  const left = from === 'left' ? await whenLeft(id) : null
  // How long ago, by the one clock that knows both ends: the server's may go otherwise.
  const start = from !== 'left' ? (from ?? list[0]?.id ?? null) : left === null ? null : `ago:${Math.max(0, Math.round((Date.now() - left) / 1000))}`
  if (start === null) return { list, compared: from === 'left' ? say.neverAway : say.noSnapshots, left }
  // Where nobody said from when: since the latest snapshot from which anything changed, or one just taken would say that nothing did.
  const starts = from === null ? list.slice(0, furthest).map((each) => each.id) : [start]
  let compared = await compare(id, start, to)
  for (const earlier of starts.slice(1)) {
    if (isRefusal(compared) || compared.decisions.length > 0 || compared.units.some(({ state }) => state !== 'same')) break
    compared = await compare(id, earlier, to)
  }
  return { list, compared: isRefusal(compared) ? compared.sentence : compared, left }
}

/** How many snapshots back it is looked for a change. */
const furthest = 6

/** When whoever is signed in left the document, by this browser. */
async function whenLeft(id: string): Promise<number | null> {
  const who = await session()
  return who === null || isRefusal(who) ? null : (readSeen(id, who.user.id)?.left ?? null)
}
