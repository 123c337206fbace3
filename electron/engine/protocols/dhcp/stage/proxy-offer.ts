import type { RecordFact } from '../../../base/record-fact.ts'
import { isHttpBootClient, isIpxe } from '../client-facts.ts'
import type { Exchange, Stage } from '../exchange.ts'
import { MessageType } from '../message-type.ts'
import { OptionCode } from '../option-code.ts'
import type { ProxyMemory } from '../proxy.ts'

/** A DHCPDISCOVER of a machine that boots from the network. Everything else is the other server's, a REQUEST too. */
export const answerBootQuestions: Stage = ({ messageType, facts }) =>
  messageType === MessageType.Discover && facts.isBootClient ? 'next' : 'drop'

/** Nothing to boot, nothing to say: an offer without a file sends firmware to port 4011 and into PXE-E16. */
export const needBootFile: Stage = ({ choice }) => (choice ? 'next' : 'drop')

/** iPXE and HTTP Boot take the file from the offer; firmware's PXE gets the shape that works for it. */
export function offerShape(needs: { memory: Pick<ProxyMemory, 'shapes'> }): Stage {
  return exchange => {
    if (shapeOf(exchange, needs.memory) === 'direct') return 'next'
    const { reply } = exchange
    reply.file = ''
    for (const code of [OptionCode.VendorSpecificInformation, OptionCode.BootfileName])
      reply.options.delete(code)
    return 'next'
  }
}

/** The last stage: tells what is about to be sent, and begins to follow what comes of it. */
export function reportProxyOffer(needs: { memory: ProxyMemory; record: RecordFact }): Stage {
  const { watch, booting } = needs.memory
  return exchange => {
    const { request, mac, nowMs, choice } = exchange
    if (!choice) return 'drop'
    const { xid } = request
    const bootFile = choice.file
    const party = { mac, ip: null }
    booting.note(mac, nowMs)
    watch.offered(mac, { xid, bootFile }, nowMs)
    const shape = shapeOf(exchange, needs.memory)
    needs.record({ kind: 'dhcp.proxy-offered', bootFile, shape, xid }, party)
    return 'send'
  }
}

function shapeOf({ facts, mac, request }: Exchange, memory: Pick<ProxyMemory, 'shapes'>) {
  if (isIpxe(facts) || isHttpBootClient(facts)) return 'direct'
  return memory.shapes.shapeFor(mac, request.xid)
}
