import type { Child } from './child.ts'
import { udpListener } from './listening.ts'
import type { Namespace } from './namespace.ts'

/**
 * A home router: dnsmasq that assigns addresses, and sends boot information only if `extra` contains it. Resolves when
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
