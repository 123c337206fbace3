import type { BootTarget, WayOut } from '#contract/image.ts'
import { remark } from '#words/remark.ts'
import type { ConfiguredEntry } from '../bootconfig/configured-entry.ts'
import type { Recognition, RecognisedEntry } from './recognition.ts'
import { trimOf } from '../../base/scan.ts'

/**
 * Adapts the disc's entries to the network: puts `words`, which find this server, first, and removes those named by
 * `without`, which find a drive. Without it, arguments stay unchanged.
 */
export function networkEntries(
  own: readonly Omit<ConfiguredEntry, 'source'>[],
  {
    words,
    without,
    ...facts
  }: Partial<Pick<RecognisedEntry, 'experimental' | 'start'>> &
    (
      | { readonly words: string; readonly without: RegExp }
      | { readonly words?: never; readonly without?: never }
    ) = {},
): RecognisedEntry[] {
  return withoutDuplicates(
    own.map(entry => ({
      title: entry.title,
      kernel: entry.kernel,
      initrd: entry.initrd,
      arguments: without ? [words, ...withoutArguments(entry.arguments, without)].join(' ') : entry.arguments,
      experimental: false,
      ...facts,
    })),
  )
}

/** Keeps the first of identical entries. Discs list one system for GRUB, for ISOLINUX and for GRUB on a disk. */
export function withoutDuplicates(entries: readonly RecognisedEntry[]): RecognisedEntry[] {
  const seen = new Set<string>()
  return entries.filter(entry => {
    const key = JSON.stringify([entry.kernel, entry.initrd, entry.arguments, entry.start])
    return !seen.has(key) && seen.add(key)
  })
}

/** Gives each entry an id made of the image's id and its title: `debian-12-live.live-system-amd64`. */
export function withIds(
  imageId: string,
  recognition: Pick<Recognition, 'entries' | 'arch' | 'ramMegabytes'>,
): BootTarget[] {
  const { entries, arch, ramMegabytes = null } = recognition
  const taken = new Set<string>()
  return entries.map(({ start = { kind: 'linux' }, ...entry }) => {
    const slug = slugOf(entry.title)
    let id = slug
    for (let number = 2; taken.has(id); number++) id = `${slug}-${number}`
    taken.add(id)
    return {
      id: `${imageId}.${id}`,
      recognisedArguments: null,
      architectures: arch ? [arch] : [],
      firmware: null,
      ramMegabytes,
      ...entry,
      ...start,
    }
  })
}

function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9.]+/g, '-')
    .slice(0, 48)
  return trimOf(slug, '-.') || 'entry'
}

/** Splits a kernel command line at spaces; double quotes protect them (kernel-parameters.rst). */
export function splitArguments(text: string): string[] {
  return text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []
}

/** Removes the words whose name (before `=`) matches `isUnwanted`. */
export function withoutArguments(text: string, isUnwanted: RegExp): string[] {
  return splitArguments(text).filter(word => !isUnwanted.test(word.split('=', 1)[0]!))
}

/** Ubuntu and Debian keep the arguments after `---` for the installed system; a trailing `---` is meaningless. */
export function withoutTrailingDashes(words: readonly string[]): readonly string[] {
  const last = words.at(-1)
  return last === '---' || last === '--' ? withoutTrailingDashes(words.slice(0, -1)) : words
}

/** Appends, but before the arguments for the installed system. */
export function insertBeforeDashes(words: readonly string[], inserted: string): readonly string[] {
  const at = words.findIndex(word => word === '---' || word === '--')
  return at < 0 ? [...words, inserted] : words.toSpliced(at, 0, inserted)
}

export const USB_STICK: WayOut = { kind: 'usb-stick', remark: remark('usb-stick') }

export const FILL_IN_MIRROR: WayOut = {
  kind: 'fill-in-mirror',
  remark: remark('fill-in-mirror', { placeholder: '{MIRROR_URL}' }),
}

export const EDIT_ARGUMENTS: WayOut = {
  kind: 'edit-arguments',
  remark: remark('edit-arguments'),
}

/** Memory that a machine needs, in MiB: estimates, shown before the machine waits. Sizes are in bytes. */
const MIB = 1024 * 1024

function megabytes(sizeBytes: number): number {
  return Math.ceil(sizeBytes / MIB)
}

/** The file system is downloaded to memory and used there. */
export function ramForSquashfs(sizeBytes: number): number {
  return megabytes(sizeBytes) + 1536
}

/** archiso downloads to one place in memory and copies to another. */
export function ramForArchiso(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** Ubuntu's installer team: "a little over 2x the size of the image". */
export function ramForWholeIso(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 512
}

/** The downloaded initrd plus its unpacked content. */
export function ramForIsoInInitrd(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** The downloaded image plus the RAM disk. */
export function ramForWindowsPe(sizeBytes: number): number {
  return 2 * megabytes(sizeBytes) + 1024
}

/** The disk image stays in memory next to the running system. */
export function ramForDiskImage(sizeBytes: number): number {
  return megabytes(sizeBytes) + 128
}

/** Installers with a fixed need, in MiB, whatever the size of the disc. */
export const RAM_FOR_ANACONDA = 3072
export const RAM_FOR_XEN_INSTALLER = 4096
export const RAM_FOR_ESXI = 8192
export const RAM_FOR_HARVESTER = 8192
export const RAM_FOR_LINUXRC = 2048
export const RAM_FOR_AGAMA = 2560
export const RAM_FOR_COREOS = 2048
export const RAM_FOR_DEBIAN_INSTALLER = 1024
