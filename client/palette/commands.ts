import { confirmingRefused } from '../../schema/acts/confirm.ts'
import type { UnitKind } from '../../schema/draft.ts'
import type { OutlineEntry } from '../../schema/outline.ts'
import { placesOf } from '../../schema/places.ts'
import { proposable } from '../../schema/policy.ts'
import { setOf } from '../../schema/alternatives.ts'
import { sectionOf } from '../../schema/section.ts'
import { lastMeeting } from '../results/lastMeeting.ts'
import type { RoomDialog } from '../room/dialogs.ts'
import { exportLink, outstandingLink } from '../exportApi.ts'
import { seenNow } from '../room/stampPreview.ts'
import type { Facts } from '../room/facts.ts'
import type { GavelState } from '../room/useGavel.ts'
import { compareAddress, overviewAddress, resultsAddress, screenAddress } from '../route.ts'
import type { SideTab } from '../room/sideTab.ts'
import { sideTabs } from '../room/sideTab.ts'
import type { Deed, Room } from '../sync/room.ts'

/** Something the room can do now, to be found by its name. */
export interface Command {
  readonly id: string
  readonly name: string
  /** What else it is found by, and shown beside it: a place's first words, a party's code. */
  readonly hint: string
  /** Other words it is looked for under. */
  readonly also?: string
  /** The key that does it without the list. */
  readonly keys?: string
  readonly run: () => void
}

/** What the commands are made of. */
export interface CommandParts {
  readonly room: Room
  readonly facts: Pick<Facts, 'abilities' | 'outline' | 'shown'>
  readonly gavel: Pick<GavelState, 'take'>
  readonly open: (dialog: RoomDialog | null) => void
  readonly perform: (deed: Deed) => void
  /** Shows one of the lists beside the page. */
  readonly show: (tab: SideTab) => void
  /** Fetches a file the server prints. */
  readonly print: (link: string, what: string) => void
  /** Goes to an address of the client. */
  readonly visit: (address: string) => void
}

const say = {
  call: (place: string) => `Call ${place}`,
  park: (place: string) => `Park ${place}`,
  unpark: (place: string) => `Take up ${place} again`,
  gavel: (place: string) => `Gavel on ${place}`,
  gavelAll: (place: string) => `Gavel on all of ${place}`,
  reopen: (place: string) => `Reopen ${place} …`,
  history: (place: string) => `Former stamps of ${place}`,
  relabel: (place: string) => `Change the label of ${place} …`,
  move: (place: string) => `Move ${place} …`,
  position: (place: string) => `Take a position on ${place} …`,
  positionBracket: 'Take a position on this bracket …',
  alternatives: (place: string) => `Alternatives in ${place} side by side`,
  alternative: (place: string) => `Propose an alternative to ${place}`,
  renumber: 'Renumber the draft …',
  remove: (place: string) => `Remove ${place} …`,
  insert: (kind: string, place: string) => `Insert ${kind} below ${place}`,
  kinds: { action: 'an action', paragraph: 'a paragraph', objective: 'an objective', chapter: 'a chapter', heading: 'a heading', subheading: 'a subheading' } satisfies Partial<Record<UnitKind, string>>,
  noPointer: 'Take the pointer away',
  openMeeting: 'Open a meeting …',
  closeMeeting: 'Close the meeting …',
  roll: 'Call the roll …',
  attendance: 'Arrivals and departures …',
  confirmAll: (count: number) => `Confirm all ${count} that wait`,
  print: (name: string, as: string) => `${name}, ${as}`,
  files: { docx: 'Word', pdf: 'PDF', txt: 'Text' },
  outstanding: (name: string) => `Outstanding issues in ${name}`,
  lists: { docx: 'Word', xlsx: 'Excel' },
  suspend: 'Suspend the meeting',
  resume: 'Resume the meeting',
  askFloor: 'Ask for the floor',
  nextFloor: (name: string) => `Give the floor to ${name}`,
  speak: (name: string) => `Type for ${name}`,
  text: 'Type into the text',
  tabs: { table: 'Show what is on the table', list: 'Show the run list', meeting: 'Show the meeting' } satisfies Record<SideTab, string>,
  wall: 'Open the wall',
  compare: 'What changed',
  results: 'Results of the last meeting',
  snapshots: 'Snapshots',
  head: 'Head of the document …',
  parties: 'Parties …',
  house: 'Rules of the house …',
  invite: 'Invite …',
  clerks: 'Clerks …',
  findings: 'Findings of the import',
  keys: 'Keyboard',
  overview: 'All documents',
  undo: 'Undo',
  go: (place: string) => `Go to ${place}`,
}

