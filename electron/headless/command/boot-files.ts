import type { Words } from '#words/describe.ts'
import type { Command } from 'commander'
import { SlipwayError } from '#contract/errors.ts'
import { formatBytes } from '#words/quantity.ts'
import { exitCodeOf } from '../exit-code.ts'
import { heads, table } from '../output.ts'
import { command, inSession, type CommonOptions } from './command.ts'
import { addMakeCommands } from './make-loader.ts'

/** `slipway boot-files [--fetch]`, `boot-files grub`, `boot-files ipxe`. */
export function addBootFilesCommand(program: Command, words: Words): void {
  const { text } = words
  const bootFiles = command(words, 'boot-files', text('cli.boot-files'))
    .option('--fetch', text('cli.boot-files.fetch'))
    .action((options: CommonOptions & { fetch?: boolean }) =>
      inSession(words, options, async (session, output) => {
        if (options.fetch) output.note(text('cli.boot-files.getting'))
        const files = await session.call(options.fetch ? 'bootFiles.fetch' : 'bootFiles.list', null)
        output.answer(files, () =>
          files.length === 0
            ? text('cli.boot-files.none')
            : table(
                [...heads(words, 'name', 'size', 'package', 'version', 'licence'), 'SHA-256'],
                files.map(file => [
                  file.name,
                  formatBytes(file.sizeBytes, words.language),
                  file.package,
                  file.version,
                  file.licence,
                  file.sha256.slice(0, 16),
                ]),
              ),
        )
        const changed = files.find(file => file.isChanged)
        if (!changed) return
        const { name: file, package: from, version } = changed
        // The list is the answer of a program's question; people read what is wrong under it.
        if (output.isJson) process.exitCode = exitCodeOf('boot-program-changed')
        else throw new SlipwayError('boot-program-changed', { file, package: from, version })
      }),
    )
  addMakeCommands(bootFiles, words)
  program.addCommand(bootFiles)
}
