import { Brackets, Check, Gavel, Pilcrow, Redo2, Strikethrough, Undo2, X } from 'lucide-react'
import { Separator, Toolbar as AriaToolbar } from 'react-aria-components'
import { partyName } from '../../schema/naming.ts'
import { kindAfter } from '../editor/structure.ts'
import { Button, IconButton, printedKeys, spokenKeys } from '../controls/Button.tsx'
import { gavelName } from './GavelSheet.tsx'
import { gavelTargets } from './gavelTargets.ts'
import { UnitMenu } from './UnitMenu.tsx'
import { useFacts } from './useFacts.ts'
import { useGavel } from './useGavel.ts'
import { useItemDeeds } from './useItemDeeds.ts'
import { keys } from './useRoomKeys.ts'
import { useRoom, useRoomList, useRoomState } from './useRoom.ts'
import { VoiceSwitch } from './VoiceSwitch.tsx'

const say = {
  toolbar: 'Tools',
  deletion: 'Propose deletion',
  brackets: 'Put in brackets',
  paragraph: 'New paragraph',
  undo: 'Undo',
  redo: 'Redo',
  accept: 'Accept bracket',
  reject: 'Reject bracket',
  withdraw: 'Withdraw',
  table: (name: string) => `Table it as ${name}`,
  drop: 'Drop it',
  composing: 'Only you see it',
  how: (name: string) => `Select words or place the cursor, type; Enter tables it as ${name}, Esc drops it`,
  reopen: 'Reopen …',
}

/** The tools: quiet, and pressed without taking the cursor out of the text. */
export function Toolbar() {
  const { me, editor } = useRoom()
  const { abilities, shown, items } = useFacts()
  const here = useRoomState((state) => state.selection.unit)
  const inBracket = useRoomState((state) => state.selection.bracket)
  const hasWords = useRoomState((state) => state.selection.text !== '')
  const composing = useRoomState((state) => state.composing)
  const voice = useRoomState((state) => state.voice)
  const canUndo = useRoomState((state) => state.canUndo)
  const canRedo = useRoomState((state) => state.canRedo)
  const party = voice ?? me.party
  const kind = useRoomState((state) => state.draft.units.find((unit) => unit.id === state.selection.unit)?.kind)
  const insert = () => {
    editor.insertUnit(here, kindAfter(kind ?? 'paragraph'))
    editor.focus()
  }
  const bracket = items.find((item) => item.type === 'bracket' && item.id === inBracket)
  return (
    // A press beside a button, or on one that is disabled, would take the cursor out of the text too.
    <div className="toolbar-frame" onMouseDown={(event) => !(event.target instanceof HTMLInputElement) && event.preventDefault()}>
      <AriaToolbar className="toolbar" aria-label={say.toolbar}>
        {composing && party !== null ? (
          <>
            <Button tone="main" keys="Enter" preventFocusOnPress onPress={() => editor.table()}>
              {say.table(partyName(shown, party))}
            </Button>
            <Button tone="quiet" keys="Esc" preventFocusOnPress onPress={() => editor.drop()}>
              {say.drop}
            </Button>
            <span className="toolbar-hint">{say.composing}</span>
          </>
        ) : (
          <>
            {abilities.speakForAny && <VoiceSwitch />}
            <IconButton name={say.deletion} isDisabled={!hasWords} onPress={() => editor.proposeDeletion()}>
              <Strikethrough aria-hidden />
            </IconButton>
            <IconButton name={say.brackets} keys="[" isDisabled={!hasWords} onPress={() => editor.bracketWords()}>
              <Brackets aria-hidden />
            </IconButton>
            <IconButton name={say.paragraph} onPress={insert}>
              <Pilcrow aria-hidden />
            </IconButton>
            <Separator orientation="vertical" className="toolbar-line" />
            <IconButton name={say.undo} keys="Mod+Z" isDisabled={!canUndo} onPress={() => editor.undo()}>
              <Undo2 aria-hidden />
            </IconButton>
            <IconButton name={say.redo} keys="Mod+Shift+Z" isDisabled={!canRedo} onPress={() => editor.redo()}>
              <Redo2 aria-hidden />
            </IconButton>
            {bracket && <BracketTools key={bracket.id} id={bracket.id} />}
            {abilities.arrange && <UnitMenu />}
            {!abilities.speakForAny && party !== null && <span className="toolbar-hint">{say.how(partyName(shown, party))}</span>}
            {abilities.decide && <TakeGavel />}
          </>
        )}
      </AriaToolbar>
    </div>
  )
}

/** What may be done with the bracket the cursor is in. */
function BracketTools({ id }: { id: string }) {
  const { items } = useFacts()
  const deeds = useItemDeeds()
  const item = items.find((each) => each.type === 'bracket' && each.id === id)
  if (!item) return null
  const [accept, reject, withdraw] = [deeds.accept(item), deeds.reject(item), deeds.withdraw(item)]
  if (!accept && !reject && !withdraw) return null
  return (
    <>
      <Separator orientation="vertical" className="toolbar-line" />
      {accept && (
        <IconButton name={say.accept} onPress={accept}>
          <Check aria-hidden />
        </IconButton>
      )}
      {reject && (
        <IconButton name={say.reject} onPress={reject}>
          <X aria-hidden />
        </IconButton>
      )}
      {withdraw && !accept && (
        <Button tone="quiet" preventFocusOnPress onPress={withdraw}>
          {say.withdraw}
        </Button>
      )}
    </>
  )
}

function TakeGavel() {
  const { take, chosen } = useGavel()
  const targets = useRoomList(({ draft, selection }) => gavelTargets(draft, selection, chosen))
  const sealed = useRoomState(({ draft }) => targets.length > 0 && targets.every((id) => draft.units.find((unit) => unit.id === id)?.stamp))
  return (
    <div className="toolbar-gavel">
      <Button tone={sealed ? 'plain' : 'main'} icon={<Gavel aria-hidden />} isDisabled={targets.length === 0} preventFocusOnPress aria-keyshortcuts={spokenKeys(keys.gavel)} onPress={() => take()}>
        {sealed ? say.reopen : gavelName(targets.length)} <span className="toolbar-keys">{printedKeys(keys.gavel)}</span>
      </Button>
    </div>
  )
}
