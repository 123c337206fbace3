import { constants } from 'node:fs'
import { copyFile, open } from 'node:fs/promises'

/** Large enough for a spinning disk, small enough that a copy from a slow share ends soon after it is aborted. */
const PIECE_BYTES = 4 * 1024 * 1024

/**
 * Copies a file in pieces, until `signal` aborts: then it rejects with the signal's reason, and what was copied stays for
 * the caller to delete. Where the file system can share blocks (Btrfs, XFS, APFS), it does that instead, in no time.
 */
export async function copyFileUntil(signal: AbortSignal, from: string, to: string): Promise<void> {
  signal.throwIfAborted()
  const isShared = await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE).then(
    () => true,
    () => false,
  )
  if (isShared) return
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'w', 0o600)
    try {
      const piece = Buffer.allocUnsafe(PIECE_BYTES)
      for (let offset = 0; ;) {
        signal.throwIfAborted()
        const { bytesRead } = await source.read(piece, 0, piece.length, offset)
        if (bytesRead === 0) return
        for (let written = 0; written < bytesRead;)
          written += (await target.write(piece, written, bytesRead - written, offset + written)).bytesWritten
        offset += bytesRead
      }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
