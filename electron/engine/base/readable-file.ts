/** A file that can be read at any offset: from an image, a folder or memory. TFTP needs no more than this. */
export interface ReadableFile {
  readonly sizeBytes: number
  /**
   * Reads up to `target.length` bytes at `offset` into `target`. Resolves to the number of bytes, 0 only at the end of
   * the file.
   */
  readInto(target: Uint8Array, offset: number): Promise<number>
  close(): Promise<void>
}

/** Bytes in memory as a file. */
export function readableBytes(bytes: Uint8Array): ReadableFile {
  return {
    sizeBytes: bytes.length,
    async readInto(target, offset) {
      const part = bytes.subarray(offset, offset + target.length)
      target.set(part)
      return part.length
    },
    close: async () => undefined,
  }
}

/** A file that HTTP can serve in ranges: a slice of an ISO, a boot program, a whole ISO. */
export interface VersionedFile extends ReadableFile {
  readonly modifiedMs: number
  /** Changes whenever the content does; becomes the ETag. */
  readonly version: string
  /**
   * Finds the bytes from `offset` on in an open file of this computer, so that the kernel can send them. Null, or no
   * such method, if the content is not in such a file.
   */
  place?(offset: number): FilePlace | null
}

/** Bytes in an open file. The descriptor is valid until the {@link VersionedFile} is closed. */
export interface FilePlace {
  readonly descriptor: number
  readonly offset: number
  /** Contiguous bytes from there. */
  readonly length: number
}

/** One name in a directory. */
export interface DirectoryItem {
  readonly name: string
  readonly isDirectory: boolean
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** A file or a directory, opened by its path. */
export type OpenedPath =
  | { readonly kind: 'file'; readonly name: string; readonly file: VersionedFile }
  | { readonly kind: 'directory'; readonly items: readonly DirectoryItem[] }
