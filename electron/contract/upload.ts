/** A file on its way from a browser, or what came of it before the connection broke. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly receivedBytes: number
  /** The file's own time, as the browser tells it: with name and size it says whether a file is the same one. */
  readonly modifiedMs: number
  /** When it is given up, if no more of it comes. */
  readonly keptUntilMs: number
}

/** What a browser knows of a file before it sends it. */
export type UploadRequest = Pick<Upload, 'name' | 'sizeBytes' | 'modifiedMs'>

/** How far an upload is; `path` once it is whole: where the file lies on the computer that serves. */
export interface UploadState {
  readonly receivedBytes: number
  readonly path: string | null
}

/** How much of a file goes into one request. */
export const UPLOAD_CHUNK_BYTES = 16 * 1024 * 1024
/** How much of what has arrived is sent again when an upload goes on, to see that it is still the same file. */
export const UPLOAD_OVERLAP_BYTES = 64 * 1024
