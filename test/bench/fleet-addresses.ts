import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Gives this computer addresses, as each machine of a fleet gets one. */
export interface FleetAddresses {
  /** Resolves when the kernel says that it is there. */
  add(address: string): Promise<void>
  close(): void
}

/** Of no card; said again until it is heard of. */
const PROBE = '127.0.0.9'

/** Two `ip` programs for all: one adds what it reads, the other tells what has come. Nothing is asked again and again. */
export async function openFleetAddresses(card: string): Promise<FleetAddresses> {
  const adding = spawn('ip', ['-batch', '-'], { stdio: ['pipe', 'inherit', 'inherit'] })
  const watching = spawn('ip', ['monitor', 'address'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const waiting = new Map<string, () => void>()
  createInterface(watching.stdout).on('line', line => {
    const address = /\binet ([\d.]+)\//.exec(line)?.[1] ?? ''
    waiting.get(address)?.()
    waiting.delete(address)
  })
  const said = (address: string): Promise<void> => new Promise(resolve => waiting.set(address, resolve))
  // It may be a while until the one that tells has begun to listen.
  const heard = said(PROBE)
  const asking = setInterval(() => adding.stdin.write(`address replace ${PROBE}/32 dev lo\n`), 50)
  await heard
  clearInterval(asking)
  return {
    add(address) {
      adding.stdin.write(`address add ${address}/16 dev ${card}\n`)
      return said(address)
    },
    close() {
      adding.stdin.end()
      watching.kill()
    },
  }
}
