import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BracketMark, Draft, Unit } from '../../schema/draft.ts'
import type { RefusalCode } from '../../schema/refusal.ts'
import { textOf } from '../../schema/runs.ts'
import { attributesOf, draftOf, recordRoot, textRoot, unitElement } from '../../schema/ydoc.ts'
import type { Client } from '../support/client.ts'
import type { Person } from '../support/openServer.ts'
import { sanSalvadorSeed, waterSeed } from '../support/importedSeeds.ts'
import { startServer } from '../support/server.ts'

/** What the attacker knows of the document: an agreed unit, an open one, and a bracket of Brazil's in it. */
interface Scene {
  readonly agreed: string
  readonly open: string
  /** Where Brazil's words stand in the open unit. */
  readonly brazil: { readonly at: number; readonly length: number; readonly mark: BracketMark }
  /** Client id of Brazil's page. */
  readonly brazilsPage: number
}

const bracket = (id: string, kind: BracketMark['kind'], by: string): BracketMark => ({ id, kind, by, parent: null })
const marked = (...brackets: BracketMark[]) => attributesOf({ brackets, notes: [] })
const bare = (mark: BracketMark) => Object.fromEntries(Object.keys(marked(mark)).map((name) => [name, null]))

/** Each try on a copy of its own, with the reasons it may be refused for. */
const tries: readonly (readonly [what: string, codes: readonly RefusalCode[], attack: (page: Client, scene: Scene) => void])[] = [
  ['put words into an agreed unit', ['sealed'], (page, { agreed }) => page.text(agreed).insert(0, 'Not ', {})],
  ['take words out of an agreed unit', ['sealed'], (page, { agreed }) => page.text(agreed).delete(0, 3)],
  ['bracket words of an agreed unit', ['sealed'], (page, { agreed }) => page.text(agreed).format(0, 3, marked(bracket('URY-x', 'del', 'URY')))],
  ['type into the text', ['not yours'], (page, { open }) => page.text(open).insert(0, 'Not ', {})],
  ['delete words of the text', ['not yours'], (page, { open }) => page.text(open).delete(0, 3)],
  ['delete a word of the text and type it again as one’s own', ['not yours'], (page, { open }) => {
    page.doc.transact(() => {
      const first = page.words(open).slice(0, 3)
      page.text(open).delete(0, 3)
      page.text(open).insert(0, first, marked(bracket('URY-x', 'ins', 'URY')))
    })
  }],
  ['make words of the text one’s own proposal', ['not yours', 'forged'], (page, { open }) => page.text(open).format(0, 3, marked(bracket('URY-x', 'ins', 'URY')))],
  ['delete words of Brazil’s', ['not yours'], (page, { open, brazil }) => page.text(open).delete(brazil.at, brazil.length)],
  ['type plain words among Brazil’s', ['not yours'], (page, { open, brazil }) => page.text(open).insert(brazil.at + 1, 'x', bare(brazil.mark))],
  ['type as Brazil among Brazil’s', ['not yours', 'forged'], (page, { open, brazil }) => page.text(open).insert(brazil.at + 1, 'x', marked(brazil.mark))],
  ['take Brazil’s mark off its words, which makes them text', ['not yours'], (page, { open, brazil }) => page.text(open).format(brazil.at, brazil.length, bare(brazil.mark))],
  ['propose in the name of Brazil', ['not yours', 'forged'], (page, { open }) => page.text(open).insert(0, 'Not ', marked(bracket('BRA-x', 'ins', 'BRA')))],
  ['propose a deletion in the name of Brazil and oneself', ['not yours', 'forged'], (page, { open }) => page.text(open).format(0, 3, marked(bracket('x', 'del', 'BRA,URY')))],
  ['reuse the id of Brazil’s bracket', ['not yours', 'forged', 'malformed'], (page, { open, brazil }) => page.text(open).insert(0, 'x', marked({ ...brazil.mark, by: 'URY' }))],
  ['put a mark on that no draft knows', ['malformed', 'not yours', 'forged'], (page, { open }) => page.text(open).format(0, 3, { strong: true })],
  ['lift a stamp', ['structure', 'forged'], (page, { agreed }) => {
    const record = recordRoot(page.doc)
    record.set(`unit:${agreed}`, { ...(record.get(`unit:${agreed}`) as object), stamp: null })
  }],
  ['stamp', ['structure', 'forged'], (page, { open, agreed }) => recordRoot(page.doc).set(`unit:${open}`, recordRoot(page.doc).get(`unit:${agreed}`))],
  ['name oneself a clerk', ['structure', 'forged'], (page) => recordRoot(page.doc).set('clerks', ['me'])],
  ['empty the record', ['structure', 'forged'], (page) => recordRoot(page.doc).clear()],
  ['remove a unit', ['structure'], (page) => textRoot(page.doc).delete(0, 1)],
  ['remove everything', ['structure'], (page) => textRoot(page.doc).delete(0, textRoot(page.doc).length)],
  ['put in a unit', ['structure'], (page) => textRoot(page.doc).insert(0, [new Y.XmlElement('unit')])],
  ['claim a unit', ['structure'], (page, { open }) => unitElement(page.doc, open)?.setAttribute('by', 'URY')],
  ['give a unit the id of another', ['structure'], (page, { open, agreed }) => unitElement(page.doc, open)?.setAttribute('id', agreed)],
  ['put a second text into a unit', ['structure'], (page, { open }) => unitElement(page.doc, open)?.insert(1, [new Y.XmlText()])],
  ['open a root of one’s own', ['structure', 'malformed'], (page) => page.doc.getMap('mine').set('a', 1)],
  ['write under the id of Brazil’s page', ['forged'], (page, { open, brazilsPage }) => {
    const own = page.doc.clientID
    page.doc.clientID = brazilsPage
    page.text(open).insert(0, 'Not ', marked(bracket('URY-x', 'ins', 'URY')))
    page.doc.clientID = own
  }],
  ['send a library', ['size'], (page, { open }) => page.text(open).insert(0, 'x'.repeat(1_500_000), marked(bracket('URY-x', 'ins', 'URY')))],
]

