import { describe, expect, test } from 'vitest'
import { cite, comment, commented, del, docxFile, footnote, ins, p, t } from '../support/docxFile.ts'
import { inShort, readDocx } from '../support/wordDraft.ts'

const head = p(t('Draft Plan of Action'))
/** The units after the title. */
const units = (draft: ReturnType<typeof readDocx>) => inShort(draft).slice(1)
const one = (inside: string, properties = '') => readDocx({ body: head + p(inside, properties) })
const last = (draft: ReturnType<typeof readDocx>) => draft.units[draft.units.length - 1]!
const sentences = (draft: ReturnType<typeof readDocx>) => draft.findings.map(({ sentence }) => sentence).join('\n')

/** Bytes that nothing packs, like those of a photograph. */
function noise(length: number): Uint8Array {
  let state = 1
  const next = () => {
    state ^= state << 13
    state ^= state >>> 17
    return (state ^= state << 5)
  }
  return Uint8Array.from({ length }, next)
}

describe('strikes and underlines', () => {
  test('struck and underlined words in a bracket are a replacement by its holder', () => {
    const draft = one(t('1. To promote [') + t('Uru: ', 'b') + t('evaluable', 'strike') + t(' ') + t('measurable', 'u') + t('] outcomes.'))
    expect(units(draft)).toEqual(['1. To promote [Uru delete: evaluable] [Uru: measurable] outcomes.'])
    const [first, second] = last(draft).runs.flatMap((run) => run.brackets)
    expect(first!.id).toBe(second!.id)
    expect(draft.findings).toMatchObject([{ kind: 'lost strike-out', lines: [2] }])
  })
  test('in a bracket with both, words that are neither are the text on the table', () => {
    expect(units(one(t('1. [Uru: To promote ') + t('evaluable', 'strike') + t('measurable', 'u') + t(' outcomes.]')))).toEqual(['1. To promote [Uru delete: evaluable][Uru: measurable] outcomes.'])
  })
  test('a bracket that says it deletes needs no strike, and one that inserts no underline', () => {
    expect(units(one(t('1. To [Mex delete: ') + t('convene', 'strike') + t('][Mex: ') + t('hold', 'u') + t('] talks.')))).toEqual(['1. To [Mex delete: convene][Mex: hold] talks.'])
  })
  test('brackets inside the bracket stay whole', () => {
    expect(units(one(t('1. To equip schools [Uru: ') + t('now', 'strike') + t(' for three days [Bra: or seven] of use] and more.')))).toEqual(['1. To equip schools [Uru delete: now] [Uru: for three days [Bra: or seven] of use] and more.'])
  })
  test('a strike without a bracket is a deletion by nobody named, which is told', () => {
    const draft = one(t('1. To ') + t('quickly', 'strike') + t(' ') + t('swiftly', 'u') + t(' act.'))
    expect(units(draft)).toEqual(['1. To [delete: quickly] [swiftly] act.'])
    expect(sentences(draft)).toContain('Say whose proposal it is')
  })
  test('a deleted unit that is struck as a whole is deleted once', () => {
    const draft = one(t('1. ') + t('To act swiftly.', 'strike') + t(' DELETED INF 04/24/25'))
    expect(units(draft)).toEqual(['1. To act swiftly.'])
    expect(last(draft).stamp).toMatchObject({ decision: 'deleted', level: 'INF', date: '2025-04-24' })
    const apart = readDocx({ body: head + p(t('1. To act swiftly.', 'strike')) + p(t('DELETED INF 04/24/25')) })
    expect(units(apart)).toEqual(['1. To act swiftly.'])
  })
  test('a strike that comes from a style counts, also one the style inherits', () => {
    const styles = '<w:style w:type="character" w:styleId="Out"><w:rPr><w:strike/></w:rPr></w:style><w:style w:type="character" w:styleId="Gone"><w:basedOn w:val="Out"/></w:style>'
    expect(units(readDocx({ styles, body: head + p(t('1. To [Uru: ') + t('soon', 'rStyle:Gone') + t(' now] act.')) }))).toEqual(['1. To [Uru delete: soon] [Uru: now] act.'])
  })
  test('an underlined heading or a bold name says nothing', () => {
    expect(units(readDocx({ body: head + p(t('Actions', 'u')) + p(t('1. To act.', 'b')) }))).toEqual(['Actions', '1. To act.'])
  })
})

