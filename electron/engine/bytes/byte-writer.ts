/** Appends values to a growing buffer; big-endian, as the network wants it. */
export class ByteWriter {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  /** `capacity` saves growing where the size is known, in bytes. */
  constructor(capacity = 576) {
    this.#bytes = new Uint8Array(capacity)
    this.#view = new DataView(this.#bytes.buffer)
  }

  /** How many bytes were written. */
  get length(): number {
    return this.#length
  }

  u8(value: number): this {
    const at = this.#extend(1, value, 0xff)
    this.#view.setUint8(at, value)
    return this
  }

  u16(value: number): this {
    const at = this.#extend(2, value, 0xffff)
    this.#view.setUint16(at, value)
    return this
  }

  u32(value: number): this {
    const at = this.#extend(4, value, 0xffff_ffff)
    this.#view.setUint32(at, value)
    return this
  }

  bytes(bytes: Uint8Array): this {
    const at = this.#grow(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  /** Zeros until `length` bytes are written in all; a RangeError when there are more already. */
  pad(length: number): this {
    if (length < this.#length) throw new RangeError(`${this.#length} bytes do not fit in ${length}`)
    this.#grow(length - this.#length)
    return this
  }

  /** What was written: a view that stays valid as long as nothing more is written. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
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
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2))
      larger.set(this.#bytes)
      this.#bytes = larger
      this.#view = new DataView(larger.buffer)
    }
    this.#length = end
    return start
  }
}
