import type { RecordFact } from '../../../base/record-fact.ts'
import { isHttpBootClient } from '../client-facts.ts'
import type { Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { OptionCode } from '../option-code.ts'
import { NO_ADDRESS } from '../packet.ts'
import type { ProxyMemory } from '../proxy.ts'

/** A DHCPREQUEST of PXE firmware; the answer is a DHCPACK without an address. */
export const answerBootServerRequest: Stage = ({ messageType, facts }) =>
  messageType === MessageType.Request && facts.isBootClient && !isHttpBootClient(facts) ? 'next' : 'drop'

/** The last stage on port 4011. The request says in `ciaddr` which address another server gave the machine. */
export function reportBootServer(needs: { memory: ProxyMemory | null; record: RecordFact }): Stage {
  return ({ request, mac, nowMs, choice, reply }) => {
    if (!choice) return 'drop'
    // It has found the way here: the choice among boot servers is over.
    reply.options.delete(OptionCode.VendorSpecificInformation)
    const ip = request.ciaddr === NO_ADDRESS ? null : request.ciaddr
    const party = { mac, ip }
    if (ip && needs.memory)
      needs.record({ kind: 'dhcp.foreign-address', address: ip, server: null, isBootClient: true }, party)
    needs.memory?.watch.cameToBootServer(mac, nowMs)
    needs.record({ kind: 'dhcp.boot-server-answered', bootFile: choice.file }, party)
    return 'send'
  }
}
