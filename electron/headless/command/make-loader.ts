import type { Words } from '#words/describe.ts'
import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { BootFile } from '#contract/methods.ts'
import type { GrubRequest } from '#contract/setup.ts'
import { detail } from '#contract/reason.ts'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { command, inSession, toMac, type CommonOptions } from './command.ts'
import { readTextFile } from './menu-text.ts'

/** `slipway boot-files grub`, `boot-files ipxe`, `boot-files script`: boot loaders built on this computer. */
export function addMakeCommands(bootFiles: Command, words: Words): void {
  const { text } = words
  bootFiles.addCommand(scriptCommand(words))
  bootFiles.addCommand(
    command(words, 'grub', text('cli.boot-files.grub'))
      .addOption(
        new Option('--format <format>', text('cli.boot-files.grub.format'))
          .choices(['x86_64-efi', 'i386-efi', 'arm64-efi', 'i386-pc-pxe'])
          .default('x86_64-efi'),
      )
      .option('--modules <names>', text('cli.boot-files.grub.modules'), toList)
      .option('--prefix <path>', text('cli.boot-files.grub.prefix'))
      .option('--directory <folder>', text('cli.boot-files.grub.directory'))
      .option('--name <name>', text('cli.boot-files.grub.name'))
      .action((options: GrubRequest, own: Command) =>
        inSession(words, commonOptions(own), async (session, output) => {
          const { format, modules, prefix, directory, name } = options
          const made = await session.call('bootFiles.makeGrub', {
            format,
            modules,
            prefix,
            directory: directory && resolve(directory),
            name,
          })
          output.answer(made, () => describeMade(made, words))
          if (format !== 'i386-pc-pxe') output.note(text('cli.boot-files.unsigned'))
        }),
      ),
  )
  bootFiles.addCommand(
    command(words, 'ipxe', text('cli.boot-files.ipxe'))
      .requiredOption('--source <folder>', text('cli.boot-files.ipxe.source'))
      .option('--embed <file>', text('cli.boot-files.ipxe.embed'))
      .option('--targets <names>', text('cli.boot-files.ipxe.targets'), toList)
      .action((options: { source: string; embed?: string; targets?: string[] }, own: Command) =>
        inSession(words, commonOptions(own), async (session, output) => {
          const { source, embed, targets } = options
          output.note(text('cli.boot-files.ipxe-takes'))
          const made = await session.call('bootFiles.makeIpxe', {
            source: resolve(source),
            embed: embed && resolve(embed),
            targets,
          })
          output.answer(made, () => describeMade(made, words))
        }),
      ),
  )
}

/** `boot-files` also declares --data and --json, so it consumes those written after its subcommands. */
const commonOptions = (own: Command): CommonOptions => own.optsWithGlobals()

function scriptCommand(words: Words): Command {
  const { text } = words
  return command(words, 'script', text('cli.boot-files.script'))
    .argument('[file]', text('cli.boot-files.script.file'))
    .option('--machine <mac>', text('cli.boot-files.script.machine'), toMac)
    .option('--remove', text('cli.boot-files.script.remove'))
    .action((file: string | undefined, options: { machine?: MacAddress; remove?: boolean }, own: Command) =>
      inSession(words, commonOptions(own), async (session, output) => {
        if ((file === undefined) === (options.remove !== true))
          throw new SlipwayError('invalid-input', {
            where: 'script',
            ...detail('file-or-remove'),
          })
        const script = file === undefined ? null : readTextFile(file)
        const set = await session.call('ownScripts.set', { mac: options.machine, text: script })
        output.answer(set, () =>
          text(script === null ? 'cli.boot-files.script-removed' : 'cli.boot-files.script-set', {
            name: set.name,
          }),
        )
      }),
    )
}

const toList = (text: string): string[] => text.split(',').filter(Boolean)

function describeMade(files: readonly BootFile[], { text }: Words): string {
  return files
    .map(({ name, sizeBytes, sha256 }) =>
      text('cli.boot-files.made', { name, size: { bytes: sizeBytes }, sha256 }),
    )
    .join('\n')
}
