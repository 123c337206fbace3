import type { HostCommand } from '#contract/host-change.ts'

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
    // As root inside, which is nobody but the user outside: for bridge, tap and the ports below 1024.
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

/** The same, tried for a moment: it fails where the system lets nobody but root do it. */
export function isolatedNetworkProbe(): HostCommand {
  const steps = isolatedNetworkCommands().map(({ program, args }) => [program, ...args].join(' '))
  return inOwnNamespaces({ program: 'sh', args: ['-c', steps.join(' && ')] })
}
