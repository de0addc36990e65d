import { overviewAddress, roomAddress } from '../route.ts'

const say = { overview: 'adref: all documents', untitled: 'Untitled draft' }

/** The beginning of the head of a page about a document: the way to all documents, and back to this one. */
export function DocumentLink({ document, title }: { document: string; title: string }) {
  return (
    <>
      <a className="wordmark" href={overviewAddress} aria-label={say.overview}>
        adref
      </a>
      <a className="page-document" href={roomAddress(document)}>
        {title || say.untitled}
      </a>
    </>
  )
}
