import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { systemClock } from '#engine/base/clock.ts'
import type { KernelSender } from '#engine/protocols/http/send-by-kernel.ts'
import { createHttpServer } from '#engine/protocols/http/server.ts'
import type { VersionedFile } from '#engine/base/readable-file.ts'

const address = '127.0.0.1' as Ipv4

/** The byte at offset n is n mod 251, so that any slice shows its position. */
export const patternBytes = (start: number, end: number): Buffer =>
  Buffer.from(Array.from({ length: end - start }, (_, index) => (start + index) % 251))

export interface FileServer {
  readonly port: number
  /** How often a file was opened, and how many are open. */
  readonly opened: { count: number; open: number }
  readonly facts: BootFact[]
  close(): Promise<void>
}

/** An HTTP server with these files, by path; closed after the test. */
export async function serveFiles(
  files: Readonly<Record<string, () => Promise<VersionedFile> | VersionedFile>>,
  options: { readonly kernel?: KernelSender | null } = {},
): Promise<FileServer> {
  const opened = { count: 0, open: 0 }
  const facts: BootFact[] = []
  const server = await createHttpServer({
    address,
    port: 0,
    clock: systemClock,
    whoIs: () => null,
    record: fact => facts.push(fact),
    kernel: options.kernel ?? null,
    routes: [
      async ({ path }) => {
        const open = files[path]
        if (!open) return null
        const file = await open()
        opened.count++
        opened.open++
        const close = async (): Promise<void> => {
          opened.open--
          await file.close()
        }
        return { kind: 'file', name: path, file: { ...file, close } }
      },
    ],
  })
  onTestFinished(() => server.close())
  return { port: server.port, opened, facts, close: () => server.close() }
}

/** A file of any size, generated while it is read. */
export function patternFile(sizeBytes: number): VersionedFile {
  return {
    sizeBytes,
    modifiedMs: Date.UTC(2026, 0, 2, 3, 4, 5),
    version: `v${sizeBytes}`,
    async readInto(target, offset) {
      const length = Math.max(0, Math.min(target.length, sizeBytes - offset))
      for (let index = 0; index < length; index++) target[index] = (offset + index) % 251
      return length
    },
    close: async () => undefined,
  }
}

/** Sends raw bytes; resolves to everything received when the server closed the connection. */
export async function exchangeRaw(port: number, request: string | Buffer): Promise<Buffer> {
  const socket = connect(port, address)
  const parts: Buffer[] = []
  socket.on('data', part => parts.push(part))
  socket.on('error', () => undefined)
  socket.write(request)
  await closed(socket)
  return Buffer.concat(parts)
}

export const closed = (socket: Socket): Promise<void> =>
  new Promise(resolve => (socket.closed ? resolve() : socket.once('close', () => resolve())))
