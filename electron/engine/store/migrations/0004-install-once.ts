/** `next` may be `ignore` now; SQLite changes no CHECK, so the column is made anew. */
export const sql = `
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
