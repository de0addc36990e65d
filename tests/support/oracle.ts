import type { Actor } from '../../schema/acts/act.ts'
import type { Block, Letter, Page } from './page.ts'
import { canonical } from './page.ts'

interface Mark {
  readonly id: string
  readonly kind: string
  readonly by: string
  readonly parent: string | null
}

/** What an actor changed by a raw update without owning it, one sentence each; empty when all is well.
 *
 * A second opinion on the gate, written for obviousness and from the rules alone: it compares two pages letter by letter and
 * knows nothing of updates, items or how the gate decides. */
export function trespasses(before: Page, after: Page, actor: Actor, now: string): string[] {
  const found = [
    ...differs('the record', canonical(before.record), canonical(after.record)),
    ...differs('what is no part of a draft', before.oddities.join(), after.oddities.join()),
    ...differs('the list of units', outline(before), outline(after)),
  ]
  if (before.blocks.length !== after.blocks.length) return found
  before.blocks.forEach((was, i) => {
    const is = after.blocks[i]!
    const where = `unit ${i} ${was.attributes}`
    const retyped = lettersGone(was.letters, is.letters)
    if (isClosed(before, was, now) && (was.all !== is.all || retyped > 0)) found.push(`${where}: sealed or held words changed`)
    if (actor.role === 'delegation') {
      const others = was.letters.filter((letter) => !isOwnLetter(letter, actor.party ?? '', holderOf(was)))
      if (lettersGone(others, is.letters) > 0) found.push(`${where}: letters of others were typed anew`)
    }
    if (was.all === is.all) return
    if (actor.role === 'observer') found.push(`${where}: an observer changed it`)
    for (const letter of is.letters) if (marksOf(letter).filter((mark) => mark.kind === 'ins').length > 1) found.push(`${where}: two authors of one letter`)
    if (actor.role === 'delegation') found.push(...trespassesOfParty(was, is, actor.party ?? '', before).map((each) => `${where}: ${each}`))
    else if (actor.role !== 'observer') found.push(...trespassesOfStaff(was, is, before, after).map((each) => `${where}: ${each}`))
  })
  return found
}

function trespassesOfParty(was: Block, is: Block, party: string, before: Page): string[] {
  const found: string[] = []
  const holder = holderOf(was)
  const others = (block: Block) => block.letters.filter((letter) => !isOwnLetter(letter, party, holder))
  const asOthersSee = (block: Block) => others(block).map((letter) => withoutOwn(letter, party))
  found.push(...differs(`what is not ${party}'s`, asOthersSee(was).join('\n'), asOthersSee(is).join('\n')))

  const foreignOnOwn = new Set(is.letters.filter((letter) => isOwnLetter(letter, party, holder)).flatMap((letter) => foreignMarks(letter, party)))
  for (const foreign of foreignOnOwn) {
    const trail = (block: Block) =>
      block.letters.flatMap((letter) => {
        const own = isOwnLetter(letter, party, holder)
        if (own && !foreignMarks(letter, party).includes(foreign)) return []
        return [`${own ? 'own' : 'other'} ${letter.char}`]
      })
    if (!isSubsequence(trail(is), trail(was))) found.push(`a mark of somebody else came upon ${party}'s letters: ${foreign}`)
  }

  const known = new Set(before.blocks.flatMap((block) => block.letters.flatMap((letter) => Object.entries(letter.marks).map(String))))
  const foreignIds = new Set(before.blocks.flatMap((block) => block.letters.flatMap(marksOf)).filter((mark) => mark.by !== party).map((mark) => mark.id))
  const otherCodes = partiesOf(before).filter((code) => code !== party)
  for (const letter of is.letters)
    for (const entry of Object.entries(letter.marks)) {
      const mark = ownMark(...entry, party)
      if (!mark || known.has(String(entry))) continue
      if (foreignIds.has(mark.id)) found.push(`${party} took the id ${mark.id} of somebody else's bracket`)
      if (otherCodes.some((code) => mark.id.startsWith(`${code}-`))) found.push(`${party} made the id ${mark.id} in another party's name`)
    }
  return [...new Set(found)]
}

