import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../schema/draft.ts'
import { checkLetterhead } from '../../server/letterhead/checkLetterhead.ts'
import { print } from '../../server/print.ts'
import { printOutstanding } from '../../server/printOutstanding.ts'
import { wordReadings, writeDocx } from '../../server/word/out/writeDocx.ts'
import { draft, unit } from '../support/build.ts'
import { p, t } from '../support/docxFile.ts'
import { docxLint } from '../support/docxLint.ts'
import { afterChanges, docxBody, docxParts } from '../support/docxParts.ts'
import { letterheadFile, letterSection, picture } from '../support/letterheadFile.ts'
import { parties, wordDrafts } from '../support/wordDrafts.ts'
import type { XmlNode } from '../support/xmlTree.ts'
import { elements, valueAt } from '../support/xmlTree.ts'

const water = draft([unit('h', 'Overview', { kind: 'heading' }), unit('u1', 'Water is {b1 ins URY|also }a right.', { kind: 'action', label: '1.' })], {
  title: 'Water\n& life', symbol: 'D/1', parties, header: { distribution: 'Limited', language: 'Spanish' },
  meetings: [{ id: 'm1', date: '2012-04-19', body: 'Group', kind: 'informal', open: false, suspended: false, imported: false, roll: null }],
})

async function onto(letterhead: Uint8Array, drawn: Draft = water, as = 'annotated', lines?: string): Promise<Uint8Array> {
  const printed = await print(drawn, { as, to: 'docx', letterhead, lines })
  if ('ok' in printed) throw new Error(printed.sentence)
  return printed.content as Uint8Array
}

const textIn = (node: XmlNode | undefined) => (node ? elements(node, 'w:t').map(({ node: each }) => each.text).join('') : '')
const paragraphsIn = (node: XmlNode) => elements(node, 'w:p').map(({ node: each }) => textIn(each))
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const cell = '<w:tbl><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>Left</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>{{text}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>'
const letterheads = {
  'of a header and a footer': letterheadFile(),
  'with a place for the text': letterheadFile({ body: p(t('{{title}}')) + p(t('{{text}}')) + p(t('The end.')) }),
  'with a place in a table': letterheadFile({ body: cell }),
  'without styles or settings of its own': letterheadFile({ settings: null, styles: '', header: p(''), section: null }),
}

describe.each(Object.entries(letterheads))('on a letterhead %s', (_name, letterhead) => {
  test('every draft in every reading holds the rules of Word, and its words are those of the plain file', async () => {
    expect(checkLetterhead(letterhead)).toBeNull()
    await fc.assert(fc.asyncProperty(wordDrafts, fc.constantFrom(...wordReadings), async (drawn, as) => {
      const printed = await onto(letterhead, drawn, as)
      expect(docxLint(printed)).toEqual([])
      for (const deed of ['accept', 'reject'] as const) {
        const units = (bytes: Uint8Array) => afterChanges(bytes, deed).filter((each) => each.unit !== null)
        expect(units(printed)).toEqual(units(writeDocx(drawn, { as })))
      }
    }), { numRuns: 25 })
  })

  test('the list of outstanding issues holds them too', () => {
    const printed = printOutstanding(water, { to: 'docx', letterhead })
    if ('ok' in printed) throw new Error(printed.sentence)
    expect(docxLint(printed.content as Uint8Array)).toEqual([])
    expect(textIn(docxBody(printed.content as Uint8Array))).toContain('1 issue: 1 insertion.')
  })

  test('the same draft gives the same bytes', async () => {
    expect(sha256(await onto(letterhead, structuredClone(water), 'tracked'))).toBe(sha256(await onto(letterhead.slice(), water, 'tracked')))
  })
})

