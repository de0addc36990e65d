import { ProgressBar } from 'react-aria-components'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import type { Sending } from './useLetterhead.ts'

const say = {
  sending: (name: string) => `Sending ${name}`,
  refused: (name: string) => `${name} was not taken`,
  close: 'Close',
  another: 'Choose another file',
}

/** That a letterhead is on its way, or why it was not taken. */
export function LetterheadDialog({ sending, onClose, onChoose }: { sending: Sending | null; onClose: () => void; onChoose: () => void }) {
  if (!sending) return null
  return (
    <Dialog title={sending.step === 'sending' ? say.sending(sending.name) : say.refused(sending.name)} isOpen onClose={onClose}>
      {sending.step === 'sending' ? (
        <ProgressBar isIndeterminate aria-label={say.sending(sending.name)} className="letterhead-progress" />
      ) : (
        <>
          <p role="alert">{sending.sentence}</p>
          <div className="dialog-foot">
            <Button onPress={onClose}>{say.close}</Button>
            <Button tone="main" onPress={onChoose}>
              {say.another}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
