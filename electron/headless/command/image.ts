import type { Command } from 'commander'
import { formatBytes } from '#contract/quantity-text.ts'
import { table } from '../output.ts'
import { command, commandGroup, inSession, type CommonOptions } from './command.ts'
import { describeImage } from './import.ts'

/** `slipway images`, `slipway image show ID`, `slipway image remove ID`. */
export function addImageCommands(program: Command): void {
  program.addCommand(
    command('images', 'list the imported images').action((options: CommonOptions) =>
      inSession(options, async (session, output) => {
        const images = await session.call('images.list', null)
        output.answer(images, () =>
          images.length === 0
            ? 'No images yet. Add one with: slipway import FILE.iso'
            : table(
                ['ID', 'NAME', 'NETBOOT', 'SIZE', 'ENTRIES', 'FILE'],
                images.map(image => [
                  image.id,
                  image.name,
                  image.isPresent ? image.netboot : 'missing',
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
          const shown = await session.call('images.show', { id })
          output.answer(shown, () => describeImage(shown))
        }),
      ),
  )
  image.addCommand(
    command('remove', 'forget an image; the ISO file itself stays')
      .argument('<id>')
      .action((id: string, options: CommonOptions) =>
        inSession(options, async (session, output) => {
          await session.call('images.remove', { id })
          output.answer({ removed: id }, () => `${id} is forgotten. The ISO file was not touched.`)
        }),
      ),
  )
  program.addCommand(image)
}
