export const sql = `
ALTER TABLE machines ADD COLUMN dns TEXT NOT NULL DEFAULT '[]';
ALTER TABLE machines ADD COLUMN loader TEXT;
`
