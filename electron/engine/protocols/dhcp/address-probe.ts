import { ipv4FromNumber, ipv4ToNumber, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { LeaseStore } from './lease-store.ts'
import type { AddressRange } from '#contract/subnet.ts'

/**
 * Finds addresses of the range that are already in use (a printer with a fixed address, RFC 2131 §3.1 item 2) in the
 * background, and quarantines them before they are due. Never in the packet path: iPXE retries after a second, and a
 * ping before each offer would cost it a round.
 */
export interface AddressProbe {
  /** Resolves after the first round; never rejects. */
  readonly ready: Promise<void>
  stop(): Promise<void>
}

/** More than the number of machines that are switched on together. */
const AHEAD = 16
const ROUND_MS = 2_000
/** Time for an answered address resolution; the kernel gives up on an unanswered one after three seconds. */
const ANSWER_MS = 300
/** An address without an answer is probed again after this. */
const PROVEN_MS = 600_000
/** An address in use is probed again after this: a laptop may have left. */
const QUARANTINE_MS = 900_000
/** Limit of addresses checked in one round. */
const MAX_CHECKS = 4096
/** The discard service (RFC 863). The empty datagram only makes the kernel resolve the address. */
const DISCARD_PORT = 9

export function createAddressProbe(needs: {
  range: AddressRange
  leases: LeaseStore
  /** A socket on the card's address. {@link AddressProbe.stop} closes it. */
  port: UdpPort
  /** The computers that answered on this card, by address, as far as the system knows. */
  neighbours: () => Promise<ReadonlyMap<Ipv4, MacAddress>>
  clock: Clock
  record: RecordFact
}): AddressProbe {
  const { leases, port, clock } = needs
  const first = ipv4ToNumber(needs.range.first)
  const last = ipv4ToNumber(needs.range.last)
  const provenAtMs = new Map<Ipv4, number>()
  let from = first
  let isStopped = false
  let cancel = (): void => undefined

  const pause = (durationMs: number): Promise<void> =>
    new Promise(resolve => {
      cancel = clock.after(durationMs, resolve)
    })

  /** The next addresses to be assigned that were not probed recently. */
  const nextInTurn = (nowMs: number): Ipv4[] => {
    const found: Ipv4[] = []
    const end = Math.min(last, from + MAX_CHECKS)
    let ahead = 0
    for (let value = from; value <= end && ahead < AHEAD; value++) {
      const address = ipv4FromNumber(value)
      const holder = leases.holderOf(address)
      if ((holder && holder.expiresAtMs > nowMs) || leases.isQuarantined(address, nowMs)) continue
      ahead++
      const provenMs = provenAtMs.get(address)
      if (provenMs === undefined || nowMs - provenMs > PROVEN_MS) found.push(address)
    }
    // The next round continues after a long run of used addresses; at the end of the range it starts again.
    if (ahead < AHEAD) from = end < last ? end + 1 : first
    return found
  }
  const probeOnce = async (): Promise<void> => {
    const asked = nextInTurn(clock.nowMs())
    if (asked.length === 0) return
    for (const address of asked) port.send(new Uint8Array(1), { address, port: DISCARD_PORT })
    await pause(ANSWER_MS)
    const neighbours = await needs.neighbours()
    const nowMs = clock.nowMs()
    for (const address of asked) {
      const holder = neighbours.get(address)
      provenAtMs.set(address, nowMs)
      // The last holder may still use its address, or have just received it again.
      if (!holder || leases.holderOf(address)?.mac === holder) continue
      leases.quarantine(address, nowMs + QUARANTINE_MS)
      needs.record({ kind: 'dhcp.address-in-use', address, holder }, { mac: null, ip: null })
    }
  }
  // If the neighbours cannot be read, serving continues: these addresses count as unknown, and the next round asks
  // about them again.
  const probeLater = (): void => {
    if (!isStopped) cancel = clock.after(ROUND_MS, () => void probeOnce().then(probeLater, probeLater))
  }

  return {
    ready: probeOnce().then(probeLater, probeLater),
    async stop() {
      isStopped = true
      cancel()
      await port.close()
    },
  }
}
