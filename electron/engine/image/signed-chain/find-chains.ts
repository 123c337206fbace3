import type { ImageArch } from '#contract/image.ts'
import type { SecureBootWay } from '#contract/secure-boot.ts'
import { nullOnDecodeError, DecodeError } from '../../base/bytes/decode-error.ts'
import { createSliceBlockSource, type BlockSource, createMemoryBlockSource } from '../block-source.ts'
import type { EfiImage } from '../eltorito/boot-catalog.ts'
import type { FileTree, FileEntry } from '../file-tree.ts'
import { joinChain, judgeGrub, judgeShim, type SignedChain, type ChainProgram } from './signed-chain.ts'
import { OutOfBudget } from '../read-budget.ts'
import { readDebianPackage } from '../package/debian-package.ts'

/** The places of a disc that may contain signed boot programs. */
export interface ChainPlaces {
  readonly tree: FileTree
  readonly source: BlockSource
  /** Its El Torito EFI image; null if there is none. */
  readonly efiImage: () => Promise<EfiImage | null>
}

/**
 * The chains that a disc starts by, at most one per architecture: from its tree, or else from its El Torito EFI image,
 * the only place on some discs.
 */
export async function findDiscChains({
  tree,
  source,
  efiImage,
}: ChainPlaces): Promise<readonly SignedChain[]> {
  const inTree = (await findTreeChains('tree', tree, source).catch(nullOnDecodeError)) ?? []
  const image = await efiImage().catch(nullOnDecodeError)
  const inImage = image
    ? ((await findTreeChains('efi-image', image.tree, image.source).catch(nullOnDecodeError)) ?? [])
    : []
  return [...inTree, ...inImage.filter(one => inTree.every(({ arch }) => arch !== one.arch))]
}

/**
 * The chain of a disc that suits a way to boot; null if it has none. For a capsule, the one that the disc starts by.
 * For PXE the same if its GRUB supports the network, as Fedora's does, otherwise the one in its packages.
 */
export async function openChain(
  disc: ChainPlaces,
  way: SecureBootWay,
  arch: ImageArch,
): Promise<SignedChain | null> {
  const own = (await findDiscChains(disc)).find(one => one.arch === arch) ?? null
  if (way === 'capsule' || own?.search.canNetboot) return own
  const packages = (await findChainPackages(disc.tree)).find(one => one.arch === arch)
  return packages ? openChainPackages(packages, disc.source) : null
}

/** UEFI 2.10 §3.5.1.1: what firmware starts from a removable drive. */
const REMOVABLE = ['/EFI/BOOT/BOOTX64.EFI', '/EFI/BOOT/BOOTAA64.EFI']
const MAX_PROGRAM_BYTES = 32 * 1024 * 1024

/** The chains in a file system: a shim where firmware looks, and next to it the GRUB that this shim loads. */
async function findTreeChains(
  origin: 'tree' | 'efi-image',
  tree: FileTree,
  source: BlockSource,
): Promise<readonly SignedChain[]> {
  const found: SignedChain[] = []
  for (const path of REMOVABLE) {
    const program = await programAt(tree, source, path)
    const shim = program && (await judgeShim(program))
    if (!shim) continue
    const grub = await programAt(tree, source, `${folderOf(program.path)}/${shim.secondStage}`)
    const second = grub && (await judgeGrub(grub, shim))
    if (second) found.push(joinChain(origin, program, shim, second))
  }
  return found
}

async function programAt(tree: FileTree, source: BlockSource, path: string): Promise<ChainProgram | null> {
  const entry = await tree.find(path)
  if (entry?.kind !== 'file' || entry.sizeBytes > MAX_PROGRAM_BYTES) return null
  return { path: entry.path, source: createSliceBlockSource(source, entry.extents) }
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}

/** Debian's and Ubuntu's source packages of these binary packages. */
const SHIM_FOLDERS = ['shim-signed']
const GRUB_FOLDERS = ['grub-efi-amd64-signed', 'grub-efi-arm64-signed', 'grub2-signed', 'grub2-unsigned']
const COMPONENTS = ['/pool/main', '/pool/restricted']
/** Ubuntu ships two generations in one package and calls the newer one `latest`. */
const SHIM = /^usr\/lib\/shim\/shim(?:x64|aa64)\.efi\.signed(?:\.latest)?$/
const NETBOOT_GRUB = /^usr\/lib\/grub\/(?:x86_64|arm64)-efi-signed\/grubnet(?:x64|aa64)\.efi\.signed$/
const ARCHITECTURES: readonly ImageArch[] = ['amd64', 'arm64']
const MAX_PACKAGE_BYTES = 64 * 1024 * 1024

/** The packages in a disc's repository with a shim and a GRUB for the network. */
interface ChainPackages {
  readonly arch: ImageArch
  readonly shim: FileEntry
  readonly grub: FileEntry
}

/** Finds packages by name only. */
export async function findChainPackages(tree: FileTree): Promise<readonly ChainPackages[]> {
  const packages = [
    ...(await packagesIn(tree, 's', SHIM_FOLDERS)),
    ...(await packagesIn(tree, 'g', GRUB_FOLDERS)),
  ]
  return ARCHITECTURES.flatMap(arch => {
    const shim = newest(packages, `shim-signed_`, arch)
    const grub = newest(packages, `grub-efi-${arch}-signed_`, arch)
    return shim && grub ? [{ arch, shim, grub }] : []
  })
}

/** Unpacks the shim and the netboot GRUB into memory, about five megabytes. Null if they do not match. */
async function openChainPackages(packages: ChainPackages, source: BlockSource): Promise<SignedChain | null> {
  const program = await programIn(packages.shim, SHIM, source)
  const shim = program && (await judgeShim(program))
  if (!shim) return null
  const grub = await programIn(packages.grub, NETBOOT_GRUB, source)
  const second = grub && (await judgeGrub(grub, shim))
  return second && joinChain('package', program, shim, second)
}

async function packagesIn(tree: FileTree, letter: string, folders: readonly string[]): Promise<FileEntry[]> {
  const found: FileEntry[] = []
  for (const component of COMPONENTS)
    for (const folder of folders) {
      const entries = (await tree.list(`${component}/${letter}/${folder}`)) ?? []
      found.push(...entries.filter(one => one.kind === 'file' && one.sizeBytes <= MAX_PACKAGE_BYTES))
    }
  return found
}

function newest(packages: readonly FileEntry[], prefix: string, arch: ImageArch): FileEntry | null {
  const named = packages.filter(({ path }) => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    return name.startsWith(prefix) && name.endsWith(`_${arch}.deb`)
  })
  return (
    named.toSorted((one, other) => one.path.localeCompare(other.path, 'en', { numeric: true })).at(-1) ?? null
  )
}

async function programIn(
  entry: FileEntry,
  wanted: RegExp,
  source: BlockSource,
): Promise<ChainProgram | null> {
  try {
    const files = await readDebianPackage(
      createSliceBlockSource(source, entry.extents),
      path => wanted.test(path),
      1,
    )
    const [file] = files
    return file ? { path: `/${file[0]}`, source: createMemoryBlockSource(file[1]) } : null
  } catch (thrown) {
    if (thrown instanceof DecodeError || thrown instanceof OutOfBudget) return null
    throw thrown
  }
}
