export const sql = `
CREATE TABLE leases (
  mac            TEXT PRIMARY KEY,
  ip             TEXT NOT NULL UNIQUE,
  hostname       TEXT,
  granted_at_ms  INTEGER NOT NULL,
  expires_at_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE quarantined_addresses (
  ip        TEXT PRIMARY KEY,
  until_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE machines (
  mac            TEXT PRIMARY KEY,
  uuid           TEXT,
  name           TEXT,
  arch           TEXT NOT NULL,
  ip             TEXT,
  reserved_ip    TEXT UNIQUE,
  entry          TEXT,
  next           TEXT NOT NULL CHECK (next IN ('menu', 'once', 'always', 'local')),
  filename       TEXT,
  next_server    TEXT,
  root_path      TEXT,
  first_seen_ms  INTEGER NOT NULL,
  last_seen_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE images (
  id            TEXT PRIMARY KEY,
  name          TEXT NOT NULL,
  path          TEXT NOT NULL UNIQUE,
  size_bytes    INTEGER NOT NULL,
  modified_ms   INTEGER NOT NULL,
  family        TEXT NOT NULL,
  version       TEXT,
  arch          TEXT,
  volume_id     TEXT NOT NULL,
  netboot       TEXT NOT NULL CHECK (netboot IN ('yes', 'partial', 'no')),
  reason        TEXT NOT NULL,
  evidence      TEXT NOT NULL,
  entries       TEXT NOT NULL,
  file_count    INTEGER NOT NULL,
  copied_bytes  INTEGER NOT NULL,
  took_ms       INTEGER NOT NULL,
  added_at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name   TEXT PRIMARY KEY,
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE boots (
  id             INTEGER PRIMARY KEY,
  mac            TEXT NOT NULL,
  started_at_ms  INTEGER NOT NULL,
  document       TEXT NOT NULL
) STRICT;
CREATE INDEX boots_by_machine ON boots (mac, id);

CREATE TABLE boot_events (
  seq    INTEGER PRIMARY KEY,
  at_ms  INTEGER NOT NULL,
  mac    TEXT,
  ip     TEXT,
  kind   TEXT NOT NULL,
  fact   TEXT NOT NULL
) STRICT;
CREATE INDEX boot_events_by_machine ON boot_events (mac, seq);

CREATE TABLE log_lines (
  seq      INTEGER PRIMARY KEY,
  at_ms    INTEGER NOT NULL,
  level    TEXT NOT NULL,
  part     TEXT NOT NULL,
  mac      TEXT,
  code     TEXT NOT NULL,
  params   TEXT NOT NULL,
  message  TEXT NOT NULL
) STRICT;
`
