import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { isoFolder } from '#engine/features/library/iso-store.ts'
import { formatBytes } from '#contract/quantity-text.ts'
import { imageInWords } from '../image-in-words.ts'
import { table } from '../output.ts'
import { command, commandGroup, inSession, type CommonOptions } from './command.ts'
import { addImageFileCommands } from './image-files.ts'
import { describeImage } from './import.ts'

/** `slipway images`, `slipway image show ID`, `slipway image remove ID`. */
export function addImageCommands(program: Command): void {
  program.addCommand(
    command('images', 'list the imported images').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const images = await session.call('images.list', null)
        output.answer(
          images.map(image => imageInWords(image, output.words)),
          () =>
            images.length === 0
              ? 'No images yet. Add one with: slipway import FILE.iso'
              : table(
                  ['ID', 'NAME', 'NETBOOT', 'SIZE', 'ENTRIES', 'FILE'],
                  images.map(image => [
                    image.id,
                    image.name,
                    image.isPresent ? image.netboot : image.presence,
                    formatBytes(image.sizeBytes),
                    String(image.entries.length),
                    image.path,
                  ]),
                ),
        )
      }),
    ),
  )
  const image = commandGroup('image', 'one image')
  image.addCommand(
    command('show', 'what an image is and what it can start')
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const shown = imageInWords(await session.call('images.show', { id }), output.words)
          const machines = await session.call('machines.list', null)
          output.answer(shown, () => describeImage(shown, output.words, machines))
        }),
      ),
  )
  image.addCommand(
    command('set-arguments', 'give an entry kernel arguments of your own')
      .argument('<entry>', 'the entry, as in: slipway menu show')
      .argument('[arguments]', 'all of them, as one word')
      .option('--reset', 'back to the arguments that were recognised')
      .action(
        async (
          id: string,
          text: string | undefined,
          options: CommonOptions & { reset?: boolean },
          self: Command,
        ) => {
          if ((text === undefined) !== (options.reset === true))
            self.error('Give either the arguments or --reset.', { exitCode: 2 })
          await inSession(options, async (session, output) => {
            const changed = imageInWords(
              await session.call('images.setArguments', { id, arguments: text ?? null }),
              output.words,
            )
            output.answer(changed, () => describeImage(changed, output.words))
          })
        },
      ),
  )
  image.addCommand(
    command('add-netboot-kernel', 'add a kernel and an initrd for the network, of the same release')
      .argument('<id>')
      .argument('<kernel>', 'a file, such as linux or vmlinuz-lts')
      .argument('<initrd>', 'a file, such as initrd.gz or initramfs-lts')
      .action((id: string, kernel: string, initrd: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const files = { kernel: resolve(kernel), initrd: resolve(initrd) }
          const changed = imageInWords(
            await session.call('images.addNetbootKernel', { id, ...files }),
            output.words,
          )
          output.answer(changed, () => describeImage(changed, output.words))
        }),
      ),
  )
  image.addCommand(
    command('remove', 'forget an image; the ISO file itself stays, unless it is a copy of ours')
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          const { path } = await session.call('images.show', { id })
          const { dataFolder } = await session.call('app.info', null)
          await session.call('images.remove', { id })
          const isOurs = dirname(path) === isoFolder(dataFolder)
          const file = isOurs ? "Slipway's own copy of the ISO is deleted." : 'The ISO file was not touched.'
          output.answer({ removed: id }, () => `${id} is forgotten. ${file}`)
        }),
      ),
  )
  addImageFileCommands(image)
  program.addCommand(image)
}
