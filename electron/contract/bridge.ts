import type { Push } from './events.ts'
import type { Reply } from './errors.ts'
import type { Method } from './methods.ts'

/**
 * What the preload exposes to the page as `window.slipway`, frozen. `FileHandle` is the DOM's `File`; the contract has
 * no DOM, so the preload and the page name it: `SlipwayBridge<File>`.
 */
export interface SlipwayBridge<FileHandle> {
  /** One contract call. A name that is not in the contract gets the error `unknown-method`; never rejects. */
  call(method: Method, input: unknown): Promise<Reply<unknown>>
  /** Every push of the engine; returns the function that ends the subscription. */
  subscribe(listener: (push: Push) => void): () => void
  /** Absolute path of a dropped or chosen file (`webUtils.getPathForFile`); empty if it has none. */
  pathForFile(file: FileHandle): string
  /** `process.platform`: `linux`, `darwin`, `win32`. */
  readonly platform: string
}
