import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import type { BootFile } from '#contract/methods.ts'
import { BoundedMap } from '../../../base/bounded-map.ts'

const PIECE_BYTES = 256 * 1024
const MAX_KNOWN = 20_000

/** Whether files are those of the manifest. Each file is hashed when it is first opened, and again once it has changed. */
export interface ProgramCheck {
  isGenuine(file: FileHandle, row: BootFile): Promise<boolean>
}

export function createProgramCheck(): ProgramCheck {
  const known = new BoundedMap<string, Promise<boolean>>(MAX_KNOWN)
  return {
    async isGenuine(file, row) {
      // Nothing but the system sets the time of the last change of a file's state (stat(2), st_ctim).
      const { dev, ino, size, mtimeMs, ctimeMs } = await file.stat()
      const key = [row.sha256, dev, ino, size, mtimeMs, ctimeMs].join(' ')
      const verdict = known.get(key) ?? hashOf(file).then(sha256 => sha256 === row.sha256)
      known.set(key, verdict)
      return verdict.catch((error: unknown) => {
        known.delete(key)
        throw error
      })
    },
  }
}

/** SHA-256 of an open file, in hex. */
export async function hashOf(file: FileHandle): Promise<string> {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(PIECE_BYTES)
  for (let offset = 0; ;) {
    const { bytesRead } = await file.read(piece, 0, piece.length, offset)
    if (bytesRead === 0) return hash.digest('hex')
    hash.update(piece.subarray(0, bytesRead))
    offset += bytesRead
  }
}
