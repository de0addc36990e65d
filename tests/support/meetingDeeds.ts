import type { Draft, Unit } from '../../schema/draft.ts'
import { holders, stances } from '../../schema/draft.ts'
import { alternativesIn } from '../../schema/alternatives.ts'
import { hashOfWords } from '../../schema/hash.ts'
import { pendingQueue } from '../../schema/pendingQueue.ts'
import { bracketIds, proposalOf } from '../../schema/proposals.ts'
import { textOf } from '../../schema/runs.ts'
import { recordRoot } from '../../schema/ydoc.ts'
import { serialiseRuns } from '../../schema/serialise.ts'
import { stored } from './hand.ts'
import type { MeetingDeed } from './meetingScript.ts'
import type { Chooser, MeetingRoom, Seat } from './meetingRoom.ts'

type Deed = (room: MeetingRoom, seat: Seat, choose: Chooser) => Promise<unknown>

const nothing = Promise.resolve()
const words = ['To promote the exchange of experience among utilities.', 'To publish the results every year.', 'In accordance with domestic law.']
const idea = (choose: Chooser) => choose.one(words) ?? words[0]!

/** What people in a meeting set out to do, each looking at their own copy; where there is nothing to do it on, they do nothing. */
export const meetingDeeds: { readonly [D in MeetingDeed]: Deed } = {
  open: (room, seat) => room.act(seat, { type: 'openMeeting', date: '2012-04-19', body: 'Working Group', kind: 'working group' }),
  rollCall: (room, seat) => room.act(seat, { type: 'callRoll', present: codes(room).slice(0, 21) }),
  async loseQuorum(room, seat) {
    for (const party of present(room, seat).slice(11)) await room.act(seat, { type: 'attend', party, present: false })
    await meetingDeeds.gavel(room, seat, { below: () => 0, one: (among) => among[0] })
  },
  async regainQuorum(room, seat) {
    const missing = codes(room).filter((code) => !present(room, seat).includes(code))
    for (const party of missing.slice(0, 14)) await room.act(seat, { type: 'attend', party, present: true })
  },
  suspend: (room, seat) => room.act(seat, { type: 'suspendMeeting' }),
  resume: (room, seat) => room.act(seat, { type: 'resumeMeeting' }),
  snapshot: (_room, seat) => seat.person.ask('POST', `/api/documents/${seat.person.document}/snapshots`, { title: 'Before lunch' }),
  async restore(room, seat) {
    const { body } = await seat.person.ask('GET', `/api/documents/${seat.person.document}/snapshots`)
    const lunch = (body as { id: string; title: string }[]).find(({ title }) => title === 'Before lunch')
    const act = { type: 'restore', snapshot: lunch?.id }
    const held = Object.keys(room.draft(seat).holds)
    if ((await room.act(seat, act)).status === 200 || held.length === 0) return
    await room.act(seat, { type: 'release', units: held })
    await room.act(seat, act)
  },
  describe: (room, seat) => room.act(seat, { type: 'describe', title: 'Draft Plan of Action', symbol: 'GT/1 rev. 1', distribution: 'Limited', language: 'English' }),
  async confirmAll(room, seat) {
    const units = pendingQueue(room.draft(seat)).map(({ unit }) => unit)
    if (units.length) await room.act(seat, { type: 'confirm', units: units.map(({ id }) => id), seen: seenOf(units) })
  },
  close: (room, seat) => room.act(seat, { type: 'closeMeeting' }),

  gavel: (room, seat, choose) => heldGavel(room, seat, choose, 'agreed'),
  delete: (room, seat, choose) => heldGavel(room, seat, choose, 'deleted'),
  async rashGavel(room, seat, choose) {
    const unit = choose.one(decidable(room.draft(seat)))
    const { clerk } = room
    const text = clerk.shutOut === null && unit && room.draft(clerk).units.some(({ id }) => id === unit.id) ? clerk.client.text(unit.id) : null
    if (!unit || !text) return
    // Looked at; and while the gavel is in the air, somebody types.
    const seen = seenOf([unit])
    text.insert(0, 'Also, ', {})
    await Promise.race([clerk.client.saved(), clerk.client.refused])
    const { body } = await room.act(seat, { type: 'stamp', units: [unit.id], decision: 'agreed', seen })
    const { code, now } = body as { code?: string; now?: Record<string, { hash: string }> }
    if (code === 'changed') await room.act(seat, { type: 'stamp', units: [unit.id], decision: 'agreed', seen: { [unit.id]: now?.[unit.id]?.hash } })
  },
  async confirm(room, seat, choose) {
    const waiting = choose.one(pendingQueue(room.draft(seat)))
    if (waiting) await room.act(seat, { type: 'confirm', units: [waiting.unit.id], seen: seenOf([waiting.unit]) })
  },
  async reopen(room, seat, choose) {
    const unit = choose.one(room.draft(seat).units.filter(({ stamp }) => stamp))
    if (unit) await room.act(seat, { type: 'reopen', units: [unit.id], reason: 'A delegation received new instructions.', asked: choose.one(codes(room)) })
  },
  accept: (room, seat, choose) => resolve(room, seat, choose, 'accept'),
  reject: (room, seat, choose) => resolve(room, seat, choose, 'reject'),
  async choose(room, seat, choose) {
    const draft = room.draft(seat)
    const set = choose.one(alternativesIn(draft))
    const chosen = choose.one(set?.members ?? [])?.id
    if (!set || chosen === undefined) return
    const over = set.members.map(({ id }) => id).filter((id) => id !== chosen)
    const units = draft.units.filter((unit) => [chosen, ...over].some((id) => id === unit.id || bracketIds(unit).includes(id)))
    await room.act(seat, { type: 'choose', chosen, over, seen: seenOf(units) })
  },
  async takeBack(room, seat, choose) {
    const before = seat.entries.length
    await meetingDeeds[choose.one(['accept', 'reject', 'relabel', 'split', 'join', 'moveUnit', 'park', 'insertUnit'] as const)!](room, seat, choose)
    if (seat.entries.length > before) await room.act(seat, { type: 'takeBack', entry: seat.entries.at(-1) })
  },
  point: (room, seat, choose) => room.act(seat, { type: 'point', unit: choose.one(room.draft(seat).units)?.id ?? null }),
  async park(room, seat, choose) {
    const draft = room.draft(seat)
    const unit = choose.one(draft.units.filter(({ id }) => !draft.parked.includes(id)))
    if (unit) await room.act(seat, { type: 'park', units: [unit.id], parked: true })
  },
  async takeUp(room, seat, choose) {
    const unit = choose.one(room.draft(seat).parked)
    if (unit !== undefined) await room.act(seat, { type: 'park', units: [unit], parked: false })
  },
  async giveFloor(room, seat) {
    const request = room.draft(seat).floor.find(({ speaking }) => !speaking)
    if (request) await room.act(seat, { type: 'callFloor', request: request.id })
  },
  async endFloor(room, seat) {
    const request = room.draft(seat).floor[0]
    if (request) await room.act(seat, { type: 'endFloor', request: request.id })
  },

  async relabel(room, seat, choose) {
    const unit = choose.one(openParagraphs(room.draft(seat)))
    if (unit) await room.act(seat, { type: 'relabel', unit: unit.id, label: choose.one(['1.', '2bis.', '7.', null]) ?? null })
  },
  async split(room, seat, choose) {
    const unit = choose.one(openParagraphs(room.draft(seat)).filter(({ runs }) => textOf(runs).length > 20))
    const space = unit ? textOf(unit.runs).indexOf(' ', 4 + choose.below(12)) : -1
    if (unit && space > 0) await room.act(seat, { type: 'split', unit: unit.id, at: space, seen: seenOf([unit]) })
  },
  async join(room, seat, choose) {
    const { units } = room.draft(seat)
    const second = choose.one(openParagraphs({ units }).filter((unit) => {
      const before = units[units.indexOf(unit) - 1]
      return before && !before.stamp && before.kind === unit.kind && before.by === unit.by
    }))
    if (second) await room.act(seat, { type: 'join', unit: second.id, seen: seenOf([second]) })
  },
  async insertUnit(room, seat, choose) {
    const after = choose.one(paragraphs(room.draft(seat)))
    if (after) await room.act(seat, { type: 'insertUnit', after: after.id, kind: after.kind, text: idea(choose), by: null })
  },
  async removeUnit(room, seat, choose) {
    const unit = choose.one(openParagraphs(room.draft(seat)))
    if (unit) await room.act(seat, { type: 'removeUnit', unit: unit.id, seen: seenOf([unit]) })
  },
  async moveUnit(room, seat, choose) {
    const { units } = room.draft(seat)
    const unit = choose.one(units.filter(({ kind }) => kind === 'action' || kind === 'paragraph' || kind === 'objective'))
    const after = choose.one(units)
    if (unit && after) await room.act(seat, { type: 'moveUnit', unit: unit.id, after: after.id, seen: seenOf([unit]) })
  },
  async keyUnit(room, seat, choose) {
    const after = choose.one(paragraphs(room.draft(seat)))
    if (after) await room.act(seat, { type: 'insertUnit', after: after.id, kind: after.kind, text: idea(choose), by: choose.one(codes(room)) })
  },
  keyPosition: (room, seat, choose) => position(room, seat, choose, choose.one(codes(room))),
  async keyWithdrawal(room, seat, choose) {
    const draft = room.draft(seat)
    const id = choose.one(proposals(draft))
    const party = id === undefined ? undefined : choose.one(holders(proposalOf(draft, id)?.by ?? ''))
    if (id !== undefined && party !== undefined) await room.act(seat, { type: 'withdraw', brackets: [id], party })
  },
  keyFloor: (room, seat, choose) => room.act(seat, { type: 'askFloor', party: choose.one(codes(room)), unit: null }),
  async arrive(room, seat, choose) {
    const party = choose.one(codes(room).filter((code) => !present(room, seat).includes(code)))
    if (party !== undefined) await room.act(seat, { type: 'attend', party, present: true })
  },
  async leave(room, seat, choose) {
    const party = choose.one(present(room, seat))
    if (party !== undefined) await room.act(seat, { type: 'attend', party, present: false })
  },
  async hold(room, seat, choose) {
    const unit = choose.one(decidable(room.draft(seat)))
    if (unit) await room.act(seat, { type: 'hold', units: [unit.id] })
  },
  async release(room, seat) {
    const draft = room.draft(seat)
    const held = Object.keys(draft.holds).filter((id) => draft.holds[id]?.by === seat.actor.user)
    if (held.length) await room.act(seat, { type: 'release', units: held })
  },
  consolidate: (room, seat) => room.act(seat, { type: 'consolidate' }),
  async merge(room, seat, choose) {
    const draft = room.draft(seat)
    const set = choose.one(alternativesIn(draft).filter(({ type }) => type === 'units'))
    const units = draft.units.filter(({ id }) => set?.members.some((member) => member.id === id))
    if (units.length > 1) await room.act(seat, { type: 'merge', units: units.map(({ id }) => id), text: units.map(({ runs }) => serialiseRuns(runs, draft)).join(' '), seen: seenOf(units) })
  },

  askFloor: (room, seat, choose) => room.act(seat, { type: 'askFloor', unit: choose.one([null, ...room.draft(seat).units.map(({ id }) => id)]) ?? null }),
  async endOwnFloor(room, seat) {
    const own = room.draft(seat).floor.find(({ party }) => party === seat.actor.party)
    if (own) await room.act(seat, { type: 'endFloor', request: own.id })
  },
  takePosition: (room, seat, choose) => position(room, seat, choose),
  async dropPosition(room, seat, choose) {
    const draft = room.draft(seat)
    const own = (positions: readonly { readonly party: string }[]) => positions.some(({ party }) => party === seat.actor.party)
    const on = choose.one([...draft.units.filter(({ positions }) => own(positions)).map(({ id }) => id), ...proposals(draft).filter((id) => own(draft.brackets[id]?.positions ?? []))])
    if (on !== undefined) await room.act(seat, { type: 'takePosition', on, stance: null })
  },
  async withdrawOwn(room, seat, choose) {
    const draft = room.draft(seat)
    const id = choose.one(proposals(draft).filter((each) => holders(proposalOf(draft, each)?.by ?? '').includes(seat.actor.party ?? '')))
    if (id !== undefined) await room.act(seat, { type: 'withdraw', brackets: [id] })
  },
  async proposeUnit(room, seat, choose) {
    const after = choose.one(paragraphs(room.draft(seat)))
    if (after) await room.act(seat, { type: 'insertUnit', after: after.id, kind: after.kind, text: idea(choose), by: seat.actor.party })
  },
  async proposeAlternative(room, seat, choose) {
    const unit = choose.one(paragraphs(room.draft(seat)).filter(({ alternativeTo }) => alternativeTo === null))
    if (unit) await room.act(seat, { type: 'insertUnit', after: unit.id, kind: unit.kind, text: idea(choose), by: seat.actor.party, alternativeTo: unit.id })
  },
  /** A word beside somebody else's proposed words, with a stroke between them: one or the other. */
  proposeRival(room, seat, choose) {
    const { client, actor } = seat
    if (seat.shutOut !== null || seat.away > 0 || actor.party === null) return nothing
    const draft = room.draft(seat)
    const unit = choose.one(decidable(draft).filter(({ runs }) => runs.some(({ brackets }) => brackets.length === 1 && brackets[0]!.kind === 'ins' && brackets[0]!.by !== actor.party)))
    if (!unit) return nothing
    const run = unit.runs.findIndex(({ brackets }) => brackets.length === 1 && brackets[0]!.kind === 'ins' && brackets[0]!.by !== actor.party)
    const at = textOf(unit.runs.slice(0, run + 1)).length
    client.doc.transact(() => client.text(unit.id).insert(at, 'alternatively', stored({ id: room.newBracket(actor.party!), kind: 'ins', by: actor.party!, parent: null })))
    return nothing
  },
}

