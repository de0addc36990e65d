import type { ReactNode } from 'react'
import { useEffect, useState } from 'react'
import type { DocumentInfo, SessionInfo } from '../api.ts'
import { documents, isRefusal, session, signOut } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { roomAddress } from '../route.ts'
import { dayAndTime } from '../style/dates.ts'
import { roleName } from '../style/roleName.ts'
import { ImportDraft } from './ImportDraft.tsx'
import './overview.css'

const say = {
  title: 'Documents',
  signedOutTitle: 'You are not signed in',
  signedOut: 'Open the invitation link you were sent. It signs you in and leads straight to the draft.',
  none: 'There is no document here for you yet.',
  signOut: 'Sign out',
  changed: 'changed',
  loading: 'Loading …',
}

type Loaded = { readonly who: SessionInfo; readonly list: readonly DocumentInfo[] }
type Page = { readonly at: 'loading' } | { readonly at: 'signedOut' } | { readonly at: 'failed'; readonly sentence: string } | ({ readonly at: 'list' } & Loaded)

/** The documents of whoever is signed in, and for the secretariat and the chair a way to bring in another. */
export function OverviewPage() {
  const [page, setPage] = useState<Page>({ at: 'loading' })
  const load = () => void loaded().then(setPage)
  useEffect(() => {
    document.title = `${say.title} · adref`
    void loaded().then(setPage)
  }, [])

  if (page.at === 'loading') return <main className="plain-page quiet">{say.loading}</main>
  if (page.at === 'signedOut') return <Message title={say.signedOutTitle}>{say.signedOut}</Message>
  if (page.at === 'failed') return <Message title={say.title}>{page.sentence}</Message>

  const mayImport = page.list.some(({ role }) => role === 'chair' || role === 'secretariat')
  const leave = async () => {
    await signOut()
    load()
  }
  const body = (importButton: ReactNode) => (
    <main className="overview">
      <header className="overview-head">
        <span className="wordmark">adref</span>
        <span className="quiet overview-who">{page.who.user.name}</span>
        <Button tone="quiet" onPress={() => void leave()}>
          {say.signOut}
        </Button>
      </header>
      <div className="overview-title">
        <h1>{say.title}</h1>
        {importButton}
      </div>
      {page.list.length === 0 && <p className="quiet">{say.none}</p>}
      <ul className="overview-list">
        {page.list.map((each) => (
          <DocumentLine key={each.id} document={each} />
        ))}
      </ul>
    </main>
  )
  return mayImport ? <ImportDraft>{body}</ImportDraft> : body(null)
}

function DocumentLine({ document: { id, title, symbol, role, party, at } }: { document: DocumentInfo }) {
  return (
    <li>
      <a className="overview-document" href={roomAddress(id)}>
        <span className="overview-document-title">{title}</span>
        <span className="overview-document-facts">
          {symbol && <span>{symbol}</span>}
          <span>{roleName(role, party)}</span>
          <span>
            {say.changed} <time dateTime={at}>{dayAndTime(at)}</time>
          </span>
        </span>
      </a>
    </li>
  )
}

function Message({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="plain-page">
      <span className="wordmark">adref</span>
      <h1>{title}</h1>
      <p>{children}</p>
    </main>
  )
}

async function loaded(): Promise<Page> {
  const who = await session()
  if (who === null) return { at: 'signedOut' }
  if (isRefusal(who)) return { at: 'failed', sentence: who.sentence }
  const list = await documents()
  return isRefusal(list) ? { at: 'failed', sentence: list.sentence } : { at: 'list', who, list }
}
