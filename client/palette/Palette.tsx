import { useState } from 'react'
import { Autocomplete, Dialog, Input, Menu, MenuItem, Modal, ModalOverlay, SearchField } from 'react-aria-components'
import { Keys } from '../controls/Button.tsx'
import { download } from '../controls/download.ts'
import { useDialogs } from '../room/dialogs.ts'
import { focusPanel, useSideTab } from '../room/sideTab.ts'
import { useDeed } from '../room/useDeed.ts'
import { useFacts } from '../room/useFacts.ts'
import { useGavel } from '../room/useGavel.ts'
import { useRoom } from '../room/useRoom.ts'
import type { Command } from './commands.ts'
import { commandsOf } from './commands.ts'
import { matchingCommands } from './matchingCommands.ts'
import './palette.css'

const say = { title: 'Do something', field: 'What to do, or where to go', placeholder: 'Call 1.2, roll, Uruguay, go to …', none: 'Nothing here is called so.' }

/** Goes to an address of the client; the wall belongs on another screen, and whoever opens it stays where they are. */
function visit(address: string): void {
  if (address.startsWith(wallAddresses)) open(address, '_blank', 'noopener')
  else location.assign(address)
}
const wallAddresses = '#/screen/'

/** Everything that can be done, found by its name: a few letters and Enter. */
export function Palette({ onClose }: { onClose: () => void }) {
  const room = useRoom()
  const facts = useFacts()
  const gavel = useGavel()
  const openDialog = useDialogs()
  const perform = useDeed()
  const side = useSideTab()
  const [typed, setTyped] = useState('')
  const [isPointing, setPointing] = useState(false)
  // As things stood when the list was opened, so that nothing moves under a finger on its way to Enter.
  const [commands] = useState(() =>
    commandsOf({ room, facts, gavel, open: openDialog, print: (link, what) => void download(link, what), perform: (deed) => void perform(deed), show: (tab) => (side.show(tab), focusPanel()), visit }))
  const found = matchingCommands(commands, typed)
  const run = (command: Command) => {
    onClose()
    // The dialog gives the focus back first; what the command opens or goes to keeps it.
    requestAnimationFrame(() => {
      room.editor.focus()
      command.run()
    })
  }
  return (
    <ModalOverlay className="overlay palette-overlay" isOpen onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable>
      <Modal className="modal palette">
        <Dialog className="palette-dialog" aria-label={say.title}>
          <div
            className="palette-keys"
            // Lines that come to lie under a pointer at rest are not chosen by it.
            data-still={!isPointing || undefined}
            onPointerMove={(event) => (event.movementX !== 0 || event.movementY !== 0) && setPointing(true)}
            // The list marks a line a moment after the letters; Enter means that line if it is still there, else the first, however fast it comes.
            onKeyDownCapture={(event) => {
              setPointing(false)
              if (event.key === 'Escape') {
                event.stopPropagation()
                return onClose()
              }
              if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return
              const marked = document.getElementById(event.target.getAttribute('aria-activedescendant') ?? '')?.dataset['key']
              const command = found.find(({ id }) => id === marked) ?? (typed === '' ? undefined : found[0])
              event.preventDefault()
              event.stopPropagation()
              if (command) run(command)
            }}
          >
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField aria-label={say.field} autoFocus className="palette-field">
              <Input className="input" placeholder={say.placeholder} />
            </SearchField>
            <Menu
              className="menu palette-list"
              aria-label={say.title}
              items={found}
              onAction={(key) => {
                const command = found.find(({ id }) => id === key)
                if (command) run(command)
              }}
              renderEmptyState={() => <p className="listbox-empty">{say.none}</p>}
            >
              {({ id, name, hint, keys }) => (
                <MenuItem id={id} className="menu-item" textValue={name}>
                  <span className="palette-name">{name}</span>
                  {hint && <span className="palette-hint">{hint}</span>}
                  {keys !== undefined && <Keys keys={keys} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
