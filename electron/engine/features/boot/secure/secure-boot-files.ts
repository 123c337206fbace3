import { createHash } from 'node:crypto'
import { OVERLAY } from '#contract/overlay.ts'
import type { BootTarget, ImageArch } from '#contract/image.ts'
import type { ServedFile } from '../served/served-file.ts'
import { CAPSULE_MARKER } from './secure-menu.ts'
import { targetFiles } from '../menu/entry-files.ts'
import { layOutCapsule } from '../../../image/capsule/capsule.ts'
import { capsuleContentOf, type CapsuleChain } from '../../../image/capsule/capsule-content.ts'
import type { ImageLibrary, ImageOverlays, OpenedChain } from '../../library/create-library.ts'
import type { OwnSignedPrograms } from './own-signed-programs.ts'
import type { VersionedFile } from '../../../base/readable-file.ts'

type Capsule = Extract<ServedFile, { kind: 'capsule' }>
type SignedProgram = Extract<ServedFile, { kind: 'signed-program' }>

/** The files for machines with Secure Boot on. Null if a disc has no signed programs, or is gone. */
export interface SecureBootFiles {
  open(asked: Capsule | SignedProgram): Promise<VersionedFile | null>
}

const ARCH_OF_SHIM: readonly (readonly [RegExp, ImageArch])[] = [
  [/^(shim|grub|fb|mm)aa64\.efi$/i, 'arm64'],
  [/\.efi$/i, 'amd64'],
]

export function createSecureBootFiles(needs: {
  readonly images: Pick<ImageLibrary, 'open' | 'openChain' | 'discFacts'>
  readonly overlays: Pick<ImageOverlays, 'open'>
  readonly own: Pick<OwnSignedPrograms, 'openChain'>
}): SecureBootFiles {
  const { images, overlays, own } = needs

  const openEntryFile = async ({ item, treeUrl }: Capsule, path: string): Promise<VersionedFile | null> => {
    if (path.startsWith(OVERLAY)) return overlays.open({ id: item.imageId, path, treeUrl })
    const opened = await images.open(item.imageId, path)
    return opened?.kind === 'file' ? opened.file : null
  }

  /** All files of one entry, or none. The caller closes them. */
  const openEntryFiles = async (capsule: Capsule) => {
    const files: { readonly path: string; readonly content: VersionedFile }[] = []
    for (const path of targetFiles(capsule.item.target)) {
      const content = await openEntryFile(capsule, path).catch(() => null)
      if (!content) {
        await closeAll(files.map(one => one.content))
        return null
      }
      files.push({ path, content })
    }
    return files
  }

  const openCapsule = async (capsule: Capsule): Promise<VersionedFile | null> => {
    const entryFiles = await openEntryFiles(capsule)
    if (!entryFiles) return null
    const open: { close(): Promise<void> }[] = entryFiles.map(({ content }) => content)
    try {
      const chain = await chainFor(capsule)
      if (!chain) throw new Error('no signed programs start this entry')
      open.push(chain)
      const disc = await images.discFacts(capsule.item.imageId, chain.search.markers)
      if (!disc) throw new Error('the disc is gone')
      const made = layOutCapsule(
        capsuleContentOf({
          chain,
          disc,
          configuration: Buffer.from(capsule.configuration),
          marker: CAPSULE_MARKER,
          entryFiles,
        }),
      )
      const versions = entryFiles.map(({ content }) => content.version)
      return {
        sizeBytes: made.sizeBytes,
        readInto: made.readInto,
        modifiedMs: Math.max(0, ...entryFiles.map(({ content }) => content.modifiedMs)),
        version: digest([capsule.configuration, ...versions]),
        close: () => closeAll(open),
      }
    } catch {
      await closeAll(open)
      return null
    }
  }

  /** The disc's own where it starts the entry's kernel; else ours, and the disc's again where we have none. */
  const chainFor = async ({ item }: Capsule): Promise<(CapsuleChain & { close(): Promise<void> }) | null> => {
    const isDiscs = item.target.secureBoot?.ways.includes('capsule') ?? false
    const ours = isDiscs ? null : await own.openChain()
    return ours
      ? { ...ours, close: async () => undefined }
      : images.openChain(item.imageId, 'capsule', archOf(item.target))
  }

  const openSigned = async ({ imageId, name }: SignedProgram): Promise<VersionedFile | null> => {
    const arch = ARCH_OF_SHIM.find(([pattern]) => pattern.test(name))?.[1] ?? 'amd64'
    // A signed iPXE wants the shim alone, and that of every disc will do.
    const ways = /^shim/i.test(name) ? (['netboot', 'capsule'] as const) : (['netboot'] as const)
    let chain: OpenedChain | null = null
    for (const way of ways) chain ??= await images.openChain(imageId, way, arch)
    const program = chain && programOf(chain, name)
    if (!chain || !program) {
      await chain?.close()
      return null
    }
    const { source } = program
    return {
      sizeBytes: source.sizeBytes,
      modifiedMs: chain.modifiedMs,
      version: digest([imageId, name, String(source.sizeBytes), String(chain.modifiedMs)]),
      async readInto(target, offset) {
        const length = Math.max(0, Math.min(target.length, source.sizeBytes - offset))
        target.set(await source.read(offset, length))
        return length
      },
      close: chain.close,
    }
  }

  return { open: asked => (asked.kind === 'capsule' ? openCapsule(asked) : openSigned(asked)) }
}

function programOf(chain: CapsuleChain, name: string): CapsuleChain['shim'] | null {
  const asked = name.toLowerCase()
  if (asked.startsWith('shim')) return chain.shim
  return asked === chain.secondStage.toLowerCase() ? chain.grub : null
}

function archOf({ architectures }: BootTarget): ImageArch {
  return architectures.includes('arm64') && !architectures.includes('amd64') ? 'arm64' : 'amd64'
}

async function closeAll(open: readonly { close(): Promise<void> }[]): Promise<void> {
  await Promise.all(open.map(one => one.close()))
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24)
}
