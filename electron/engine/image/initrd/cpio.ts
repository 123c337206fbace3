import { DecodeError } from '../../base/bytes/decode-error.ts'
import type { ByteStream } from './byte-stream.ts'

/** Linux, Documentation/driver-api/early-userspace/buffer-format: `newc`, and `newc` with checksums. */
const MAGICS = ['070701', '070702']
const HEADER_BYTES = 110
/** Linux's PATH_MAX. */
const MAX_NAME_BYTES = 4096
const TRAILER = 'TRAILER!!!'

/** What one header says that matters here. */
export interface CpioHeader {
  readonly fileBytes: number
  /** With the zero byte at its end. */
  readonly nameBytes: number
}

/** Eleven-odd numbers of eight hexadecimal digits each behind the magic. */
export function decodeCpioHeader(bytes: Uint8Array): CpioHeader {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  if (text.length < HEADER_BYTES) throw new DecodeError('a cpio header that is cut off')
  if (!MAGICS.includes(text.slice(0, 6))) throw new DecodeError('a cpio header without its magic')
  const fileBytes = hex(text, 54)
  const nameBytes = hex(text, 94)
  if (nameBytes < 1 || nameBytes > MAX_NAME_BYTES)
    throw new DecodeError(`a name of ${nameBytes} bytes in a cpio archive`)
  return { fileBytes, nameBytes }
}

/** The names of one archive, up to its trailer; contents are skipped. The stream is left behind the trailer. */
export async function* readCpioNames(stream: ByteStream): AsyncGenerator<string> {
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

/** Headers and contents begin at multiples of four. */
function paddingAt(offset: number): number {
  return (4 - (offset % 4)) % 4
}

function hex(text: string, at: number): number {
  const digits = text.slice(at, at + 8)
  if (!/^[0-9a-fA-F]{8}$/.test(digits)) throw new DecodeError('a number in a cpio header is not one')
  return Number.parseInt(digits, 16)
}
