/** The tables of the embedded store. `update_row`, `entry` and `snapshot` are only ever added to. */
export const tables = `
create table if not exists document (
  id text primary key, title text not null, symbol text not null, created text not null, demo integer not null,
  head_n integer not null default 0, head_hash text not null
) strict;
create table if not exists base (document text primary key references document, seq integer not null, state blob not null) strict;
create table if not exists update_row (
  document text not null references document, seq integer not null, user text not null, at text not null, bytes blob not null,
  primary key (document, seq)
) strict;
create table if not exists client (
  document text not null references document, client integer not null, user text not null, primary key (document, client)
) strict;
create table if not exists entry (
  document text not null references document, n integer not null, body text not null, prev text not null, hash text not null,
  primary key (document, n)
) strict;
create table if not exists outcome (
  document text not null references document, user text not null, key text not null, asked text not null, answer text not null,
  primary key (document, user, key)
) strict;
create table if not exists snapshot (
  document text not null references document, id text not null, title text not null, at text not null, by text not null, kind text not null,
  sha256 text not null, seq integer not null, state blob not null, json blob not null, primary key (document, id)
) strict;
create table if not exists letterhead (
  document text primary key references document, name text not null, size integer not null, at text not null, bytes blob not null
) strict;
create table if not exists person (id text primary key, name text not null) strict;
create table if not exists member (
  document text not null references document, user text not null references person, role text not null, party text, invitation text,
  primary key (document, user)
) strict;
create table if not exists session (hash text primary key, user text not null references person, expires text not null) strict;
create table if not exists invitation (
  id text primary key, hash text not null unique, document text not null references document, role text not null, party text,
  uses integer not null, used integer not null default 0, expires text not null, revoked integer not null default 0,
  created text not null, at_start integer not null default 0
) strict;
create index if not exists member_user on member (user);
create index if not exists invitation_document on invitation (document);
`
