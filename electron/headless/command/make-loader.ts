import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { BootFile } from '#contract/methods.ts'
import type { GrubRequest } from '#contract/setup.ts'
import { formatBytes } from '#contract/quantity-text.ts'
import type { MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import { command, inSession, toMac, type CommonOptions } from './command.ts'
import { readTextFile } from './menu-text.ts'

/** `slipway boot-files grub`, `boot-files ipxe`, `boot-files script`: boot loaders made on this computer. */
export function addMakeCommands(bootFiles: Command): void {
  bootFiles.addCommand(scriptCommand())
  bootFiles.addCommand(
    command('grub', 'make a GRUB with modules of your choice, by grub-mkimage')
      .addOption(
        new Option('--format <format>', 'what it runs on')
          .choices(['x86_64-efi', 'i386-efi', 'arm64-efi', 'i386-pc-pxe'])
          .default('x86_64-efi'),
      )
      .option('--modules <names>', 'more modules than the menus need, with commas', toList)
      .option(
        '--prefix <path>',
        'where it looks for grub.cfg: /grub on the server it came from, or (http,HOST:PORT)/grub',
      )
      .option('--directory <folder>', 'where the modules are')
      .option('--name <name>', 'the name it is served under; the one of the GRUB that it takes the place of')
      .action((options: GrubRequest, own: Command) =>
        inSession(commonOptions(own), async (session, output) => {
          const { format, modules, prefix, directory, name } = options
          const made = await session.call('bootFiles.makeGrub', {
            format,
            modules,
            prefix,
            directory: directory && resolve(directory),
            name,
          })
          output.answer(made, () => describeMade(made))
          if (format !== 'i386-pc-pxe')
            output.note('It is not signed: machines with Secure Boot on do not start it, nor does shim.')
        }),
      ),
  )
  bootFiles.addCommand(
    command('ipxe', "make iPXE from its sources, by make and this system's compiler")
      .requiredOption('--source <folder>', "the folder of iPXE's sources")
      .option('--embed <file>', 'a script to build in')
      .option('--targets <names>', 'what to make: bin/undionly.kpxe,bin-x86_64-efi/snponly.efi', toList)
      .action((options: { source: string; embed?: string; targets?: string[] }, own: Command) =>
        inSession(commonOptions(own), async (session, output) => {
          const { source, embed, targets } = options
          output.note('Making iPXE takes some minutes the first time.')
          const made = await session.call('bootFiles.makeIpxe', {
            source: resolve(source),
            embed: embed && resolve(embed),
            targets,
          })
          output.answer(made, () => describeMade(made))
        }),
      ),
  )
}

/** `boot-files` has --data and --json itself, and takes those that stand behind its commands. */
const commonOptions = (own: Command): CommonOptions => own.optsWithGlobals()

function scriptCommand(): Command {
  return command('script', 'what iPXE runs in place of the menu; it finds the menu at ${menu-url}')
    .argument('[file]', 'an iPXE script, - for what comes in')
    .option('--machine <mac>', 'on this machine alone', toMac)
    .option('--remove', 'bring the menu back')
    .action((file: string | undefined, options: { machine?: MacAddress; remove?: boolean }, own: Command) =>
      inSession(commonOptions(own), async (session, output) => {
        if ((file === undefined) === (options.remove !== true))
          throw new SlipwayError('invalid-input', {
            where: 'script',
            detail: 'a file is wanted, or --remove',
          })
        const text = file === undefined ? null : readTextFile(file)
        const set = await session.call('ownScripts.set', { mac: options.machine, text })
        output.answer(set, () =>
          text === null ? `Took ${set.name} away.` : `iPXE runs ${set.name} from now on.`,
        )
      }),
    )
}

const toList = (text: string): string[] => text.split(',').filter(Boolean)

function describeMade(files: readonly BootFile[]): string {
  return files
    .map(({ name, sizeBytes, sha256 }) => `Made ${name}, ${formatBytes(sizeBytes)}, SHA-256 ${sha256}`)
    .join('\n')
}
