import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { streamOfChunks, streamOfSource, type ByteStream } from './byte-stream.ts'
import { compressionOf } from './compression.ts'
import { readCpioNames } from './cpio.ts'
import { decompress } from './decompress.ts'
import type { LookBudget } from './look-budget.ts'

/** Microcode, keys, modules, and the root file system: real initrds have up to four. */
const MAX_SEGMENTS = 64
const MAX_NAMES = 1_000_000
/** Padding between segments is at most a megabyte. */
const MAX_PADDING_BYTES = 4 * 1024 * 1024
const CPIO_MAGIC = '07070'

/**
 * Every name in an initrd: one cpio archive after another, each as it is or compressed, zeros between them (Linux,
 * init/initramfs.c). Rejects with DecodeError on what is no initrd, and with OutOfBudget.
 */
export async function* namesInInitrd(initrd: BlockSource, budget: LookBudget): AsyncGenerator<string> {
  let names = 0
  let start: number | null = 0
  for (let segments = 0; start !== null; segments++) {
    if (segments === MAX_SEGMENTS) throw new DecodeError('an initrd of more segments than any real one')
    const stream = streamOfSource(initrd, start)
    await skipZeros(stream)
    const magic = await stream.peek(6)
    if (magic.length === 0) return
    const here = start + stream.offset
    const compression = compressionOf(magic)
    if (!compression) {
      if (!isCpio(magic)) {
        // The kernel's own complaint is "junk"; behind a first segment it is passed over as real ones have it.
        if (segments > 0) return
        throw new DecodeError('not an initrd: neither a cpio archive nor compressed')
      }
      for await (const name of readCpioNames(stream)) {
        budget.spend(name.length)
        if (++names > MAX_NAMES) throw new DecodeError('an initrd of more names than any real one')
        yield name
      }
      start = start + stream.offset
      continue
    }
    const unpacked = decompress(compression, initrd, here, budget)
    try {
      for await (const name of namesInArchives(streamOfChunks(unpacked.chunks))) {
        if (++names > MAX_NAMES) throw new DecodeError('an initrd of more names than any real one')
        yield name
      }
      start = await unpacked.end()
    } finally {
      await unpacked.chunks.return(undefined)
    }
  }
}

/** What one compressed segment unpacks to: archives with zeros between. */
async function* namesInArchives(stream: ByteStream): AsyncGenerator<string> {
  for (;;) {
    await skipZeros(stream)
    const magic = await stream.peek(6)
    if (magic.length === 0) return
    if (!isCpio(magic)) throw new DecodeError('an initrd segment that holds no cpio archive')
    yield* readCpioNames(stream)
  }
}

async function skipZeros(stream: ByteStream): Promise<void> {
  for (let skipped = 0; skipped < MAX_PADDING_BYTES;) {
    const ahead = await stream.peek(4096)
    const zeros = ahead.findIndex(byte => byte !== 0)
    const length = zeros < 0 ? ahead.length : zeros
    await stream.skip(length)
    skipped += length
    if (zeros >= 0 || length === 0) return
  }
}

function isCpio(magic: Uint8Array): boolean {
  return Buffer.from(magic.subarray(0, 5)).toString('latin1') === CPIO_MAGIC
}
