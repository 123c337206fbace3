import type { Handlers } from '#contract/methods.ts'
import type { Words } from '#words/describe.ts'
import { printable } from './output.ts'

/** Reports on stderr that Slipway moved a damaged database, and to which path. */
export async function noteSetAside(handlers: Pick<Handlers, 'app.info'>, words: Words): Promise<void> {
  const { databaseSetAside } = await handlers['app.info'](null)
  if (databaseSetAside !== undefined)
    process.stderr.write(`${printable(words.text('cli.set-aside', { path: databaseSetAside }))}\n`)
}
