import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import type { LogEntry } from '../log.ts'
import { emptyLog } from '../log.ts'
import type { Batch, DocumentRow, InvitationRow, LetterheadInfo, LetterheadRow, MemberRow, NewDocument, OutcomeRow, SessionRow, SnapshotInfo, SnapshotRow, Store, UserRow } from './store.ts'
import { tables } from './tables.ts'

/** Opens the store in one file, and makes it where there is none.
 *
 * WAL with `synchronous=FULL`: a write that resolved survives losing power, which WAL's usual NORMAL does not promise. */
export function openSqliteStore(file: string): Store {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Database(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  db.pragma('busy_timeout = 5000')
  db.exec(tables)

  const prepared = new Map<string, Database.Statement>()
  const statement = (sql: string): Database.Statement => {
    const known = prepared.get(sql)
    if (known) return known
    const made = db.prepare(sql)
    prepared.set(sql, made)
    return made
  }
  const run = (sql: string, ...values: unknown[]) => statement(sql).run(...values)
  // Rows have the shape of the tables, which this file alone writes.
  const one = <Row>(sql: string, ...values: unknown[]) => statement(sql).get(...values) as Row | undefined
  const all = <Row>(sql: string, ...values: unknown[]) => statement(sql).all(...values) as Row[]

  const write = (document: string, batch: Batch) => {
    for (const { seq, user, at, update } of batch.updates) run('insert into update_row values (?, ?, ?, ?, ?)', document, seq, user, at, update)
    for (const { client, user } of batch.clients) run('insert into client values (?, ?, ?)', document, client, user)
    for (const { prev, hash, ...deed } of batch.entries) {
      run('insert into entry values (?, ?, ?, ?, ?)', document, deed.n, JSON.stringify(deed), prev, hash)
      run('update document set head_n = ?, head_hash = ? where id = ?', deed.n, hash, document)
    }
    for (const { user, key, asked, answer } of batch.outcomes) run('insert into outcome values (?, ?, ?, ?, ?)', document, user, key, asked, answer)
    for (const { id, title, at, by, kind, sha256, seq, state, json } of batch.snapshots)
      run('insert into snapshot values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', document, id, title, at, by, kind, sha256, seq, state, json)
    if (batch.base)
      run('insert into base values (?, ?, ?) on conflict (document) do update set seq = excluded.seq, state = excluded.state', document, batch.base.seq, batch.base.state)
  }
  const addPerson = ({ id, name }: UserRow) => run('insert into person values (?, ?) on conflict (id) do nothing', id, name)
  const addMember = ({ document, user, role, party, invitation }: MemberRow) =>
    run(
      `insert into member values (?, ?, ?, ?, ?) on conflict (document, user)
       do update set role = excluded.role, party = excluded.party, invitation = excluded.invitation`,
      document, user, role, party, invitation,
    )
  const addSession = ({ hash, user, expires }: SessionRow) => run('insert into session values (?, ?, ?)', hash, user, expires)
  const headOf = (document: string) => {
    const row = one<{ head_n: number; head_hash: string }>('select head_n, head_hash from document where id = ?', document)
    return row ? { n: row.head_n, hash: row.head_hash } : emptyLog(document)
  }

  return {
    async createDocument({ row, batch, members }: NewDocument) {
      db.transaction(() => {
        const head = emptyLog(row.id)
        run('insert into document values (?, ?, ?, ?, ?, ?, ?)', row.id, row.title, row.symbol, row.created, Number(row.demo), head.n, head.hash)
        write(row.id, batch)
        members.forEach(addMember)
      }).immediate()
    },
    async documents() {
      return all<StoredDocument>('select * from document order by created, id').map(documentRow)
    },
    async document(id) {
      const row = one<StoredDocument>('select * from document where id = ?', id)
      return row ? documentRow(row) : null
    },
    async changedAt(document) {
      return one<{ at: string }>('select at from update_row where document = ? order by seq desc limit 1', document)?.at ?? null
    },
    async load(document) {
      if (!one('select 1 from document where id = ?', document)) return null
      const base = one<{ seq: number; state: Buffer }>('select seq, state from base where document = ?', document)
      const last = one<{ seq: number; at: string }>('select seq, at from update_row where document = ? order by seq desc limit 1', document)
      const snapshot = one<{ at: string; seq: number }>('select at, seq from snapshot where document = ? order by seq desc, at desc limit 1', document)
      const updates = all<{ bytes: Buffer }>('select bytes from update_row where document = ? and seq > ? order by seq', document, base?.seq ?? 0)
      const clients = all<{ client: number; user: string }>('select client, user from client where document = ?', document)
      return {
        base: base?.state ?? null,
        updates: updates.map(({ bytes }) => bytes),
        seq: last?.seq ?? 0,
        clients: new Map(clients.map(({ client, user }) => [client, user])),
        head: headOf(document),
        editedAt: last ? Date.parse(last.at) : null,
        lastSnapshot: snapshot ? { at: Date.parse(snapshot.at), seq: snapshot.seq } : null,
      }
    },
    async changesAfter(document, seq) {
      return all<{ seq: number; at: string; update: Buffer }>('select seq, at, bytes as "update" from update_row where document = ? and seq > ? order by seq', document, seq)
    },
    async append(document, batch) {
      db.transaction(() => write(document, batch)).immediate()
    },

    async log(document) {
      const rows = all<{ n: number; body: string; prev: string; hash: string }>('select n, body, prev, hash from entry where document = ? order by n', document)
      return rows.map(({ n, body, prev, hash }) => ({ ...(JSON.parse(body) as LogEntry), n, prev, hash }))
    },
    async head(document) {
      return headOf(document)
    },
    async outcome(document, user, key) {
      return one<OutcomeRow>('select user, key, asked, answer from outcome where document = ? and user = ? and key = ?', document, user, key) ?? null
    },
    async snapshots(document) {
      return all<SnapshotInfo>('select id, title, at, by, kind, sha256, seq from snapshot where document = ? order by at desc, rowid desc', document)
    },
    async snapshot(document, id) {
      return one<SnapshotRow>('select id, title, at, by, kind, sha256, seq, state, json from snapshot where document = ? and id = ?', document, id) ?? null
    },

    async letterheadInfo(document) {
      return one<LetterheadInfo>('select name, size, at from letterhead where document = ?', document) ?? null
    },
    async letterhead(document) {
      return one<LetterheadRow>('select name, size, at, bytes from letterhead where document = ?', document) ?? null
    },
    async keepLetterhead(document, { name, size, at, bytes }) {
      run('insert or replace into letterhead values (?, ?, ?, ?, ?)', document, name, size, at, bytes)
    },
    async removeLetterhead(document) {
      return run('delete from letterhead where document = ?', document).changes > 0
    },

    async user(id) {
      return one<UserRow>('select id, name from person where id = ?', id) ?? null
    },
    async members(document) {
      return all<MemberRow & { name: string }>('select member.*, person.name from member join person on person.id = member.user where document = ? order by member.rowid', document)
    },
    async memberships(user) {
      return all<MemberRow>('select * from member where user = ? order by rowid', user)
    },
    async session(hash) {
      return one<SessionRow>('select hash, user, expires from session where hash = ?', hash) ?? null
    },
    async endSession(hash) {
      run('delete from session where hash = ?', hash)
    },

    async createInvitation({ id, hash, document, role, party, uses, used, expires, revoked, created, atStart }) {
      run('insert into invitation values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', id, hash, document, role, party, uses, used, expires, Number(revoked), created, Number(atStart))
    },
    async invitations(document) {
      return all<StoredInvitation>('select * from invitation where document = ? order by rowid', document).map(invitationRow)
    },
    async invitation(hash) {
      const row = one<StoredInvitation>('select * from invitation where hash = ?', hash)
      return row ? invitationRow(row) : null
    },
    async revokeInvitation(document, id) {
      return run('update invitation set revoked = 1 where document = ? and id = ?', document, id).changes > 0
    },
    async revokeStartInvitations(document) {
      run('delete from invitation where document = ? and at_start = 1', document)
    },
    async join(hash, now, user, session) {
      return db.transaction(() => {
        const used = run('update invitation set used = used + 1 where hash = ? and revoked = 0 and used < uses and expires > ?', hash, now)
        const row = one<StoredInvitation>('select * from invitation where hash = ?', hash)
        if (used.changes === 0 || !row) return null
        const member: MemberRow = { document: row.document, user: user.id, role: row.role, party: row.party, invitation: row.id }
        addPerson(user)
        addMember(member)
        addSession(session)
        return member
      }).immediate()
    },
    async createSession(user, session) {
      db.transaction(() => {
        addPerson(user)
        addSession(session)
      }).immediate()
    },

    async close() {
      db.close()
    },
  }
}

type StoredDocument = Omit<DocumentRow, 'demo'> & { readonly demo: number }
type StoredInvitation = Omit<InvitationRow, 'revoked' | 'atStart'> & { readonly revoked: number; readonly at_start: number }

function documentRow({ id, title, symbol, created, demo }: StoredDocument): DocumentRow {
  return { id, title, symbol, created, demo: demo === 1 }
}

function invitationRow({ revoked, at_start, ...row }: StoredInvitation): InvitationRow {
  return { ...row, revoked: revoked === 1, atStart: at_start === 1 }
}
