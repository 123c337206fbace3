import type { BootFact } from '#contract/boot-event.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { withBursts } from '#engine/net/udp-port.ts'
import { createTftpServer, type TftpProblem } from '#engine/protocols/tftp/server.ts'
import { createManualClock } from './manual-clock.ts'
import { createSimulatedNetwork } from './simulated-network.ts'
import { fetchByTftp, type TftpFetch } from './tftp-client.ts'
import type { ReadableFile } from '#engine/base/readable-file.ts'

export const SERVER = '10.99.0.1' as Ipv4
const CLIENT = '10.99.0.50' as Ipv4
export const CLIENT_MAC = '52:54:00:12:34:56' as MacAddress

/** Bytes in which neighbouring positions and different blocks differ. */
export function pattern(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7 + (index >> 16)) & 0xff)
}

export function memoryFile(bytes: Uint8Array, onClose: () => void = () => undefined): ReadableFile {
  return {
    sizeBytes: bytes.length,
    async readInto(target, offset) {
      const part = bytes.subarray(offset, offset + target.length)
      target.set(part)
      return part.length
    },
    close: async () => onClose(),
  }
}

/** A TFTP server with these files on a simulated segment. */
export function createTftpBench(files: Record<string, Uint8Array | ReadableFile>) {
  const network = createSimulatedNetwork()
  const clock = createManualClock()
  const facts: BootFact[] = []
  const problems: TftpProblem[] = []
  const asked: string[] = []
  let openFiles = 0
  const host = network.host(SERVER)
  const client = network.host(CLIENT)
  const server = createTftpServer({
    listenPort: host.open(69),
    openTransferPort: async () => withBursts(host.open(0)),
    files: async name => {
      asked.push(name)
      const found = files[name]
      if (!found) return null
      openFiles++
      const file = found instanceof Uint8Array ? memoryFile(found) : found
      return { sizeBytes: file.sizeBytes, readInto: file.readInto, close: async () => void openFiles-- }
    },
    clock,
    record: fact => facts.push(fact),
    whoIs: ip => (ip === CLIENT ? { mac: CLIENT_MAC, isProven: true } : null),
    log: problem => problems.push(problem),
  })
  const hosts = new Map([[CLIENT as string, client]])
  const hostAt = (address: string) => {
    const host = hosts.get(address) ?? network.host(address as Ipv4)
    hosts.set(address, host)
    return host
  }
  return {
    network,
    clock,
    facts,
    problems,
    asked,
    server,
    client,
    openFiles: () => openFiles,
    kinds: () => facts.map(({ kind }) => kind),
    async fetch(
      file: string,
      options: Record<string, string> = {},
      more: Partial<Parameters<typeof fetchByTftp>[1]> = {},
    ): Promise<TftpFetch> {
      const fetch = fetchByTftp(client, { server: SERVER, file, options, ...more })
      await network.settle()
      return fetch
    },
    /** The same from another machine. */
    async fetchFrom(address: string, file: string): Promise<TftpFetch> {
      const fetch = fetchByTftp(hostAt(address), { server: SERVER, file })
      await network.settle()
      return fetch
    },
    /** Advances the time in steps short enough for the network to settle at every retransmission. */
    async pass(durationMs: number, stepMs = 100): Promise<void> {
      for (let passedMs = 0; passedMs < durationMs; passedMs += stepMs) {
        clock.advance(stepMs)
        await network.settle()
      }
    },
  }
}
