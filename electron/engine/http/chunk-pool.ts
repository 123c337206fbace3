/** How much is read from a file and handed to the kernel at a time. */
export const CHUNK_BYTES = 256 * 1024

const MAX_IDLE_CHUNKS = 32

/** Chunks that are lent to one transfer after the other, so that serving gigabytes allocates nothing. */
export interface ChunkPool {
  take(): Buffer
  give(chunk: Buffer): void
}

/** A pool of its own for every server. */
export function createChunkPool(): ChunkPool {
  const idle: Buffer[] = []
  return {
    take: () => idle.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES),
    give: chunk => {
      if (idle.length < MAX_IDLE_CHUNKS) idle.push(chunk)
    },
  }
}
