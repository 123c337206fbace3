import { sql as house } from './0001-house.ts'

/** In the order in which they are applied. A released migration never changes; a new one is appended. */
export const migrations: readonly string[] = [house]
