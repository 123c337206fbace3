import type { Ipv4 } from '#contract/address.ts'

/** A file that TFTP can send. */
export interface TftpFile {
  readonly sizeBytes: number
  /** Reads up to `target.length` bytes at `offset` into `target`; resolves to how many, 0 only at the end. */
  readInto(target: Uint8Array, offset: number): Promise<number>
  close(): Promise<void>
}

/** Finds what a read request names; null becomes ERROR 1 at once. `name` is as the client sent it, already cleaned. */
export type FileSource = (name: string, client: { readonly address: Ipv4 }) => Promise<TftpFile | null>
