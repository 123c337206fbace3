import type { GrubFormat } from '#contract/setup.ts'

/** The names under which boot/loader.ts and the menus know these programs. */
export const GRUB_NAMES: Readonly<Record<GrubFormat, string>> = {
  'x86_64-efi': 'grubx64.efi',
  'i386-efi': 'grubia32.efi',
  'arm64-efi': 'grubaa64.efi',
  'i386-pc-pxe': 'grub.0',
}

/** Debian's packages with the modules. */
export const GRUB_PACKAGES: Readonly<Record<GrubFormat, string>> = {
  'x86_64-efi': 'grub-efi-amd64-bin',
  'i386-efi': 'grub-efi-ia32-bin',
  'arm64-efi': 'grub-efi-arm64-bin',
  'i386-pc-pxe': 'grub-pc-bin',
}

/** Where distributions keep them, below one of these: Debian, Fedora, Arch, openSUSE. */
const MODULE_FOLDERS = ['/usr/lib/grub', '/usr/lib/grub2', '/usr/share/grub2', '/usr/share/grub']

export function moduleFolders(format: GrubFormat): readonly string[] {
  const name = format === 'i386-pc-pxe' ? 'i386-pc' : format
  return MODULE_FOLDERS.map(folder => `${folder}/${name}`)
}

/** What the menus of menu/grub.ts name, how GRUB reaches the server, and how it finds a disk's own loader. */
const COMMON = (
  'normal configfile echo test sleep true minicmd reboot halt ls cat help net tftp http linux multiboot2 chain gzio ' +
  'search search_fs_file search_label search_fs_uuid part_gpt part_msdos fat ext2 xfs btrfs iso9660 regexp loadenv ' +
  'gfxterm font all_video terminal'
).split(' ')
const EFI = ['efinet', 'efifwsetup', 'lsefi']
const BIOS = ['pxe', 'biosdisk', 'linux16', 'multiboot', 'vbe']

/** Modules to build in: those of ours that this GRUB has, and every one that was asked for, so that a wrong name is told. */
export function modulesFor(
  format: GrubFormat,
  available: ReadonlySet<string>,
  asked: readonly string[],
): readonly string[] {
  const wanted = [...COMMON, ...(format === 'i386-pc-pxe' ? BIOS : EFI)]
  return [...new Set([...wanted.filter(name => available.has(name)), ...asked])]
}

/** The name alone: GRUB puts the server that it was loaded from before it. */
export const USUAL_PREFIX = '/grub'

/** A UEFI program begins with `MZ` and has `PE\0\0` where the word at 0x3c says (PE format specification, "MS-DOS stub"). */
export function isPortableExecutable(bytes: Buffer): boolean {
  if (bytes.length < 0x40 || bytes.toString('latin1', 0, 2) !== 'MZ') return false
  const at = bytes.readUInt32LE(0x3c)
  return at + 4 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'PE\0\0'
}
