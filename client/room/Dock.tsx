import { memo } from 'react'
import { Copy, X } from 'lucide-react'
import { Button, IconButton } from '../controls/Button.tsx'
import { copyText } from '../controls/copyText.ts'
import { toast } from '../controls/toasts.ts'
import type { Offered } from '../sync/room.ts'
import { GavelSheet } from './GavelSheet.tsx'
import { PointerLine } from './PointerLine.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useFacts } from './useFacts.ts'
import { useGavel } from './useGavel.ts'
import { useRoom, useRoomState } from './useRoom.ts'
import './dock.css'

const say = {
  offered: 'Words that were not taken',
  copy: 'Copy',
  copied: 'Copied.',
  again: 'Table again',
  dismiss: 'Dismiss',
}

/** What stands under the page: words offered back, why typing does nothing, and the tools or the gavel's sheet. */
export const Dock = memo(function Dock() {
  const { abilities } = useFacts()
  const { step } = useGavel()
  const offered = useRoomState((state) => state.offered)
  const hint = useRoomState((state) => state.hint)
  return (
    <div className="dock">
      {offered.length > 0 && (
        <section className="offered" aria-label={say.offered}>
          {offered.map((each) => (
            <OfferedWords key={each.id} offered={each} />
          ))}
        </section>
      )}
      <PointerLine />
      <p className="dock-hint" role="status" data-shown={hint ? true : undefined}>
        {hint?.sentence}
      </p>
      {step.at !== 'rest' ? <GavelSheet /> : abilities.propose && <Toolbar />}
    </div>
  )
})

function OfferedWords({ offered: { id, text, sentence } }: { offered: Offered }) {
  const { editor } = useRoom()
  return (
    <div className="offered-line" role="alert">
      <p>
        {sentence} <q className="offered-words">{text}</q>
      </p>
      <div className="offered-deeds">
        <Button icon={<Copy aria-hidden />} preventFocusOnPress onPress={() => void copyText(text).then((copied) => copied && toast('done', say.copied))}>
          {say.copy}
        </Button>
        <Button preventFocusOnPress onPress={() => editor.tableOffered(id)}>
          {say.again}
        </Button>
        <IconButton name={say.dismiss} onPress={() => editor.dismissOffered(id)}>
          <X aria-hidden />
        </IconButton>
      </div>
    </div>
  )
}
