import { expect } from 'vitest'
import type { Child } from './child.ts'
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
  await expect
    .poll(() => namespace.run('ss', '-ulnH', 'sport = :67'), { timeout: 10_000 })
    .toContain(`${card}:67`)
  return router
}
