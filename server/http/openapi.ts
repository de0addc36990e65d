import { roles } from '../../schema/acts/act.ts'
import { changeTypes } from '../../schema/compare/comparison.ts'
import { SCHEMA_VERSION } from '../../schema/document.ts'
import { bracketKinds, meetingKinds, partyKinds, stances, unitKinds } from '../../schema/draft.ts'
import { refusalCodes } from '../../schema/refusal.ts'
import { resultParts } from '../../schema/results/results.ts'
import { readings } from '../print.ts'
import { printFormats } from '../printedFiles.ts'
import { outstandingFormats } from '../printOutstanding.ts'
import { resultFormats } from '../results/printResults.ts'
import { snapshotKinds } from '../store/store.ts'

type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: 'string' }
const whole: Schema = { type: 'integer' }
const flag: Schema = { type: 'boolean' }
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const list = (items: Schema): Schema => ({ type: 'array', items })
const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values })
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
/** An object all of whose fields are there, but those named with a `?`. */
const object = (fields: Readonly<Record<string, Schema>>): Schema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name.replace('?', ''), schema])),
  required: Object.keys(fields).filter((name) => !name.endsWith('?')),
})

const instant: Schema = { type: 'string', format: 'date-time' }
const day: Schema = { type: 'string', format: 'date' }
const role = oneOf(roles)
const party = orNull({ ...text, description: 'Code of a party: ISO 3166-1 alpha-3 for a state.' })
const ids = list(text)
const seen: Schema = { type: 'object', additionalProperties: text, description: 'The hash of each unit as it was looked at.' }

const json = (schema: Schema) => ({ 'application/json': { schema } })
const answer = (description: string, schema?: Schema) => ({ description, ...(schema && { content: json(schema) }) })
const problems = { default: { description: 'A refusal, in a sentence.', content: { 'application/problem+json': { schema: ref('Problem') } } } }
const inPath = (name: string) => ({ name, in: 'path', required: true, schema: text })
const inQuery = (name: string, schema: Schema = text, description?: string) => ({ name, in: 'query', schema, ...(description && { description }) })
const operation = (summary: string, responses: Schema, more: Schema = {}) => ({ summary, responses: { ...responses, ...problems }, ...more })
const body = (schema: Schema) => ({ requestBody: { required: true, content: json(schema) } })

const act = (type: string, fields: Readonly<Record<string, Schema>> = {}) => object({ key: text, type: { const: type }, ...fields })
const acts = [
  act('openMeeting', { date: day, body: text, kind: oneOf(meetingKinds) }),
  act('closeMeeting'),
  act('suspendMeeting'),
  act('resumeMeeting'),
  act('callRoll', { present: ids }),
  act('attend', { party: text, present: flag }),
  act('stamp', { units: ids, decision: oneOf(['agreed', 'deleted']), seen, 'awaiting?': list(object({ party: text, 'until?': day })) }),
  act('confirm', { units: ids, seen }),
  act('takePosition', { on: text, 'party?': text, stance: orNull(oneOf(stances)), 'printed?': text, 'until?': day }),
  act('choose', { chosen: text, over: ids, seen }),
  act('merge', { units: ids, text, seen }),
  act('moveUnit', { unit: text, after: orNull(text), 'label?': orNull(text), seen }),
  act('consolidate'),
  act('point', { unit: orNull(text) }),
  act('park', { units: ids, parked: flag }),
  act('askFloor', { 'party?': text, unit: orNull(text) }),
  act('callFloor', { request: text }),
  act('endFloor', { request: text }),
  act('describe', { title: text, symbol: text, distribution: text, language: text }),
  act('setHouse', { house: ref('House') }),
  act('setParty', { party: ref('Party') }),
  act('reopen', { units: ids, reason: text, 'asked?': party }),
  act('accept', { brackets: ids, 'seen?': seen }),
  act('reject', { brackets: ids, 'seen?': seen }),
  act('withdraw', { brackets: ids }),
  act('relabel', { unit: text, label: orNull(text) }),
  act('insertUnit', { after: orNull(text), kind: oneOf(unitKinds), text, by: party, 'label?': orNull(text), 'alternativeTo?': orNull(text) }),
  act('removeUnit', { unit: text, seen }),
  act('split', { unit: text, at: whole, seen }),
  act('join', { unit: text, seen }),
  act('hold', { units: ids }),
  act('release', { units: ids }),
  act('appointClerk', { user: text, appointed: flag }),
  act('restore', { snapshot: text }),
  act('takeBack', { entry: whole }),
]

