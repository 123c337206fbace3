import { isUnchanged, openIso, type FileStamp, type OpenIso } from './open-iso.ts'

/** Ten machines rarely boot more than a few different systems at once. */
const MAX_OPEN = 8

/** Keeps the ISOs used last open, so that a request does not begin with reading descriptors. */
export function createOpenIsoCache(stampOf: (imageId: string) => FileStamp | null) {
  const isos = new Map<string, Promise<OpenIso | null>>()

  const drop = (imageId: string) => {
    const iso = isos.get(imageId)
    isos.delete(imageId)
    return iso?.then(
      opened => opened?.drop(),
      () => undefined,
    )
  }

  const current = async (imageId: string, stamp: FileStamp): Promise<OpenIso | null> => {
    let opening = isos.get(imageId)
    const known = await opening?.catch(() => null)
    if (!opening || !known || !isSameStamp(known.stamp, stamp)) {
      // Another request may have opened it anew while this one waited.
      if (isos.get(imageId) === opening) {
        void drop(imageId)
        opening = openIso(stamp)
        opening.catch(() => isos.get(imageId) === opening && isos.delete(imageId))
      } else opening = isos.get(imageId) ?? openIso(stamp)
    }
    isos.delete(imageId)
    isos.set(imageId, opening)
    for (const oldest of [...isos.keys()].slice(0, -MAX_OPEN)) void drop(oldest)
    return opening
  }

  return {
    /**
     * Runs `use` on an ISO that stays open until then and, where `use` adds itself as a user, beyond. Null for an
     * unknown image and for one whose file is not the one that was imported.
     */
    async with<T>(imageId: string, use: (iso: OpenIso) => Promise<T | null>): Promise<T | null> {
      const stamp = stampOf(imageId)
      if (!stamp || !(await isUnchanged(stamp))) {
        void drop(imageId)
        return null
      }
      let iso = await current(imageId, stamp)
      // It may have been dropped between being found and being used.
      while (iso && !iso.addUser()) iso = await current(imageId, stamp)
      if (!iso) return null
      try {
        return await use(iso)
      } finally {
        await iso.removeUser()
      }
    },
    drop(imageId: string): void {
      void drop(imageId)
    },
    async close(): Promise<void> {
      await Promise.all([...isos.keys()].map(drop))
    },
  }
}

function isSameStamp(one: FileStamp, other: FileStamp): boolean {
  return one.path === other.path && one.sizeBytes === other.sizeBytes && one.modifiedMs === other.modifiedMs
}
