/** Something that can read bytes at an offset: a file, bytes in memory, one day an HTTP range. */
export interface BlockSource {
  readonly sizeBytes: number
  /** Exactly `length` bytes from `offset`; rejects with a DecodeError where the source ends before. */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}