const snapshot = object({ id: text, title: text, at: instant, by: text, kind: oneOf(snapshotKinds), sha256: text, seq: whole })
const letterhead = object({ name: text, size: whole, at: instant })
const onLetterhead = inQuery('letterhead', oneOf(['1']), 'On the letterhead of the document (docx only; chair and secretariat).')
const person = object({ id: text, name: text })
const partyShape = object({ code: text, kind: oneOf(partyKinds), names: list(text), short: list(text) })
const level = object({ level: text, dated: flag, pending: flag, colour: orNull(oneOf(['yellow', 'green'])) })
const unit = object({
  id: text, kind: oneOf(unitKinds), label: orNull(text), text, clean: text, hash: text,
  stamp: orNull(object({ decision: oneOf(['agreed', 'deleted']), level: text, date: orNull(day), note: orNull(text), printed: orNull(text) })),
  brackets: list(object({ id: text, kind: oneOf(bracketKinds), by: list(text), text, parent: orNull(text) })),
})
const fileTypes = { 'text/plain': {}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {}, 'application/octet-stream': {} }
const lookLine = object({
  n: whole, 'label?': text,
  pieces: list(object({ text, 'strike?': flag, 'underline?': flag, 'highlight?': flag, 'bold?': flag, 'ins?': { ...text, description: 'Author of a tracked insertion.' }, 'del?': text })),
})
const document = object({
  id: text, title: text, symbol: text, schema: text, seq: whole, role, party, meeting: orNull(ref('Meeting')),
  parties: list(ref('Party')),
  units: list(unit), notes: list(object({ id: text, text })), findings: list(ref('Finding')),
})

