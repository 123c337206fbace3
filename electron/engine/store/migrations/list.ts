import { sql as tables } from './0001-tables.ts'

const entries = `
ALTER TABLE images ADD COLUMN edition TEXT;
ALTER TABLE images ADD COLUMN way_out TEXT;

CREATE TABLE entry_arguments (
  entry      TEXT PRIMARY KEY,
  arguments  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

const machineLoader = `
ALTER TABLE machines ADD COLUMN dns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE machines ADD COLUMN loader TEXT;
`

/** Adds `ignore` to `next`. SQLite cannot alter a CHECK constraint, so this recreates the column. */
const installOnce = `
ALTER TABLE machines ADD COLUMN next_boot TEXT NOT NULL DEFAULT 'menu'
  CHECK (next_boot IN ('menu', 'once', 'always', 'local', 'ignore'));
UPDATE machines SET next_boot = next;
ALTER TABLE machines DROP COLUMN next;
ALTER TABLE machines RENAME COLUMN next_boot TO next;

ALTER TABLE machines ADD COLUMN group_name TEXT;
ALTER TABLE machines ADD COLUMN installed_when TEXT NOT NULL DEFAULT 'reported'
  CHECK (installed_when IN ('reported', 'restarted'));
ALTER TABLE machines ADD COLUMN own_disk_by TEXT CHECK (own_disk_by IN ('firmware', 'loader'));
ALTER TABLE machines ADD COLUMN next_set_at_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE machines ADD COLUMN is_once_spent INTEGER NOT NULL DEFAULT 0;
ALTER TABLE machines ADD COLUMN last_start TEXT;

CREATE TABLE machine_groups (
  name       TEXT PRIMARY KEY,
  entry      TEXT,
  next       TEXT NOT NULL CHECK (next IN ('menu', 'once', 'always', 'local', 'ignore')),
  variables  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

const answers = `
CREATE TABLE answers (
  id              TEXT PRIMARY KEY,
  name            TEXT NOT NULL,
  kind            TEXT NOT NULL,
  source          TEXT NOT NULL,
  form            TEXT,
  variables       TEXT NOT NULL,
  entries         TEXT NOT NULL,
  revision        INTEGER NOT NULL,
  confirmed_wipe  TEXT,
  changed_at_ms   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE machines ADD COLUMN answer TEXT;
ALTER TABLE machines ADD COLUMN variables TEXT NOT NULL DEFAULT '{}';
ALTER TABLE machines ADD COLUMN serial TEXT;
`

const secureBoot = `
ALTER TABLE machines ADD COLUMN secure_boot TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE machines ADD COLUMN secure_boot_seen TEXT NOT NULL DEFAULT 'unknown';
`

const loaderTrials = `
CREATE TABLE loader_trials (
  mac     TEXT PRIMARY KEY,
  failed  TEXT NOT NULL,
  works   TEXT
) STRICT, WITHOUT ROWID;
`

const machineMemory = `
ALTER TABLE machines ADD COLUMN memory_megabytes INTEGER;
`

/**
 * This index caused two thirds of the cost of storing an event. Queries about one machine scan instead
 * (read-events.ts).
 */
const eventsWithoutIndex = `
DROP INDEX boot_events_by_machine;
`

/** The router that a lease was announced with: see the DHCP feature's README. */
const leaseGateway = `
ALTER TABLE leases ADD COLUMN gateway TEXT;
`

/**
 * In the order of application. A released migration never changes: append a new one, in a separate file if it is long.
 */
export const migrations: readonly string[] = [
  tables,
  entries,
  machineLoader,
  installOnce,
  answers,
  secureBoot,
  loaderTrials,
  machineMemory,
  eventsWithoutIndex,
  leaseGateway,
]
