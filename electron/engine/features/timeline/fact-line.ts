import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LogLevel, LogLine, LogPart } from '#contract/log-line.ts'

/** Event kinds that can be warnings. */
export const WARNING_KINDS: readonly BootFact['kind'][] = [
  'dhcp.refused',
  'dhcp.declined',
  'dhcp.pool-exhausted',
  'dhcp.proxy-failed',
  'dhcp.address-in-use',
  'dhcp.other-server-seen',
  'tftp.failed',
  'http.aborted',
  'secure-boot.refused',
]
const WARNINGS: ReadonlySet<string> = new Set(WARNING_KINDS)

/** A boot event as a line of the log. Only the event is stored; its line is made when someone reads the log. */
export function toFactLine(event: BootEvent): LogLine {
  return {
    seq: event.seq,
    atMs: event.atMs,
    level: levelOf(event),
    part: partOf(event.kind),
    mac: event.mac,
    code: event.kind,
    params: {},
    fact: event,
  }
}

function levelOf(fact: BootFact): LogLevel {
  if (fact.kind === 'dhcp.other-server-seen' && !fact.isConflict) return 'info'
  return WARNINGS.has(fact.kind) ? 'warning' : 'info'
}

function partOf(kind: BootFact['kind']): LogPart {
  const prefix = kind.slice(0, kind.indexOf('.'))
  return prefix === 'dhcp' || prefix === 'tftp' || prefix === 'http' ? prefix : 'boot'
}