/** Everything this person can do here and now: with the paragraph one is in first, then the meeting, then the pages, then places to go to.
 *
 * What would be refused is left out, so that the list teaches what there is. */
export function commandsOf({ room, facts, gavel, open, perform, show, print, visit }: CommandParts): Command[] {
  const { draft, selection, canUndo } = room.getState()
  const { abilities, outline, shown } = facts
  const unit = draft.units.find(({ id }) => id === selection.unit)
  const place = unit ? (placesOf(draft).get(unit.id) ?? '') : ''
  const meeting = draft.meetings.find((each) => each.open)
  const last = lastMeeting(draft.meetings.filter((each) => !each.open))
  const waiting = draft.floor.find(({ speaking }) => !speaking)
  const made: Command[] = []
  const add = (on: boolean, id: string, name: string, run: () => void, more: Partial<Pick<Command, 'keys' | 'hint' | 'also'>> = {}) => {
    if (on) made.push({ id, name, run, hint: '', ...more })
  }
  if (unit) {
    const section = sectionOf(draft, unit.id).filter((id) => draft.units.find((each) => each.id === id)?.kind !== 'subheading')
    const parked = draft.parked.includes(unit.id)
    add(abilities.point && draft.pointer !== unit.id, 'point', say.call(place), () => perform({ type: 'point', unit: unit.id }), { keys: 'Mod+.' })
    add(abilities.decide && unit.stamp === null, 'gavel', say.gavel(place), () => gavel.take([unit.id]), { keys: 'Mod+Enter' })
    add(abilities.decide && section.length > 1, 'gavel-all', say.gavelAll(place), () => gavel.take(section))
    add(abilities.point, 'park', parked ? say.unpark(place) : say.park(place), () => perform({ type: 'park', units: [unit.id], parked: !parked }))
    add(abilities.decide && unit.stamp !== null, 'reopen', say.reopen(place), () => open({ name: 'reopen', units: [unit.id] }))
    add(unit.former.length > 0, 'history', say.history(place), () => open({ name: 'history', unit: unit.id }))
    add(abilities.arrange && unit.stamp === null, 'relabel', say.relabel(place), () => open({ name: 'relabel', unit: unit.id }))
    add(abilities.arrange, 'move', say.move(place), () => open({ name: 'move', unit: unit.id }))
    add(abilities.propose, 'position', say.position(place), () => open({ name: 'position', on: unit.id, unit: unit.id }))
    if (selection.bracket !== null) {
      const { bracket } = selection
      add(abilities.propose, 'position-bracket', say.positionBracket, () => open({ name: 'position', on: bracket, unit: unit.id }), { keys: 'Mod+Shift+S' })
    }
    const rival = [selection.bracket ?? '', unit.id].find((id) => setOf(draft, id))
    if (rival !== undefined) add(true, 'alternatives', say.alternatives(place), () => open({ name: 'alternatives', of: rival }))
    const root = unit.alternativeTo ?? unit.id
    const behind = setOf(draft, root)?.members.at(-1)?.id ?? root
    add(abilities.propose && proposable.includes(unit.kind) && unit.stamp === null, 'alternative', say.alternative(place), () => room.editor.insertUnit(behind, unit.kind, root))
    add(abilities.arrange && unit.stamp === null, 'remove', say.remove(place), () => open({ name: 'remove', units: [unit.id] }))
    for (const [kind, name] of Object.entries(say.kinds) as [UnitKind, string][])
      add(abilities.arrange, `insert-${kind}`, say.insert(name, place), () => room.editor.insertUnit(unit.id, kind))
    add(room.me.party !== null, 'floor', say.askFloor, () => perform({ type: 'askFloor', unit: unit.id }))
  }
  add(abilities.point && draft.pointer !== null, 'no-pointer', say.noPointer, () => perform({ type: 'point', unit: null }))
  add(abilities.meetings && !meeting, 'open-meeting', say.openMeeting, () => open({ name: 'openMeeting' }))
  add(abilities.meetings && meeting !== undefined, 'roll', meeting?.roll ? say.attendance : say.roll, () => open({ name: 'roll' }), { also: 'roll arrivals departures quorum present absent attendance' })
  add(abilities.meetings && meeting?.suspended === false, 'suspend', say.suspend, () => perform({ type: 'suspendMeeting' }))
  add(abilities.meetings && meeting?.suspended === true, 'resume', say.resume, () => perform({ type: 'resumeMeeting' }))
  add(abilities.meetings && meeting !== undefined, 'close-meeting', say.closeMeeting, () => open({ name: 'closeMeeting' }))
  if (waiting) add(abilities.point, 'next-floor', say.nextFloor(nameIn(shown.parties, waiting.party)), () => perform({ type: 'callFloor', request: waiting.id }))
  const pending = draft.units.filter(({ stamp }) => stamp?.pending)
  add(abilities.decide && pending.length > 0 && confirmingRefused(draft) === null, 'confirm-all', say.confirmAll(pending.length), () => perform({ type: 'confirm', units: pending.map(({ id }) => id), seen: seenNow(draft, pending.map(({ id }) => id)) }))
  add(canUndo, 'undo', say.undo, () => room.editor.undo(), { keys: 'Mod+Z' })
  add(abilities.arrange || draft.concordances.length > 0, 'renumber', say.renumber, () => open({ name: 'consolidate' }))
  for (const [at, tab] of sideTabs.entries()) add(true, tab, say.tabs[tab], () => show(tab), { keys: `Alt+${at + 1}` })
  add(true, 'wall', say.wall, () => visit(screenAddress(room.document)))
  for (const as of ['annotated', 'clean', 'tracked'] as const)
    for (const to of as === 'tracked' ? (['docx'] as const) : (['docx', 'pdf', 'txt'] as const))
      add(true, `print-${as}-${to}`, say.print(say.files[to], as), () => print(exportLink(room.document, as, to), say.print(say.files[to], as)), { also: 'export print download' })
  for (const to of ['docx', 'xlsx'] as const)
    add(true, `print-outstanding-${to}`, say.outstanding(say.lists[to]), () => print(outstandingLink(room.document, to), say.outstanding(say.lists[to])), { also: 'export print download open' })
  add(true, 'compare', say.compare, () => visit(compareAddress(room.document, null)), { also: 'compare difference since' })
  if (last) add(true, 'results', say.results, () => visit(resultsAddress(room.document, last.id)), { also: 'report minutes decisions' })
  add(true, 'snapshots', say.snapshots, () => open({ name: 'snapshots' }))
  add(abilities.manage, 'head', say.head, () => open({ name: 'head' }))
  add(abilities.manage, 'parties', say.parties, () => open({ name: 'parties' }))
  add(abilities.manage, 'house', say.house, () => open({ name: 'house' }))
  add(abilities.manage, 'invite', say.invite, () => open({ name: 'invitations' }))
  add(abilities.appoint, 'clerks', say.clerks, () => open({ name: 'clerks' }))
  add(abilities.manage && draft.findings.length > 0, 'findings', say.findings, () => open({ name: 'findings' }))
  add(true, 'keys', say.keys, () => open({ name: 'keys' }), { keys: '?' })
  add(true, 'overview', say.overview, () => visit(overviewAddress))
  if (abilities.speakForAny) {
    add(true, 'speak-text', say.text, () => room.editor.setVoice(null))
    for (const party of shown.parties)
      if (party.kind === 'delegation' || party.kind === 'body')
        made.push({ id: `speak-${party.code}`, name: say.speak(party.names[0] ?? party.code), hint: [party.code, ...party.short].join(' '), run: () => room.editor.setVoice(party.code) })
  }
  return [...made, ...outline.map((entry) => goTo(entry, room))]
}

function goTo({ unit, place, words }: OutlineEntry, room: Room): Command {
  return { id: `go-${unit}`, name: say.go(place), hint: words, run: () => room.editor.scrollTo(unit) }
}

function nameIn(parties: CommandParts['facts']['shown']['parties'], code: string): string {
  return parties.find((party) => party.code === code)?.names[0] ?? code
}