/** The description of the HTTP side, for whoever writes a program against it. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'adref',
    version: SCHEMA_VERSION,
    description:
      'Negotiated drafts: documents, acts, the decision log, snapshots. Live editing is a stock y-websocket at /sync/{document}?schema=' +
      `${SCHEMA_VERSION}, with the cookie or &token=. Message 100 counts the sync messages of the connection that are on disk; 101 says why one was refused.`,
  },
  security: [{ bearer: [] }, { cookie: [] }],
  paths: {
    '/api/health': { get: operation('Whether the server is up', { 200: answer('It is.', object({ ok: flag, schema: text })) }, { security: [] }) },
    '/api/openapi.json': { get: operation('This description', { 200: answer('OpenAPI 3.1') }, { security: [] }) },
    '/api/session': {
      post: operation(
        'Sign in with the token of an invitation link (the part after #/join/)',
        { 200: answer('Signed in; the cookie is set.', object({ token: text, user: person, document: text, role, party })) },
        { ...body(object({ token: text, 'name?': text })), security: [] },
      ),
      get: operation('Who is signed in', {
        200: answer('The person and the documents.', object({ user: person, memberships: list(object({ document: text, title: text, symbol: text, role, party, clerk: flag })) })),
      }),
      delete: operation('Sign out', { 204: answer('Signed out; open pages of this sign-in are closed.') }),
    },
    '/api/session/preview': {
      post: operation(
        'What an invitation link leads to, without using it',
        { 200: answer('The draft, and as whom one would enter.', object({ title: text, symbol: text, role, as: text })) },
        { ...body(object({ token: text })), security: [] },
      ),
    },
    '/api/documents': {
      get: operation('The documents one belongs to, last changed first', { 200: answer('Documents', list(object({ id: text, title: text, symbol: text, role, party, at: instant }))) }),
      post: operation(
        'Bring in a draft: the body is the bytes of a text file or a Word file (chair and secretariat)',
        { 201: answer('Brought in, with what the secretariat should look at.', object({ id: text, title: text, findings: list(ref('Finding')) })) },
        {
          parameters: [inQuery('title'), inQuery('symbol'), inQuery('name', text, 'Name of the file.')],
          requestBody: { required: true, content: fileTypes },
        },
      ),
    },
    '/api/read': {
      post: operation(
        'Look at a file before it is brought in: what it says and how it looks (chair and secretariat). Nothing is stored',
        { 200: answer('What a review is made of: the source to be sent back with the answers, the lines to show, and the parties it is read with.', object({ source: ref('Source'), look: list(lookLine), title: text, symbol: text, parties: list(ref('Party')) })) },
        { parameters: [inQuery('name', text, 'Name of the file.')], requestBody: { required: true, content: fileTypes } },
      ),
    },
    '/api/documents/reviewed': {
      post: operation(
        'Bring in a draft as it was reviewed (chair and secretariat). The source is read again; an answer it does not offer is refused',
        { 201: answer('Brought in, with what is left to look at.', object({ id: text, title: text, findings: list(ref('Finding')) })) },
        body(object({
          source: ref('Source'), answers: list(object({ item: text, reading: text, change: { type: 'object', description: 'As the reading offers it.' } })),
          'settled?': { ...ids, description: 'Items that were looked at and are not kept as findings.' }, title: text, symbol: text, name: text,
        })),
      ),
    },
    '/api/documents/{id}': { parameters: [inPath('id')], get: operation('The draft, unit by unit', { 200: answer('The draft', document) }) },
    '/api/documents/{id}/acts': {
      parameters: [inPath('id')],
      post: operation(
        'Do an act. The same key again gives the first answer',
        { 200: answer('Done, and in the log.', object({ entry: whole, hash: text, sentence: text, notices: list(text) })) },
        body({ oneOf: acts }),
      ),
    },
    '/api/documents/{id}/log': {
      parameters: [inPath('id')],
      get: operation('The decision log: hash = SHA-256 of prev and the canonical JSON of the other fields', {
        200: answer('Entries, oldest first', list(object({ n: whole, at: instant, user: text, name: text, role, party, type: text, act: {}, units: ids, sentence: text, prev: text, hash: text }))),
      }),
    },
    '/api/documents/{id}/snapshots': {
      parameters: [inPath('id')],
      get: operation('Snapshots, newest first', { 200: answer('Snapshots', list(snapshot)) }),
      post: operation('Take a snapshot (chair and secretariat)', { 201: answer('Taken', snapshot) }, body(object({ title: text }))),
    },
    '/api/documents/{id}/snapshots/{sid}': {
      parameters: [inPath('id'), inPath('sid')],
      get: operation('One snapshot with its draft', { 200: answer('The snapshot; `previous` is the one before it.', { allOf: [snapshot, object({ draft: { type: 'object' }, 'previous?': text })] }) }),
    },
    '/api/documents/{id}/trend': {
      parameters: [inPath('id')],
      get: operation('How far the draft was from snapshot to snapshot, oldest first', { 200: answer('Counts', list(object({ at: instant, agreed: whole, of: whole, brackets: whole }))) }),
    },
    '/api/documents/{id}/export': {
      parameters: [
        inPath('id'),
        inQuery('as', oneOf(readings), 'With every mark, as it would read, or with proposals as tracked changes (docx only).'),
        inQuery('to', oneOf(printFormats)),
        inQuery('snapshot', text, 'Id of a snapshot; the draft as it is now without one.'),
        inQuery('assume', text, '"base", "all" or a party: the reading as if no, every or its proposals were accepted (clean only).'),
        inQuery('lines', whole, 'Every how many lines one is numbered (docx and pdf only).'),
        onLetterhead,
      ],
      get: operation('The document printed, as an attachment', { 200: { description: 'The file', content: { 'text/plain': {}, 'text/html': {}, 'application/json': {}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {}, 'application/pdf': {}, 'application/akn+xml': {} } } }),
    },
    '/api/documents/{id}/compare': {
      parameters: [
        inPath('id'),
        { ...inQuery('from', text, 'Id of a snapshot; "seq:120" for the document after that change; "ago:3600" as it stood so many seconds ago.'), required: true },
        inQuery('to', text, 'The same; the draft as it is now without it.'),
        inQuery('format', oneOf(['json', 'html', 'docx'])),
      ],
      get: operation('What changed between two states: decisions first, then words unit by unit', { 200: { description: 'The comparison', content: { ...json(ref('Comparison')), 'text/html': {}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {} } } }),
    },
    '/api/documents/{id}/outstanding': {
      parameters: [inPath('id'), inQuery('to', oneOf(outstandingFormats)), inQuery('snapshot', text, 'Id of a snapshot; the draft as it is now without one.'), onLetterhead],
      get: operation('The list of outstanding issues, as an attachment', { 200: { description: 'The file', content: { 'text/plain': {}, 'text/html': {}, 'application/json': {}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {}, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {} } } }),
    },
    '/api/documents/{id}/letterhead': {
      parameters: [inPath('id')],
      get: operation('The letterhead Word files can be printed on (chair and secretariat)', { 200: answer('The letterhead', letterhead) }),
      put: operation('Keep a letterhead: the body is the bytes of a Word file, in which {{title}}, {{symbol}}, {{distribution}}, {{language}}, {{date}} and {{text}} are filled in (chair and secretariat)', { 200: answer('Kept', letterhead) }, {
        parameters: [inQuery('name', text, 'Name of the file.')],
        requestBody: { required: true, content: { 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {}, 'application/octet-stream': {} } },
      }),
      delete: operation('Do without the letterhead (chair and secretariat)', { 204: answer('Files are printed without it.') }),
    },
    '/api/documents/{id}/meetings': { parameters: [inPath('id')], get: operation('Meetings, past and open', { 200: answer('Meetings', list(ref('Meeting'))) }) },
    '/api/documents/{id}/meetings/{mid}/results': {
      parameters: [inPath('id'), inPath('mid'), inQuery('to', oneOf(resultFormats), 'In print with the annotated text behind them; json, the results alone.')],
      get: operation('The results of a meeting: presence, decisions, positions, what is pending and what stays open', {
        200: { description: 'The results', content: { ...json(ref('Results')), 'text/plain': {}, 'text/html': {}, 'application/pdf': {}, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': {} } },
      }),
    },
    '/api/documents/{id}/people': {
      parameters: [inPath('id')],
      get: operation('Who has joined (chair and secretariat)', { 200: answer('People', list(object({ user: text, name: text, role, party, clerk: flag }))) }),
    },
    '/api/documents/{id}/invitations': {
      parameters: [inPath('id')],
      get: operation('Invitations, without their links (chair and secretariat)', {
        200: answer('Invitations', list(object({ id: text, role, party, uses: whole, used: whole, expires: instant, revoked: flag, created: instant }))),
      }),
      post: operation(
        'Invite; the link is told this once (chair and secretariat)',
        { 201: answer('The link', object({ id: text, link: text })) },
        body(object({ role, 'party?': party, 'uses?': whole, 'days?': whole })),
      ),
    },
    '/api/documents/{id}/invitations/{iid}': {
      parameters: [inPath('id'), inPath('iid')],
      delete: operation('Take an invitation back (chair and secretariat)', { 204: answer('It signs nobody in any more.') }),
    },
  },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, cookie: { type: 'apiKey', in: 'cookie', name: 'adref' } },
    schemas: {
      Problem: object({
        type: text, title: text, status: whole,
        detail: { ...text, description: 'A sentence for a person.' },
        code: { ...text, description: `One of: ${refusalCodes.join(', ')}, signed out, broken.` },
        'unit?': { ...text, description: 'The unit it is about.' },
        'now?': { type: 'object', additionalProperties: object({ hash: text, words: text }), description: 'The words as they are now, where they changed.' },
      }),
      Meeting: object({
        id: text, date: orNull(day), body: text, kind: oneOf(meetingKinds), open: flag, suspended: flag, imported: flag,
        roll: orNull(object({ present: ids, came: ids, members: whole, needed: whole })),
      }),
      Party: partyShape,
      House: object({
        name: text,
        quorum: { oneOf: [object({ rule: oneOf(['majority', 'third']) }), object({ rule: oneOf(['number']), number: whole })] },
        levels: object({ informal: level, 'working group': level, formal: level, 'no quorum': level }),
      }),
      Comparison: object({
        title: text, symbol: text, from: ref('State'), to: orNull(ref('State')), at: instant, names: { type: 'object', additionalProperties: text },
        decisions: list(ref('Change')),
        units: list(object({
          unit: text, place: text, kind: oneOf(unitKinds), state: oneOf(['same', 'changed', 'new', 'gone']), before: orNull(text), after: orNull(text), authors: list(text),
          words: list(object({ text, op: oneOf(['same', 'added', 'removed']), by: text })),
        })),
        counts: object({ decisions: { type: 'object', additionalProperties: whole }, units: { type: 'object', additionalProperties: whole }, words: object({ added: whole, removed: whole }) }),
      }),
      Change: object({ type: oneOf(changeTypes), unit: orNull(text), place: text, sentence: text, by: text }),
      Results: object({
        heading: text, title: text, symbol: text, meeting: object({ id: text, name: text, body: text, kind: oneOf(meetingKinds), date: orNull(day), open: flag }),
        presence: orNull(object({
          present: list(text), left: list(text), absent: list(text), throughout: list(text), called: list(text),
          comings: list(object({ arrived: list(text), left: list(text), how: oneOf(['recorded', 'roll call']), quorum: orNull(oneOf(['reached', 'lost'])), count: text })),
        })),
        quorum: text,
        parts: list(object({ part: oneOf(resultParts), name: text, lines: list(object({ unit: orNull(text), place: text, sentence: text })) })),
        from: { ...text, description: 'Id of the snapshot it opened with.' }, to: orNull(text),
        progress: object({ agreed: whole, pending: whole, conditional: whole, open: whole, deleted: whole, brackets: whole, under: whole }),
      }),
      State: object({ id: text, title: text, at: instant }),
      Source: {
        description: 'What a draft is read from.',
        oneOf: [object({ kind: { const: 'text' }, text }), object({ kind: { const: 'word' }, word: { type: 'object', description: 'What a Word file says: its paragraphs, comments and notes, with all that hangs on them.' } })],
      },
      Finding: object({ kind: text, lines: list(whole), sentence: text }),
    },
  },
} as const