describe('tracked changes', () => {
  test('insertions and deletions are proposals of the party their author writes for', () => {
    const draft = one(t('1. To provide ') + ins('María Pérez (URY)', 'safe ') + del('Delegation of Brazil', 'drinking ') + t('water') + ins('United States', ' and sanitation') + t('.'))
    expect(units(draft)).toEqual(['1. To provide [Uru: safe] [Bra delete: drinking] water[US: and sanitation].'.replace('water[', 'water [')])
    expect(last(draft).runs.flatMap((run) => run.brackets.map(({ by, kind }) => `${by} ${kind}`))).toEqual(['URY ins', 'BRA del', 'USA ins'])
    expect(sentences(draft)).toContain('by María Pérez (URY) were read as proposals of Uruguay')
  })
  test('a deletion and an insertion side by side by one author are a replacement', () => {
    const draft = one(t('1. To ') + del('Mexico', 'convene') + ins('Mexico', 'hold') + t(' talks.'))
    expect(units(draft)).toEqual(['1. To [Mex delete: convene][Mex: hold] talks.'])
    expect(new Set(last(draft).runs.flatMap((run) => run.brackets.map(({ id }) => id))).size).toBe(1)
  })
  test('an author nobody knows is kept as a party to confirm', () => {
    const draft = one(t('1. To act') + ins('jsmith; HQ', ' now') + t('.'))
    expect(last(draft).runs[1]!.brackets[0]!.by).toBe('jsmith HQ')
    expect(draft.parties.at(-1)).toMatchObject({ code: 'jsmith HQ', kind: 'delegation' })
    expect(draft.findings).toMatchObject([{ kind: 'unknown party', lines: [2] }])
  })
  test('a whole new paragraph is a proposed unit, its label outside of the proposal', () => {
    const mark = '<w:rPr><w:ins w:id="9" w:author="Chile" w:date="2025-04-24T10:00:00Z"/></w:rPr>'
    const draft = readDocx({ body: head + p(t('3. To map them.')) + p(ins('Chile', '3bis. To include glaciers.'), mark) + p(t('4. To act.')) })
    expect(units(draft)).toEqual(['3. To map them.', '3bis. {CHL} To include glaciers.', '4. To act.'])
    // LibreOffice marks the end of the paragraph before.
    expect(units(readDocx({ body: head + p(t('3. To map them.'), mark) + p(ins('Chile', '3bis. To include glaciers.')) + p(t('4. To act.')) }))).toEqual(units(draft))
  })
  test('a paragraph that somebody proposes to divide stays one, one to be joined stays two', () => {
    const mark = (kind: string) => `<w:rPr><w:${kind} w:id="9" w:author="Chile" w:date=""/></w:rPr>`
    const divided = readDocx({ body: head + p(t('1. To map them'), mark('ins')) + p(t('and to publish the maps.')) })
    expect(units(divided)).toEqual(['1. To map them and to publish the maps.'])
    expect(last(divided).lines).toEqual([2, 3])
    expect(sentences(divided)).toContain('Chile proposes to divide this paragraph in two, before “and to publish the maps.”')
    const joined = readDocx({ body: head + p(t('1. To map them.'), mark('del')) + p(t('2. To publish the maps.')) })
    expect(units(joined)).toEqual(['1. To map them.', '2. To publish the maps.'])
    expect(sentences(joined)).toContain('Chile proposes to join')
  })
  test('a deletion inside an insertion, and words typed into it, stay inside', () => {
    const inner = `<w:ins w:id="1" w:author="Uruguay" w:date="2025-01-01T00:00:00Z">${t('for three days ')}<w:del w:id="2" w:author="Brazil" w:date=""><w:r><w:delText>of use</w:delText></w:r></w:del></w:ins>`
    expect(units(one(t('1. To store water ') + inner + t(' now.')))).toEqual(['1. To store water [Uru: for three days [Bra delete: of use]] now.'])
    const at = '2025-01-01T00:00:00Z'
    const cut = ins('Uruguay', 'for three days ', at) + ins('Brazil', 'or seven ', '2025-01-02T00:00:00Z') + ins('Uruguay', 'of use', at)
    const draft = one(t('1. To store water ') + cut + t(' now.'))
    expect(units(draft)).toEqual(['1. To store water [Uru: for three days [Bra: or seven] of use] now.'])
    const [outer, nested] = [...new Map(last(draft).runs.flatMap((run) => run.brackets).map((mark) => [mark.id, mark])).values()]
    expect(nested).toMatchObject({ by: 'BRA', parent: outer!.id })
  })
  test('a bracket that a delegation types while Word records is read once, a status never as a proposal', () => {
    expect(units(one(t('1. To act') + ins('Uruguay', ' [Uru: now]') + t('.')))).toEqual(['1. To act [Uru: now].'])
    expect(units(one(t('1. To ') + ins('Uruguay', '[') + t('act') + ins('Uruguay', ']') + t('.')))).toEqual(['1. To [act].'])
    const draft = one(t('1. To act.') + ins('Secretariat', ' AGREED INF 04/24/25'))
    expect(units(draft)).toEqual(['1. To act.'])
    expect(last(draft).stamp).toMatchObject({ decision: 'agreed', level: 'INF' })
  })
  test('moved words stand where they were moved to, once', () => {
    const move = (kind: string, text: string) => `<w:${kind} w:id="5" w:author="Peru" w:date="2025-04-24T10:00:00Z">${t(text)}</w:${kind}>`
    const draft = readDocx({ body: head + p(move('moveFrom', '1. To map them.')) + p(t('2. To act.')) + p(move('moveTo', '1. To map them.')) })
    expect(units(draft)).toEqual(['2. To act.', '1. To map them.'])
    expect(last(draft).moved).toMatchObject({ role: 'destination', printed: '(Moved from elsewhere in the text by Peru)' })
    expect(draft.findings).toContainEqual({ kind: 'move', lines: [4, 2], sentence: expect.stringContaining('Peru moved words to this place from paragraph 2') })
    // Half of a move is no reason to lose words.
    expect(units(readDocx({ body: head + p(t('1. To act ') + move('moveFrom', 'soon')) }))).toEqual(['1. To act [Per delete: soon]'])
  })
})

