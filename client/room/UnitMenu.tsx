import { ArrowDownToLine, ArrowUpToLine, CaseSensitive, ChevronRight, ChevronUp, Columns2, Gavel, History, Merge, MessageSquareQuote, Move, RotateCcw, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useRef } from 'react'
import { Button, Menu, MenuItem, MenuTrigger, Popover, Separator, SubmenuTrigger } from 'react-aria-components'
import type { UnitKind } from '../../schema/draft.ts'
import { setOf } from '../../schema/alternatives.ts'
import { sectionOf } from '../../schema/section.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { useDeed } from './useDeed.ts'
import { useDialogs } from './dialogs.ts'
import { useGavel } from './useGavel.ts'
import { useFacts } from './useFacts.ts'
import { useRoom, useRoomState } from './useRoom.ts'

const say = {
  button: (place: string) => `Paragraph ${place}`,
  label: 'Change the label …',
  above: 'Insert above',
  below: 'Insert below',
  kinds: [['action', 'Action'], ['paragraph', 'Paragraph'], ['objective', 'Objective'], ['subheading', 'Subheading'], ['chapter', 'Chapter'], ['heading', 'Heading']] satisfies [UnitKind, string][],
  join: 'Join to the one above',
  remove: 'Remove …',
  move: 'Move …',
  position: 'A position …',
  alternatives: 'Alternatives side by side',
  reopen: 'Reopen …',
  history: 'Former stamps',
  gavel: (place: string) => `Gavel on all of ${place}`,
}

/** What the secretariat and the chair do with the paragraph the cursor is in. Its button says which one that is. */
export function UnitMenu() {
  const { editor } = useRoom()
  const { places } = useFacts()
  // Opened by a key from the button itself, the focus belongs there again.
  const byKey = useRef(false)
  const current = useRoomState((state) => state.selection.unit)
  const place = current === null ? undefined : places.get(current)
  if (current === null || place === undefined) return null
  // The menu gives the focus back to its button first; a dialog that follows keeps it.
  const backToText = () => requestAnimationFrame(() => document.querySelector('.overlay') ?? editor.focus())
  return (
    <MenuTrigger onOpenChange={(isOpen) => isOpen || byKey.current || backToText()}>
      <Button className="button unit-menu" data-tone="quiet" preventFocusOnPress onPressStart={({ pointerType }) => (byKey.current = pointerType === 'keyboard')} aria-label={say.button(place)}>
        <span>{place}</span> <ChevronUp aria-hidden />
      </Button>
      <Popover className="popover" placement="top start">
        <UnitDeeds unit={current} place={place} backToText={backToText} />
      </Popover>
    </MenuTrigger>
  )
}

/** What can be done, looked up when the menu is opened and not with every key in the paragraph. */
function UnitDeeds({ unit: id, place, backToText }: { unit: string; place: string; backToText: () => void }) {
  const { editor } = useRoom()
  const { abilities } = useFacts()
  const openDialog = useDialogs()
  const perform = useDeed()
  const gavel = useGavel()
  const draft = useRoomState((state) => state.draft)
  const at = draft.units.findIndex((unit) => unit.id === id)
  const unit = draft.units[at]
  if (!unit) return null
  const before = draft.units[at - 1]
  const sealed = unit.stamp !== null
  // "Actions" divides the page; nobody decides on it.
  const section = sectionOf(draft, unit.id).filter((id) => draft.units.find((each) => each.id === id)?.kind !== 'subheading')
  const join = () => {
    if (before) void perform({ type: 'join', unit: unit.id, seen: { [unit.id]: hashOfWords(unit), [before.id]: hashOfWords(before) } })
  }
  const insert = (after: string | null, kind: UnitKind) => {
    editor.insertUnit(after, kind)
    backToText()
  }
  return (
    <Menu className="menu" disabledKeys={[...(sealed ? ['join', 'remove', 'label'] : []), ...(before && !before.stamp ? [] : ['join'])]}>
      <MenuItem id="label" className="menu-item" onAction={() => openDialog({ name: 'relabel', unit: unit.id })}>
        <CaseSensitive aria-hidden /> {say.label}
      </MenuItem>
      <InsertMenu id="above" icon={<ArrowUpToLine aria-hidden />} words={say.above} onInsert={(kind) => insert(before?.id ?? null, kind)} />
      <InsertMenu id="below" icon={<ArrowDownToLine aria-hidden />} words={say.below} onInsert={(kind) => insert(unit.id, kind)} />
      <MenuItem id="join" className="menu-item" onAction={join}>
        <Merge aria-hidden /> {say.join}
      </MenuItem>
      <MenuItem id="move" className="menu-item" onAction={() => openDialog({ name: 'move', unit: unit.id })}>
        <Move aria-hidden /> {say.move}
      </MenuItem>
      <MenuItem id="position" className="menu-item" onAction={() => openDialog({ name: 'position', on: unit.id, unit: unit.id })}>
        <MessageSquareQuote aria-hidden /> {say.position}
      </MenuItem>
      {setOf(draft, unit.id) && (
        <MenuItem id="alternatives" className="menu-item" onAction={() => openDialog({ name: 'alternatives', of: unit.id })}>
          <Columns2 aria-hidden /> {say.alternatives}
        </MenuItem>
      )}
      <MenuItem id="remove" className="menu-item" onAction={() => openDialog({ name: 'remove', units: [unit.id] })}>
        <Trash2 aria-hidden /> {say.remove}
      </MenuItem>
      {abilities.decide && section.length > 1 && (
        <MenuItem id="gavel" className="menu-item" onAction={() => gavel.take(section)}>
          <Gavel aria-hidden /> {say.gavel(place)}
        </MenuItem>
      )}
      {(unit.former.length > 0 || (sealed && abilities.decide)) && <Separator className="menu-separator" />}
      {sealed && abilities.decide && (
        <MenuItem id="reopen" className="menu-item" onAction={() => openDialog({ name: 'reopen', units: [unit.id] })}>
          <RotateCcw aria-hidden /> {say.reopen}
        </MenuItem>
      )}
      {unit.former.length > 0 && (
        <MenuItem id="history" className="menu-item" onAction={() => openDialog({ name: 'history', unit: unit.id })}>
          <History aria-hidden /> {say.history}
        </MenuItem>
      )}
    </Menu>
  )
}

/** The kinds of unit that can be inserted, behind one line of the menu. */
function InsertMenu({ id, icon, words, onInsert }: { id: string; icon: ReactNode; words: string; onInsert: (kind: UnitKind) => void }) {
  return (
    <SubmenuTrigger>
      <MenuItem id={id} className="menu-item" textValue={words}>
        {icon} {words} <ChevronRight className="menu-hint" aria-hidden />
      </MenuItem>
      <Popover className="popover">
        <Menu className="menu" aria-label={words}>
          {say.kinds.map(([kind, name]) => (
            <MenuItem key={kind} className="menu-item" onAction={() => onInsert(kind)}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  )
}
