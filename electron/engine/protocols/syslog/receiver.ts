import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { Clock } from '../../base/clock.ts'
import type { UdpPort } from '../../net/udp-port.ts'
import type { RecordFact } from '../../base/record-fact.ts'
import { createLineBudget } from './line-budget.ts'
import { parseSyslog } from './message.ts'

/** Takes log lines of installers; answers nothing (RFC 5426). */
export function createSyslogReceiver(needs: {
  port: UdpPort
  clock: Clock
  record: RecordFact
  machineAt: (ip: Ipv4) => MacAddress | null
}): { stop(): Promise<void> } {
  const { port, clock, record, machineAt } = needs
  const budget = createLineBudget()
  const stopListening = port.onDatagram((bytes, { address }) => {
    const nowMs = clock.monotonicMs()
    if (budget.take(address, nowMs)) {
      const message = parseSyslog(bytes)
      if (message) record({ kind: 'machine.logged', ...message }, { mac: machineAt(address), ip: address })
    }
    const count = budget.takeDropped(address, nowMs)
    if (count > 0) record({ kind: 'machine.log-dropped', count }, { mac: machineAt(address), ip: address })
  })
  return {
    stop() {
      stopListening()
      return port.close()
    },
  }
}