describe('comments', () => {
  test('one that takes a stance is a position on the bracket it is about', () => {
    const comments = comment(7, 'Ana Souza (Brazil)', 'We oppose this reference.')
    const draft = readDocx({ comments, body: head + p(t('1. To act [') + commented(7, t('at once')) + t('] together.')) })
    const id = last(draft).runs[1]!.brackets[0]!.id
    expect(draft.brackets[id]!.positions).toMatchObject([{ party: 'BRA', stance: 'opposes', printed: '(Brazil is opposed: “We oppose this reference.”)' }])
  })
  test('one about a tracked change, in its own words', () => {
    const comments = comment(7, 'Secretariat', '(Peru supports this)')
    const draft = readDocx({ comments, body: head + p(t('1. To act ') + commented(7, ins('Uruguay', 'at once')) + t(' together.')) })
    expect(Object.values(draft.brackets)).toMatchObject([{ positions: [{ party: 'PER', stance: 'supports', printed: '(Peru supports this)' }] }])
  })
  test('any other is a remark on the unit, and an answer stands behind it', () => {
    const comments = comment(1, 'Secretariat', 'Check (with the legal office.') + comment(2, 'Jane Roe', 'Done', '00000002')
    const commentsExtended = '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001"/>'
    const draft = readDocx({ comments, commentsExtended, body: head + p(commented(1, t('1. To act.'))) })
    expect(last(draft).remarks).toEqual(['(Comment by Secretariat on 2025-04-24, resolved: Check with the legal office.)', '(Reply by Jane Roe on 2025-04-24: Done)'])
    expect(draft.parties.some(({ code }) => code === 'Jane Roe')).toBe(false)
  })
})

