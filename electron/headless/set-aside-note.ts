import type { Handlers } from '#contract/methods.ts'
import { describeSetAside } from '#contract/set-aside-text.ts'
import { printable } from './output.ts'

/** Says on stderr that a broken state file was set aside, where it was. */
export async function noteSetAside(handlers: Pick<Handlers, 'app.info'>): Promise<void> {
  const { databaseSetAside } = await handlers['app.info'](null)
  if (databaseSetAside !== undefined)
    process.stderr.write(`${printable(describeSetAside(databaseSetAside))}\n`)
}
