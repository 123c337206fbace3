/** How much is read from a file and handed to the kernel at a time, once a client has shown that it keeps up. */
export const LARGE_CHUNK_BYTES = 512 * 1024
/** For the beginning, so that the first bytes leave at once, and where too many large chunks are out. */
export const SMALL_CHUNK_BYTES = 16 * 1024

/**
 * What 1,000 clients that stopped reading can keep: a small chunk each, and all large ones. The kernel's own buffers
 * come on top.
 */
const MAX_LARGE_CHUNKS = 48
/** What stays for the next clients, 16 MB at most; more of the small ones would only be allocated again. */
const MAX_IDLE_LARGE_CHUNKS = 16
const MAX_IDLE_SMALL_CHUNKS = 512

/** Chunks that are lent for one read and one write, so that serving gigabytes allocates nothing. */
export interface ChunkPool {
  /** A large chunk if it is wanted and there is one, else a small one. */
  take(wanted: 'large' | 'small'): Buffer
  give(chunk: Buffer): void
}

/** A pool of its own for every server. */
export function createChunkPool(): ChunkPool {
  const idleLarge: Buffer[] = []
  const idleSmall: Buffer[] = []
  let largeCount = 0

  const takeLarge = (): Buffer | null => {
    const idle = idleLarge.pop()
    if (idle) return idle
    if (largeCount >= MAX_LARGE_CHUNKS) return null
    largeCount++
    return Buffer.allocUnsafeSlow(LARGE_CHUNK_BYTES)
  }
  const takeSmall = (): Buffer => idleSmall.pop() ?? Buffer.allocUnsafeSlow(SMALL_CHUNK_BYTES)

  return {
    take: wanted => (wanted === 'large' ? takeLarge() : null) ?? takeSmall(),
    give(chunk) {
      if (chunk.length === LARGE_CHUNK_BYTES) {
        if (idleLarge.length < MAX_IDLE_LARGE_CHUNKS) idleLarge.push(chunk)
        else largeCount--
      } else if (idleSmall.length < MAX_IDLE_SMALL_CHUNKS) idleSmall.push(chunk)
    },
  }
}
