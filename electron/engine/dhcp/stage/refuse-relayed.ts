import type { RecordFact } from '../../record.ts'
import type { Stage } from '../exchange.ts'
import { NO_ADDRESS } from '../packet.ts'

/** A relay's segment has addresses of its own (RFC 2131 §4.3.1), and none is configured: say so, hand out nothing. */
export function refuseRelayed(needs: { record: RecordFact }): Stage {
  return ({ request, mac }) => {
    if (request.giaddr === NO_ADDRESS) return 'next'
    const reason = `relayed by ${request.giaddr}, for which no segment is configured`
    needs.record({ kind: 'dhcp.refused', address: null, reason }, { mac, ip: null })
    return 'drop'
  }
}