describe('what stays of a letterhead', () => {
  test('is its header with the picture, its footer, its pages and its theme', async () => {
    const parts = docxParts(await onto(letterheadFile()))
    expect(textIn(parts.get('word/header1.xml'))).toBe('SECRETARIAT D/1')
    expect(valueAt(elements(parts.get('word/header1.xml')!, 'a:blip')[0]!.node, 'r:embed')).toBe('rId1')
    expect(parts.get('word/_rels/header1.xml.rels')!.children.map(({ attributes }) => attributes)).toEqual([{ Id: 'rId1', Type: expect.stringMatching(/\/image$/), Target: 'media/image1.svg' }])
    expect(textIn(parts.get('word/footer1.xml'))).toBe('17 Rue des Eaux, Castries')
    expect(parts.get('word/theme/theme1.xml')?.attributes['name']).toBe('House')
    const [section, ...more] = elements(parts.get('word/document.xml')!, 'w:sectPr').map(({ node }) => node)
    expect(more).toEqual([])
    expect(section!.children.map(({ name }) => name)).toEqual(['w:headerReference', 'w:footerReference', 'w:pgSz', 'w:pgMar', 'w:cols', 'w:titlePg'])
    expect(valueAt(section!, 'w:pgSz', 'w:w')).toBe('11906')
    expect(strFromU8(unzipSync(await onto(letterheadFile()))['word/media/image1.svg']!)).toBe(picture)
    expect(elements(parts.get('docProps/core.xml')!, 'dc:subject')[0]?.node.text).toBe('D/1')
  })

  test('is a section in the middle, and no more than what is known', async () => {
    const middle = p('', letterSection.replace('<w:titlePg/>', ''))
    const bytes = await onto(letterheadFile({ body: p(t('Cover')) + middle.replace('</w:p>', `${t('{{text}}')}</w:p>`), files: { 'docProps/app.xml': '<a/>', 'customXml/item1.xml': '<a/>', 'word/webSettings.xml': '<a/>', 'evil.exe': 'MZ' } }))
    expect(elements(docxBody(bytes), 'w:sectPr')).toHaveLength(2)
    expect(paragraphsIn(docxBody(bytes))[0]).toBe('Cover')
    expect(Object.keys(unzipSync(bytes)).sort()).toEqual(['[Content_Types].xml', '_rels/.rels', 'docProps/core.xml', 'word/_rels/document.xml.rels', 'word/_rels/header1.xml.rels', 'word/document.xml', 'word/footer1.xml', 'word/footnotes.xml', 'word/header1.xml', 'word/media/image1.svg', 'word/settings.xml', 'word/styles.xml', 'word/theme/theme1.xml'])
  })

  test('is every style, and a text gets the look of theirs by name; where a name is free ours is added, under a free id', async () => {
    const parts = docxParts(await onto(letterheadFile()))
    const styles = elements(parts.get('word/styles.xml')!, 'w:style').map(({ node }) => node)
    const named = (name: string) => styles.filter((style) => valueAt(style, 'w:name', 'w:val') === name).map((style) => style.attributes['w:styleId'])
    expect(styles.slice(0, 5).map((style) => style.attributes['w:styleId'])).toEqual(['Estndar', 'Ttulo1', 'Fuente', 'Action', 'Encabezado'])
    expect([named('heading 1'), named('Normal'), named('Action box'), named('Action'), named('Bracket')]).toEqual([['Ttulo1'], ['Estndar'], ['Action'], ['ActionText'], ['Bracket']])
    expect(valueAt(styles.find((style) => style.attributes['w:styleId'] === 'ActionText')!, 'w:basedOn', 'w:val')).toBe('Estndar')
    expect(named('Cell')).toEqual([])
    const used = elements(parts.get('word/document.xml')!, 'w:pStyle').map(({ node }) => node.attributes['w:val'])
    expect(used).toEqual(['Ttulo1', 'ActionText'])
    expect(elements(parts.get('word/styles.xml')!, 'w:docDefaults')).toHaveLength(1)
  })

  test('are styles that count by themselves, but they do not count our paragraphs: their labels are written out', async () => {
    const numbered = '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="List"><w:name w:val="Numbered"/><w:basedOn w:val="N"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
      + '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="Heading 1"/><w:basedOn w:val="List"/></w:style><w:style w:type="paragraph" w:styleId="A"><w:name w:val="Action"/><w:basedOn w:val="List"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    const [heading, action] = elements(docxBody(await onto(letterheadFile({ styles: numbered, header: p('') }))), 'w:pPr').map(({ node }) => node)
    expect(heading!.children.map(({ name }) => name).slice(0, 2)).toEqual(['w:pStyle', 'w:numPr'])
    expect([valueAt(heading!, 'w:pStyle', 'w:val'), valueAt(heading!, 'w:numPr', 'w:numId', 'w:val')]).toEqual(['H1', '0'])
    expect([valueAt(action!, 'w:pStyle', 'w:val'), elements(action!, 'w:numPr')]).toEqual(['A', []])
  })

  test('are its settings without a template, a lock or data; a tracked text records what is typed', async () => {
    const settings = '<w:writeProtection w:recommended="1"/><w:zoom w:percent="90"/><w:attachedTemplate r:id="rId9"/><w:linkStyles/><w:mailMerge><w:dataSource r:id="rId9"/></w:mailMerge><w:documentProtection w:edit="readOnly"/><w:evenAndOddHeaders/><w:footnotePr><w:footnote w:id="-1"/></w:footnotePr><w:compat/>'
    const letterhead = letterheadFile({ settings, files: { 'word/_rels/settings.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="file://evil/n.dotm" TargetMode="External"/></Relationships>' } })
    const namesIn = async (as: string) => docxParts(await onto(letterhead, water, as)).get('word/settings.xml')!.children.map(({ name }) => name)
    expect(await namesIn('annotated')).toEqual(['w:zoom', 'w:evenAndOddHeaders', 'w:footnotePr', 'w:compat'])
    expect(await namesIn('tracked')).toEqual(['w:zoom', 'w:trackRevisions', 'w:evenAndOddHeaders', 'w:footnotePr', 'w:compat'])
  })

  test('are the words of a link, not where it leads, and nothing that is about another text', async () => {
    const link = `<w:hyperlink r:id="rId9">${t('www.example.org')}</w:hyperlink><w:hyperlink w:anchor="x">${t(' here')}</w:hyperlink>`
    const control = `<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>${p(t('Controlled'))}</w:sdtContent></w:sdt>`
    const noise = '<w:bookmarkStart w:id="1" w:name="_Unit1"/><w:bookmarkEnd w:id="1"/><w:commentRangeStart w:id="0"/><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:footnoteReference w:id="5"/></w:r>'
    const vml = '<w:r><w:pict><v:shape href="http://evil.test"><v:imagedata src="http://evil.test/spy.png" r:href="rId8"/></v:shape></w:pict></w:r>'
    const relations = [{ id: 'rId9', kind: 'hyperlink', target: 'https://www.example.org', external: true }, { id: 'rId8', kind: 'hyperlink', target: 'http://evil.test', external: true }, { id: 'rId10', kind: 'comments', target: 'comments.xml' }, { id: 'rId11', kind: 'footnotes', target: 'footnotes.xml' }]
    const bytes = await onto(letterheadFile({ body: p(link + noise + vml) + control, header: p(link), relations, headerRelations: relations, files: { 'word/comments.xml': '<x/>', 'word/footnotes.xml': '<x/>' } }))
    expect(docxLint(bytes)).toEqual([])
    expect(paragraphsIn(docxBody(bytes)).slice(0, 2)).toEqual(['www.example.org here', 'Controlled'])
    expect(textIn(docxParts(bytes).get('word/header1.xml'))).toBe('www.example.org here')
    const all = Object.values(unzipSync(bytes)).map((file) => strFromU8(file)).join('\n')
    expect(all).not.toMatch(/evil\.test|External|w:dataBinding|sdtContentLocked|_bookmark/)
    expect(all).not.toContain('https://www.example.org')
  })

  test('are lines to be numbered in the order Word asks for', async () => {
    const [section] = elements(docxBody(await onto(letterheadFile({ section: letterSection.replace('<w:cols', '<w:lnNumType w:countBy="1"/><w:pgNumType w:start="3"/><w:cols') }), water, 'clean', '5')), 'w:sectPr').map(({ node }) => node)
    expect(section!.children.map(({ name }) => name).slice(3)).toEqual(['w:pgMar', 'w:lnNumType', 'w:pgNumType', 'w:cols', 'w:titlePg'])
    expect(valueAt(section!, 'w:lnNumType', 'w:countBy')).toBe('5')
  })
})

