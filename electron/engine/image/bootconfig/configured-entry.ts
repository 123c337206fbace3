import type { BootModule } from '#contract/image.ts'

/** An entry of a disc's own boot configuration. Paths are as written, but absolute. */
export interface ConfiguredEntry {
  readonly title: string
  readonly kernel: string
  readonly initrd: readonly string[]
  /** Kernel arguments as the kernel would receive them: variables expanded, the loader's quoting removed. */
  readonly arguments: string
  /** The configuration file that it was first read from, for evidence. */
  readonly source: string
}

/** A multiboot kernel (Xen, mboot) and its modules; `initrd` is empty. */
export interface ConfiguredMultiboot extends ConfiguredEntry {
  readonly modules: readonly BootModule[]
}

/** An EFI program; `initrd` is empty. It may be in the EFI boot image, which the disc's other loaders do not read. */
export interface ConfiguredProgram extends ConfiguredEntry {
  readonly isEfiProgram: true
}

/** Everything that a configuration can start. */
export type ConfiguredStart = ConfiguredEntry | ConfiguredMultiboot | ConfiguredProgram

/** An entry that uses a command which only the disc's own loader understands. */
export interface ConfiguredOther {
  readonly title: string
  readonly command: string
  readonly source: string
}

export function isOther(entry: ConfiguredStart | ConfiguredOther): entry is ConfiguredOther {
  return 'command' in entry
}

export function isEfiProgram(entry: ConfiguredStart): entry is ConfiguredProgram {
  return 'isEfiProgram' in entry
}

export function isMultiboot(entry: ConfiguredStart): entry is ConfiguredMultiboot {
  return 'modules' in entry
}

/** The disc as an interpreter sees it. */
export interface ConfigFiles {
  /** Null if there is no such file, or if it is not text of a reasonable length. */
  readText(path: string): Promise<string | null>
  exists(path: string): Promise<boolean>
}

/** Limit of files per disc: the files of a configuration may include each other in circles. */
export const MAX_FILES = 128
/** A configuration with more entries is not made for people. */
export const MAX_ENTRIES = 512

/** `(hd0,1)/boot/x`, `($root)/boot/x` with an empty root, `/boot/x` and `boot/x` are all `/boot/x` on this disc. */
export function withoutDevice(path: string): string {
  const end = path.startsWith('(') ? path.indexOf(')') : -1
  const rest = path.slice(end + 1).replace(/^\)+/, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}

/** The folder of a path, without a trailing slash; empty for the root. */
export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
