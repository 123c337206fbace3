import type { RecordFact } from '../../../base/record-fact.ts'
import { isHttpBootClient, isIpxe } from '../client-facts.ts'
import type { Exchange, Stage } from '../exchange.ts'
import { MessageType, OptionCode } from '../option-code.ts'
import { NO_ADDRESS } from '../packet.ts'
import type { BootShapes, ProxyMemory, ProxyShape } from '../proxy-memory.ts'
import type { TransactionWatch } from '../transaction-watch.ts'

/**
 * Port 67: passes only a DHCPDISCOVER of a machine that boots from the network. Everything else, including a REQUEST,
 * is the other server's.
 */
export const answerBootQuestions: Stage = ({ messageType, facts }) =>
  messageType === MessageType.Discover && facts.isBootClient ? 'next' : 'drop'

/** Port 4011: a DHCPREQUEST of PXE firmware. The reply is a DHCPACK without an address. */
export const answerBootServerRequest: Stage = ({ messageType, facts }) =>
  messageType === MessageType.Request && facts.isBootClient && !isHttpBootClient(facts) ? 'next' : 'drop'

/**
 * Reports the result of the previous attempt if this request begins a new one. The report belongs to the previous
 * boot.
 */
export function reportFailedAttempt(watch: TransactionWatch, record: RecordFact): Stage {
  return ({ request, mac, nowMs }) => {
    const failure = watch.noteRequest(mac, request.xid, nowMs)
    if (failure) record(failure, { mac, ip: null })
    return 'next'
  }
}

/** No reply if there is nothing to boot: an offer without a file sends firmware to port 4011 and into PXE-E16. */
export const requireBootFile: Stage = ({ choice }) => (choice ? 'next' : 'drop')

/** Shapes the offer: iPXE and HTTP Boot take the file from it; PXE firmware gets the shape that works for it. */
export function offerShape(shapes: BootShapes): Stage {
  return exchange => {
    if (shapeOf(exchange, shapes) === 'direct') return 'next'
    const { reply } = exchange
    reply.file = ''
    reply.options.delete(OptionCode.VendorSpecificInformation)
    reply.options.delete(OptionCode.BootfileName)
    return 'next'
  }
}

/** The last stage on port 67: reports the offer and starts watching what the machine does with it. */
export function reportProxyOffer({ shapes, watch, booting }: ProxyMemory, record: RecordFact): Stage {
  return exchange => {
    const { request, mac, nowMs, choice } = exchange
    if (!choice) return 'drop'
    const { xid } = request
    const bootFile = choice.file
    booting.set(mac, true, nowMs)
    watch.offered(mac, { xid, bootFile }, nowMs)
    const shape = shapeOf(exchange, shapes)
    record({ kind: 'dhcp.proxy-offered', bootFile, shape, xid }, { mac, ip: null })
    return 'send'
  }
}

function shapeOf({ facts, mac, request }: Exchange, shapes: BootShapes): ProxyShape {
  if (isIpxe(facts) || isHttpBootClient(facts)) return 'direct'
  return shapes.shapeFor(mac, request.xid)
}

/**
 * The last stage on port 4011. `ciaddr` of the request contains the address that another server assigned to the
 * machine.
 */
export function reportBootServer(memory: ProxyMemory | null, record: RecordFact): Stage {
  return ({ request, mac, nowMs, choice, reply }) => {
    if (!choice) return 'drop'
    // It asks here already, so it needs no list of boot servers.
    reply.options.delete(OptionCode.VendorSpecificInformation)
    const ip = request.ciaddr === NO_ADDRESS ? null : request.ciaddr
    const party = { mac, ip }
    if (ip && memory)
      record({ kind: 'dhcp.foreign-address', address: ip, server: null, isBootClient: true }, party)
    memory?.watch.cameToBootServer(mac, nowMs)
    record({ kind: 'dhcp.boot-server-answered', bootFile: choice.file }, party)
    return 'send'
  }
}
