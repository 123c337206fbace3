import { ReadableStream, type ReadableStreamDefaultController } from 'node:stream/web'
import xz from 'xz-decompress'
import { DecodeError } from '../../base/bytes/decode-error.ts'

/** Answers without content in a row: the decoder gave up waiting for input that does not come. */
const MAX_EMPTY_CHUNKS = 4

/** The content of an xz stream (LZMA2), unpacked in WebAssembly. */
export async function* decompressXz(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]()
  let hasEnded = false
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const { done, value } = await iterator.next()
    hasEnded = done === true
    // The library asks again after the end, to get at what the decoder still holds.
    controller.enqueue(value ?? new Uint8Array(0))
  }
  const input = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 })
  const unpacked = new xz.XzReadableStream(input as ConstructorParameters<typeof xz.XzReadableStream>[0])
  const reader = unpacked.getReader()
  let empty = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      empty = value.length === 0 && hasEnded ? empty + 1 : 0
      if (empty > MAX_EMPTY_CHUNKS) throw new DecodeError('an xz stream that is cut off')
      if (value.length > 0) yield value
    }
  } finally {
    // The library unpacks one stream at a time; cancelling this one lets the next begin. One that has just come to its
    // end while its last chunk waits to be read it frees twice, and throws.
    await reader.cancel().catch(() => {})
  }
}
