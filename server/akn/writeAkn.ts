import type { Draft } from '../../schema/draft.ts'
import { renditionOf } from '../../schema/rendition/render.ts'
import type { RenditionOptions, StillOpen } from '../../schema/rendition/rendition.ts'
import { el, escapeXml, xmlFile } from '../word/out/xml.ts'
import { metaXml } from './metaXml.ts'
import { Names } from './names.ts'
import { NotesXml } from './notesXml.ts'
import type { Branch } from './outlineTree.ts'
import { outlineTree } from './outlineTree.ts'
import { titleXml, unitXml } from './unitXml.ts'

/** A draft as Akoma Ntoso 3.0 (OASIS LegalDocML): a statement, the annotated and the clean text being two manifestations of it.
 *
 * The standard knows proposals, opinions, alternatives and stages, but no brackets: what it has no word for is said in attributes of our own
 * namespace, which it allows everywhere. The annotated file holds the annotated text besides, so that nothing is lost. */
export function writeAkn(draft: Draft, options: RenditionOptions): string {
  const rendition = renditionOf(draft, options)
  const isAnnotated = options.as === 'annotated'
  const taken = new Map(['stillInBrackets', ...rendition.notes.map(({ number }) => `note_${number}`)].map((id) => [id, 2]))
  const tree = outlineTree(rendition.blocks, taken)
  const units = new Map(draft.units.map((unit) => [unit.id, unit]))
  const eIdOf = new Map([...tree.titles, ...everyBranch(tree.body)].map(({ block, eId }) => [block.unit, eId]))
  const setting = { draft, isAnnotated, names: new Names(draft), notes: new NotesXml(rendition.notes), taken, eIdOf, unitOf: (id: string) => units.get(id) }
  const symbol = draft.symbol === '' ? '' : el('p', { class: 'symbol' }, el('docNumber', {}, escapeXml(draft.symbol)))
  const titles = tree.titles.map((branch) => titleXml(branch, setting))
  const body = tree.body.map((branch) => unitXml(branch, setting))
  const preface = symbol || titles.length ? el('preface', {}, symbol, ...titles) : ''
  // A draft of titles alone has a body with nothing to say.
  const main = el('mainBody', {}, ...(body.length ? body : [el('p')]))
  const meta = metaXml({ draft, options, names: setting.names, notes: setting.notes, eIdOf })
  return xmlFile(el('akomaNtoso', { xmlns: 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0', 'xmlns:neg': 'urn:adref:negotiation:1' },
    el('statement', { name: 'draft', contains: isAnnotated ? 'multipleVersions' : 'singleVersion' }, meta, preface, main, stillOpenXml(rendition.stillOpen, eIdOf)))) + '\n'
}

function everyBranch(branches: readonly Branch[]): Branch[] {
  return branches.flatMap((branch) => [branch, ...everyBranch(branch.under)])
}

/** What is still in brackets, listed behind a clean text. */
function stillOpenXml(open: readonly StillOpen[], eIdOf: ReadonlyMap<string, string>): string {
  if (open.length === 0) return ''
  const item = ({ unit, place, words, by }: StillOpen, at: number) => {
    const eId = eIdOf.get(unit)
    const where = eId === undefined ? escapeXml(place) : el('ref', { href: `#${encodeURI(eId)}` }, escapeXml(place))
    return el('item', { eId: `stillInBrackets__item_${at + 1}` }, el('p', {}, where, escapeXml(`: ${words}${by ? ` – ${by}` : ''}`)))
  }
  return el('conclusions', {}, el('blockList', { eId: 'stillInBrackets' }, el('listIntroduction', {}, 'Still in brackets'), ...open.map(item)))
}
