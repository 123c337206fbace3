import { createSliceBlockSource, type BlockSource } from '../block-source.ts'
import type { FileTree } from '../file-tree.ts'
import type { SignedChain } from '../signed-chain/signed-chain.ts'
import type { CapsuleContent } from './capsule.ts'
import type { CapsuleFile } from './folder-tree.ts'
import type { Content } from './virtual-file.ts'

/** The facts of a disc by which a GRUB may look for it. */
export interface DiscFacts {
  /** The primary volume descriptor; null on a disc without ISO 9660. */
  readonly descriptor: Uint8Array | null
  /** The content of marker files, by path; those that the disc lacks are absent. */
  readonly markers: ReadonlyMap<string, Uint8Array>
}

const PRIMARY_DESCRIPTOR = 16 * 2048
const SECTOR_BYTES = 2048
const LABEL = { offset: 40, length: 32 } as const
const DATES = { offset: 813, length: 4 * 17 } as const
/** A marker is a line of text, or empty. */
const MAX_MARKER_BYTES = 64 * 1024
const MAX_MARKERS = 16

/** Reads from a disc what the GRUB of a chain may look for. */
export async function readDiscFacts(
  disc: { readonly tree: FileTree; readonly source: BlockSource },
  paths: readonly string[],
): Promise<DiscFacts> {
  const markers = new Map<string, Uint8Array>()
  for (const path of paths.slice(0, MAX_MARKERS)) {
    const entry = await disc.tree.find(path)
    if (entry?.kind !== 'file' || entry.sizeBytes > MAX_MARKER_BYTES) continue
    const content = createSliceBlockSource(disc.source, entry.extents)
    markers.set(path, Uint8Array.from(await content.read(0, content.sizeBytes)))
  }
  return { descriptor: await primaryDescriptor(disc.source), markers }
}

/**
 * Everything that a chain of boot programs looks for: its programs where firmware and shim expect them, the
 * configuration at every path where its GRUB may look, the files and the label that identify its disc, and the files
 * of the entry.
 */
export function capsuleContentOf(options: {
  readonly chain: CapsuleChain
  /** Null for a chain of Slipway, which searches for no disc. */
  readonly disc: DiscFacts | null
  readonly configuration: Uint8Array
  /** An absolute path by which the configuration recognises this capsule. */
  readonly marker: string
  readonly entryFiles: readonly CapsuleFile[]
}): CapsuleContent {
  const { chain, disc, configuration } = options
  const configurations = configurationPaths(chain).map(path => ({ path, content: configuration }))
  // Without the disc's own marker file, the name has to do.
  const markers = chain.search.markers.map(path => ({
    path,
    content: disc?.markers.get(path) ?? Buffer.from('slipway\n'),
  }))
  const firmwareFolder = '/EFI/BOOT'
  const descriptor = disc?.descriptor ? Buffer.from(disc.descriptor) : null
  return {
    label: chain.search.labels[0] ?? (descriptor ? labelOf(descriptor) : 'SLIPWAY'),
    dates: descriptor && descriptor.subarray(DATES.offset, DATES.offset + DATES.length),
    // The first of two files with one name wins: a marker must not replace the configuration.
    files: [
      { path: options.marker, content: Buffer.from('slipway\n') },
      ...configurations,
      ...markers,
      ...options.entryFiles,
    ],
    efiFiles: [
      {
        path: `${firmwareFolder}/${REMOVABLE[chain.arch] ?? 'BOOTX64.EFI'}`,
        content: contentOf(chain.shim.source),
      },
      { path: `${firmwareFolder}/${chain.secondStage}`, content: contentOf(chain.grub.source) },
      ...configurations,
    ],
  }
}

/** What a capsule needs of a chain. */
export type CapsuleChain = Pick<SignedChain, 'arch' | 'shim' | 'grub' | 'secondStage' | 'search'>

/** Default boot file names of removable media, UEFI 2.10 §3.5.1.1. */
const REMOVABLE: Readonly<Partial<Record<SignedChain['arch'], string>>> = {
  amd64: 'BOOTX64.EFI',
  i386: 'BOOTIA32.EFI',
  arm64: 'BOOTAA64.EFI',
}

/** Fedora's GRUB looks first in the folder that it was started from. */
function configurationPaths({ search, grub }: CapsuleChain): readonly string[] {
  const sibling = `${grub.path.slice(0, grub.path.lastIndexOf('/'))}/grub.cfg`
  return [...new Set([...search.configurations, sibling])]
}

/** The primary volume descriptor; null on a disc without ISO 9660. */
async function primaryDescriptor(source: BlockSource): Promise<Uint8Array | null> {
  if (source.sizeBytes < PRIMARY_DESCRIPTOR + SECTOR_BYTES) return null
  const bytes = await source.read(PRIMARY_DESCRIPTOR, SECTOR_BYTES)
  return Buffer.from(bytes.subarray(0, 6)).toString('latin1') === '\x01CD001' ? Uint8Array.from(bytes) : null
}

function labelOf(descriptor: Buffer): string {
  return descriptor.toString('latin1', LABEL.offset, LABEL.offset + LABEL.length).trimEnd() || 'SLIPWAY'
}

function contentOf(source: BlockSource): Content {
  return {
    sizeBytes: source.sizeBytes,
    async readInto(target, offset) {
      const length = Math.min(target.length, source.sizeBytes - offset)
      target.set(await source.read(offset, length))
      return length
    },
  }
}
