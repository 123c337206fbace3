export const sql = `
ALTER TABLE machines ADD COLUMN secure_boot TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE machines ADD COLUMN secure_boot_seen TEXT NOT NULL DEFAULT 'unknown';
`
