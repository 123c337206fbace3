export const sql = `
ALTER TABLE machines ADD COLUMN memory_megabytes INTEGER;
`