describe('notes', () => {
  const footnotes = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>' + footnote(3, ' Agreed at the Working Group meeting of March 27, 2025, which did not have the required quorum; approval is pending.') + footnote(9, '/ Pending consultations by Canada.')
  test('a footnote is a note at its place, and its number is that of the order of citation', () => {
    const draft = readDocx({ footnotes, body: head + p(t('1. To [guarantee]') + cite(9) + t(' water.')) + p(t('2. To act. AGREED AD REFERENDUM') + cite(3) + t('/ ')) + p(t('3. To act again. AGREED AD REFERENDUM2/ IDEM')) })
    expect(draft.notes.map(({ id, text }) => [id, text.slice(0, 12)])).toEqual([['1', 'Pending cons'], ['2', 'Agreed at th']])
    expect(draft.units.map(({ stamp }) => stamp && [stamp.level, stamp.note])).toEqual([null, null, ['AD REFERENDUM', '2'], ['AD REFERENDUM', '2']])
    const id = draft.units[1]!.runs[1]!.brackets[0]!.id
    expect(draft.units[1]!.runs[1]).toMatchObject({ text: 'guarantee', notes: ['1'] })
    expect(draft.brackets[id]!.positions).toMatchObject([{ party: 'CAN', stance: 'pending consultations', note: '1' }])
  })
  test('endnotes, and notes nothing cites, are kept', () => {
    const draft = readDocx({ footnotes, endnotes: `<w:endnote w:id="1">${p(t('At the end.'))}</w:endnote>`, body: head + p(t('1. To act') + '<w:r><w:endnoteReference w:id="1"/></w:r>' + t(' now') + cite(9) + t('.')) })
    expect(draft.notes.map(({ text }) => text.slice(0, 10))).toEqual(['Pending co', 'At the end', 'Agreed at '])
    expect(last(draft).runs.map(({ text, notes }) => [text, notes.join()])).toEqual([['To ', ''], ['act', '2'], [' ', ''], ['now', '1'], ['.', '']])
  })
})

