/** A file that HTTP can serve in ranges: a slice of an ISO, a boot program, a whole ISO. */
export interface HttpFile {
  readonly sizeBytes: number
  readonly modifiedMs: number
  /** Changes whenever the content does; becomes the ETag. */
  readonly version: string
  /** Reads up to `target.length` bytes at `offset` into `target`; resolves to how many. */
  readInto(target: Uint8Array, offset: number): Promise<number>
  /** Where bytes from `offset` on lie in an open file of this computer; null, or no such method, where in none. */
  place?(offset: number): FilePlace | null
  close(): Promise<void>
}

/** Bytes in an open file. The descriptor is valid until the {@link HttpFile} is closed. */
export interface FilePlace {
  readonly descriptor: number
  readonly offset: number
  /** How many follow each other there. */
  readonly length: number
}

/** One line of a directory listing. */
export interface HttpListingItem {
  readonly name: string
  readonly isDirectory: boolean
  readonly sizeBytes: number
  readonly modifiedMs: number
}

/** What the HTTP server needs to know of imported images. */
export interface ImageSource {
  /** The whole ISO; null for an unknown or missing image. */
  openWhole(imageId: string): Promise<HttpFile | null>
  /** A file or a directory inside it; null where there is none. `path` is absolute and clean. */
  open(
    imageId: string,
    path: string,
  ): Promise<
    | { readonly kind: 'file'; readonly name: string; readonly file: HttpFile }
    | { readonly kind: 'directory'; readonly items: readonly HttpListingItem[] }
    | null
  >
}
