import { useState } from 'react'
import { isRefusal } from '../api.ts'
import { toast } from '../controls/toasts.ts'
import type { LetterheadInfo } from '../exportApi.ts'
import { keepLetterhead, letterhead, removeLetterhead } from '../exportApi.ts'

const say = {
  kept: (name: string) => `Word files can now be printed on ${name}.`,
  removed: 'The letterhead was removed.',
}

/** What stands in the middle of the screen while a letterhead is sent, or when it was not taken. */
export type Sending = { readonly step: 'sending'; readonly name: string } | { readonly step: 'refused'; readonly name: string; readonly sentence: string }

/** The letterhead of a document, and whether its Word files are printed on it. */
export interface LetterheadState {
  readonly info: LetterheadInfo | null
  readonly isOn: boolean
  readonly sending: Sending | null
  readonly setOn: (on: boolean) => void
  /** Looks what there is. */
  readonly look: () => void
  readonly send: (file: File) => void
  readonly remove: () => void
  /** Puts the message away. */
  readonly close: () => void
}

/** The letterhead of a document, for those who run it. A letterhead that was just uploaded is printed on. */
export function useLetterhead(document: string): LetterheadState {
  const [info, setInfo] = useState<LetterheadInfo | null>(null)
  const [wanted, setOn] = useState(false)
  const [sending, setSending] = useState<Sending | null>(null)

  const look = async () => {
    const answer = await letterhead(document)
    if (!isRefusal(answer)) setInfo(answer)
  }
  const send = async (file: File) => {
    setSending({ step: 'sending', name: file.name })
    const answer = await keepLetterhead(document, file)
    if (isRefusal(answer)) return setSending({ step: 'refused', name: file.name, sentence: answer.sentence })
    setSending(null)
    setInfo(answer)
    setOn(true)
    toast('done', say.kept(answer.name))
  }
  const remove = async () => {
    const answer = await removeLetterhead(document)
    // Somebody else may have removed it meanwhile.
    if (isRefusal(answer) && answer.code !== 'gone') return toast('refused', answer.sentence)
    setInfo(null)
    setOn(false)
    toast('done', say.removed)
  }
  return {
    info, isOn: wanted && info !== null, sending, setOn,
    look: () => void look(), send: (file) => void send(file), remove: () => void remove(),
    close: () => setSending((now) => (now?.step === 'sending' ? now : null)),
  }
}
