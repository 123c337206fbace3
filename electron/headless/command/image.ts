import type { Words } from '#words/describe.ts'
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { isoFolder } from '#engine/features/library/iso-store.ts'
import { formatBytes } from '#words/quantity.ts'
import { imageInWords } from '../image-in-words.ts'
import { heads, table } from '../output.ts'
import { command, commandGroup, inSession, type CommonOptions } from './command.ts'
import { addImageFileCommands } from './image-files.ts'
import { describeImage } from './import.ts'

/** `slipway images`, `slipway image show ID`, `slipway image remove ID`. */
export function addImageCommands(program: Command, words: Words): void {
  const { text } = words
  program.addCommand(
    command(words, 'images', text('cli.images')).action((options: CommonOptions) =>
      inSession(words, options, async (session, output) => {
        const images = await session.call('images.list', null)
        output.answer(
          images.map(image => imageInWords(image, output)),
          () =>
            images.length === 0
              ? text('cli.images.none')
              : table(
                  heads(words, 'id', 'name', 'netboot', 'size', 'entries', 'file'),
                  images.map(image => [
                    image.id,
                    image.name,
                    image.isPresent ? image.netboot : image.presence,
                    formatBytes(image.sizeBytes, words.language),
                    String(image.entries.length),
                    image.path,
                  ]),
                ),
        )
      }),
    ),
  )
  const image = commandGroup(words, 'image', text('cli.image'))
  image.addCommand(
    command(words, 'show', text('cli.image.show'))
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const shown = imageInWords(await session.call('images.show', { id }), output)
          const machines = await session.call('machines.list', null)
          output.answer(shown, () => describeImage(shown, words, machines))
        }),
      ),
  )
  image.addCommand(
    command(words, 'set-arguments', text('cli.image.set-arguments'))
      .argument('<entry>', text('cli.image.set-arguments.entry'))
      .argument('[arguments]', text('cli.image.set-arguments.arguments'))
      .option('--reset', text('cli.image.set-arguments.reset'))
      .action(
        async (
          id: string,
          given: string | undefined,
          options: CommonOptions & { reset?: boolean },
          self: Command,
        ) => {
          if ((given === undefined) !== (options.reset === true))
            self.error(text('cli.usage.arguments-or-reset'), { exitCode: 2 })
          await inSession(words, options, async (session, output) => {
            const changed = imageInWords(
              await session.call('images.setArguments', { id, arguments: given ?? null }),
              output,
            )
            output.answer(changed, () => describeImage(changed, words))
          })
        },
      ),
  )
  image.addCommand(
    command(words, 'add-netboot-kernel', text('cli.image.add-netboot-kernel'))
      .argument('<id>')
      .argument('<kernel>', text('cli.image.add-netboot-kernel.kernel'))
      .argument('<initrd>', text('cli.image.add-netboot-kernel.initrd'))
      .action((id: string, kernel: string, initrd: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const files = { kernel: resolve(kernel), initrd: resolve(initrd) }
          const changed = imageInWords(
            await session.call('images.addNetbootKernel', { id, ...files }),
            output,
          )
          output.answer(changed, () => describeImage(changed, words))
        }),
      ),
  )
  image.addCommand(
    command(words, 'remove', text('cli.image.remove'))
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(words, options, async (session, output) => {
          const { path } = await session.call('images.show', { id })
          const { dataFolder } = await session.call('app.info', null)
          await session.call('images.remove', { id })
          const isOurs = dirname(path) === isoFolder(dataFolder)
          output.answer({ removed: id }, () =>
            text(isOurs ? 'cli.image.removed.copy' : 'cli.image.removed.kept', { id }),
          )
        }),
      ),
  )
  addImageFileCommands(image, words)
  program.addCommand(image)
}
