import { readFileSync } from 'node:fs'

/** package.json is two folders up from both the source and the bundle. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }
).version
