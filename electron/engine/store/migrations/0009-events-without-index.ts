/** Two thirds of what an event cost were the pages of this index; who asks about one machine reads on (read-events.ts). */
export const sql = `
DROP INDEX boot_events_by_machine;
`
