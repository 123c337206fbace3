import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SlipwayError, toApiError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import { GRUB_FORMATS, type GrubFormat, type GrubMaker } from '#contract/setup.ts'
import { runProgram, type ProgramEnd } from '../../../base/process/run-program.ts'
import { readMadeList } from './manifest.ts'

/** The names that `loader.ts` and the menus use for these programs. */
export const GRUB_NAMES: Readonly<Record<GrubFormat, string>> = {
  'x86_64-efi': 'grubx64.efi',
  'i386-efi': 'grubia32.efi',
  'arm64-efi': 'grubaa64.efi',
  'i386-pc-pxe': 'grub.0',
}

/** Debian's packages that contain the modules. */
const GRUB_PACKAGES: Readonly<Record<GrubFormat, string>> = {
  'x86_64-efi': 'grub-efi-amd64-bin',
  'i386-efi': 'grub-efi-ia32-bin',
  'arm64-efi': 'grub-efi-arm64-bin',
  'i386-pc-pxe': 'grub-pc-bin',
}

/** Where Debian, Fedora, Arch and openSUSE keep the modules, below one of these. */
const MODULE_FOLDERS = ['/usr/lib/grub', '/usr/lib/grub2', '/usr/share/grub2', '/usr/share/grub']

function moduleFolders(format: GrubFormat): readonly string[] {
  const name = format === 'i386-pc-pxe' ? 'i386-pc' : format
  return MODULE_FOLDERS.map(folder => `${folder}/${name}`)
}

/** Modules for the commands in `menu/grub.ts`, for reaching the server, and for finding a disk's own loader. */
const COMMON = (
  'normal configfile echo test sleep true minicmd reboot halt ls cat help net tftp http linux multiboot2 chain gzio ' +
  'search search_fs_file search_label search_fs_uuid part_gpt part_msdos fat ext2 xfs btrfs iso9660 regexp loadenv ' +
  'gfxterm font all_video terminal'
).split(' ')
const EFI = ['efinet', 'efifwsetup', 'lsefi']
const BIOS = ['pxe', 'biosdisk', 'linux16', 'multiboot', 'vbe']

/**
 * Modules to build in: the default ones that this GRUB has, and every requested one, so that GRUB reports a wrong
 * name.
 */
export function modulesFor(
  format: GrubFormat,
  available: ReadonlySet<string>,
  asked: readonly string[],
): readonly string[] {
  const wanted = [...COMMON, ...(format === 'i386-pc-pxe' ? BIOS : EFI)]
  return [...new Set([...wanted.filter(name => available.has(name)), ...asked])]
}

/** Only the name: GRUB puts the server it was loaded from in front. */
export const USUAL_PREFIX = '/grub'

/**
 * A UEFI program begins with `MZ` and has `PE\0\0` at the offset in the word at 0x3c (PE format specification,
 * "MS-DOS stub").
 */
export function isPortableExecutable(bytes: Buffer): boolean {
  if (bytes.length < 0x40 || bytes.toString('latin1', 0, 2) !== 'MZ') return false
  const at = bytes.readUInt32LE(0x3c)
  return at + 4 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'PE\0\0'
}

const GRUB_TIMEOUT_MS = 60_000

/** Runs grub-mkimage, which Fedora and openSUSE call grub2-mkimage. Rejects with `tool-missing`. */
export async function runGrub(words: readonly string[]): Promise<{ tool: string; outcome: ProgramEnd }> {
  for (const tool of ['grub-mkimage', 'grub2-mkimage']) {
    const outcome = await runProgram({ program: tool, args: words }, { timeoutMs: GRUB_TIMEOUT_MS })
    if (!outcome.isAbsent) return { tool, outcome }
  }
  throw new SlipwayError('tool-missing', { tool: 'grub-mkimage', install: 'apt-get install grub-common' })
}

/** A folder with GRUB's kernel for this format, without which modules make no image. Rejects with `tool-missing`. */
export async function findGrubModules(
  format: GrubFormat,
  needs: { readonly directory?: string | undefined; readonly shippedPrograms: string },
): Promise<string> {
  const { directory, shippedPrograms } = needs
  const places =
    directory === undefined ? [...moduleFolders(format), join(shippedPrograms, format)] : [resolve(directory)]
  for (const folder of places) if (await isFile(join(folder, 'kernel.img'))) return folder
  throw new SlipwayError('tool-missing', {
    tool: `GRUB for ${format}`,
    ...detail('no-grub-kernel', { places: places.join(', ') }),
    install: `apt-get install ${GRUB_PACKAGES[format]}`,
  })
}

/** For each kind of firmware: whether GRUB can be built here, and the build that exists. */
export async function describeGrubMakers(needs: {
  readonly ownPrograms: string
  readonly shippedPrograms: string
}): Promise<readonly GrubMaker[]> {
  const withoutTool = await runGrub(['--version']).then(() => null, toApiError)
  const made = await readMadeList(needs.ownPrograms)
  return Promise.all(
    GRUB_FORMATS.map(async format => {
      const problem = withoutTool ?? (await findGrubModules(format, needs).then(() => null, toApiError))
      const name = GRUB_NAMES[format]
      const isThere = await isFile(join(needs.ownPrograms, name))
      return { format, name, problem, made: (isThere && made.find(one => one.name === name)) || null }
    }),
  )
}

export async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() === true
}
