import { readFile } from 'node:fs/promises'
import type { HostCommand } from '#contract/host-change.ts'
import { pathExists } from './path-exists.ts'

/** The network that a test machine has to itself: a bridge with our address, and a tap that the machine's card is plugged into. */
export const ISOLATED = {
  bridge: 'slipway0',
  tap: 'slipway-tap',
  address: '10.77.0.1',
  prefixLength: 24,
} as const

/** Puts a process and its children into user, network and process namespaces of their own (util-linux, unshare(1)). */
export function inOwnNamespaces(command: HostCommand): HostCommand {
  const args = [
    // As root inside, which is no one but the user outside: for bridge, tap and the ports below 1024.
    ...['--user', '--map-root-user', '--net'],
    // When the first process in it ends, the kernel ends every other: no machine is left behind, however Slipway ended.
    ...['--pid', '--fork', '--kill-child'],
    '--',
    ...[command.program, ...command.args],
  ]
  return { program: 'unshare', args }
}

const ip = (...args: readonly string[]): HostCommand => ({ program: 'ip', args })

/** What makes the network, in this order. */
export function isolatedNetworkCommands(): readonly HostCommand[] {
  const { bridge, tap, address, prefixLength } = ISOLATED
  return [
    ip('link', 'set', 'lo', 'up'),
    // Without spanning tree and forward delay, as a switch with "port fast": a boot ROM does not wait 30 s.
    ip('link', 'add', bridge, 'type', 'bridge', 'stp_state', '0', 'forward_delay', '0'),
    ip('address', 'add', `${address}/${prefixLength}`, 'dev', bridge),
    ip('tuntap', 'add', 'dev', tap, 'mode', 'tap'),
    ip('link', 'set', tap, 'master', bridge),
    ip('link', 'set', tap, 'up'),
    ip('link', 'set', bridge, 'up'),
  ]
}

/** The same, tried for a moment: it fails where the system lets no one but root do it. */
export function isolatedNetworkProbe(): HostCommand {
  const steps = isolatedNetworkCommands().map(({ program, args }) => [program, ...args].join(' '))
  return inOwnNamespaces({ program: 'sh', args: ['-c', steps.join(' && ')] })
}

/** Where distributions keep the program that plugs a machine of an ordinary user into a bridge. */
const HELPERS = [
  '/usr/lib/qemu/qemu-bridge-helper',
  '/usr/libexec/qemu-bridge-helper',
  '/usr/lib/qemu-bridge-helper',
]
/** Its list of bridges that may be used; openSUSE and Arch have it here as well. */
export const BRIDGE_LIST = '/etc/qemu/bridge.conf'

export async function findBridgeHelper(): Promise<string | null> {
  for (const path of HELPERS) if (await pathExists(path)) return path
  return null
}

/** The line that is missing in {@link BRIDGE_LIST}; null where the bridge is allowed or no one but root may look. */
export async function missingBridgeLine(bridge: string): Promise<string | null> {
  const text = await readFile(BRIDGE_LIST, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? '' : null,
  )
  return text === null || isBridgeAllowed(text, bridge) ? null : `allow ${bridge}`
}

/** `allow NAME`, `allow all`, `deny NAME`, `deny all` and `include FILE`; the last word counts (qemu-bridge-helper.c). */
export function isBridgeAllowed(text: string, bridge: string): boolean {
  let isAllowed = false
  for (const line of text.split('\n')) {
    const [word, name] = line.trim().split(/\s+/)
    // What another file says is for the helper to find out.
    if (word === 'include') return true
    if (name !== bridge && name !== 'all') continue
    if (word === 'allow') isAllowed = true
    if (word === 'deny') return false
  }
  return isAllowed
}
