/** A file that a browser is uploading, or an interrupted upload. */
export interface Upload {
  readonly id: string
  readonly name: string
  readonly sizeBytes: number
  readonly receivedBytes: number
  /** The file's modification time, as the browser reports it: with name and size it identifies the file. */
  readonly modifiedMs: number
  /** When Slipway deletes it unless more arrives. */
  readonly keptUntilMs: number
}

/** What a browser knows about a file before it uploads it. */
export type UploadRequest = Pick<Upload, 'name' | 'sizeBytes' | 'modifiedMs'>

/** The progress of an upload; `path` once it is complete: the file's path on the server. */
export interface UploadState {
  readonly receivedBytes: number
  readonly path: string | null
}

/** The largest part of a file in one request. */
export const UPLOAD_CHUNK_BYTES = 16 * 1024 * 1024
/** How much of the received data is sent again when an upload resumes, to check that the file is still the same. */
export const UPLOAD_OVERLAP_BYTES = 64 * 1024
