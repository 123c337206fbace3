import type { Ipv4 } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { parseSyslog } from './message.ts'
import { BoundedMap } from '../../base/bounded-map.ts'
import type { WhoIs } from '../../base/who-is.ts'

/** Receives log lines of installers. Never replies (RFC 5426). */
export function createSyslogReceiver(needs: {
  port: UdpPort
  clock: Clock
  record: RecordFact
  whoIs: WhoIs
}): { stop(): Promise<void> } {
  const { port, clock, record, whoIs } = needs
  const budget = createLineBudget()
  const stopListening = port.onDatagram((bytes, { address }) => {
    const nowMs = clock.monotonicMs()
    if (budget.take(address, nowMs)) {
      const message = parseSyslog(bytes)
      if (message)
        record({ kind: 'machine.logged', ...message }, { mac: whoIs(address)?.mac ?? null, ip: address })
    }
    const count = budget.takeDropped(address, nowMs)
    if (count > 0)
      record({ kind: 'machine.log-dropped', count }, { mac: whoIs(address)?.mac ?? null, ip: address })
  })
  return {
    stop() {
      stopListening()
      return port.close()
    },
  }
}

/** Limits the lines kept per sender: an installer's burst, then a steady rate. */
interface LineBudget {
  /** True if one more line of this sender may be kept. */
  take(sender: Ipv4, nowMs: number): boolean
  /** The number of lines rejected since the last report, if the next one is due; otherwise 0. */
  takeDropped(sender: Ipv4, nowMs: number): number
}

/** The journal keeps only 100,000 events in all. */
const BURST_LINES = 200
const LINES_PER_SECOND = 10
const MAX_SENDERS = 256
const REPORT_INTERVAL_MS = 60_000

interface Sender {
  tokens: number
  filledAtMs: number
  dropped: number
  reportedAtMs: number
}

function createLineBudget(): LineBudget {
  const senders = new BoundedMap<Ipv4, Sender>(MAX_SENDERS)
  const senderOf = (address: Ipv4, nowMs: number): Sender => {
    const known = senders.get(address)
    const sender = known ?? {
      tokens: BURST_LINES,
      filledAtMs: nowMs,
      dropped: 0,
      reportedAtMs: Number.NEGATIVE_INFINITY,
    }
    senders.set(address, sender)
    return sender
  }
  return {
    take(address, nowMs) {
      const sender = senderOf(address, nowMs)
      const filled = sender.tokens + ((nowMs - sender.filledAtMs) / 1000) * LINES_PER_SECOND
      sender.tokens = Math.min(BURST_LINES, filled)
      sender.filledAtMs = nowMs
      if (sender.tokens < 1) {
        sender.dropped++
        return false
      }
      sender.tokens--
      return true
    },
    takeDropped(address, nowMs) {
      const sender = senders.get(address)
      if (!sender || sender.dropped === 0 || nowMs - sender.reportedAtMs < REPORT_INTERVAL_MS) return 0
      const { dropped } = sender
      sender.dropped = 0
      sender.reportedAtMs = nowMs
      return dropped
    },
  }
}
