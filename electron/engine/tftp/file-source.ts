import type { Ipv4 } from '#contract/address.ts'

/** A file that TFTP can send. */
export interface TftpFile {
  readonly sizeBytes: number
  /** Exactly `length` bytes from `offset`, both inside the file. */
  read(offset: number, length: number): Promise<Uint8Array>
  close(): Promise<void>
}

/** Finds what a read request names; null becomes ERROR 1 at once. `name` is as the client sent it, already cleaned. */
export type FileSource = (name: string, client: { readonly address: Ipv4 }) => Promise<TftpFile | null>