describe('what Word prints and does not write', () => {
  const level = (at: number, format: string, text: string, more = '') => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
  const numbering = [
    `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '(%2)')}${level(2, 'lowerRoman', '%1.%2.%3', '<w:isLgl/>')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="1">${level(0, 'none', '1bis.')}</w:abstractNum>`,
    `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    `<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
    `<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>`,
  ].join('')
  const item = (num: number, at: number, text: string) => p(t(text), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr>`)
  test('the numbers of lists, level by level, begun anew where the list says so', () => {
    const body = head + item(1, 0, 'To one.') + item(1, 1, 'Sub one.') + item(1, 1, 'Sub two.') + item(3, 0, 'To between.') + item(1, 0, 'To two.') + item(1, 1, 'Sub again.') + item(1, 2, 'Deep.') + item(2, 0, 'To begin anew.') + item(1, 0, 'To go on.')
    expect(readDocx({ numbering, body }).units.slice(1).map(({ label }) => label)).toEqual(['1.', '(a)', '(b)', '1bis.', '2.', '(a)', '2.1.1', '1.', '2.'])
  })
  test('numbers that come from a paragraph style', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="Item"><w:name w:val="Item"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    expect(units(readDocx({ numbering, styles, body: head + p(t('To act.'), '<w:pStyle w:val="Item"/>') + p(t('To rest.'), '<w:pStyle w:val="Item"/>') }))).toEqual(['1. To act.', '2. To rest.'])
  })
  test('a proposed unit keeps the number of its list as its label', () => {
    const draft = readDocx({ numbering, body: head + p(ins('Chile', 'To include glaciers.'), '<w:numPr><w:numId w:val="3"/></w:numPr>') })
    expect(units(draft)).toEqual(['1bis. {CHL} To include glaciers.'])
  })
  test('headings by their style, where their words alone do not tell', () => {
    const styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="H1"/></w:style>'
    const draft = readDocx({ styles, body: head + p(t('Water for everyone'), '<w:pStyle w:val="Mine"/>') + p(t('We agree on what follows.')) })
    expect(draft.units.map(({ kind }) => kind)).toEqual(['title', 'heading', 'paragraph'])
    expect(units(draft)[0]).toBe('Water for everyone')
  })
  test('capitals that are only shown', () => {
    expect(units(readDocx({ body: head + p(t('introduction', 'caps')) + p(t('We agree.')) }))).toEqual(['INTRODUCTION', 'We agree.'])
  })
  test('what a field prints and not what it does; no table of contents', () => {
    const char = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
    const field = (does: string, prints: string) => `${char('begin')}<w:r><w:instrText>${does}</w:instrText></w:r>${char('separate')}${prints}${char('end')}`
    const draft = readDocx({ body: head + p(field('TOC \\o', t('Chapter One 3'))) + p(t('1. See paragraph ') + field('REF x', t('12')) + t('.') + `<w:fldSimple w:instr="PAGE">${t(' Yes.')}</w:fldSimple>`) })
    expect(units(draft)).toEqual(['1. See paragraph 12. Yes.'])
    expect(sentences(draft)).toContain('A table of contents was left out')
    // A field that never ends takes nothing with it.
    expect(units(readDocx({ body: head + p(char('begin') + '<w:r><w:instrText>TOC</w:instrText></w:r>' + char('separate') + t('1. To act.')) + p(t('2. To rest.')) + p(char('begin')) + p(t('3. To go.')) }))).toEqual(['1. To act.', '2. To rest.', '3. To go.'])
  })
})

describe('the ways Word wraps text', () => {
  test('content controls, links, custom XML and the newest of several ways to write a thing', () => {
    const inside = `<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>${t('act ')}</w:sdtContent></w:sdt><w:hyperlink r:id="rId9">${t('at once')}</w:hyperlink><mc:AlternateContent><mc:Choice Requires="wps">${t(' now')}</mc:Choice><mc:Fallback>${t(' then')}</mc:Fallback></mc:AlternateContent><w:r><w:noBreakHyphen/><w:t>ish</w:t><w:tab/><w:t>yes.</w:t></w:r>`
    expect(units(readDocx({ body: `${head}<w:sdt><w:sdtContent>${p(t('1. To ') + inside)}</w:sdtContent></w:sdt>` }))).toEqual(['1. To act at once now\u2011ish yes.'])
  })
  test('line breaks in a paragraph are lines of one paragraph', () => {
    const draft = readDocx({ body: head + p(`${t('Objective 1.1')}<w:r><w:br/></w:r>${t('To act.')}`) + p(t('AGREED INF 04/24/25')) })
    expect(units(draft)).toEqual(['Objective 1.1 To act.'])
    expect(last(draft)).toMatchObject({ kind: 'objective', lines: [2, 3], stamp: { level: 'INF' } })
  })
  test('tables are read cell by cell, and it is told', () => {
    const cell = (text: string) => `<w:tc><w:tcPr/>${p(t(text))}</w:tc>`
    const draft = readDocx({ body: `${head}<w:tbl><w:tblPr/><w:tr>${cell('1. To act.')}${cell('2. To rest.')}</w:tr></w:tbl>` })
    expect(units(draft)).toEqual(['1. To act.', '2. To rest.'])
    expect(draft.findings).toMatchObject([{ lines: [2, 3], sentence: expect.stringContaining('A table was read as text') }])
  })
  test('text boxes come after their paragraph; pictures are left out and told', () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><a><w:txbxContent>${p(t('2. In a box.'))}</w:txbxContent></a></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${p(t('2. In a box.'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const draft = readDocx({ body: head + p(t('1. To act.') + box) + p('<w:r><w:drawing><pic/></w:drawing></w:r>') })
    expect(units(draft)).toEqual(['1. To act.', '2. In a box.'])
    expect(sentences(draft)).toMatch(/A picture was left out[^]*text box/)
  })
  test('a Strict file reads as a Transitional one', () => {
    const parts = { body: head + p(t('1. To [Uru: ') + t('soon', 'strike') + t(' now] act.') + ins('Brazil', ' Always.')) }
    expect(readDocx({ ...parts, strict: true }).units).toEqual(readDocx(parts).units)
  })
  test('Arabic and Chinese', () => {
    const draft = readDocx({ body: p(t('مشروع خطة العمل', 'rtl'), '<w:bidi/>') + p(t('1. تعزيز ') + ins('Uruguay', 'الوصول إلى ') + t('المياه')) + p(t('2. 确保') + del('Brazil', '安全') + ins('Brazil', '清洁') + t('饮用水。')) })
    expect(draft.title).toBe('مشروع خطة العمل')
    expect(units(draft)).toEqual(['1. تعزيز [Uru: الوصول إلى] المياه', '2. 确保[Bra delete: 安全][Bra: 清洁]饮用水。'])
  })
  test('a file full of pictures is read without touching them', () => {
    const picture = noise(400_000)
    const files = Object.fromEntries([1, 2, 3, 4].map((at) => [`word/media/image${at}.png`, picture]))
    expect(units(readDocx({ files, body: head + p(t('1. To act.')) }))).toEqual(['1. To act.'])
    expect(docxFile({ files, body: head }).length).toBeGreaterThan(1_500_000)
  })
})
