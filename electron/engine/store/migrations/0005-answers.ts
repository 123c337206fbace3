export const sql = `
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
