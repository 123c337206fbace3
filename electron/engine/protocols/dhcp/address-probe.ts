import { ipv4FromNumber, ipv4ToNumber, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import type { LeaseStore } from './lease-store.ts'
import type { AddressRange } from '#contract/subnet.ts'

/**
 * Finds out in the background which addresses of the range somebody uses already (a printer with a fixed address,
 * RFC 2131 §3.1 item 2), and quarantines them before it is their turn. Never in the packet path: iPXE asks again after
 * a second, and a ping before each offer would cost it a round.
 */
export interface AddressProbe {
  /** The first look is over; never rejects. */
  readonly ready: Promise<void>
  stop(): void
}

/** More than machines that are switched on together. */
const AHEAD = 16
const ROUND_MS = 2_000
/** Time for an address resolution that is answered; an unanswered one takes the kernel three seconds. */
const ANSWER_MS = 300
/** An address that nobody answered at is asked again after this. */
const PROVEN_MS = 600_000
/** A used one is looked at again after this: a laptop may have left. */
const QUARANTINE_MS = 900_000
/** At most so many addresses are looked at in one round. */
const MAX_LOOKS = 4096
/** The discard service, RFC 863: whatever listens there, our empty datagram is for the kernel's address resolution. */
const DISCARD_PORT = 9

export function createAddressProbe(needs: {
  range: AddressRange
  leases: LeaseStore
  /** A socket on the card's address. Closed by {@link AddressProbe.stop}. */
  port: UdpPort
  /** Who answers at which address of this card, as the system knows it by now. */
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

  /** Addresses that will be handed out next and were not asked about lately. */
  const nextInTurn = (nowMs: number): Ipv4[] => {
    const found: Ipv4[] = []
    const end = Math.min(last, from + MAX_LOOKS)
    let ahead = 0
    for (let value = from; value <= end && ahead < AHEAD; value++) {
      const address = ipv4FromNumber(value)
      const holder = leases.holderOf(address)
      if ((holder && holder.expiresAtMs > nowMs) || leases.isQuarantined(address, nowMs)) continue
      ahead++
      const provenMs = provenAtMs.get(address)
      if (provenMs === undefined || nowMs - provenMs > PROVEN_MS) found.push(address)
    }
    // A long run of taken ones goes on in the next round; at the end of the range it starts again.
    if (ahead < AHEAD) from = end < last ? end + 1 : first
    return found
  }
  const lookOnce = async (): Promise<void> => {
    const asked = nextInTurn(clock.nowMs())
    if (asked.length === 0) return
    for (const address of asked) port.send(new Uint8Array(1), { address, port: DISCARD_PORT })
    await pause(ANSWER_MS)
    const neighbours = await needs.neighbours()
    const nowMs = clock.nowMs()
    for (const address of asked) {
      const holder = neighbours.get(address)
      provenAtMs.set(address, nowMs)
      // The machine that had it last may have it still, or has just got it.
      if (!holder || leases.holderOf(address)?.mac === holder) continue
      leases.quarantine(address, nowMs + QUARANTINE_MS)
      needs.record({ kind: 'dhcp.address-in-use', address, holder }, { mac: null, ip: null })
    }
  }
  const goOn = async (): Promise<void> => {
    while (!isStopped) {
      await pause(ROUND_MS)
      if (!isStopped) await lookOnce()
    }
  }

  const ready = lookOnce().catch(() => undefined)
  // A list of neighbours that cannot be read is no reason to stop serving: nothing is known of any address then.
  void ready.then(goOn).catch(() => undefined)
  return {
    ready,
    stop() {
      isStopped = true
      cancel()
      void port.close()
    },
  }
}
