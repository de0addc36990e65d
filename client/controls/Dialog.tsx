import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './Button.tsx'

const say = { close: 'Close' }

/** A question in the middle of the screen, or with `side` a drawer at its edge. Esc and a press outside close it; the focus goes back where it was. */
export function Dialog({ title, isOpen, onClose, side, children }: { title: string; isOpen: boolean; onClose: () => void; side?: 'left' | 'right'; children: ReactNode }) {
  return (
    <ModalOverlay className="overlay" data-side={side} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className="modal">
        <AriaDialog className="dialog">
          <header className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <IconButton name={say.close} onPress={onClose}>
              <X aria-hidden />
            </IconButton>
          </header>
          <div className="dialog-body">{children}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
