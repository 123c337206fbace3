import { BoundedMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { openFileBlockSource, type FileBlockSource } from '../../image/block-source.ts'
import { createDiscThread, type DiscThread } from '../../image/disc-thread/disc-thread.ts'
import type { FilePresences, FileStamp } from './file-presence.ts'

/** An open ISO. */
export interface OpenIso {
  readonly stamp: FileStamp
  /** Its bytes, for sending. */
  readonly source: FileBlockSource
  /** What is in it: read in a thread, because no one knows what a disc describes. */
  readonly disc: DiscThread
}

/** Ten machines rarely boot more than a few different systems at once. */
const MAX_OPEN = 8

/** Keeps an ISO open. The returned function releases it and may be called twice. */
export type HoldIso = () => () => Promise<void>

/** A stick can be ejected, and a file replaced on Windows, this long after the last read. */
const IDLE_MS = 60_000

/** An ISO that is open or opening. It closes when it was dropped and no one holds it. */
interface Slot {
  readonly stamp: FileStamp
  readonly opening: Promise<OpenIso>
  readonly hold: HoldIso
  /** Closes it now, or when the last holder releases it. */
  drop(): void
  /** Resolves when no close is in progress. */
  settle(): Promise<void>
}

/** Keeps the ISOs used last open for a minute, so that a request does not begin with reading descriptors. */
export function createOpenIsoCache(needs: {
  readonly stampOf: (imageId: string) => FileStamp | null
  readonly look: FilePresences['look']
  readonly workerFile: URL | string
  readonly clock: Pick<Clock, 'after'>
  /**
   * Called with what closing an ISO failed with: a share that is gone must not refuse the request that noticed it.
   */
  readonly onCloseError: (error: unknown) => void
}) {
  const slots = new BoundedMap<string, Slot>(MAX_OPEN, (_, slot) => slot.drop())

  const drop = (imageId: string): void => {
    const slot = slots.get(imageId)
    slots.delete(imageId)
    slot?.drop()
  }

  /** Without an `await`, so that the caller holds its ISO before anyone can drop it. */
  const slotFor = (imageId: string, stamp: FileStamp): Slot => {
    const known = slots.get(imageId)
    const slot = known && isSameStamp(known.stamp, stamp) ? known : createSlot(stamp, imageId)
    if (known !== slot) drop(imageId)
    slots.set(imageId, slot)
    return slot
  }

  return {
    /**
     * Runs `use` on an ISO that stays open until then, or for as long as `use` holds it. Null for an unknown image,
     * or if its file is not the imported one.
     */
    async with<T>(
      imageId: string,
      use: (iso: OpenIso, hold: HoldIso) => Promise<T | null>,
    ): Promise<T | null> {
      const stamp = needs.stampOf(imageId)
      if (!stamp || (await needs.look(stamp)) !== 'unchanged') {
        drop(imageId)
        return null
      }
      const slot = slotFor(imageId, stamp)
      const release = slot.hold()
      try {
        const iso = await slot.opening
        return await use(iso, slot.hold)
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

  function createSlot(stamp: FileStamp, imageId: string): Slot {
    const opening = openIso(stamp)
    let holders = 0
    let isDropped = false
    let closing: Promise<void> = Promise.resolve()
    let cancelIdle: () => void = () => {}
    const closeIfUnused = (): void => {
      if (holders > 0 || !isDropped) return
      isDropped = false
      cancelIdle()
      closing = opening
        // The caller that asked for it gets the reason.
        .catch(() => null)
        .then(iso => {
          iso?.disc.close()
          return iso?.source.close()
        })
        .catch(needs.onCloseError)
    }
    const slot: Slot = {
      stamp,
      opening,
      hold() {
        holders++
        cancelIdle()
        let isHeld = true
        return async () => {
          if (!isHeld) return
          isHeld = false
          holders--
          closeIfUnused()
          if (holders === 0 && slots.get(imageId) === slot)
            cancelIdle = needs.clock.after(IDLE_MS, () => {
              if (slots.get(imageId) === slot) drop(imageId)
            })
          await closing
        }
      },
      drop() {
        isDropped = true
        closeIfUnused()
      },
      settle: () => closing,
    }
    return slot
  }

  async function openIso(stamp: FileStamp): Promise<OpenIso> {
    const source = await openFileBlockSource(stamp.path)
    return { stamp, source, disc: createDiscThread({ workerFile: needs.workerFile, stamp }) }
  }
}

function isSameStamp(one: FileStamp, other: FileStamp): boolean {
  return one.path === other.path && one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs
}
