import type { Words } from '#words/describe.ts'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { ImageChecksum } from '#contract/image-job.ts'
import { formatBytes } from '#words/quantity.ts'
import { imageInWords } from '../image-in-words.ts'
import { formatTime, heads, printable, table } from '../output.ts'
import type { Session } from '../session.ts'
import { badValue, command, inSession, toInteger, type CommonOptions } from './command.ts'
import { describeImage } from './import.ts'

/** The exit code of sha256sum when a file does not match its list. */
const MISMATCH = 1

/** `slipway image files ID [PATH]`, `image checksum ID`, `image locate ID FILE`. */
export function addImageFileCommands(image: Command, words: Words): void {
  const { text } = words
  image.addCommand(
    command(words, 'files', text('cli.image.files'))
      .argument('<id>')
      .argument('[path]', text('cli.image.files.path'), '/')
      .option('--limit <count>', text('cli.image.files.limit'), toInteger, 1000)
      .action((id: string, path: string, options: CommonOptions & { limit: number }) =>
        inSession(words, options, async (session, output) => {
          const listing = await session.call('images.files', { id, path, limit: options.limit })
          output.answer(listing, () => {
            const rows = listing.items.map(item => [
              item.kind === 'file' ? formatBytes(item.sizeBytes, words.language) : item.kind,
              formatTime(item.modifiedMs),
              item.target === null ? item.name : `${item.name} -> ${item.target}`,
            ])
            const left = listing.total - listing.items.length
            return [
              table(heads(words, 'size', 'time', 'name'), rows),
              ...(left > 0 ? [text('cli.image.more', { count: left })] : []),
            ].join('\n')
          })
        }),
      ),
  )
  image.addCommand(
    command(words, 'checksum', text('cli.image.checksum'))
      .argument('<id>')
      .option('--expect <hex>', text('cli.image.checksum.expect'), toSha256)
      .action((id: string, options: CommonOptions & { expect?: string }) =>
        inSession(words, options, async (session, output) => {
          const checksum = await awaitChecksum(session, words, { id, expected: options.expect })
          output.answer(checksum, () => describeChecksum(checksum, words))
          if (checksum.isMatch === false || checksum.state === 'failed') process.exitCode = MISMATCH
        }),
      ),
  )
  image.addCommand(
    command(words, 'locate', text('cli.image.locate'))
      .argument('<id>')
      .argument('<file>')
      .action((id: string, file: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const located = imageInWords(
            await session.call('images.locate', { id, path: resolve(file) }),
            output,
          )
          output.answer(located, () => describeImage(located, words))
        }),
      ),
  )
}

/** Starts the checksum and waits until it is done. */
async function awaitChecksum(
  session: Session,
  words: Words,
  request: { id: string; expected?: string | undefined },
): Promise<ImageChecksum> {
  let finish: (checksum: ImageChecksum) => void = () => {}
  let fail: (error: Error) => void = () => {}
  const finished = new Promise<ImageChecksum>((resolve, reject) => {
    finish = resolve
    fail = reject
  })
  const stop = session.subscribe(
    push => {
      if (
        push.name === 'checksum.changed' &&
        push.payload.id === request.id &&
        push.payload.state !== 'running'
      )
        finish(push.payload)
    },
    () => fail(new Error(words.text('cli.checksum.server-ended'))),
  )
  try {
    const checksum = await session.call('images.checksum', request)
    return checksum.state === 'running' ? await finished : checksum
  } finally {
    stop()
  }
}

function describeChecksum(checksum: ImageChecksum, { text }: Words): string {
  const { sha256, expectedFrom, isMatch } = checksum
  if (sha256 === null) return text('cli.checksum.unreadable')
  if (isMatch === null) return `${sha256}\n${text('cli.checksum.nothing')}`
  const expected = checksum.expected ?? ''
  if (expectedFrom === null)
    return `${sha256}\n${isMatch ? text('cli.checksum.match') : text('cli.checksum.differs', { expected })}`
  const source = printable(expectedFrom)
  return `${sha256}\n${isMatch ? text('cli.checksum.match.source', { source }) : text('cli.checksum.differs.source', { source, expected })}`
}

function toSha256(text: string): string {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw badValue('cli.value.sha256')
  return text.toLowerCase()
}
