import type { BlockSource } from '../block-source.ts'
import type { FileTree } from '../file-tree.ts'
import type { SignedChain } from '../signed-chain/signed-chain.ts'
import type { CapsuleContent } from './capsule.ts'
import type { CapsuleFile } from './folder-tree.ts'
import type { Content } from './virtual-file.ts'

/** The facts of the disc by which the capsule's GRUB may look for it. */
export interface CapsuleDisc {
  readonly tree: FileTree
  readonly source: BlockSource
}

const PRIMARY_DESCRIPTOR = 16 * 2048
const SECTOR_BYTES = 2048
const LABEL = { offset: 40, length: 32 } as const
const DATES = { offset: 813, length: 4 * 17 } as const
const MAX_MARKER_BYTES = 1024 * 1024

/**
 * Everything that a chain of boot programs looks for: its programs where firmware and shim expect them, the
 * configuration at every path where its GRUB may look, the files and the label that identify its disc, and the files
 * of the entry.
 */
export async function capsuleContentOf(options: {
  readonly chain: SignedChain
  /** Null for a chain of Slipway, which searches for no disc. */
  readonly disc: CapsuleDisc | null
  readonly configuration: Uint8Array
  /** An absolute path by which the configuration recognises this capsule. */
  readonly marker: string
  readonly entryFiles: readonly CapsuleFile[]
}): Promise<CapsuleContent> {
  const { chain, disc, configuration } = options
  const configurations = configurationPaths(chain).map(path => ({ path, content: configuration }))
  const markers = await Promise.all(
    chain.search.markers.map(async path => ({ path, content: await markerOf(disc, path) })),
  )
  const firmwareFolder = '/EFI/BOOT'
  const descriptor = disc && (await primaryDescriptor(disc.source))
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

/** Default boot file names of removable media, UEFI 2.10 §3.5.1.1. */
const REMOVABLE: Readonly<Partial<Record<SignedChain['arch'], string>>> = {
  amd64: 'BOOTX64.EFI',
  i386: 'BOOTIA32.EFI',
  arm64: 'BOOTAA64.EFI',
}

/** Fedora's GRUB looks first in the folder that it was started from. */
function configurationPaths({ search, grub }: SignedChain): readonly string[] {
  const sibling = `${grub.path.slice(0, grub.path.lastIndexOf('/'))}/grub.cfg`
  return [...new Set([...search.configurations, sibling])]
}

/** The disc's own marker file, so that a GRUB that reads it finds what it expects; without one, the name has to do. */
async function markerOf(disc: CapsuleDisc | null, path: string): Promise<Content> {
  const entry = await disc?.tree.find(path)
  if (!disc || entry?.kind !== 'file' || entry.sizeBytes > MAX_MARKER_BYTES) return Buffer.from('slipway\n')
  const parts = await Promise.all(entry.extents.map(({ offset, length }) => disc.source.read(offset, length)))
  return Buffer.concat(parts)
}

/** The primary volume descriptor; null on a disc without ISO 9660. */
async function primaryDescriptor(source: BlockSource): Promise<Buffer | null> {
  if (source.sizeBytes < PRIMARY_DESCRIPTOR + SECTOR_BYTES) return null
  const bytes = Buffer.from(await source.read(PRIMARY_DESCRIPTOR, SECTOR_BYTES))
  return bytes.toString('latin1', 0, 6) === '\x01CD001' ? bytes : null
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
