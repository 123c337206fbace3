import { resolve } from 'node:path'
import { InvalidArgumentError, type Command } from 'commander'
import type { ImageChecksum } from '#contract/image-job.ts'
import { formatBytes } from '#contract/quantity-text.ts'
import { imageInWords } from '../image-in-words.ts'
import { formatTime, printable, table } from '../output.ts'
import type { Session } from '../session.ts'
import { command, inSession, toInteger, type CommonOptions } from './command.ts'
import { describeImage } from './import.ts'

/** What sha256sum ends with when a file is not as its list says. */
const MISMATCH = 1

/** `slipway image files ID [PATH]`, `image checksum ID`, `image locate ID FILE`. */
export function addImageFileCommands(image: Command): void {
  image.addCommand(
    command('files', 'what is in a directory of an image')
      .argument('<id>')
      .argument('[path]', 'a directory in it', '/')
      .option('--limit <count>', 'at most so many names', toInteger, 1000)
      .action((id: string, path: string, options: CommonOptions & { limit: number }) =>
        inSession(options, async (session, output) => {
          const listing = await session.call('images.files', { id, path, limit: options.limit })
          output.answer(listing, () => {
            const rows = listing.items.map(item => [
              item.kind === 'file' ? formatBytes(item.sizeBytes) : item.kind,
              formatTime(item.modifiedMs),
              item.target === null ? item.name : `${item.name} -> ${item.target}`,
            ])
            const left = listing.total - listing.items.length
            return [table(['SIZE', 'TIME', 'NAME'], rows), ...(left > 0 ? [`and ${left} more`] : [])].join(
              '\n',
            )
          })
        }),
      ),
  )
  image.addCommand(
    command('checksum', 'SHA-256 of the ISO, compared with a checksum file beside it')
      .argument('<id>')
      .option('--expect <hex>', 'compare with this value instead', toSha256)
      .action((id: string, options: CommonOptions & { expect?: string }) =>
        inSession(options, async (session, output) => {
          const checksum = await awaitChecksum(session, { id, expected: options.expect })
          output.answer(checksum, () => describeChecksum(checksum))
          if (checksum.isMatch === false || checksum.state === 'failed') process.exitCode = MISMATCH
        }),
      ),
  )
  image.addCommand(
    command('locate', 'say where the ISO of an image is now')
      .argument('<id>')
      .argument('<file>')
      .action((id: string, file: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const located = imageInWords(
            await session.call('images.locate', { id, path: resolve(file) }),
            output.words,
          )
          output.answer(located, () => describeImage(located, output.words))
        }),
      ),
  )
}

/** Starts it and waits for its end. */
async function awaitChecksum(
  session: Session,
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
    () => fail(new Error('the running Slipway ended')),
  )
  try {
    const checksum = await session.call('images.checksum', request)
    return checksum.state === 'running' ? await finished : checksum
  } finally {
    stop()
  }
}

function describeChecksum({ sha256, expected, expectedFrom, isMatch }: ImageChecksum): string {
  if (sha256 === null) return 'The file could not be read.'
  const source = expectedFrom === null ? 'as given' : `as ${printable(expectedFrom)} says`
  if (isMatch === null) return `${sha256}\nThere is nothing to compare it with.`
  return isMatch ? `${sha256}\nThat is ${source}.` : `${sha256}\nNot ${source}: ${expected}`
}

function toSha256(text: string): string {
  if (!/^[0-9a-fA-F]{64}$/.test(text)) throw new InvalidArgumentError('A SHA-256 has 64 hexadecimal digits.')
  return text.toLowerCase()
}
