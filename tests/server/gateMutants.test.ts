import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { contested, drafts } from '../support/contested.ts'
import type { Mutation } from '../support/mutant.ts'
import { mutantGate, mutantsFolder } from '../support/mutant.ts'
import { pinned } from '../support/pinned.ts'
import type { Room } from '../support/sitting.ts'
import { Breach, Sitting } from '../support/sitting.ts'
import { steps } from '../support/steps.ts'

const judge = (from: string, to: string): Mutation => ({ file: 'schema/judge.ts', from, to })
const marks = (from: string, to: string): Mutation => ({ file: 'schema/newMarks.ts', from, to })
const owner = (from: string, to: string): Mutation => ({ file: 'schema/ownership.ts', from, to })
const gate = (file: string, from: string, to: string): Mutation => ({ file: `server/gate/${file}.ts`, from, to })

/** Rules of the gate, each with what takes it out. Where two lines hold one rule, both go. */
const mutants: Record<string, readonly Mutation[]> = {
  'sealed units take typing': [judge('if (!isSealed(unit)) return null', 'return null')],
  'held units take typing': [gate('verdict', 'if (!hold || ', 'if (hold || ')],
  'observers type': [gate('gate', "if (typist.role === 'observer') throw", "if (typist.role === 'nobody') throw"), judge("if (actor.role === 'observer') return", "if (actor.role === 'nobody') return")],
  'a letter may have two authors': [marks('.length <= 1\n', '.length <= 2\n')],
  'the projection is not compared': [owner('return JSON.stringify(joined(cells.filter((cell) => !cell.own)))', "return ''")],
  'a unit’s words are anybody’s who proposes one': [owner('? unitBy === party', '? unitBy !== null')],
  'a shared bracket is each holder’s alone': [owner('authors.some((mark) => mark.by === party)', 'authors.some((mark) => mark.by.includes(party))')],
  'marks of others on one’s own words are not looked at': [owner('  const was = gapsOf(before)\n', '  if (before) return true\n  const was = gapsOf(before)\n'), gate('rawRule', 'if (projection(was) !== projection(now) ||', 'if (false &&'), gate('gate', 'inheritedMarks(spans, typist.party)', '[]')],
  'letters of others may be typed anew': [gate('verdict', ' && !after.spans.some((span) => span.fresh)) return null', ') return null')],
  'an id may be in the name of another': [marks(' && !/^[A-Za-z]+-/.test(id)', '')],
  'staff may take the id of any bracket': [gate('verdict', "(holderOf(mark.id) ?? mark.by) !== mark.by", 'false')],
  'staff speaks for parties nobody knows': [gate('verdict', '!recordRoot(doc).has(`party:${code}`)', 'false')],
  'staff proposes for nobody': [marks("named === 1 || (named === 0 && mark.kind === 'hold')", 'true')],
  'staff may erase a bracket': [judge('if (losesBracket(before.runs, after.runs))', 'if (false)')],
  'staff may take a bracket off its words': [gate('rawRule', ' || losesBracket(was, span)) return false', ') return false')],
  'staff may turn text into proposals': [judge('if (changesAuthors(before.runs, after.runs))', 'if (false)'), gate('rawRule', 'else if (authorship(was) !== authorship(span) || ', 'else if (')],
  'staff may anchor notes': [judge('if (!sameNotes(before.runs, after.runs))', 'if (false)'), judge('if (changesAuthors(before.runs, after.runs))', 'if (false)'), gate('rawRule', 'if (!sameStoredNotes(before, after))', 'if (false)'), gate('rawRule', '[...notes].sort()])\n', '[]])\n')],
  'any mark may be stored': [gate('content', 'if (!mark) throw', 'if (false) throw'), gate('content', 'if (value === null) return', 'if (value === null || !mark) return')],
  'a bracket may hold more than it should': [gate('content', "return JSON.stringify(Object.keys(value).sort()) === JSON.stringify(names)", 'return true')],
  'a mark may be stored under any name': [gate('content', '(--[A-Za-z0-9+/=]{8})$/', '(--[A-Za-z0-9+/=]{8})?$/')],
  'client ids are nobody’s': [gate('gate', ' || !claims.allows(client, user, Y.getState(live.doc.store, client) > 0)) throw', ') throw')],
  'units may change': [
    gate('content', "if (struct.parentSub !== null || typeof struct.parent === 'string') throw structureFault()\n", ''),
    gate('content', 'else if (content instanceof Y.ContentType) throw structureFault()', 'else if (content instanceof Y.ContentType || content instanceof Y.ContentAny) return'),
    gate('place', '  if (struct.parentSub !== null) throw structureFault()\n', ''),
    gate('place', 'if (!(parent instanceof Y.XmlText)) throw structureFault()', "if (!(parent instanceof Y.XmlText)) return 'gone'"),
    gate('place', 'if (!(parent instanceof Y.ID)) throw structureFault()', "if (!(parent instanceof Y.ID)) return 'gone'"),
    gate('gate', 'if (!touched.has(type as Y.XmlText)) throw', 'if (false) throw'),
  ],
  'deletions are not looked at': [gate('gate', 'const cleared = deletedPlaces(incoming, live.doc)', 'const cleared = new Set<Place>()'), gate('gate', 'if (!touched.has(type as Y.XmlText)) throw', 'if (false) throw')],
  'changes may wait for others': [
    gate('incoming', 'if (clock !== (next.get(client) ?? Y.getState(store, client))) throw missing()\n', ''),
    gate('deletions', 'if (clock + len > end) throw missing()', 'if (false) throw missing()'),
    gate('gate', 'if (live.doc.store.pendingStructs || live.doc.store.pendingDs) throw missing()\n', ''),
  ],
  'neighbours are believed': [gate('gate', 'checkNeighbours(places, live.doc)\n', '')],
  'a refused change stays': [gate('live', 'doc = standby.take()', 'standby.take()')],
  'the standby is not fed': [gate('live', 'for (const update of updates) standby.feed(update)', '')],
  'what a unit was is not renewed': [gate('gate', 'for (const [text, snapshot] of outcome.after) snapshots.set(text, snapshot)', '')],
  'acts do not renew what a unit was': [gate('gate', 'if (type instanceof Y.XmlText) snapshots.delete(type)', 'void type')],
}

const seed = 20_120_419
const sittings = fc.sample(fc.tuple(fc.nat(drafts.length - 1), steps(60)), { seed, numRuns: 60 })

/** The first thing that must never be, while everybody sits at the table with this gate; null when nothing is. */
function breach(room: Room, played: number): string | null {
  const scripted = Object.values(pinned).map((play) => () => play(new Sitting(room, contested)))
  const random = sittings.slice(0, played).map(([draft, all]) => () => void new Sitting(room, drafts[draft]!).play(all))
  for (const play of [...scripted, ...random]) {
    try {
      play()
    } catch (error) {
      if (!(error instanceof Breach)) throw error
      return error.message
    }
  }
  return null
}

const folder = mutantsFolder()
afterAll(() => folder.remove())

describe('a gate without one of its rules is found out', () => {
  test('with all of its rules it is not', async () => {
    expect(breach(await mutantGate(folder.path, 'itself', []), 5)).toBeNull()
  })

  for (const [name, mutations] of Object.entries(mutants))
    test(name, { timeout: 60_000 }, async () => {
      expect(breach(await mutantGate(folder.path, name, mutations), sittings.length)).not.toBeNull()
    })
})
