import type { BootModule } from '#contract/image.ts'

/** Something to start as a disc's own boot configuration describes it. Paths are as written, but absolute. */
export interface ConfiguredEntry {
  readonly title: string
  readonly kernel: string
  readonly initrd: readonly string[]
  /** Kernel arguments as the kernel would get them: variables expanded, the loader's quoting undone. */
  readonly arguments: string
  /** The file that it was read from first, for evidence. */
  readonly source: string
}

/** A multiboot kernel (Xen, mboot) and what it is given; `initrd` is empty. */
export interface ConfiguredMultiboot extends ConfiguredEntry {
  readonly modules: readonly BootModule[]
}

/** An EFI program; `initrd` is empty. It may be in the EFI boot image, which no other loader of the disc reads. */
export interface ConfiguredProgram extends ConfiguredEntry {
  readonly isEfiProgram: true
}

/** What a configuration may start. */
export type ConfiguredStart = ConfiguredEntry | ConfiguredMultiboot | ConfiguredProgram

/** An entry that starts with a command which only the disc's own loader has. */
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

/** What an interpreter may ask of the disc. */
export interface ConfigFiles {
  /** Null where there is no such file, and for one that is no text of a reasonable length. */
  readText(path: string): Promise<string | null>
  exists(path: string): Promise<boolean>
}

/** Gone through once per disc: the files of a configuration may include each other in circles. */
export const MAX_FILES = 128
/** A configuration with more entries than this is not meant for people. */
export const MAX_ENTRIES = 512

/** `(hd0,1)/boot/x`, `($root)/boot/x` with an empty root, `/boot/x` and `boot/x` are all `/boot/x` on this disc. */
export function withoutDevice(path: string): string {
  const rest = path.replace(/^\(+[^)]*\)+/, '')
  return rest.startsWith('/') ? rest : `/${rest}`
}

export function directoryOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}
