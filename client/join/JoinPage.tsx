import { useEffect, useRef, useState } from 'react'
import { Form } from 'react-aria-components'
import type { InvitationPreview } from '../api.ts'
import { isRefusal, join, previewInvitation } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { overviewAddress, roomAddress } from '../route.ts'
import './join.css'

const say = {
  title: 'You are invited to a draft',
  text: 'The others will see you by your part; a name helps them to know who is at the desk.',
  name: 'Your name',
  nameHint: 'You may leave it empty.',
  enter: (as: string | null) => (as === null ? 'Enter' : `Enter as ${as}`),
  entering: 'Entering …',
  refusedTitle: 'This link does not open',
  before: 'If you have signed in at this browser before, your documents are still there:',
  mine: 'My documents',
}

/** Where an invitation link leads. Nothing is used up before the button is pressed: previews and scanners open links too. */
export function JoinPage({ token }: { token: string }) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [leadsTo, setLeadsTo] = useState<InvitationPreview | null>(null)
  useEffect(() => {
    let gone = false
    // A link that cannot be looked at says why when it is used.
    void previewInvitation(token).then((answer) => {
      if (!gone && !isRefusal(answer)) setLeadsTo(answer)
    })
    return () => {
      gone = true
    }
  }, [token])
  useEffect(() => {
    document.title = `${say.title} · adref`
  }, [])
  useEffect(() => {
    if (refused !== null) heading.current?.focus()
  }, [refused])

  const enter = async () => {
    setBusy(true)
    setRefused(null)
    const answer = await join(token, name.trim() || undefined)
    setBusy(false)
    if (isRefusal(answer)) setRefused(answer.sentence)
    // Replaced, not pushed: going back must not try to use the link again.
    else location.replace(roomAddress(answer.document))
  }

  return (
    <main className="plain-page join">
      <span className="wordmark">adref</span>
      <h1 ref={heading} tabIndex={-1}>
        {refused === null ? say.title : say.refusedTitle}
      </h1>
      {refused === null ? (
        <>
          {leadsTo && (
            <p className="join-draft">
              {leadsTo.title} <span className="quiet">{leadsTo.symbol}</span>
            </p>
          )}
          <p className="join-text">{say.text}</p>
          <Form
            className="join-form"
            onSubmit={(event) => {
              event.preventDefault()
              void enter()
            }}
          >
            <Field label={say.name} hint={say.nameHint} value={name} onChange={setName} autoComplete="name" autoFocus maxLength={80} />
            <Button tone="main" type="submit" isDisabled={busy}>
              {busy ? say.entering : say.enter(leadsTo?.as ?? null)}
            </Button>
          </Form>
        </>
      ) : (
        <div role="alert" className="join-refused">
          <p>{refused}</p>
          <p className="quiet">
            {say.before} <a href={overviewAddress}>{say.mine}</a>
          </p>
        </div>
      )}
    </main>
  )
}
