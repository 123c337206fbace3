import { readFile } from 'node:fs/promises'
import type { HostCommand } from '#contract/host-change.ts'
import { pathExists } from './path-exists.ts'

/** The isolated network of a test machine: a bridge with Slipway's address, and a tap for the machine's card. */
export const ISOLATED = {
  bridge: 'slipway0',
  tap: 'slipway-tap',
  address: '10.77.0.1',
  prefixLength: 24,
} as const

/** Runs a process and its children in new user, network and process namespaces (util-linux, unshare(1)). */
export function inOwnNamespaces(command: HostCommand): HostCommand {
  const args = [
    // Maps the user to root inside, without more rights outside: needed for bridge, tap and ports below 1024.
    ...['--user', '--map-root-user', '--net'],
    // When the first process of the namespace ends, the kernel kills all others: no machine remains, however Slipway
    // ends.
    ...['--pid', '--fork', '--kill-child'],
    '--',
    ...[command.program, ...command.args],
  ]
  return { program: 'unshare', args }
}

const ip = (...args: readonly string[]): HostCommand => ({ program: 'ip', args })

/** The commands that create the network, in order. */
export function isolatedNetworkCommands(): readonly HostCommand[] {
  const { bridge, tap, address, prefixLength } = ISOLATED
  return [
    ip('link', 'set', 'lo', 'up'),
    // Without spanning tree and forward delay, like a switch with "port fast": a boot ROM does not wait 30 s.
    ip('link', 'add', bridge, 'type', 'bridge', 'stp_state', '0', 'forward_delay', '0'),
    ip('address', 'add', `${address}/${prefixLength}`, 'dev', bridge),
    ip('tuntap', 'add', 'dev', tap, 'mode', 'tap'),
    ip('link', 'set', tap, 'master', bridge),
    ip('link', 'set', tap, 'up'),
    ip('link', 'set', bridge, 'up'),
  ]
}

/** Creates a similar network briefly: it fails if the system allows this only to root. */
export function isolatedNetworkProbe(): HostCommand {
  const steps = isolatedNetworkCommands().map(({ program, args }) => [program, ...args].join(' '))
  return inOwnNamespaces({ program: 'sh', args: ['-c', steps.join(' && ')] })
}

/** Where distributions install the helper that connects an ordinary user's machine to a bridge. */
const HELPERS = [
  '/usr/lib/qemu/qemu-bridge-helper',
  '/usr/libexec/qemu-bridge-helper',
  '/usr/lib/qemu-bridge-helper',
]
/** The helper's list of allowed bridges; openSUSE and Arch use this path too. */
export const BRIDGE_LIST = '/etc/qemu/bridge.conf'

export async function findBridgeHelper(): Promise<string | null> {
  for (const path of HELPERS) if (await pathExists(path)) return path
  return null
}

/** The line that is missing in {@link BRIDGE_LIST}; null if the bridge is allowed or only root can read the list. */
export async function missingBridgeLine(bridge: string): Promise<string | null> {
  const text = await readFile(BRIDGE_LIST, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? '' : null,
  )
  return text === null || isBridgeAllowed(text, bridge) ? null : `allow ${bridge}`
}

/**
 * `allow NAME`, `allow all`, `deny NAME`, `deny all` and `include FILE`; the last match decides (qemu-bridge-helper.c).
 */
export function isBridgeAllowed(text: string, bridge: string): boolean {
  let isAllowed = false
  for (const line of text.split('\n')) {
    const [word, name] = line.trim().split(/\s+/)
    // Included files are left to the helper, which checks them when the machine starts.
    if (word === 'include') return true
    if (name !== bridge && name !== 'all') continue
    if (word === 'allow') isAllowed = true
    if (word === 'deny') return false
  }
  return isAllowed
}
