import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { promisify } from 'node:util'
import { startChild, type Child } from './child.ts'

const run = promisify(execFile)

/** A separate network on this computer: nothing in it reaches, or is reached from, the networks outside. */
export interface Namespace {
  readonly name: string
  /** Runs a program inside to its end; rejects when it fails. */
  run(command: string, ...args: readonly string[]): Promise<string>
  /** Starts a program inside that keeps running; it is ended with the namespace. */
  start(
    command: readonly string[],
    options?: { environment?: NodeJS.ProcessEnv; onLine?: (line: string) => void },
  ): Child
  /** A bridge with an address (`10.77.0.1/24`) or without. */
  addBridge(name: string, cidr?: string): Promise<void>
  /** A tap for a virtual machine, in a bridge when one is named. */
  addTap(name: string, bridge?: string): Promise<void>
  /** A cable: `name` here, `otherName` in `other`; both up, without addresses. */
  addCable(name: string, other: Namespace, otherName: string): Promise<void>
  addAddress(name: string, cidr: string): Promise<void>
  /** Puts a card into a bridge. */
  addToBridge(name: string, bridge: string): Promise<void>
  /** Ends what was started inside and removes the namespace with all in it. */
  remove(): Promise<void>
}

const PREFIX = 'slipway-'
const living = new Set<string>()
let made = 0

process.once('exit', () => {
  for (const name of living) spawnSync('ip', ['netns', 'delete', name])
})

/** Makes an empty namespace whose loopback is up. Needs root (see needNamespaces). */
export async function createNamespace(): Promise<Namespace> {
  await removeLeftovers()
  const name = `${PREFIX}${process.pid}-${(made += 1)}`
  await run('ip', ['netns', 'add', name])
  living.add(name)
  const children = new Set<Child>()
  const ip = (...args: readonly string[]) => run('ip', ['-n', name, ...args])

  await ip('link', 'set', 'lo', 'up')
  return {
    name,
    async run(command, ...args) {
      return (await run('ip', ['netns', 'exec', name, command, ...args])).stdout
    },
    start(command, options) {
      const child = startChild(['ip', 'netns', 'exec', name, ...command], options)
      children.add(child)
      return child
    },
    async addBridge(bridge, cidr) {
      // Without spanning tree and forward delay, as on a switch port with "port fast": a boot ROM does not wait 30 s.
      await ip('link', 'add', bridge, 'type', 'bridge', 'stp_state', '0', 'forward_delay', '0')
      if (cidr !== undefined) await ip('address', 'add', cidr, 'dev', bridge)
      await ip('link', 'set', bridge, 'up')
    },
    async addTap(tap, bridge) {
      await ip('tuntap', 'add', 'dev', tap, 'mode', 'tap')
      if (bridge !== undefined) await ip('link', 'set', tap, 'master', bridge)
      await ip('link', 'set', tap, 'up')
    },
    async addCable(card, other, otherCard) {
      await ip('link', 'add', card, 'type', 'veth', 'peer', 'name', otherCard, 'netns', other.name)
      await ip('link', 'set', card, 'up')
      await run('ip', ['-n', other.name, 'link', 'set', otherCard, 'up'])
    },
    async addAddress(card, cidr) {
      await ip('address', 'add', cidr, 'dev', card)
    },
    async addToBridge(card, bridge) {
      await ip('link', 'set', card, 'master', bridge)
    },
    async remove() {
      await Promise.all([...children].map(child => child.stop('SIGTERM', 3000)))
      await run('ip', ['netns', 'delete', name])
      living.delete(name)
    },
  }
}

/** A run that was killed could not clean up: namespaces whose creator is gone are removed by the next run. */
async function removeLeftovers(): Promise<void> {
  const names = await readdir('/run/netns').catch(() => [])
  for (const name of names) {
    const maker = new RegExp(`^${PREFIX}(\\d+)-\\d+$`).exec(name)?.[1]
    if (maker !== undefined && !existsSync(`/proc/${maker}`))
      await run('ip', ['netns', 'delete', name]).catch(() => {})
  }
}
