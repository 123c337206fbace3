/** The part of tftp2 0.0.1 that Slipway uses; the package has no types. */
declare module 'tftp2' {
  interface TftpClient {
    /** Resolves, after `done`, once the last block is acknowledged. */
    read(name: string, push: (data: Uint8Array) => void, done: () => void): Promise<void>
    close(): void
  }
  export default function createClient(host: string, port: number): TftpClient
}
