import { BoundedMap } from '../../base/bounded-map.ts'
import { nullOnDecodeError } from '../../base/bytes/decode-error.ts'
import {
  createCachedBlockSource,
  openFileBlockSource,
  type FileBlockSource,
} from '../../image/block-source.ts'
import { openEfiImage, type EfiImage } from '../../image/eltorito/boot-catalog.ts'
import type { FileTree } from '../../image/file-tree.ts'
import { openVolume, type Volume } from '../../image/volume.ts'
import type { FilePresences, FileStamp } from './file-presence.ts'

/** An ISO held open. */
export interface OpenIso {
  readonly stamp: FileStamp
  readonly source: FileBlockSource
  readonly tree: FileTree
  /** Its EFI boot image; null where there is none, or one that cannot be read. */
  readonly efiImage: () => Promise<EfiImage | null>
}

/** Null where the file holds no volume. */
async function openIso(stamp: FileStamp): Promise<OpenIso | null> {
  const source = await openFileBlockSource(stamp.path)
  try {
    const volume = await openVolume(createCachedBlockSource(source))
    if (volume) return { stamp, source, tree: volume.tree, efiImage: efiImageOf(source, volume) }
  } catch (thrown) {
    await source.close()
    throw thrown
  }
  await source.close()
  return null
}

/** Opened when it is first asked for: few discs are started that way. */
function efiImageOf(source: FileBlockSource, { bootCatalog }: Volume): OpenIso['efiImage'] {
  let image: Promise<EfiImage | null> | null = null
  return () => (image ??= openEfiImage(createCachedBlockSource(source), bootCatalog).catch(nullOnDecodeError))
}

/** Ten machines rarely boot more than a few different systems at once. */
const MAX_OPEN = 8

/** Keeps an ISO open; the returned function lets go of it, and may be called twice. */
export type HoldIso = () => () => Promise<void>

/** An ISO that is open or opening. It closes when it was dropped and no one holds it. */
interface Slot {
  readonly stamp: FileStamp
  readonly opening: Promise<OpenIso | null>
  readonly hold: HoldIso
  /** Closes it, now or when the last holder lets go. */
  drop(): void
  /** Resolves when no close is under way. */
  settle(): Promise<void>
}

/**
 * Keeps the ISOs used last open, so that a request does not begin with reading descriptors. `onCloseError` is called with what
 * closing an ISO failed with: a share that is gone must not refuse the request that noticed it.
 */
export function createOpenIsoCache(needs: {
  readonly stampOf: (imageId: string) => FileStamp | null
  readonly look: FilePresences['look']
  readonly onCloseError: (error: unknown) => void
}) {
  const { stampOf, look, onCloseError } = needs
  const slots = new BoundedMap<string, Slot>(MAX_OPEN, (_, slot) => slot.drop())

  const drop = (imageId: string): void => {
    const slot = slots.get(imageId)
    slots.delete(imageId)
    slot?.drop()
  }

  /** Without an `await`: the caller holds what it gets before anyone can drop it. */
  const slotFor = (imageId: string, stamp: FileStamp): Slot => {
    const known = slots.get(imageId)
    const slot = known && isSameStamp(known.stamp, stamp) ? known : createSlot(stamp, onCloseError)
    if (known !== slot) drop(imageId)
    slots.set(imageId, slot)
    return slot
  }

  return {
    /**
     * Runs `use` on an ISO that stays open until then, and longer where `use` holds it. Null for an unknown image and
     * for one whose file is not the one that was imported.
     */
    async with<T>(
      imageId: string,
      use: (iso: OpenIso, hold: HoldIso) => Promise<T | null>,
    ): Promise<T | null> {
      const stamp = stampOf(imageId)
      if (!stamp || (await look(stamp)) !== 'unchanged') {
        drop(imageId)
        return null
      }
      const slot = slotFor(imageId, stamp)
      const release = slot.hold()
      try {
        const iso = await slot.opening
        return iso && (await use(iso, slot.hold))
      } catch (thrown) {
        // A drive that was unplugged may be back at the next request.
        if (slots.get(imageId) === slot) drop(imageId)
        throw thrown
      } finally {
        await release()
      }
    },
    drop,
    async close(): Promise<void> {
      const open = [...slots.values()]
      slots.clear()
      for (const slot of open) slot.drop()
      await Promise.all(open.map(slot => slot.settle()))
    },
  }
}

function createSlot(stamp: FileStamp, onCloseError: (error: unknown) => void): Slot {
  const opening = openIso(stamp)
  let holders = 0
  let isDropped = false
  let closing: Promise<void> = Promise.resolve()
  const closeIfUnused = (): void => {
    if (holders > 0 || !isDropped) return
    isDropped = false
    closing = opening
      // Why it could not be opened reaches whoever asked for it.
      .catch(() => null)
      .then(iso => iso?.source.close())
      .catch(onCloseError)
  }
  return {
    stamp,
    opening,
    hold() {
      holders++
      let isHeld = true
      return async () => {
        if (!isHeld) return
        isHeld = false
        holders--
        closeIfUnused()
        await closing
      }
    },
    drop() {
      isDropped = true
      closeIfUnused()
    },
    settle: () => closing,
  }
}

function isSameStamp(one: FileStamp, other: FileStamp): boolean {
  return one.path === other.path && one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs
}
