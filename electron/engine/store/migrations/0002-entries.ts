export const sql = `
ALTER TABLE images ADD COLUMN edition TEXT;
ALTER TABLE images ADD COLUMN way_out TEXT;

CREATE TABLE entry_arguments (
  entry      TEXT PRIMARY KEY,
  arguments  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
