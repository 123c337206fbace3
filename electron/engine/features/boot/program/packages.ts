import type { LogCode } from '#words/log-line.ts'
import type { LogEntry } from '../../../base/log/log.ts'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SlipwayError } from '#contract/errors.ts'
import { detail } from '#contract/reason.ts'
import type { PackageOrigin } from './source-offer.ts'

/** A boot program: the name it is served under, and where its package keeps it. */
interface ProgramSource {
  readonly package: string
  readonly name: string
  /** Paths inside the package, because distributions and releases differ. The first that exists is used. */
  readonly paths: readonly string[]
}

/** A folder of loader modules, copied as a whole. */
interface ModuleSource {
  readonly package: string
  readonly folder: string
  /** The folder in which the loader asks for them. */
  readonly name: string
  readonly endings: readonly string[]
}

/** Without these no machine boots, so a package that lacks one is an error. */
export const REQUIRED_PROGRAMS: readonly string[] = ['undionly.kpxe', 'snponly.efi']

const IPXE = 'ipxe'
const SYSLINUX_MODULES = 'usr/lib/syslinux/modules/bios'

/** What menus need from syslinux, with the libraries those modules load. ldlinux.c32 is PXELINUX's second half. */
const PXELINUX_MODULES = [
  'ldlinux.c32',
  'libcom32.c32',
  'libgpl.c32',
  'libutil.c32',
  'menu.c32',
  'vesamenu.c32',
  'chain.c32',
  'linux.c32',
  'mboot.c32',
  'pxechn.c32',
  'ifcpu64.c32',
  'poweroff.c32',
  'reboot.c32',
]

export const PROGRAM_SOURCES: readonly ProgramSource[] = [
  { package: IPXE, name: 'undionly.kpxe', paths: ['usr/lib/ipxe/undionly.kpxe'] },
  { package: IPXE, name: 'ipxe.pxe', paths: ['usr/lib/ipxe/ipxe.pxe'] },
  { package: IPXE, name: 'snponly.efi', paths: ['usr/lib/ipxe/snponly.efi'] },
  { package: IPXE, name: 'ipxe.efi', paths: ['usr/lib/ipxe/ipxe.efi', 'boot/ipxe.efi'] },
  { package: IPXE, name: 'ipxe.lkrn', paths: ['usr/lib/ipxe/ipxe.lkrn', 'boot/ipxe.lkrn'] },
  { package: 'pxelinux', name: 'pxelinux.0', paths: ['usr/lib/PXELINUX/pxelinux.0'] },
  { package: 'pxelinux', name: 'lpxelinux.0', paths: ['usr/lib/PXELINUX/lpxelinux.0'] },
  ...PXELINUX_MODULES.map(name => ({
    package: 'syslinux-common',
    name,
    paths: [`${SYSLINUX_MODULES}/${name}`],
  })),
  { package: 'syslinux-common', name: 'memdisk', paths: ['usr/lib/syslinux/memdisk'] },
  {
    package: 'shim-signed',
    name: 'shimx64.efi',
    // Ubuntu has two generations and an alternative that selects one; the package itself only contains these paths.
    paths: ['usr/lib/shim/shimx64.efi.signed', 'usr/lib/shim/shimx64.efi.signed.latest'],
  },
  {
    package: 'grub-efi-amd64-signed',
    // shim asks for this name in its own folder. The netboot build is the one that looks for the network.
    name: 'grubx64.efi',
    paths: ['usr/lib/grub/x86_64-efi-signed/grubnetx64.efi.signed'],
  },
  {
    // For 32-bit firmware, for which Debian has no iPXE build; unsigned.
    package: 'grub-efi-ia32-bin',
    name: 'grubia32.efi',
    paths: ['usr/lib/grub/i386-efi/monolithic/grubnetia32.efi'],
  },
  {
    package: 'memtest86+',
    name: 'memtest86+x64.bin',
    paths: ['boot/memtest86+x64.bin', 'boot/mt86+x64', 'boot/memtest86+.bin'],
  },
  {
    package: 'memtest86+',
    name: 'memtest86+x64.efi',
    paths: ['boot/memtest86+x64.efi', 'boot/mt86+x64'],
  },
]

