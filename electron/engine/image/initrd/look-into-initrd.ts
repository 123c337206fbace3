import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { BlockSource } from '../block-source.ts'
import { streamOfChunks, streamOfSource, type ByteStream } from './byte-stream.ts'
import { compressionOf, decompress } from './decompress.ts'
import type { ReadBudget } from '../read-budget.ts'

/** Limit of segments. Real initrds have up to four: microcode, keys, modules and the root file system. */
const MAX_SEGMENTS = 64
const MAX_NAMES = 1_000_000
/** Padding between real segments is at most a megabyte. */
const MAX_PADDING_BYTES = 4 * 1024 * 1024
const CPIO_MAGIC = '07070'

/**
 * Yields every name in an initrd: a sequence of cpio archives, each plain or compressed, with zeros between (Linux,
 * init/initramfs.c). Rejects with DecodeError if it is not an initrd, and with OutOfBudget.
 */
export async function* namesInInitrd(initrd: BlockSource, budget: ReadBudget): AsyncGenerator<string> {
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
        // The kernel reports "junk" here. After a first segment it is ignored, because real initrds contain it.
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

/** The names in one decompressed segment: archives with zeros between. */
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

/** Linux, Documentation/driver-api/early-userspace/buffer-format: `newc`, and `newc` with checksums. */
const MAGICS = ['070701', '070702']
const HEADER_BYTES = 110
/** Linux's PATH_MAX. */
const MAX_NAME_BYTES = 4096
const TRAILER = 'TRAILER!!!'

/** The fields of a header that are used here. */
interface CpioHeader {
  readonly fileBytes: number
  /** Including the terminating zero byte. */
  readonly nameBytes: number
}

/** After the magic, numbers of eight hexadecimal digits each. */
function decodeCpioHeader(bytes: Uint8Array): CpioHeader {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (text.length < HEADER_BYTES) throw new DecodeError('a cpio header that is cut off')
  if (!MAGICS.includes(text.slice(0, 6))) throw new DecodeError('a cpio header without its magic')
  const fileBytes = hex(text, 54)
  const nameBytes = hex(text, 94)
  if (nameBytes < 1 || nameBytes > MAX_NAME_BYTES)
    throw new DecodeError(`a name of ${nameBytes} bytes in a cpio archive`)
  return { fileBytes, nameBytes }
}

/** Yields the names of one archive, skipping contents, and leaves the stream after its trailer. */
async function* readCpioNames(stream: ByteStream): AsyncGenerator<string> {
  const start = stream.offset
  for (;;) {
    const { fileBytes, nameBytes } = decodeCpioHeader(await stream.take(HEADER_BYTES))
    const name = await stream.take(nameBytes)
    if (name.length < nameBytes) throw new DecodeError('a cpio archive that is cut off')
    const text = Buffer.from(name.buffer, name.byteOffset, nameBytes - 1).toString('utf8')
    await stream.skip(paddingAt(stream.offset - start))
    if (text === TRAILER) return
    yield text
    if (!(await stream.skip(fileBytes))) throw new DecodeError('a cpio archive that is cut off')
    await stream.skip(paddingAt(stream.offset - start))
  }
}

/** Headers and contents are aligned to four bytes. */
function paddingAt(offset: number): number {
  return (4 - (offset % 4)) % 4
}

function hex(text: string, at: number): number {
  const digits = text.slice(at, at + 8)
  if (!/^[0-9a-fA-F]{8}$/.test(digits)) throw new DecodeError('a number in a cpio header is not one')
  return Number.parseInt(digits, 16)
}
