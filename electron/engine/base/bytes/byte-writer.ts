import { Buffer } from 'node:buffer'

/**
 * Appends values to a growing buffer in network byte order (big-endian). Throws a RangeError for a value that does not
 * fit its field.
 */
export class ByteWriter {
  #bytes: Buffer
  #length = 0

  /**
   * `capacity` in bytes: avoids reallocation if the final size is known. The default is the size of DHCP message that
   * every client accepts (RFC 2131 §2).
   */
  constructor(capacity = 576) {
    // From Node's pool: allocating a separate buffer would cost a packet more than filling it.
    this.#bytes = Buffer.allocUnsafe(capacity)
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#length
  }

  u8(value: number): this {
    const at = this.#extend(1, value, 0xff)
    this.#bytes[at] = value
    return this
  }

  u16(value: number): this {
    const at = this.#extend(2, value, 0xffff)
    this.#bytes[at] = value >>> 8
    this.#bytes[at + 1] = value & 0xff
    return this
  }

  u32(value: number): this {
    const at = this.#extend(4, value, 0xffff_ffff)
    for (let byte = 0; byte < 4; byte++) this.#bytes[at + byte] = (value >>> (24 - 8 * byte)) & 0xff
    return this
  }

  bytes(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  /** Writes zeros up to a total of `length` bytes. Throws a RangeError if there are more already. */
  pad(length: number): this {
    if (length < this.#length) throw new RangeError(`${this.#length} bytes do not fit in ${length}`)
    const at = this.#grow(length - this.#length)
    this.#bytes.fill(0, at, length)
    return this
  }

  /** The bytes written so far: a view that stays valid until the next write. */
  finish(): Uint8Array {
    return new Uint8Array(this.#bytes.buffer, this.#bytes.byteOffset, this.#length)
  }

  #extend(length: number, value: number, max: number): number {
    if (!Number.isInteger(value) || value < 0 || value > max)
      throw new RangeError(`${value} does not fit in ${length} bytes`)
    return this.#grow(length)
  }

  #grow(length: number): number {
    const start = this.#length
    const end = start + length
    if (end > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(end, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    this.#length = end
    return start
  }
}
