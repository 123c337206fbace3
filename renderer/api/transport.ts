import type { ApiError, Reply } from '#contract/errors.ts'
import type { Push } from '#contract/events.ts'
import type { Method } from '#contract/methods.ts'
import type { Upload } from '#contract/upload.ts'

/** `lost`: no event stream, shown state may be old. `signed-out`: the server no longer knows this page. */
export type LinkStatus = 'connecting' | 'online' | 'lost' | 'signed-out'

export interface Sending {
  /** Bytes sent so far of all bytes; only where a file has to travel. */
  readonly onProgress?: (sentBytes: number, sizeBytes: number) => void
  /** The connection is lost and being waited for, or restored. */
  readonly onPause?: (isPaused: boolean) => void
  /** The name that the server gave it. */
  readonly onBegin?: (uploadId: string) => void
  readonly signal?: AbortSignal
}

/** Files of which only a part has arrived. */
export interface SentParts {
  list(): Promise<Reply<readonly Upload[]>>
  remove(id: string): Promise<Reply<null>>
}

/** The way to the engine: Electron's bridge or HTTP. Nothing above this interface knows which. */
export interface Transport {
  /** `window` opens files by their path; `browser` has to send them. */
  readonly place: 'window' | 'browser'
  readonly platform: string
  call(method: Method, input: unknown): Promise<Reply<unknown>>
  subscribe(listener: (push: Push) => void): () => void
  /** Calls at once with the present status, then at every change. */
  onStatus(listener: (status: LinkStatus) => void): () => void
  /** A path the engine can open for a file the user dropped or chose. */
  placeFile(file: File, sending: Sending): Promise<Reply<{ readonly path: string }>>
  /** Null where files are not sent. */
  readonly sentParts: SentParts | null
}

export const failure = (error: ApiError): Reply<never> => ({ ok: false, error })
