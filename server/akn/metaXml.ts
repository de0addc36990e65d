import type { Draft, Meeting } from '../../schema/draft.ts'
import { serialise } from '../../schema/serialise.ts'
import type { RenditionOptions } from '../../schema/rendition/rendition.ts'
import { el, escapeXml } from '../word/out/xml.ts'
import type { Names } from './names.ts'
import { idPart, statusWords } from './names.ts'
import type { NotesXml } from './notesXml.ts'

interface MetaParts {
  readonly draft: Draft
  readonly options: RenditionOptions
  readonly names: Names
  readonly notes: NotesXml
  readonly eIdOf: ReadonlyMap<string, string>
}

/** What a file says about itself: which work, version and reading it is; the meetings and decisions it came through; whom it speaks of. */
export function metaXml(parts: MetaParts): string {
  const { draft, options, names, notes, eIdOf } = parts
  const secretariat = names.body('Secretariat')
  const isAnnotated = options.as === 'annotated'
  const life = isAnnotated ? lifecycleXml(draft, names) + workflowXml(draft, names, eIdOf) : ''
  const uncited = notes.uncited()
  const own = headerXml(draft) + (isAnnotated ? proprietaryXml(draft) : '')
  return el('meta', {}, identificationXml(draft, options, secretariat), life,
    el('references', { source: secretariat }, ...names.list()),
    uncited.length ? el('notes', { source: secretariat }, ...uncited) : '',
    own === '' ? '' : el('proprietary', { source: secretariat }, own))
}

function identificationXml(draft: Draft, { as, assume }: RenditionOptions, secretariat: string): string {
  const day = draft.meetings.flatMap(({ date }) => date ?? []).sort().at(-1)
  const part = (words: string) => encodeURIComponent(idPart(words))
  // No country: a draft does not say which organisation's it is. "xx" is a code ISO 3166 gives nobody.
  const work = `/akn/xx/statement/draft/${day ?? 'undated'}/${part(draft.symbol) || part(draft.title) || 'draft'}`
  const expression = `${work}/eng@${day ?? ''}`
  const manifestation = `${expression}/${as}${assume === undefined ? '' : `-${part(assume)}`}`
  const level = (element: string, uri: string, ending: string, ...more: readonly string[]) => el(element, {},
    el('FRBRthis', { value: `${uri}/!main${ending}` }), el('FRBRuri', { value: `${uri}${ending}` }),
    // The standard asks for a day; the first of all days is none anybody will take for it.
    el('FRBRdate', { date: day ?? '0001-01-01', name: day ? 'lastMeeting' : 'unknown' }), el('FRBRauthor', { href: secretariat }), ...more)
  return el('identification', { source: secretariat },
    level('FRBRWork', work, '', el('FRBRcountry', { value: 'xx' }), el('FRBRsubtype', { value: 'draft' }), draft.symbol ? el('FRBRnumber', { value: draft.symbol }) : '', draft.title ? el('FRBRname', { value: draft.title }) : ''),
    level('FRBRExpression', expression, '', el('FRBRlanguage', { language: 'eng' })),
    level('FRBRManifestation', manifestation, '.xml', el('FRBRformat', { value: 'application/akn+xml' })))
}

/** The meetings the draft went through, as far as their day is known. */
function lifecycleXml(draft: Draft, names: Names): string {
  const dated = draft.meetings.flatMap((meeting) => (meeting.date === null ? [] : [{ ...meeting, date: meeting.date }])).sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const events = dated.map((meeting, at) => el('eventRef', { date: meeting.date, source: names.body(bodyOf(meeting)), refersTo: names.meeting(meeting.id, `${bodyOf(meeting)}, ${meeting.date}`), type: at === 0 ? 'generation' : 'amendment' }))
  return events.length ? el('lifecycle', { source: names.body('Secretariat') }, ...events) : ''
}

/** The decisions that stand, each on the unit it is about. One whose day nobody knows is said only with its unit. */
function workflowXml(draft: Draft, names: Names, eIdOf: ReadonlyMap<string, string>): string {
  const steps = draft.units.flatMap(({ id, stamp }) => {
    const eId = eIdOf.get(id)
    const meeting = draft.meetings.find((each) => each.id === stamp?.meeting)
    const date = stamp?.date ?? meeting?.date
    if (!stamp || !date || eId === undefined) return []
    return [el('step', { date, by: names.body(meeting ? bodyOf(meeting) : 'Meeting'), as: names.role('Deciding body'), outcome: names.status(stamp), href: `#${encodeURI(eId)}` })]
  })
  return steps.length ? el('workflow', { source: names.body('Secretariat') }, ...steps) : ''
}

function bodyOf({ body }: Pick<Meeting, 'body'>): string {
  return body.trim() || 'Meeting'
}

/** How the document may be passed on, and the language it was drafted in, which need not be that of the text. */
function headerXml({ header: { distribution, language } }: Draft): string {
  return distribution + language === '' ? '' : el('neg:header', { distribution: distribution || undefined, originalLanguage: language || undefined })
}

/** What else the standard has no place for: the parties by all their names, what each decision was bound to, and the annotated text itself. */
function proprietaryXml(draft: Draft): string {
  const parties = draft.parties.map(({ code, kind, names, short }) => el('neg:party', { code, kind },
    ...names.map((name) => el('neg:name', {}, escapeXml(name))), ...short.map((name) => el('neg:short', {}, escapeXml(name)))))
  const decisions = draft.units.flatMap(({ id, stamp }) => (stamp ? [el('neg:decision', { unit: id, status: statusWords(stamp), date: stamp.date, hash: stamp.hash || undefined })] : []))
  return [...parties, ...decisions, el('neg:text', { 'xml:space': 'preserve' }, escapeXml(serialise(draft)))].join('')
}
