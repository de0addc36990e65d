import { readFile } from 'node:fs/promises'
import type { Actor } from '../schema/acts/act.ts'
import type { Draft, Meeting, Party, PartyCode } from '../schema/draft.ts'
import { partyName } from '../schema/naming.ts'
import type { InvitationWish } from './access.ts'
import { invite } from './access.ts'
import type { Made } from './createDocument.ts'
import { createDocument } from './createDocument.ts'
import { newId } from './ids.ts'
import { draftInFile } from './draftInFile.ts'
import type { Store } from './store/store.ts'

/** What `seeds/manifest.json` holds, as far as loading it needs. */
interface Manifest {
  readonly parties: string
  readonly documents: readonly {
    readonly file: string
    readonly title: string
    readonly symbol: string
    readonly meetings: readonly Pick<Meeting, 'date' | 'body' | 'kind'>[]
    readonly invite: { readonly delegations: readonly PartyCode[] }
  }[]
}

const seeds = new URL('../seeds/', import.meta.url)
/** Who brings the demonstration in. */
const loader: Actor = { user: 'server', name: 'adref', role: 'secretariat', party: null }
/** How many people may use a link that was printed at the start, which is for trying things out. */
const usesOfStartLinks = 100

/** Brings in every document of the manifest. */
export async function loadDemo(store: Store, now: number): Promise<Made[]> {
  const { documents, parties } = await readManifest()
  const known = await readJson<Party[]>(parties)
  const made: Made[] = []
  for (const { file, title, symbol, meetings } of documents) {
    const draft = draftInFile(await readFile(new URL(file, seeds)), known, { title, symbol, file })
    if ('ok' in draft) throw new Error(`seeds/${file}: ${draft.sentence}`)
    const at = new Date(now).toISOString()
    made.push(await createDocument(store, withBodies(draft, meetings), { actor: loader, joins: false, file, demo: true, now: at, newId }))
  }
  return made
}

/** A sign-in link for a person to try. */
export interface StartLink {
  readonly who: string
  readonly link: string
}

/** One link for each role and party of a demonstration. Those an earlier start printed stop working, since only their hashes were kept. */
export async function startLinks(store: Store, document: string, draft: Draft, at: { readonly publicUrl: string; readonly now: number }): Promise<StartLink[]> {
  const { documents } = await readManifest()
  const codes = documents.find(({ title }) => title === draft.title)?.invite.delegations ?? draft.parties.filter(({ kind }) => kind === 'delegation').map(({ code }) => code)
  const wish = (role: InvitationWish['role'], party: PartyCode | null): InvitationWish => ({ document, role, party, uses: usesOfStartLinks, days: 30, atStart: true })
  await store.revokeStartInvitations(document)
  const wishes: [string, InvitationWish][] = [
    ['Chair', wish('chair', null)],
    ['Secretariat', wish('secretariat', null)],
    ...codes.map((code): [string, InvitationWish] => [partyName(draft, code), wish('delegation', code)]),
    ['Observer', wish('observer', null)],
  ]
  const links: StartLink[] = []
  for (const [who, each] of wishes) links.push({ who, link: (await invite(store, each, at)).link })
  return links
}

/** A printed stamp tells the day of its meeting and not whose meeting it was; the manifest does. */
function withBodies(draft: Draft, known: Manifest['documents'][number]['meetings']): Draft {
  const meetings = draft.meetings.map((meeting) => {
    const found = known.find(({ date }) => date === meeting.date)
    return found ? { ...meeting, body: found.body, kind: found.kind } : meeting
  })
  return { ...draft, meetings }
}

// Files of the project itself, which its tests hold to these types.
async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(new URL(file, seeds), 'utf8')) as T
}

async function readManifest(): Promise<Manifest> {
  return await readJson<Manifest>('manifest.json')
}