/** grub-mkimage starts every image with `kernel.img`. */
const GRUB_ENDINGS: readonly string[] = ['.mod', '.lst', 'kernel.img']

const MODULE_SOURCES: readonly ModuleSource[] = [
  {
    package: 'grub-efi-amd64-bin',
    folder: 'usr/lib/grub/x86_64-efi',
    name: 'x86_64-efi',
    endings: GRUB_ENDINGS,
  },
  {
    package: 'grub-efi-ia32-bin',
    folder: 'usr/lib/grub/i386-efi',
    name: 'i386-efi',
    endings: GRUB_ENDINGS,
  },
]

/** GRUB's binary packages contain no copyright file for their programs; it is in grub-common. */
const LICENCE_PACKAGES: Readonly<Record<string, string>> = {
  'grub-efi-amd64-bin': 'grub-common',
  'grub-efi-ia32-bin': 'grub-common',
  'grub-efi-amd64-signed': 'grub-common',
}

/** The package whose `copyright` file covers the programs of `packageName`. */
export function licencePackageOf(packageName: string): string {
  return LICENCE_PACKAGES[packageName] ?? packageName
}

/** The full texts that `copyright` files only point to, in /usr/share/common-licenses (Debian Policy §12.5). */
export const LICENCE_TEXTS_PACKAGE = 'base-files'

/** Every package to fetch, each once. */
export function packageNames(): readonly string[] {
  const withPrograms = [...PROGRAM_SOURCES, ...MODULE_SOURCES].map(source => source.package)
  return [...new Set([...withPrograms, ...withPrograms.map(licencePackageOf), LICENCE_TEXTS_PACKAGE])]
}

/** An unpacked package: where its files are and what it says of itself. */
export interface UnpackedPackage extends PackageOrigin {
  readonly root: string
}

/** A program in an unpacked package and the name it is served under. */
export interface FoundProgram {
  readonly name: string
  readonly path: string
  readonly from: UnpackedPackage
}

/** Receives the progress of a fetch as log lines. */
export type FetchLog = (code: LogCode, params?: LogEntry['params']) => void

/**
 * Every boot program and module in the packages. A missing one is logged, or throws `boot-files-unavailable` if
 * nothing boots without it.
 */
export async function findPrograms(
  packages: ReadonlyMap<string, UnpackedPackage>,
  log: FetchLog,
): Promise<readonly FoundProgram[]> {
  const found: FoundProgram[] = []
  for (const source of PROGRAM_SOURCES) {
    const from = packages.get(source.package)
    if (from === undefined) continue
    const path = await firstFile(source.paths.map(inside => join(from.root, inside)))
    if (path !== null) found.push({ name: source.name, path, from })
    else if (REQUIRED_PROGRAMS.includes(source.name))
      throw new SlipwayError('boot-files-unavailable', {
        ...detail('package-without-program', {
          package: from.name,
          version: from.version,
          program: source.name,
        }),
      })
    else {
      const { name, version } = from
      log('boot-files.incomplete-package', { package: name, version, program: source.name })
    }
  }
  for (const source of MODULE_SOURCES) {
    const from = packages.get(source.package)
    if (from === undefined) continue
    for (const name of (await readdir(join(from.root, source.folder))).sort())
      if (source.endings.some(ending => name.endsWith(ending)))
        found.push({ name: `${source.name}/${name}`, path: join(from.root, source.folder, name), from })
  }
  return found
}

async function firstFile(paths: readonly string[]): Promise<string | null> {
  for (const path of paths) {
    // Debian's /usr/lib/ipxe/ipxe.efi is an absolute link to /boot. Following it would read this computer's own
    // files.
    const info = await lstat(path).catch(() => null)
    if (info?.isFile() === true) return path
  }
  return null
}
