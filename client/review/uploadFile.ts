import type { Party } from '../../schema/draft.ts'
import type { LookLine, Source } from '../../schema/review/reviewItem.ts'
import type { Answer as Answered } from '../api.ts'
import { answerOf } from '../api.ts'
import { refuse } from '../../schema/refusal.ts'

/** What the server makes of a file's bytes before anybody reads it as a draft. */
export interface ReadFile {
  readonly source: Source
  /** What the source looks like, line by line. */
  readonly look: readonly LookLine[]
  readonly title: string
  readonly symbol: string
  /** The party table it is read with. */
  readonly parties: readonly Party[]
}

export interface Upload {
  readonly answer: Promise<Answered<ReadFile>>
  /** Breaks it off; the answer then never comes. */
  abort(): void
}

const offline = 'The server cannot be reached at the moment. Nothing was stored; choose the file again when the connection is back.'

/** Sends a file to be looked at. Nothing of it is stored. `told` hears how many bytes went out: fetch cannot tell that. */
export function uploadFile(file: File, told: (sent: number, of: number) => void): Upload {
  const request = new XMLHttpRequest()
  const answer = new Promise<Answered<ReadFile>>((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => told(loaded, total)
    request.onload = () => resolve(answerOf<ReadFile>(request.status, request.responseText))
    request.onerror = () => resolve(refuse('state', offline))
  })
  request.open('POST', `/api/read?${new URLSearchParams({ name: file.name })}`)
  request.setRequestHeader('content-type', 'application/octet-stream')
  request.send(file)
  return { answer, abort: () => request.abort() }
}
