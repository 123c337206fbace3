import { setImmediate } from 'node:timers/promises'
import { ipv4FromNumber, parseIpv4, type Ipv4, type MacAddress } from '#contract/address.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Wake } from '#contract/machine-group.ts'
import type { Machine } from '#contract/machine.ts'
import type { ServingState } from '#contract/network.ts'
import { isUsableIn, subnetBounds, type Subnet } from '#contract/subnet.ts'
import { encodeMagicPacket, WAKE_PORT } from '../../net/magic-packet.ts'
import type { Network } from '../../net/network.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { usableCard } from '../../net/card-list.ts'

const EVERYBODY_HERE = parseIpv4('255.255.255.255')!

export type WakeMachine = (asked: { mac: MacAddress; nic?: string | undefined }) => Promise<Wake>

/**
 * Sends magic packets on one card: to both kinds of broadcast address, and to the machine's last address, which works
 * through switches and routers that still know it. Wake-on-LAN gives no confirmation. Rejects with `not-serving`,
 * `card-not-found` or `card-without-address`.
 */
export function createWake(needs: {
  readonly network: Network
  readonly serving: () => ServingState
  readonly machineOf: (mac: MacAddress) => Machine | null
  readonly record: RecordFact
}): WakeMachine {
  return async ({ mac, nic: askedNic }) => {
    const state = needs.serving()
    const nic = askedNic ?? (state.state === 'serving' ? state.nic : null)
    if (nic === null) throw new SlipwayError('not-serving')
    const card = usableCard(needs.network, nic)
    const targets = destinations(card, needs.machineOf(mac)?.ip ?? null)
    const port = await needs.network.openCardPort({ card: nic, port: 0 })
    const failures: Error[] = []
    port.onError(error => failures.push(error))
    try {
      const packet = encodeMagicPacket(mac)
      for (const address of targets) port.send(packet, { address, port: WAKE_PORT })
      await setImmediate()
    } finally {
      await port.close()
    }
    if (failures.length >= targets.length) throw failures[0]!
    const sentTo = targets.map(address => `${address}:${WAKE_PORT}`)
    needs.record({ kind: 'machine.woken', nic, sentTo: sentTo.join(', ') }, { mac, ip: null })
    return { mac, nic, sentTo }
  }
}

function destinations(card: Subnet, lastAddress: Ipv4 | null): readonly Ipv4[] {
  const directed = ipv4FromNumber(subnetBounds(card).broadcast)
  const own = lastAddress !== null && isUsableIn(card, lastAddress) ? [lastAddress] : []
  return [EVERYBODY_HERE, directed, ...own]
}
