import type { Ipv4, MacAddress } from '#contract/address.ts'
import { createDatagramRing, type DatagramRing } from '../../net/capture/datagram-ring.ts'
import { tapNetwork } from '../../net/capture/tapped-network.ts'
import type { Clock } from '../../base/clock.ts'
import type { Counter } from '../../base/log/log.ts'
import type { Network } from '../../net/network.ts'

/** A network that keeps recent DHCP and TFTP packets, each with its position among the events. */
export function createBootPackets(needs: {
  network: Network
  clock: Clock
  counter: Counter
  machineAt: (ip: Ipv4) => MacAddress | null
}): { readonly network: Network; readonly datagrams: DatagramRing } {
  const { clock, counter, machineAt } = needs
  const datagrams = createDatagramRing()
  const network = tapNetwork(needs.network, {
    machineAt,
    tap: (mac, { bytes, from, to, isReceived }) =>
      datagrams.keep(mac, {
        bytes,
        from,
        to,
        atMs: clock.nowMs(),
        seq: isReceived ? counter.last() + 1 : counter.last(),
      }),
  })
  return { network, datagrams }
}
