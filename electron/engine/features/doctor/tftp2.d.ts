/** What we use of tftp2 0.0.1, which has no types of its own. */
declare module 'tftp2' {
  interface TftpClient {
    /** Resolves, after `done`, when the last block was acknowledged. */
    read(name: string, push: (data: Uint8Array) => void, done: () => void): Promise<void>
    close(): void
  }
  export default function createClient(host: string, port: number): TftpClient
}
