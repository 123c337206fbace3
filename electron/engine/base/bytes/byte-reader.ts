import { DecodeError } from './decode-error.ts'

/** Reads consecutive values from bytes it does not own. Every read past the end throws a {@link DecodeError}. */
export class ByteReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #offset = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  /** Offset of the next value, in bytes from the start. */
  get offset(): number {
    return this.#offset
  }

  get remaining(): number {
    return this.#bytes.length - this.#offset
  }

  u8(): number {
    return this.#view.getUint8(this.#advance(1))
  }

  u16(): number {
    return this.#view.getUint16(this.#advance(2))
  }

  u32(): number {
    return this.#view.getUint32(this.#advance(4))
  }

  u16le(): number {
    return this.#view.getUint16(this.#advance(2), true)
  }

  u32le(): number {
    return this.#view.getUint32(this.#advance(4), true)
  }

  /** A count or offset. Throws a {@link DecodeError} above 2^53 - 1, which a number cannot hold exactly. */
  u64le(): number {
    const value = this.#view.getBigUint64(this.#advance(8), true)
    if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new DecodeError(`${value} is beyond 2^53`)
    return Number(value)
  }

  /** A view, not a copy: it changes when the underlying bytes do. */
  bytes(length: number): Uint8Array {
    const start = this.#advance(length)
    return this.#bytes.subarray(start, start + length)
  }

  skip(length: number): void {
    this.#advance(length)
  }

  /** Throws a {@link DecodeError} if bytes are left over, which means that something was misread. */
  expectEnd(): void {
    if (this.remaining > 0) throw new DecodeError(`${this.remaining} bytes left over at ${this.#offset}`)
  }

  #advance(length: number): number {
    const start = this.#offset
    if (!(length >= 0 && length <= this.remaining))
      throw new DecodeError(`${length} bytes wanted at ${start}, ${this.remaining} there`)
    this.#offset = start + length
    return start
  }
}