describe('placeholders', () => {
  const body = async (inside: string, drawn = water) => paragraphsIn(docxBody(await onto(letterheadFile({ body: inside }), drawn)))

  test('are filled with what the document says of itself, and with nothing where it says nothing', async () => {
    const asked = p(t('{{title}} | {{symbol}} | {{ Distribution }} | {{LANGUAGE}} | {{date}}')) + p(t('{{text}}'))
    expect((await body(asked))[0]).toBe('Water & life | D/1 | Limited | Spanish | April 19, 2012')
    expect((await body(asked, draft([unit('u', 'x')])))[0]).toBe(' |  |  |  | ')
  })

  test('may be cut into runs as Word likes, and keep the look of where they begin', async () => {
    const cut = p(`${t('No. {', 'b')}<w:proofErr w:type="spellStart"/>${t('{sym', 'i')}${t('bol')}<w:proofErr w:type="spellEnd"/>${t('} of ')}${t('}{{title', 'u')}<w:r><w:t>}}</w:t></w:r>`)
    expect((await body(cut))[0]).toBe('No. {{symbol} of }Water & life')
    const whole = p(`${t('No. {', 'b')}<w:proofErr w:type="spellStart"/>${t('{sym', 'i')}${t('bol')}${t('} ')}${t('}{', 'u')}${t('{title}', 'i')}${t('} end')}`)
    expect((await body(whole.replace('} </w:t>', '}</w:t>')))[0]).toBe('No. D/1Water & life end')
    const runs = elements(docxBody(await onto(letterheadFile({ body: whole.replace('} </w:t>', '}</w:t>') }))), 'w:r').map(({ node }) => [textIn(node), node.children[0]?.children[0]?.name])
    expect(runs.slice(0, 2)).toEqual([['No. D/1', 'w:b'], ['', 'w:i']])
  })

  test('are filled in headers, footers, tables, links and text boxes too', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${p(t('{{symbol}}'))}</w:txbxContent></w:drawing></mc:Choice></mc:AlternateContent></w:r>`
    const table = `<w:tbl><w:tr><w:tc>${p(t('{{language}}'))}</w:tc></w:tr></w:tbl>`
    const parts = docxParts(await onto(letterheadFile({ body: p(box + t(' beside {{symbol}}')) + table, header: p(`<w:hyperlink w:anchor="x">${t('{{title}}')}</w:hyperlink>`), footer: p(t('{{distribution}}')) })))
    expect(paragraphsIn(parts.get('word/document.xml')!).slice(0, 3)).toEqual(['D/1 beside D/1', 'D/1', 'Spanish'])
    expect([textIn(parts.get('word/header1.xml')), textIn(parts.get('word/footer1.xml'))]).toEqual(['Water & life', 'Limited'])
  })

  test('never read what they were filled with: a title may look like one', async () => {
    expect((await body(p(t('{{title}}')), { ...water, title: '{{symbol}} {{text}} <w:p/>' }))[0]).toBe('{{symbol}} {{text}} <w:p/>')
  })

  test('say where the text goes; without one it goes to the end, in place of the empty paragraph of Word', async () => {
    const lines = ['Overview', '1.Water is [Uru: also] a right.']
    expect(await body(p(t('Above')) + p(`${t('{{te')}${t('xt}} ')}`) + p(t('Below')))).toEqual(['Above', ...lines, 'Below'])
    expect(await body(p(t('Above')))).toEqual(['Above', ...lines])
    expect(await body(p(''))).toEqual(lines)
    expect(await body(p(t('Above')) + p(''))).toEqual(['Above', ...lines])
  })

  test.each([
    ['one that nobody knows', { body: p(t('{{chairman}}')) }, /asks for \{\{chairman\}\}, which no document has\. It may ask for \{\{title\}\}/],
    ['the text in a header', { header: p(t('{{text}}')) }, /in a header or footer/],
    ['the text twice', { body: p(t('{{text}}')) + p(t('{{text}}')) }, /more than once/],
    ['the text among other words', { body: p(t('Text: {{text}}')) }, /on a paragraph of its own/],
    ['the text in a text box', { body: p(`<w:r><w:drawing><w:txbxContent>${p(t('{{text}}'))}</w:txbxContent></w:drawing></w:r>`) }, /outside of text boxes/],
  ])('%s is refused with a sentence', (_title, parts, sentence) => {
    expect(checkLetterhead(letterheadFile(parts))).toMatchObject({ ok: false, code: 'malformed', sentence: expect.stringMatching(sentence) })
  })
})

test('a document without a letterhead is printed as ever, byte for byte', async () => {
  for (const as of wordReadings) expect(await print(water, { as, to: 'docx', letterhead: undefined })).toMatchObject({ content: writeDocx(water, { as }) })
})

test.each(['txt', 'html', 'pdf', 'json', 'akn'])('only Word is printed on a letterhead, not %s', async (to) => {
  expect(await print(water, { as: 'clean', to, letterhead: letterheads['of a header and a footer'] })).toMatchObject({ ok: false, sentence: 'Only Word files (docx) are printed on a letterhead.' })
})

