import type { ImageArch } from '#contract/image.ts'
import { DecodeError } from '../../base/bytes/decode-error.ts'
import { createMemoryBlockSource, createSliceBlockSource, type BlockSource } from '../block-source.ts'
import type { FileEntry, FileTree } from '../file-tree.ts'
import { OutOfBudget } from '../initrd/look-budget.ts'
import { readDebianPackage } from '../package/debian-package.ts'
import { joinChain, judgeGrub, judgeShim } from './judge-chain.ts'
import type { ChainProgram, SignedChain } from './signed-chain.ts'

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
export interface ChainPackages {
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
export async function openChainPackages(
  packages: ChainPackages,
  source: BlockSource,
): Promise<SignedChain | null> {
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
