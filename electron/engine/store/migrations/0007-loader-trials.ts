export const sql = `
CREATE TABLE loader_trials (
  mac     TEXT PRIMARY KEY,
  failed  TEXT NOT NULL,
  works   TEXT
) STRICT, WITHOUT ROWID;
`
