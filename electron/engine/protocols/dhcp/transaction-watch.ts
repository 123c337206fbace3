import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { ProxyFailedFact } from '#contract/boot-event.ts'
import { BoundedMap } from '../../base/bounded-map.ts'

/** Boot information that another server was seen to send: see server-search.ts. */
export interface OtherBootInfo {
  readonly bootFile: string | null
  readonly nextServer: Ipv4 | null
}

/**
 * Watches what each machine does after it got its boot file on a network with another DHCP server, and names the
 * failure. Pure: every call passes the time. A new attempt, or a long enough silence, ends the old one. A machine that
 * loads anything from us has not failed.
 */
export interface TransactionWatch {
  /** The machine asks to boot. A new `xid` begins a new attempt and may reveal that the previous one failed. */
  noteRequest(mac: MacAddress, xid: number, nowMs: number): ProxyFailedFact | null
  /** Slipway sent an offer. */
  offered(mac: MacAddress, offer: { xid: number; bootFile: string }, nowMs: number): void
  /** True for a machine that received an offer recently. */
  isWatched(mac: MacAddress): boolean
  requested(mac: MacAddress, request: { server: Ipv4; address: Ipv4 }, nowMs: number): void
  cameToBootServer(mac: MacAddress, nowMs: number): void
  fetched(mac: MacAddress): void
  /** The failures shown by silence so far. Returns each once. */
  due(nowMs: number): readonly { readonly mac: MacAddress; readonly failure: ProxyFailedFact }[]
}

interface Attempt {
  readonly xid: number
  readonly bootFile: string
  readonly sinceMs: number
  lastSignMs: number
  server: Ipv4 | null
  address: Ipv4 | null
  hasAskedBootServer: boolean
}

/**
 * iPXE builds of 2019 wait 13 to 16 s for a router advertisement between their address and their file. EDK2 tries port
 * 4011 for 10 s and requests an address for 60 s.
 */
const SILENCE_AFTER_ADDRESS_MS = 30_000
const SILENCE_AFTER_OFFER_MS = 45_000
/** EDK2 requests an address after collecting offers for at least 4 s. */
const COLLECTING_MS = 6_000
const MAX_MACHINES = 2048

/** `mac` and `xid` identify an attempt: all packets of one DHCP transaction share the `xid` (RFC 2131 §4.1). */
export function createTransactionWatch(
  otherBootInfo: (server: Ipv4) => OtherBootInfo | null,
): TransactionWatch {
  const attempts = new BoundedMap<MacAddress, Attempt>(MAX_MACHINES)

  const failureOf = (attempt: Attempt): ProxyFailedFact => {
    const { bootFile, server, address } = attempt
    const other = server === null ? null : otherBootInfo(server)
    const fact = {
      kind: 'dhcp.proxy-failed' as const,
      bootFile,
      server,
      address,
      otherBootFile: other?.bootFile ?? null,
      otherNextServer: other?.bootFile ? other.nextServer : null,
    }
    if (attempt.hasAskedBootServer) return { ...fact, reason: 'file-not-fetched' }
    if (server === null) return { ...fact, reason: 'no-request' }
    return { ...fact, reason: fact.otherBootFile === null ? 'offer-ignored' : 'other-boot-file' }
  }
  const silenceOf = (attempt: Attempt): number =>
    attempt.server === null && !attempt.hasAskedBootServer ? SILENCE_AFTER_OFFER_MS : SILENCE_AFTER_ADDRESS_MS

  /** False if the machine was reset while it still collected offers: it has tried nothing. */
  const hasShownSomething = (attempt: Attempt, nowMs: number): boolean =>
    attempt.server !== null || attempt.hasAskedBootServer || nowMs - attempt.sinceMs >= COLLECTING_MS

  return {
    noteRequest(mac, xid, nowMs) {
      const last = attempts.get(mac)
      if (!last || last.xid === xid) return null
      attempts.delete(mac)
      return hasShownSomething(last, nowMs) ? failureOf(last) : null
    },
    offered(mac, { xid, bootFile }, nowMs) {
      const last = attempts.get(mac)
      if (last?.xid === xid) {
        last.lastSignMs = nowMs
        return
      }
      attempts.set(mac, {
        xid,
        bootFile,
        sinceMs: nowMs,
        lastSignMs: nowMs,
        server: null,
        address: null,
        hasAskedBootServer: false,
      })
    },
    isWatched: mac => attempts.has(mac),
    requested(mac, { server, address }, nowMs) {
      const attempt = attempts.get(mac)
      if (attempt) Object.assign(attempt, { server, address, lastSignMs: nowMs })
    },
    cameToBootServer(mac, nowMs) {
      const attempt = attempts.get(mac)
      if (attempt) Object.assign(attempt, { hasAskedBootServer: true, lastSignMs: nowMs })
    },
    fetched: mac => void attempts.delete(mac),
    due(nowMs) {
      const failures: { mac: MacAddress; failure: ProxyFailedFact }[] = []
      for (const [mac, attempt] of attempts) {
        if (nowMs - attempt.lastSignMs < silenceOf(attempt)) continue
        attempts.delete(mac)
        failures.push({ mac, failure: failureOf(attempt) })
      }
      return failures
    },
  }
}
