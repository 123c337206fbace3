import type { Command } from 'commander'
import { formatBytes } from '#contract/quantity-text.ts'
import { table } from '../output.ts'
import { command, inSession, type CommonOptions } from './command.ts'
import { addMakeCommands } from './make-loader.ts'

/** `slipway boot-files [--fetch]`, `boot-files grub`, `boot-files ipxe`. */
export function addBootFilesCommand(program: Command): void {
  const bootFiles = command('boot-files', 'the boot programs Slipway hands out, and where they came from')
    .option('--fetch', "get them from the distribution's packages")
    .action((options: CommonOptions & { fetch?: boolean }) =>
      inSession(options, async (session, output) => {
        if (options.fetch) output.note("Getting boot programs from this system's packages...")
        const files = await session.call(options.fetch ? 'bootFiles.fetch' : 'bootFiles.list', null)
        output.answer(files, () =>
          files.length === 0
            ? 'No boot programs yet. Get them with: slipway boot-files --fetch'
            : table(
                ['NAME', 'SIZE', 'PACKAGE', 'VERSION', 'LICENCE', 'SHA-256'],
                files.map(file => [
                  file.name,
                  formatBytes(file.sizeBytes),
                  file.package,
                  file.version,
                  file.licence,
                  file.sha256.slice(0, 16),
                ]),
              ),
        )
      }),
    )
  addMakeCommands(bootFiles)
  program.addCommand(bootFiles)
}
