import type { FilePresence } from '#contract/image.ts'
import type { Clock } from '../../base/clock.ts'
import { presenceOf, type FileStamp } from '../../image/open-iso.ts'

/** A drive that is unplugged should not stay in the menu of the next machine. */
const LOOK_EVERY_MS = 5000

type Watched = FileStamp & { readonly id: string }

/**
 * Calls back when the file of an image went, came back, or was replaced. Looks again and again, one file after
 * another, for no system tells of changes on network shares. Returns how to stop.
 */
export function watchImages<Image extends Watched>(needs: {
  clock: Clock
  images: () => readonly Image[]
  onChanged: (image: Image) => Promise<unknown>
}): () => void {
  let known = new Map<string, FilePresence>()
  let cancel: (() => void) | null = null
  let isStopped = false

  const look = async (): Promise<void> => {
    const seen = new Map<string, FilePresence>()
    for (const image of needs.images()) {
      const presence = await presenceOf(image)
      if (isStopped) return
      const before = known.get(keyOf(image))
      seen.set(keyOf(image), presence)
      if (before !== undefined && before !== presence) await needs.onChanged(image)
    }
    known = seen
    lookLater()
  }
  const lookLater = (): void => {
    if (isStopped) return
    cancel = needs.clock.after(LOOK_EVERY_MS, () => void look().catch(lookLater))
  }
  void look().catch(lookLater)

  return () => {
    isStopped = true
    cancel?.()
  }
}

/** An image that was read anew or located is another file. */
function keyOf({ id, path, sizeBytes, modifiedMs }: Watched): string {
  return `${id}\n${sizeBytes}\n${modifiedMs}\n${path}`
}
