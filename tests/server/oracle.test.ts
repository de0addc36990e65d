import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BracketMark } from '../../schema/draft.ts'
import { recordRoot, textIn, textRoot, unitElement, writeDraft } from '../../schema/ydoc.ts'
import { contested, NOW } from '../support/contested.ts'
import { stored } from '../support/hand.ts'
import { trespasses } from '../support/oracle.ts'
import { pageOf } from '../support/page.ts'
import { people } from '../support/steps.ts'

type Write = (doc: Y.Doc, text: (unit: string) => Y.XmlText) => void
const [uruguay, , , , secretariat, , observer] = people

/** What the oracle says of a change of the contested draft. */
function opinion(actor: (typeof people)[number] | undefined, write: Write): string[] {
  const doc = new Y.Doc()
  writeDraft(doc, contested)
  const before = pageOf(doc)
  doc.transact(() => write(doc, (unit) => textIn(unitElement(doc, unit)!)!))
  return trespasses(before, pageOf(doc), actor!, NOW)
}

/** Where words begin in a unit of the contested draft. */
function at(unit: string, words: string): number {
  const place = contested.units.find((each) => each.id === unit)!.runs.map((run) => run.text).join('').indexOf(words)
  if (place < 0) throw new Error(`no "${words}" in ${unit}`)
  return place
}

const mark = (more: Partial<BracketMark> = {}) => stored({ id: 'URY-new', kind: 'ins', by: 'URY', parent: null, ...more })
const known = (id: string, kind: BracketMark['kind']) => stored(contested.units.flatMap((unit) => unit.runs).flatMap((run) => run.brackets).find((each) => each.id === id && each.kind === kind)!)
const gone = (marks: Record<string, unknown>) => Object.fromEntries(Object.keys(marks).map((name) => [name, null]))

describe('the oracle finds nothing in what a delegation may do', () => {
  const allowed: Record<string, Write> = {
    'nothing at all': () => {},
    'inserting words of its own in the text': (_, text) => text('nested').insert(3, ' small', mark()),
    'inserting words of its own inside a bracket of another, as its own': (_, text) => text('nested').insert(at('nested', 'soon'), 'and ', mark({ parent: 'BRA-1' })),
    'striking words of the text and of another': (_, text) => text('nested').format(0, 20, mark({ kind: 'del' })),
    'putting words in brackets': (_, text) => text('noted').format(0, 5, mark({ kind: 'hold' })),
    'replacing words under one id': (_, text) => {
      text('nested').insert(10, 'Parties', mark())
      text('nested').format(4, 6, mark({ kind: 'del' }))
    },
    'typing on in its own words': (_, text) => text('nested').insert(at('nested', 'report') + 6, 's', known('URY-1', 'ins')),
    'erasing its own words under the strike of another': (_, text) => text('crossed').delete(at('crossed', ' and then'), 4),
    'withdrawing its own strike': (_, text) => text('nested').format(at('nested', ', as needed'), 12, gone(known('URY-2', 'del'))),
    'typing in the unit it proposes': (_, text) => text('mine').insert(2, 'good ', {}),
    'erasing the unit it proposes, but for what others wrote': (_, text) => text('mine').delete(0, at('mine', 'mended')),
  }
  for (const [name, write] of Object.entries(allowed)) test(name, () => expect(opinion(uruguay, write)).toEqual([]))
})