function trespassesOfStaff(was: Block, is: Block, before: Page, after: Page): string[] {
  const found: string[] = []
  const known = new Map(before.blocks.flatMap((block) => block.letters.flatMap((letter) => Object.entries(letter.marks))).map((entry) => [String(entry), entry[1]]))
  const ids = new Map(before.blocks.flatMap((block) => block.letters.flatMap(marksOf)).map((mark) => [mark.id, mark.by]))
  const speakers = partiesOf(before)
  for (const letter of is.letters)
    for (const entry of Object.entries(letter.marks)) {
      if (known.has(String(entry))) continue
      const mark = readMark(...entry)
      if (!mark) found.push(`a mark no draft knows: ${entry[0]} ${entry[1]}`)
      else if (!speakers.includes(mark.by) && !(mark.by === '' && mark.kind === 'hold')) found.push(`a bracket for nobody known: ${entry[1]}`)
      else if (ids.has(mark.id) && ids.get(mark.id) !== mark.by) found.push(`the id ${mark.id} is another bracket's`)
    }
  for (const mark of new Set(was.letters.flatMap(marksOf).map((each) => `${each.id} ${each.kind}`)))
    if (!after.blocks.some((block) => block.letters.flatMap(marksOf).some((each) => `${each.id} ${each.kind}` === mark))) found.push(`the bracket ${mark} is gone`)

  const anchors = (block: Block) => [...new Set(block.letters.flatMap((letter) => Object.entries(letter.marks).filter(([name]) => name.startsWith('note')).map(String)))].sort()
  found.push(...differs('the note anchors', anchors(was).join(), anchors(is).join()))

  const [from, to] = differing(was.letters, is.letters)
  if (from.length > 0 && from.map((letter) => letter.char).join('') === to.map((letter) => letter.char).join(''))
    from.forEach((letter, i) => {
      const next = to[i]!
      if (authorOf(letter) !== authorOf(next)) found.push(`the letter "${letter.char}" changed its author`)
      for (const entry of Object.entries(letter.marks)) if (next.marks[entry[0]] !== entry[1]) found.push(`the letter "${letter.char}" lost ${entry[1]}`)
    })
  return [...new Set(found)]
}

/** The two stretches that are left when the equal beginnings and the equal ends are taken away. */
function differing(a: readonly Letter[], b: readonly Letter[]): [readonly Letter[], readonly Letter[]] {
  let head = 0
  while (head < a.length && head < b.length && sameLetter(a[head]!, b[head]!)) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && sameLetter(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++
  return [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
}

function lettersGone(from: readonly Letter[], to: readonly Letter[]): number {
  const left = new Set(to.map((letter) => letter.item))
  return from.filter((letter) => !left.has(letter.item)).length
}

function isClosed(page: Page, block: Block, now: string): boolean {
  const { id } = JSON.parse(block.attributes) as { id: string }
  const facts = page.record[`unit:${id}`] as { stamp?: unknown } | undefined
  const hold = page.record[`hold:${id}`] as { until: string } | undefined
  return (facts?.stamp ?? null) !== null || (hold !== undefined && hold.until > now)
}

function holderOf(block: Block): string | null {
  return (JSON.parse(block.attributes) as { by?: string }).by ?? null
}

/** Whose letter it is: written under an `ins` of the party, or without any in a unit that the party proposes. */
function isOwnLetter(letter: Letter, party: string, holder: string | null): boolean {
  const authors = Object.entries(letter.marks).filter(([, value]) => looseMark(value)?.kind === 'ins')
  if (authors.length === 0) return holder === party
  return authors.length === 1 && ownMark(...authors[0]!, party) !== null
}

function withoutOwn(letter: Letter, party: string): string {
  return `${letter.char} ${foreignMarks(letter, party).join()}`
}

function foreignMarks(letter: Letter, party: string): string[] {
  return Object.entries(letter.marks).filter(([name, value]) => !ownMark(name, value, party)).map(String).sort()
}

function ownMark(name: string, value: string, party: string): Mark | null {
  const mark = readMark(name, value)
  return mark && mark.by === party ? mark : null
}

/** A mark exactly as a draft has it: stored under a proper name, with the four keys and no other. */
function readMark(name: string, value: string): Mark | null {
  const mark = looseMark(value)
  if (!/^bracket--[A-Za-z0-9+/=]{8}$/.test(name) || !mark) return null
  const { id, kind, by, parent } = mark
  if (canonical(mark) !== canonical({ id, kind, by, parent })) return null
  if (typeof id !== 'string' || id === '' || typeof by !== 'string' || (parent !== null && typeof parent !== 'string')) return null
  return ['ins', 'del', 'hold'].includes(kind) ? mark : null
}

function looseMark(value: string): Mark | null {
  if (!value.startsWith('{')) return null
  return JSON.parse(value) as Mark
}

function marksOf(letter: Letter): Mark[] {
  return Object.values(letter.marks).flatMap((value) => looseMark(value) ?? []).filter((mark) => mark.kind !== undefined)
}

function authorOf(letter: Letter): string {
  return marksOf(letter).filter((mark) => mark.kind === 'ins').map((mark) => canonical(mark)).join()
}

function partiesOf(page: Page): string[] {
  return Object.keys(page.record).filter((key) => key.startsWith('party:')).map((key) => key.slice('party:'.length))
}

function sameLetter(a: Letter, b: Letter): boolean {
  return a.char === b.char && a.under === b.under
}

function outline(page: Page): string {
  return page.blocks.map((block) => `${block.name} ${block.identity} ${block.attributes}`).join('\n')
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0
  for (const each of whole) if (at < part.length && part[at] === each) at++
  return at === part.length
}

/** What is different, with a little of what stands around it. */
export function differs(what: string, before: string, after: string): string[] {
  if (before === after) return []
  let at = 0
  while (before[at] === after[at]) at++
  const around = (text: string) => text.slice(Math.max(0, at - 60), at + 120)
  return [`${what} changed: ${around(before)} → ${around(after)}`]
}