/** Holds a unit, waits until its words stand still, reads them and lets the gavel fall. */
async function heldGavel(room: MeetingRoom, seat: Seat, choose: Chooser, decision: 'agreed' | 'deleted'): Promise<void> {
  const unit = choose.one(decidable(room.draft(seat)))?.id
  if (unit === undefined) return
  await room.act(seat, { type: 'point', unit })
  const held = await room.act(seat, { type: 'hold', units: [unit] })
  if (held.status !== 200) return
  await seat.client.until(() => recordRoot(seat.client.doc).has(`hold:${unit}`))
  const stamped = await room.act(seat, { type: 'stamp', units: [unit], decision, seen: seenOf(room.draft(seat).units.filter(({ id }) => id === unit)) })
  if (stamped.status !== 200) await room.act(seat, { type: 'release', units: [unit] })
}

async function resolve(room: MeetingRoom, seat: Seat, choose: Chooser, type: 'accept' | 'reject'): Promise<void> {
  const draft = room.draft(seat)
  const id = choose.one(proposals(draft))
  const units = id === undefined ? [] : (proposalOf(draft, id)?.units ?? [])
  if (id !== undefined) await room.act(seat, { type, brackets: [id], seen: seenOf(units) })
}

async function position(room: MeetingRoom, seat: Seat, choose: Chooser, party?: string): Promise<void> {
  const draft = room.draft(seat)
  const on = choose.one([...draft.units.map(({ id }) => id), ...proposals(draft)])
  const stance = choose.one(stances)
  const until = stance === 'pending consultations' && choose.below(2) ? '2012-05-03' : undefined
  if (on !== undefined) await room.act(seat, { type: 'takePosition', on, stance, ...(party !== undefined && { party }), ...(until !== undefined && { until }) })
}

function seenOf(units: readonly Unit[]): Record<string, string> {
  return Object.fromEntries(units.map((unit) => [unit.id, hashOfWords(unit)]))
}

function decidable(draft: Draft): Unit[] {
  return draft.units.filter(({ id, stamp, by, runs }) => !stamp && by === null && !draft.holds[id] && textOf(runs).trim() !== '')
}

function paragraphs(draft: Pick<Draft, 'units'>): Unit[] {
  return draft.units.filter(({ kind }) => kind === 'action' || kind === 'paragraph')
}

function openParagraphs(draft: Pick<Draft, 'units'>): Unit[] {
  return paragraphs(draft).filter(({ stamp }) => !stamp)
}

function proposals(draft: Draft): string[] {
  return [...new Set(draft.units.flatMap((unit) => [...(unit.by === null ? [] : [unit.id]), ...bracketIds(unit)]))]
}

function codes(room: MeetingRoom): string[] {
  return room.delegations.flatMap(({ actor }) => actor.party ?? [])
}

function present(room: MeetingRoom, seat: Seat): readonly string[] {
  return room.draft(seat).meetings.find(({ open }) => open)?.roll?.present ?? []
}
