import type { Child } from './child.ts'
import { udpListener } from './listening.ts'
import type { Namespace } from './namespace.ts'

/**
 * A home router: dnsmasq that hands out addresses, and says what to boot only where `extra` has it say so. Resolves once
 * it listens.
 */
export async function startRouter(
  namespace: Namespace,
  options: { card: string; range: string; leaseFile: string; extra?: readonly string[] },
): Promise<Child> {
  const { card, range, leaseFile, extra = [] } = options
  const router = namespace.start([
    ...['dnsmasq', '--keep-in-foreground', '--conf-file=/dev/null', '--port=0', '--user=root'],
    ...[`--interface=${card}`, '--bind-interfaces', `--dhcp-range=${range}`, '--dhcp-authoritative'],
    ...[`--dhcp-leasefile=${leaseFile}`, '--log-facility=-', '--log-dhcp'],
    ...extra,
  ])
  await udpListener(namespace, 67)
  return router
}
