import { fileURLToPath } from 'node:url'
import type { Child } from './child.ts'
import type { CardServerOptions } from './card-server.ts'
import { createNamespace, type Namespace } from './namespace.ts'

const RUNNER = fileURLToPath(new URL('./card-server.ts', import.meta.url))

export type PrintedFact = Readonly<Record<string, unknown>>

/** A computer with card `srv0` (10.99.0.1/24) on one end of a cable, a client with card `cli0` on the other. */
export interface CardWire {
  readonly server: Namespace
  readonly client: Namespace
  /** Every line the servers have printed, in order. */
  readonly facts: readonly PrintedFact[]
  /** Starts the servers of `srv0`; resolves to their first line: `{ ready }` or `{ error }`. */
  startServers(options?: Omit<CardServerOptions, 'card'> & { card?: string }): Promise<PrintedFact>
  waitForFact(kind: string, timeoutMs?: number): Promise<PrintedFact>
  remove(): Promise<void>
}

export async function openCardWire(): Promise<CardWire> {
  const server = await createNamespace()
  const client = await createNamespace()
  await server.addCable('srv0', client, 'cli0')
  await server.addAddress('srv0', '10.99.0.1/24')
  const facts: PrintedFact[] = []
  let running: Child | null = null

  const read = (line: string): PrintedFact => JSON.parse(line) as PrintedFact
  return {
    server,
    client,
    facts,
    async startServers(options = {}) {
      const argument = JSON.stringify({ card: 'srv0', ...options })
      const child = server.start([process.execPath, RUNNER, argument], {
        onLine: line => facts.push(read(line)),
      })
      running = child
      return read(await child.waitForLine('a first line', line => line.startsWith('{'), 15_000))
    },
    async waitForFact(kind, timeoutMs = 15_000) {
      if (!running) throw new Error('no server was started')
      return read(await running.waitForLine(kind, line => line.includes(`"kind":"${kind}"`), timeoutMs))
    },
    async remove() {
      await client.remove()
      await server.remove()
    },
  }
}