describe.each([
  ['the project’s own seed', waterSeed()],
  ['the draft of San Salvador', sanSalvadorSeed()],
] as const)('a script with a stock client, signed in as Uruguay, on %s', (_name, source) => {
  test.skipIf(source === null)('is refused whatever it tries, with the reason, nobody else’s copy changes, and an honest edit goes through', { timeout: 60_000 }, async () => {
    const server = await startServer()
    const id = await server.add(source!)
    const uruguay = await server.signIn(id, 'delegation', 'URY')
    const chair = await (await server.signIn(id, 'chair')).connect()
    const brazil = await (await server.signIn(id, 'delegation', 'BRA')).connect()
    const scene = await setTheScene(source!, brazil)
    await chair.until(() => chair.words(scene.open).includes('Brazilian words'))
    const before = copyOf(chair)

    for (const [what, codes, attack] of tries) {
      const page = await uruguay.connect()
      attack(page, scene)
      const { code, refusal } = await page.refused
      expect({ what, code, sentence: refusal?.sentence }).toEqual({ what, code: 4409, sentence: expect.stringMatching(/^\p{Lu}.*[.?]$/su) })
      expect(codes, what).toContain(refusal?.code)
      await chair.answered()
      await brazil.answered()
      expect(copyOf(chair), what).toEqual(before)
      expect(copyOf(brazil), what).toEqual(before)
      page.leave()
    }

    await honestEdit(uruguay, scene.open, chair)
  })
})

/** Brazil proposes some words at the end of a unit that is open. */
async function setTheScene(source: Draft, brazil: Client): Promise<Scene> {
  const found = (which: (unit: Unit) => boolean): string => {
    const unit = source.units.find((each) => textOf(each.runs).length > 20 && each.by === null && which(each))
    if (!unit) throw new Error('the seed has no such unit')
    return unit.id
  }
  const agreed = found(({ stamp }) => stamp?.decision === 'agreed')
  const open = found(({ stamp, runs, kind }) => stamp === null && kind === 'paragraph' && (runs[0]?.brackets.length ?? 1) === 0 && (runs[0]?.text.length ?? 0) > 5)
  const mark = bracket('BRA-1', 'ins', 'BRA')
  const at = brazil.words(open).length
  const words = ' Brazilian words'
  // Whatever marks the last word has, Brazil's words have their own alone.
  const last = brazil.text(open).toDelta().at(-1) as { attributes?: Record<string, unknown> } | undefined
  const without = Object.fromEntries(Object.keys(last?.attributes ?? {}).map((name) => [name, null]))
  brazil.text(open).insert(at, words, { ...without, ...marked(mark) })
  await brazil.saved()
  return { agreed, open, brazil: { at, length: words.length, mark }, brazilsPage: brazil.doc.clientID }
}

async function honestEdit(uruguay: Person, unit: string, witness: Client): Promise<void> {
  const page = await uruguay.connect()
  const struck = page.words(unit).slice(0, 3)
  page.text(unit).insert(0, 'Promptly ', marked(bracket('URY-2', 'ins', 'URY')))
  page.text(unit).format(9, 3, marked(bracket('URY-2', 'del', 'URY')))
  await page.saved()
  await witness.until(() => witness.words(unit).startsWith('Promptly '))
  await witness.until(() => {
    const runs = draftOf(witness.doc).units.find((each) => each.id === unit)?.runs ?? []
    return runs[1]?.text === struck && runs[1].brackets[0]?.kind === 'del' && runs[1].brackets[0].by === 'URY'
  })
}

/** Everything a copy holds: the draft as it reads, and how much of everybody's writing it has. */
function copyOf({ doc }: Client): { draft: Draft; vector: [number, number][] } {
  return { draft: draftOf(doc), vector: [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b) }
}
