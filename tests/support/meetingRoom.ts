import * as Y from 'yjs'
import type { Actor } from '../../schema/acts/act.ts'
import type { Draft } from '../../schema/draft.ts'
import { draftOf } from '../../schema/ydoc.ts'
import type { Client } from './client.ts'
import { Hand } from './hand.ts'
import { honestDeeds, staffDeeds } from './honestDeeds.ts'
import type { Asked } from './http.ts'
import type { ActStep, Turn, TypingStep } from './meetingScript.ts'
import { meetingDeeds } from './meetingDeeds.ts'
import type { Person, TestServer } from './openServer.ts'

/** Somebody in the meeting, at a stock client. */
export interface Seat {
  readonly person: Person
  readonly actor: Actor
  client: Client
  /** Turns until the line is back; 0 while it is up. */
  away: number
  /** Set when the server has shown the client out. */
  shutOut: string | null
  /** Entries of the log this seat has made. */
  readonly entries: number[]
}

/** What the room answered. */
export interface MeetingTally {
  /** By type of act, how often it was done. */
  readonly done: Map<string, number>
  /** By type and code, how often it was refused. */
  readonly refused: Map<string, number>
  /** What clients were told that were shown out with their words, each as its code and sentence. */
  readonly shutOut: string[]
  typed: number
  cameBack: number
}

/** What somebody may be refused in an honest meeting: somebody else was faster, or it is not the time. */
const honestRefusals = new Set(['held', 'sealed', 'changed', 'gone', 'state', 'meeting'])

// Nobody undoes here, and managers that watch cost a copy of every change.
const nothingToUndo = new Y.UndoManager(new Y.Doc().getMap('nothing'))

/** A room of delegations, a chair, a clerk and the wall, in which a script is played. The first who types is the clerk. */
export class MeetingRoom {
  readonly chair: Seat
  readonly clerk: Seat
  readonly wall: Seat
  readonly delegations: readonly Seat[]
  readonly typists: readonly Seat[]
  readonly tally: MeetingTally = { done: new Map(), refused: new Map(), shutOut: [], typed: 0, cameBack: 0 }
  #serial = 0

  private constructor(seats: readonly Seat[], typing: number) {
    const [chair, clerk, wall, ...delegations] = seats
    if (!chair || !clerk || !wall) throw new Error('a meeting needs a chair, a clerk and a wall')
    this.chair = chair
    this.clerk = clerk
    this.wall = wall
    this.delegations = delegations
    this.typists = [clerk, ...delegations.slice(0, typing - 1)]
  }

  /** Signs everybody in and connects them. */
  static async open(server: TestServer, document: string, parties: readonly string[], typing: number): Promise<MeetingRoom> {
    const seated = async (role: Actor['role'], party: string | null = null): Promise<Seat> => {
      const person = await server.signIn(document, role, party, party ?? role)
      const seat: Seat = { person, actor: { user: person.user, name: party ?? role, role, party }, client: await person.connect(), away: 0, shutOut: null, entries: [] }
      watch(seat)
      return seat
    }
    const seats: Seat[] = []
    for (const role of ['chair', 'secretariat', 'observer'] as const) seats.push(await seated(role))
    for (const party of parties) seats.push(await seated('delegation', party))
    const room = new MeetingRoom(seats, typing)
    await room.act(room.chair, { type: 'appointClerk', user: room.clerk.person.user, appointed: true })
    return room
  }

  get seats(): readonly Seat[] {
    return [this.chair, this.clerk, this.wall, ...this.delegations]
  }

  /** Everything that happens at about the same time: what is typed is under way while acts are asked for. */
  async turn(turn: Turn): Promise<void> {
    for (const seat of this.seats) await this.#bringBack(seat)
    for (const index of turn.drops) this.#drop(this.typists[index]!)
    const early = turn.typing.length >> 1
    for (const step of turn.typing.slice(0, early)) this.#type(step)
    const bySeat = new Map<Seat, ActStep[]>()
    for (const step of turn.acts) {
      const seat = step.who === 'chair' ? this.chair : step.who === 'clerk' ? this.clerk : this.delegations[step.who]!
      bySeat.set(seat, [...(bySeat.get(seat) ?? []), step])
    }
    const acting = Promise.all([...bySeat].map(async ([seat, steps]) => {
      for (const step of steps) await meetingDeeds[step.deed](this, seat, chooser(step.numbers))
    }))
    for (const step of turn.typing.slice(early)) {
      for (let i = (step.numbers[0] ?? 0) % 6; i > 0; i--) await new Promise((resolve) => setImmediate(resolve))
      this.#type(step)
    }
    await acting
  }

