import type { DhcpProblem } from '../../protocols/dhcp/server.ts'
import type { LogEntry } from '../../base/log/log.ts'

/** The log's line for a datagram without an answer. What any machine can cause by itself is of no interest to most. */
export function dhcpProblemLine(problem: DhcpProblem): LogEntry {
  const { detail } = problem
  const heading = { part: 'dhcp', code: `dhcp.${problem.code}` } as const
  if (problem.code === 'leases-unwritable') {
    const message = `Leases cannot be saved, so no machine gets an address until they can: ${detail}`
    return { ...heading, level: 'error', params: { detail }, message }
  }
  const from = problem.from.address
  return {
    ...heading,
    level: problem.code === 'stage-failed' ? 'error' : 'debug',
    mac: problem.mac,
    params: { from, detail },
    message: `Ignored a DHCP packet from ${from}: ${detail}`,
  }
}