describe('the oracle finds a delegation out', () => {
  const forbidden: Record<string, Write> = {
    'typing in the text without a mark': (_, text) => text('nested').insert(3, 'not ', {}),
    'erasing a letter of the text': (_, text) => text('nested').delete(0, 1),
    'erasing words of another': (_, text) => text('nested').delete(at('nested', 'very'), 4),
    'making words of the text its own': (_, text) => text('nested').format(0, 3, mark()),
    'making its own words text': (_, text) => text('nested').format(at('nested', 'report'), 6, gone(known('URY-1', 'ins'))),
    'making words of another text': (_, text) => text('nested').format(at('nested', 'very'), 10, gone(known('BRA-1', 'ins'))),
    'taking a strike of another away': (_, text) => text('crossed').format(at('crossed', 'build'), 5, gone(known('BRA-2', 'del'))),
    'spreading a strike of another over the text': (_, text) => text('crossed').format(0, 5, known('BRA-2', 'del')),
    'spreading a strike of another over its own words': (_, text) => text('crossed').format(at('crossed', ' now'), 4, known('BRA-3', 'del')),
    'moving its struck words out from where the strike was made': (_, text) => {
      text('crossed').delete(at('crossed', ' and then'), 4)
      text('crossed').insert(0, ' and', { ...known('BRA-3', 'del'), ...known('URY-4', 'ins') })
    },
    'speaking for another': (_, text) => text('nested').insert(3, ' not', mark({ by: 'BRA' })),
    'speaking for itself and another': (_, text) => text('nested').insert(3, ' not', mark({ by: 'URY,BRA' })),
    'speaking for nobody': (_, text) => text('nested').insert(3, ' not', mark({ by: '' })),
    'typing in words held together with nobody of its own': (_, text) => text('crossed').insert(at('crossed', 'local') + 2, 'x', known('s-1', 'ins')),
    'two authors of its own words': (_, text) => text('nested').format(at('nested', 'report'), 6, mark()),
    'becoming second author of another’s words': (_, text) => text('nested').format(at('nested', 'very'), 4, mark()),
    'taking the id of a bracket of another': (_, text) => text('nested').insert(3, 'x', mark({ id: 'BRA-1' })),
    'making an id in the name of another': (_, text) => text('nested').insert(3, 'x', mark({ id: 'BRA-new' })),
    'a mark with more in it': (_, text) => text('nested').insert(3, 'x', { 'bracket--aaaaaaaa': { ...Object.values(mark())[0] as object, more: 1 } }),
    'a mark without all of it': (_, text) => text('nested').format(0, 3, { 'bracket--aaaaaaaa': { id: 'URY-new', kind: 'del', by: 'URY' } }),
    'a mark under a name of its own': (_, text) => text('nested').format(0, 3, { bracket: { id: 'URY-new', kind: 'del', by: 'URY', parent: null } }),
    'a mark no draft knows': (_, text) => text('nested').format(0, 3, { strong: {} }),
    'a kind no draft knows': (_, text) => text('nested').format(0, 3, { 'bracket--aaaaaaaa': { id: 'URY-new', kind: 'agreed', by: 'URY', parent: null } }),
    'anchoring a note': (_, text) => text('nested').format(0, 3, { 'note--aaaaaaaa': { id: 'n1' } }),
    'taking a note off the text': (_, text) => text('noted').format(0, 8, gone(text('noted').toDelta()[0].attributes as object as Record<string, unknown>)),
    'typing in the unit another proposes': (_, text) => text('theirs').insert(2, 'bad ', {}),
    'typing in the unit two propose': (_, text) => text('shared').insert(2, 'bad ', {}),
    'erasing what another wrote in the unit it proposes': (_, text) => text('mine').delete(at('mine', 'mended'), 6),
    'taking another’s strike off the unit it proposes, and putting it elsewhere': (_, text) => {
      text('mine').format(at('mine', 'twice'), 5, gone(known('BRA-8', 'del')))
      text('mine').format(0, 5, known('BRA-8', 'del'))
    },
    'erasing its own words in a sealed unit': (_, text) => text('sealed').delete(at('sealed', 'with an'), 4),
    'proposing in a sealed unit': (_, text) => text('sealed').insert(0, 'x', mark()),
    'proposing in a held unit': (_, text) => text('held').insert(0, 'x', mark()),
    'half of a pair of surrogates': (_, text) => text('noted').insert(at('noted', '\u{1F30D}') + 1, 'x', mark()),
    'a picture': (_, text) => text('nested').insertEmbed(3, { src: 'x' }, mark()),
    'removing a unit': (doc) => textRoot(doc).delete(0, 1),
    'removing the unit it proposes': (doc) => textRoot(doc).delete(5, 1),
    'inserting a unit of its own': (doc) => textRoot(doc).insert(0, [new Y.XmlElement('unit')]),
    'moving a unit': (doc) => {
      const copy = (textRoot(doc).get(0) as Y.XmlElement).clone() as Y.XmlElement
      textRoot(doc).delete(0, 1)
      textRoot(doc).insert(3, [copy])
    },
    'putting a copy of a text in its place': (doc) => {
      const element = textRoot(doc).get(0) as Y.XmlElement
      const copy = textIn(element)!.clone() as Y.XmlText
      element.delete(0, 1)
      element.insert(0, [copy])
    },
    'a second text in a unit': (doc) => (textRoot(doc).get(0) as Y.XmlElement).insert(1, [new Y.XmlText('')]),
    'who proposes a unit': (doc) => (textRoot(doc).get(0) as Y.XmlElement).setAttribute('by', 'URY'),
    'the id of a unit': (doc) => (textRoot(doc).get(5) as Y.XmlElement).setAttribute('id', 'nested'),
    'an attribute of a text': (_, text) => text('nested').setAttribute('by', 'URY'),
    'a stamp': (doc) => recordRoot(doc).set('unit:nested', { stamp: {} }),
    'a fact taken off the record': (doc) => recordRoot(doc).delete('party:BRA'),
    'a root of its own': (doc) => doc.getMap('meta').set('x', 1),
  }
  for (const [name, write] of Object.entries(forbidden)) test(name, () => expect(opinion(uruguay, write)).not.toEqual([]))
})

