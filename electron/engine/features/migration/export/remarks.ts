import type { Machine } from '#contract/machine.ts'
import { isSecureBootOn } from '#contract/secure-boot.ts'
import type { SetupNetwork, SetupRemark } from '#contract/setup.ts'
import { nameOf } from './export-plan.ts'

/** What the set-up of a machine loses when its server keeps no account of boots. */
export function machineRemarks(
  machine: Machine,
  network: Pick<SetupNetwork, 'dhcp'>,
): readonly SetupRemark[] {
  const name = nameOf(machine)
  const isOwn = machine.filename !== null || machine.loader !== null || machine.reservedIp !== null
  const isProxy = network.dhcp === 'proxy'
  return [
    ...(machine.next === 'once' ? [{ kind: 'once', machine: name } as const] : []),
    ...(isSecureBootOn(machine) ? [{ kind: 'secure-boot', machine: name } as const] : []),
    ...(isProxy && machine.next === 'ignore' ? [{ kind: 'ignored-in-proxy', machine: name } as const] : []),
    ...(isProxy && isOwn ? [{ kind: 'set-in-proxy', machine: name } as const] : []),
  ]
}
