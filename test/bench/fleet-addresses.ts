import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** Assigns addresses to this computer, one for each machine of a fleet. */
export interface FleetAddresses {
  /** Resolves when the kernel reports that it is there. */
  add(address: string): Promise<void>
  close(): void
}

/** An address of no card; added repeatedly until the monitor reports it. */
const PROBE = '127.0.0.9'

/** Two `ip` programs for all addresses: one adds what it reads, the other reports what was added. Nothing is polled. */
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
  // The monitor may take a while to start.
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
