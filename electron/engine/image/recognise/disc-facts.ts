import type { ImageArch } from '#contract/image.ts'
import type { FileTree, FileEntry } from '../file-tree.ts'
import type { Disc } from './recognition.ts'
import type { ImageRemark } from '#contract/image-remark.ts'
import { remark } from '#words/remark.ts'
import type { InitrdFeature } from '../initrd/inspect-initrds.ts'
import { settingIn, trimOf, upTo } from '../../base/scan.ts'
import { foreignLines } from '../../base/foreign-lines.ts'

/** Vendors' names of an architecture, as whole words, and Debian's name for it. */
const SPELLINGS: readonly (readonly [RegExp, ImageArch])[] = [
  [/(^|[^a-z0-9])(x86[_-]64(_v\d)?|amd64|x64)([^a-z0-9]|$)/i, 'amd64'],
  [/(^|[^a-z0-9])(aarch64|arm64)([^a-z0-9]|$)/i, 'arm64'],
  [/(^|[^a-z0-9])(armhfp?|armv7\w*)([^a-z0-9]|$)/i, 'armhf'],
  [/(^|[^a-z0-9])riscv64([^a-z0-9]|$)/i, 'riscv64'],
  [/(^|[^a-z0-9])ppc64(le|el)([^a-z0-9]|$)/i, 'ppc64el'],
  [/(^|[^a-z0-9])s390x([^a-z0-9]|$)/i, 's390x'],
  [/(^|[^a-z0-9])(i[3-6]86|x86|x32)([^a-z0-9]|$)/i, 'i386'],
]

/** The architecture named in a text such as a label or `/.disk/info`; null if there is none. */
export function parseArch(text: string): ImageArch | null {
  return SPELLINGS.find(([spelling]) => spelling.test(text))?.[1] ?? null
}

/** UEFI 2.10 §3.5.1.1: the name of the removable-media loader identifies the processor. */
const EFI_LOADERS: readonly (readonly [string, ImageArch])[] = [
  ['bootx64.efi', 'amd64'],
  ['bootaa64.efi', 'arm64'],
  ['bootarm.efi', 'armhf'],
  ['bootriscv64.efi', 'riscv64'],
  ['bootia32.efi', 'i386'],
]

/** The architecture of the disc's EFI boot file, most likely first; null without one. */
export async function archOfLoaders(tree: FileTree): Promise<ImageArch | null> {
  for (const [name, arch] of EFI_LOADERS) if (await tree.find(`/EFI/BOOT/${name}`)) return arch
  return null
}

/** The line that debian-cd, live-build and Ubuntu's builders write to `/.disk/info`. */
interface DiskInfo {
  /** `Ubuntu-Server`, `Debian GNU/Linux`, `Linux Mint`… */
  readonly brand: string
  readonly version: string | null
  readonly codename: string | null
  readonly arch: ImageArch | null
  /** Brand and version as written, without build details. */
  readonly product: string
  /** The whole line. */
  readonly line: string
}

/** `Ubuntu-Server 22.04.1 LTS "Jammy Jellyfish" - Release amd64 (20220809)`; null for an empty file. */
export function parseDiskInfo(text: string | null): DiskInfo | null {
  const line = text?.split('\n')[0]?.trim().slice(0, 256) ?? ''
  if (line === '') return null
  const head = upTo(line.replaceAll(/\s+/g, ' '), ' - ')
  const words = head
    .replace(/"[^"]*"/, '')
    .split(' ')
    .filter(word => word !== '')
  if (/^official$/i.test(words[0] ?? '')) words.shift()
  const product = words.join(' ')
  const at = words.findIndex((word, index) => index > 0 && /^(\d|testing\b|unstable\b)/.test(word))
  return {
    brand: at < 0 ? product : words.slice(0, at).join(' '),
    version: /^[\w.]+/.exec(words[at] ?? '')?.[0] ?? null,
    codename: /"([^"]+)"/.exec(head)?.[1] ?? null,
    arch: parseArch(line),
    product: product.replaceAll('_', ' ').replace('Ubuntu-Server', 'Ubuntu Server'),
    line,
  }
}

/** The first version with at least two numbers in a text: `TALOS_V1_7_4` -> `1_7_4`. */
export function versionIn(text: string): string | null {
  const runs = (text.match(/[\d._]+/g) ?? []).map(run => trimOf(run, '._'))
  return runs.find(run => /^\d+(?:[._]\d+)+$/.test(run)) ?? null
}

/** A `.treeinfo` file (productmd): sections of `key = value`. */
type TreeInfo = ReadonlyMap<string, ReadonlyMap<string, string>>

/** Parses the INI format of `.treeinfo`. Ignores lines that are neither a section nor `key = value`. */
export function parseTreeInfo(text: string): TreeInfo {
  const sections = new Map<string, Map<string, string>>()
  let section = new Map<string, string>()
  for (const line of foreignLines(text)) {
    const header = /^\s*\[([^\]]+)\]\s*$/.exec(line)
    if (header) {
      section = sections.get(header[1]!) ?? new Map<string, string>()
      sections.set(header[1]!, section)
      continue
    }
    const pair = settingIn(line)
    if (pair && !/^[#;]/.test(pair.key)) section.set(pair.key, pair.value)
  }
  return sections
}

/** `Kubuntu`, `Zorin OS` -> `kubuntu`, `zorin-os`; `fallback` for a brand without letters. */
export function familyName(brand: string, fallback: string): string {
  const slug = brand
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return slug || fallback
}

/** The first of these paths that is a non-empty file; a missing leading slash is accepted. */
export async function findFile(
  disc: Pick<Disc, 'tree'>,
  ...paths: readonly (string | null | undefined)[]
): Promise<FileEntry | null> {
  for (const path of paths) {
    if (!path) continue
    const found = await disc.tree.find(path.startsWith('/') ? path : `/${path}`)
    if (found?.kind === 'file' && found.sizeBytes > 0) return found
  }
  return null
}

/** Limit of names in the root to search for a folder that vendors name freely. */
const MAX_ROOT_FOLDERS = 64

/** The first of `names` below any folder of the root: `/arch/x86_64/airootfs.sfs`. */
export async function findBelowRoot(
  disc: Pick<Disc, 'tree'>,
  names: readonly string[],
): Promise<{ readonly folder: string; readonly file: FileEntry } | null> {
  const folders = ((await disc.tree.list('/')) ?? []).filter(({ kind }) => kind === 'directory')
  for (const folder of folders.slice(0, MAX_ROOT_FOLDERS))
    for (const name of names) {
      const file = await findFile(disc, `${folder.path}/${name}`)
      if (file) return { folder: folder.path, file }
    }
  return null
}

/** True if there is such a directory. */
export async function hasFolder(disc: Pick<Disc, 'tree'>, path: string): Promise<boolean> {
  return (await disc.tree.list(path)) !== null
}

/** True if the initrds of the first entry have a feature; null if unknown. */
export async function initrdCan(
  disc: Pick<Disc, 'initrdFeatures'>,
  entries: readonly { readonly initrd: readonly string[] }[],
  feature: InitrdFeature,
): Promise<boolean | null> {
  const initrd = entries[0]?.initrd ?? []
  const features = initrd.length > 0 ? await disc.initrdFeatures(initrd, [feature]) : null
  return features && features.has(feature)
}

/** Evidence for a result; none for null. `part` is the name of the component that provides the feature. */
export function initrdEvidence(can: boolean | null, part: string): readonly ImageRemark[] {
  if (can === null) return []
  return [remark(can ? 'initrd-can' : 'initrd-cannot', { part })]
}
