/** A file that can be read anywhere: out of an image, a folder or memory. TFTP needs no more of it. */
export interface ReadableFile {
  readonly sizeBytes: number
  /** Reads up to `target.length` bytes at `offset` straight into `target`; resolves to how many, 0 only at the end. */
  readInto(target: Uint8Array, offset: number): Promise<number>
  close(): Promise<void>
}

/** A file that HTTP can serve in ranges: a slice of an ISO, a boot program, a whole ISO. */
export interface VersionedFile extends ReadableFile {
  readonly modifiedMs: number
  /** Changes whenever the content does; becomes the ETag. */
  readonly version: string
  /**
   * Where bytes from `offset` on are in an open file of this computer, so that the kernel can send them; null, or no such
   * method, if in none.
   */
  place?(offset: number): FilePlace | null
}

/** Bytes in an open file. The descriptor is valid until the {@link VersionedFile} is closed. */
export interface FilePlace {
  readonly descriptor: number
  readonly offset: number
  /** How many follow each other there. */
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
