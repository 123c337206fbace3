import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'

const CHUNK_BYTES = 4 * 1024 * 1024
/** How often progress is told. */
const STEP_BYTES = 64 * 1024 * 1024

/** SHA-256 of a whole file in lower-case hexadecimal; for a worker thread, for it keeps a core busy. */
export async function hashFile(path: string, onProgress: (doneBytes: number) => void): Promise<string> {
  const handle = await open(path, 'r')
  try {
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES)
    let doneBytes = 0
    for (let toldBytes = 0; ;) {
      const { bytesRead } = await handle.read(chunk, 0, CHUNK_BYTES, doneBytes)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(chunk.subarray(0, bytesRead))
      doneBytes += bytesRead
      if (doneBytes - toldBytes < STEP_BYTES) continue
      toldBytes = doneBytes
      onProgress(doneBytes)
    }
  } finally {
    await handle.close()
  }
}
