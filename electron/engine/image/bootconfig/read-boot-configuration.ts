import type { FileTree } from '../file-tree.ts'
import {
  isEfiProgram,
  isMultiboot,
  isOther,
  MAX_ENTRIES,
  MAX_FILES,
  type ConfigFiles,
  type ConfiguredOther,
  type ConfiguredStart,
  type ConfiguredEntry,
  type ConfiguredProgram,
} from './configured-entry.ts'
import { interpretGrub } from './grub-interpreter.ts'
import { interpretIsolinux } from './isolinux-interpreter.ts'
import { nameOf, wordAndRest } from '../../base/scan.ts'
import { foreignLines } from '../../base/foreign-lines.ts'

/** GRUB first: its entries are the ones for UEFI, and the ones that vendors maintain. */
const GRUB_FILES = [
  '/boot/grub/grub.cfg',
  '/boot/grub2/grub.cfg',
  '/EFI/BOOT/grub.cfg',
  '/boot/grub/x86_64-efi/grub.cfg',
  // Made for GRUB that starts the ISO from a disk: the same menu with a locator, which we remove.
  '/boot/grub/loopback.cfg',
]
/** Vendors' folders of EFI programs: `/EFI/xenserver`, `/EFI/fedora`. */
const EFI_FOLDER = '/EFI'
const MAX_EFI_FOLDERS = 16
const ISOLINUX_FOLDERS = ['/isolinux', '/boot/isolinux', '/syslinux', '/boot/syslinux', '/EFI/BOOT', '/']
const ISOLINUX_FIRST = ['isolinux.cfg', 'syslinux.cfg']
const LOADER_FOLDER = '/loader/entries'

/** What a disc's loaders can start. */
interface BootConfiguration {
  /**
   * Without duplicates. Kernels and initrds exist on the disc and are spelled as the disc spells them; EFI programs
   * are as written.
   */
  readonly starts: readonly ConfiguredStart[]
  /** The other entries of its menus. */
  readonly others: readonly ConfiguredOther[]
}

/** Reads every configuration file that any of the disc's loaders would read. */
export async function readBootConfiguration(tree: FileTree, files: ConfigFiles): Promise<BootConfiguration> {
  const found = new Map<string, ConfiguredStart>()
  const others = new Map<string, ConfiguredOther>()
  const read = new Set<string>()
  const names = new Map<string, string>()
  const remembering: ConfigFiles = {
    exists: path => files.exists(path),
    readText(path) {
      read.add(path)
      return files.readText(path)
    },
  }
  const add = async (entries: readonly (ConfiguredStart | ConfiguredOther)[]) => {
    for (const entry of entries) {
      if (isOther(entry)) {
        if (others.size < MAX_ENTRIES) others.set(`${entry.title}\n${entry.command}`, entry)
        continue
      }
      const present = await onDisc(tree, entry, names)
      if (!present || found.size >= MAX_ENTRIES) continue
      const modules = isMultiboot(present) ? present.modules : null
      const key = JSON.stringify([present.kernel, present.initrd, withoutUnset(present.arguments), modules])
      if (!found.has(key)) found.set(key, present)
    }
  }
  for (const path of [...GRUB_FILES, ...(await vendorGrubFiles(tree))])
    if (!read.has(path)) await add(await interpretGrub(path, remembering))
  for (const path of await isolinuxFiles(tree))
    if (!read.has(path)) await add(await interpretIsolinux(path, remembering))
  for (const { path } of ((await tree.list(LOADER_FOLDER)) ?? []).slice(0, MAX_FILES)) {
    const text = path.endsWith('.conf') ? await files.readText(path) : null
    const entry = text === null ? null : parseLoaderEntry(text, path)
    if (entry) await add([entry])
  }
  return { starts: [...found.values()], others: [...others.values()] }
}

async function vendorGrubFiles(tree: FileTree): Promise<string[]> {
  const folders = ((await tree.list(EFI_FOLDER)) ?? []).filter(({ kind }) => kind === 'directory')
  return folders.slice(0, MAX_EFI_FOLDERS).map(({ path }) => `${path}/grub.cfg`)
}

/** `isolinux.cfg` comes before the files that it includes, so that these are read in their place. */
async function isolinuxFiles(tree: FileTree): Promise<string[]> {
  const paths: string[] = []
  for (const folder of ISOLINUX_FOLDERS) {
    const names = ((await tree.list(folder)) ?? [])
      .map(entry => entry.path)
      .filter(path => /\.cfg$/i.test(path) && !/grub/i.test(nameOf(path)))
      .slice(0, MAX_FILES)
    const isFirst = (path: string) =>
      ISOLINUX_FIRST.includes(path.slice(path.lastIndexOf('/') + 1).toLowerCase())
    paths.push(...names.filter(isFirst), ...names.filter(path => !isFirst(path)))
  }
  return paths
}

/** Two names for one content, as live-build gives kernels, are one file: `names` keeps the first. */
async function onDisc(
  tree: FileTree,
  entry: ConfiguredStart,
  names: Map<string, string>,
): Promise<ConfiguredStart | null> {
  if (isEfiProgram(entry)) return entry
  const spell = async (path: string) => {
    const found = await tree.find(path)
    if (found?.kind !== 'file' || found.sizeBytes === 0) return null
    const content = `${found.extents[0]?.offset ?? 0}:${found.sizeBytes}`
    const first = names.get(content)
    if (first === undefined) names.set(content, found.path)
    return first ?? found.path
  }
  const kernel = await spell(entry.kernel)
  const initrd = await Promise.all(entry.initrd.map(spell))
  if (kernel === null || !initrd.every(path => path !== null)) return null
  if (!isMultiboot(entry)) return { ...entry, kernel, initrd }
  const paths = await Promise.all(entry.modules.map(module => spell(module.path)))
  if (!paths.every(path => path !== null)) return null
  return {
    ...entry,
    kernel,
    initrd,
    modules: entry.modules.map((module, index) => ({ ...module, path: paths[index]! })),
  }
}

/** Drops arguments such as `iso-scan/filename=${iso_path}`, which mean nothing if the variable is unset. */
function withoutUnset(text: string): string {
  return text
    .split(/\s+/)
    .filter(word => word !== '' && !/^[\w./-]+=$/.test(word) && word !== '---' && word !== '--')
    .join(' ')
}

/**
 * Parses a Boot Loader Specification type #1 entry (UAPI.1), as systemd-boot reads it: a Linux kernel or an EFI
 * program. Null for anything else.
 */
export function parseLoaderEntry(text: string, source: string): ConfiguredEntry | ConfiguredProgram | null {
  const lines = foreignLines(text).map(wordAndRest)
  const values = (key: string) => lines.filter(({ word }) => word === key).map(({ rest }) => rest)
  const [linux] = values('linux')
  const kernel = linux ?? values('efi')[0]
  if (!kernel) return null
  const entry = {
    title: values('title')[0] ?? source.slice(source.lastIndexOf('/') + 1).replace(/\.conf$/, ''),
    kernel,
    initrd: values('initrd'),
    arguments: values('options').join(' '),
    source,
  }
  return linux === undefined ? { ...entry, isEfiProgram: true } : entry
}