describe('the oracle lets the secretariat', () => {
  const allowed: Record<string, Write> = {
    'type in the text': (_, text) => text('nested').insert(3, ' not', {}),
    'erase words of the text': (_, text) => text('nested').delete(0, 4),
    'type inside a bracket for its holder': (_, text) => text('nested').insert(at('nested', 'very'), 'so ', known('BRA-1', 'ins')),
    'type inside words that two hold': (_, text) => text('crossed').insert(at('crossed', 'local') + 2, 'x', known('s-1', 'ins')),
    'key a proposal for a party': (_, text) => text('nested').insert(3, ' not', mark({ id: 'k-1' })),
    'strike for a party': (_, text) => text('nested').format(0, 4, mark({ id: 'k-1', kind: 'del', by: 'BRA' })),
    'put words in brackets for nobody': (_, text) => text('nested').format(0, 4, mark({ id: 'k-1', kind: 'hold', by: '' })),
    'erase some words of a bracket': (_, text) => text('nested').delete(at('nested', 'very'), 5),
  }
  for (const [name, write] of Object.entries(allowed)) test(name, () => expect(opinion(secretariat, write)).toEqual([]))
})

describe('the oracle does not let the secretariat', () => {
  const forbidden: Record<string, Write> = {
    'type in a sealed unit': (_, text) => text('sealed').insert(3, 'x', {}),
    'type in a held unit': (_, text) => text('held').insert(3, 'x', {}),
    'erase a whole bracket': (_, text) => text('nested').delete(at('nested', 'very'), 10),
    'take a bracket off its words': (_, text) => text('nested').format(at('nested', 'very'), 10, gone(known('BRA-1', 'ins'))),
    'take a bracket off some of its words': (_, text) => text('nested').format(at('nested', 'very'), 4, gone(known('BRA-1', 'ins'))),
    'make words of the text a proposal': (_, text) => text('nested').format(0, 4, mark({ id: 'k-1' })),
    'speak for a party nobody knows': (_, text) => text('nested').insert(3, 'x', mark({ id: 'k-1', by: 'XXX' })),
    'propose for nobody': (_, text) => text('nested').insert(3, 'x', mark({ id: 'k-1', by: '' })),
    'propose for one party under the id of another’s bracket': (_, text) => text('nested').insert(3, 'x', mark({ id: 'BRA-1' })),
    'anchor a note': (_, text) => text('nested').format(0, 4, { 'note--aaaaaaaa': { id: 'n1' } }),
    'take a note off its words': (_, text) => text('noted').format(0, 30, gone(text('noted').toDelta()[0].attributes as object as Record<string, unknown>)),
    'write a mark no draft knows': (_, text) => text('nested').insert(3, 'x', { strong: true }),
    'remove a unit': (doc) => textRoot(doc).delete(0, 1),
    'write on the record': (doc) => recordRoot(doc).set('title', 'x'),
  }
  for (const [name, write] of Object.entries(forbidden)) test(name, () => expect(opinion(secretariat, write)).not.toEqual([]))
})

test('the oracle lets an observer change nothing', () => {
  expect(opinion(observer, (_, text) => text('nested').insert(3, 'x', mark({ by: '' })))).not.toEqual([])
  expect(opinion(observer, (_, text) => text('nested').format(0, 3, mark({ kind: 'del' })))).not.toEqual([])
  expect(opinion(observer, () => {})).toEqual([])
})