  /** Brings everybody back, and resolves once all that anybody typed is on disk and with everybody. */
  async settle(): Promise<void> {
    for (;;) {
      for (const seat of this.seats) {
        seat.away = Math.min(seat.away, 1)
        await this.#bringBack(seat)
      }
      await Promise.all(this.seats.map(({ client }) => Promise.race([client.saved(), client.refused])))
      await Promise.all(this.seats.map(({ client }) => Promise.race([client.answered(), client.refused])))
      if (this.seats.every(({ shutOut }) => shutOut === null)) return
    }
  }

  /** An act over HTTP; what was answered, which is counted. */
  async act(seat: Seat, act: Readonly<Record<string, unknown>>): Promise<Asked> {
    const asked = await seat.person.act(act)
    const type = String(act['type'])
    if (asked.status === 200) {
      add(this.tally.done, type)
      seat.entries.push((asked.body as { entry: number }).entry)
      return asked
    }
    const { code } = asked.body as { code?: string }
    // A stray sign of the text makes what is merged of it unreadable.
    const honest = code !== undefined && (honestRefusals.has(code) || (code === 'malformed' && type === 'merge'))
    if (!honest) throw new Error(`${seat.actor.name} was refused ${JSON.stringify(act)}: ${asked.status} ${JSON.stringify(asked.body)}`)
    add(this.tally.refused, `${type}: ${code}`)
    return asked
  }

  /** The draft as somebody has it. */
  draft(seat: Seat): Draft {
    return draftOf(seat.client.doc)
  }

  newBracket(code: string): string {
    return `${code}-r${++this.#serial}`
  }

  #type({ seat: index, deed, numbers }: TypingStep): void {
    const seat = this.typists[index]!
    if (seat.shutOut !== null) return
    const hand = new Hand({ doc: seat.client.doc, actor: seat.actor, undo: nothingToUndo, undoOthers: nothingToUndo }, numbers, () => ++this.#serial)
    const before = seat.client.sent
    const deeds = { ...honestDeeds, ...staffDeeds }
    deeds[deed](hand)
    if (seat.client.sent === before && seat.away === 0) return
    this.tally.typed++
    seat.client.provider.awareness.setLocalStateField('cursor', { unit: null, anchor: this.tally.typed, head: this.tally.typed })
  }

  #drop(seat: Seat): void {
    if (seat.shutOut !== null || seat.away > 0) return
    seat.client.provider.disconnect()
    seat.away = 4
  }

  async #bringBack(seat: Seat): Promise<void> {
    if (seat.away > 0) {
      seat.away--
      if (seat.away > 0) return
      seat.client.provider.connect()
      const { provider } = seat.client
      await Promise.race([seat.client.until(() => provider.synced), seat.client.refused])
      this.tally.cameBack++
    }
    if (seat.shutOut === null) return
    this.tally.shutOut.push(seat.shutOut)
    seat.client.leave()
    seat.shutOut = null
    seat.client = await seat.person.connect()
    watch(seat)
  }
}

/** Chooses by the numbers of a step. */
export interface Chooser {
  below(count: number): number
  one<T>(among: readonly T[]): T | undefined
}

function chooser(numbers: readonly number[]): Chooser {
  let used = 0
  const below = (count: number) => (count <= 0 ? 0 : (numbers[used++ % numbers.length] ?? 0) % count)
  return { below, one: (among) => among[below(among.length)] }
}

function watch(seat: Seat): void {
  const { client } = seat
  void client.refused.then(({ code, refusal }) => {
    if (seat.client === client) seat.shutOut = refusal ? `${refusal.code}: ${refusal.sentence} (${seat.actor.name})` : String(code)
  })
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
