import type { Ipv4 } from '#contract/address.ts'
import type { CardNeeds, Keep } from './card-needs.ts'
import { createSyslogReceiver } from '../../protocols/syslog/receiver.ts'

/** Opens the UDP port for log lines, where one is asked for. Rejects with `port-in-use` or `permission-denied`. */
export async function openCardSyslog(
  needs: CardNeeds & Keep,
  where: { readonly address: Ipv4; readonly port: number | undefined },
): Promise<void> {
  if (where.port === undefined) return
  const { clock, record, machineAt } = needs
  const port = await needs.network.openAddressPort({ address: where.address, port: where.port })
  const receiver = createSyslogReceiver({ port, clock, record, machineAt })
  needs.keep(() => receiver.stop())
}
