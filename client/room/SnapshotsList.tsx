import { Camera } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button as AriaButton, Form } from 'react-aria-components'
import { isRefusal } from '../api.ts'
import { Button } from '../controls/Button.tsx'
import { Field } from '../controls/Field.tsx'
import { toast } from '../controls/toasts.ts'
import { readSeen } from '../compare/lastSeen.ts'
import type { SnapshotInfo } from '../documentApi.ts'
import { snapshots, takeSnapshot } from '../documentApi.ts'
import { compareAddress } from '../route.ts'
import { dayAndTime } from '../style/dates.ts'
import { useFacts } from './useFacts.ts'
import { useRoom } from './useRoom.ts'

const say = {
  what: 'The whole document at a moment. A snapshot never changes.',
  title: 'Title',
  example: 'End of the morning',
  take: 'Take a snapshot',
  taken: 'The snapshot is taken.',
  none: 'There is none yet. One is taken by itself when the room falls quiet after edits.',
  compare: 'Compare with now',
  previous: 'with the one before',
  about: (words: string, title: string) => `${words}: ${title}`,
  left: (when: string) => `What changed since you left, ${when}`,
  kinds: { manual: '', automatic: 'by itself', 'before restore': 'before a restore' } satisfies Record<SnapshotInfo['kind'], string>,
}

/** The snapshots of the document: take one, open one to read. */
export function SnapshotsList({ onOpen, onDone }: { onOpen: (id: string) => void; onDone: () => void }) {
  const room = useRoom()
  const { abilities } = useFacts()
  const [list, setList] = useState<readonly SnapshotInfo[] | string | null>(null)
  const [title, setTitle] = useState('')
  const left = readSeen(room.document, room.me.user)?.left ?? null
  useEffect(() => void listed(room.document).then(setList), [room])

  const take = async () => {
    const answer = await takeSnapshot(room.document, title.trim())
    if (isRefusal(answer)) return toast('refused', answer.sentence)
    setTitle('')
    toast('done', say.taken)
    setList(await listed(room.document))
  }
  return (
    <>
      <p className="quiet">{say.what}</p>
      {left !== null && (
        <p>
          <a href={compareAddress(room.document, 'left')}>{say.left(dayAndTime(new Date(left).toISOString()))}</a>
        </p>
      )}
      {abilities.manage && (
        <Form
          className="snapshot-take"
          onSubmit={(event) => {
            event.preventDefault()
            void take()
          }}
        >
          <Field label={say.title} placeholder={say.example} value={title} onChange={setTitle} maxLength={120} />
          <Button tone="main" type="submit" icon={<Camera aria-hidden />} isDisabled={title.trim() === ''}>
            {say.take}
          </Button>
        </Form>
      )}
      {typeof list === 'string' && <p role="alert">{list}</p>}
      {Array.isArray(list) && list.length === 0 && <p className="quiet">{say.none}</p>}
      {list !== null && typeof list !== 'string' && (
        <ul className="snapshots">
          {list.map((each, at) => (
            <li key={each.id}>
              <AriaButton
                className="snapshot"
                onPress={() => {
                  onOpen(each.id)
                  onDone()
                }}
              >
                <span className="snapshot-title">{each.title}</span>
                <span className="quiet">{[dayAndTime(each.at), each.by, say.kinds[each.kind]].filter(Boolean).join(' · ')}</span>
              </AriaButton>
              <span className="snapshot-compare">
                <a href={compareAddress(room.document, each.id)} aria-label={say.about(say.compare, each.title)}>
                  {say.compare}
                </a>
                {list[at + 1] && (
                  <a href={compareAddress(room.document, list[at + 1]!.id, each.id)} aria-label={say.about(`Compare ${say.previous}`, each.title)}>
                    {say.previous}
                  </a>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** The newest first, or the sentence why there is no list. */
async function listed(document: string): Promise<readonly SnapshotInfo[] | string> {
  const answer = await snapshots(document)
  return isRefusal(answer) ? answer.sentence : answer.toSorted((a, b) => (a.at < b.at ? 1 : -1))
}
