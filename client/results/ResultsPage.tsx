import { Download, Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { presenceLines } from '../../schema/results/presence.ts'
import { progressSentence } from '../../schema/results/resultsDraft.ts'
import type { Meeting } from '../../schema/draft.ts'
import { isRefusal } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { DocumentLink } from '../controls/DocumentLink.tsx'
import { compareAddress, resultsAddress, roomAddress, unitAddress } from '../route.ts'
import { longDay } from '../style/dates.ts'
import type { ResultsBetween, ResultsFile } from './resultsApi.ts'
import { meetings, results, resultsLink } from './resultsApi.ts'
import './results.css'

const say = {
  loading: 'Writing the results …',
  title: 'Results',
  meeting: 'Meeting',
  soFar: 'The meeting is not over: these are its results so far.',
  back: 'Back to the draft',
  download: 'Download with the text',
  print: 'Print',
  presence: 'Presence',
  progress: 'How far the text is',
  words: 'What changed, word by word',
  nothing: 'Nothing was decided, and nothing is left open.',
}

const files: readonly (readonly [ResultsFile, string])[] = [['docx', 'Word'], ['pdf', 'PDF'], ['txt', 'Text']]

/** What a meeting came to: who was there, what was decided, what it leaves; and the paper to take away. */
export function ResultsPage({ document: id, meeting }: { document: string; meeting: string }) {
  const [found, setFound] = useState<ResultsBetween | string | null>(null)
  useEffect(() => {
    let left = false
    void results(id, meeting).then((answer) => {
      if (!left) setFound(isRefusal(answer) ? answer.sentence : answer)
    })
    return () => {
      left = true
    }
  }, [id, meeting])
  const written = found !== null && typeof found === 'object' ? found : null
  const [held, setHeld] = useState<readonly Meeting[]>([])
  useEffect(() => {
    let left = false
    void meetings(id).then((answer) => {
      if (!left && !isRefusal(answer)) setHeld(answer.filter(({ imported }) => !imported))
    })
    return () => {
      left = true
    }
  }, [id])
  useEffect(() => {
    document.title = `${say.title}${written?.title ? `: ${written.title}` : ''} · adref`
  }, [written])

  return (
    <div className="results">
      <header className="results-head">
        <DocumentLink document={id} title={written?.title ?? ''} />
        {held.length > 1 && (
          <select className="input results-meetings" aria-label={say.meeting} value={meeting} onChange={({ target }) => location.replace(resultsAddress(id, target.value))}>
            {held.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1)).map((each) => (
              <option key={each.id} value={each.id}>
                {[each.date === null ? '' : longDay(each.date), each.body].filter(Boolean).join(' – ')}
              </option>
            ))}
          </select>
        )}
        {written && (
          <div className="results-files" role="group" aria-label={say.download}>
            {files.map(([to, name]) => (
              <a key={to} className="button" data-tone={to === 'docx' ? 'main' : 'plain'} href={resultsLink(id, meeting, to)} download>
                <Download aria-hidden /> {name}
              </a>
            ))}
            <Button tone="quiet" icon={<Printer aria-hidden />} onPress={() => print()}>
              {say.print}
            </Button>
          </div>
        )}
      </header>
      <main className="results-page">
        {found === null && <p className="quiet" aria-busy>{say.loading}</p>}
        {typeof found === 'string' && (
          <div role="alert" className="results-message">
            <p>{found}</p>
            <a href={roomAddress(id)}>{say.back}</a>
          </div>
        )}
        {written && <Paper document={id} results={written} />}
      </main>
    </div>
  )
}

function Paper({ document, results: { heading, meeting, presence, quorum, parts, progress, from, to } }: { document: string; results: ResultsBetween }) {
  return (
    <article className="results-paper">
      <h1>{heading}</h1>
      <p className="results-meeting">{meeting.name}</p>
      {meeting.open && <p className="results-open">{say.soFar}</p>}
      <section aria-labelledby="results-presence">
        <h2 id="results-presence">{say.presence}</h2>
        <div>
          {presenceLines(presence).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>{quorum}</p>
        </div>
      </section>
      {parts.map(({ part, name, lines }) => (
        <section key={part} data-part={part} aria-labelledby={`results-${part}`}>
          <h2 id={`results-${part}`}>
            {name} <span className="quiet">{lines.length}</span>
          </h2>
          <ul>
            {lines.map(({ unit, sentence }, at) => (
              <li key={at}>{unit === null ? sentence : <a href={unitAddress(document, unit)}>{sentence}</a>}</li>
            ))}
          </ul>
        </section>
      ))}
      {parts.length === 0 && <p>{say.nothing}</p>}
      <section aria-labelledby="results-progress">
        <h2 id="results-progress">{say.progress}</h2>
        <div>
          <p>{progressSentence(progress)}</p>
          <p className="results-words">
            <a href={compareAddress(document, from, to)}>{say.words}</a>
          </p>
        </div>
      </section>
    </article>
  )
}
