import type { Ipv4 } from '#contract/address.ts'
import { errnoOf, toBindError } from './bind-error.ts'
import { bindSocket, createNodeUdpPort, createUnboundSocket } from './node-udp-port.ts'
import type { UdpPort } from './udp-port.ts'

/**
 * A socket on one address of ours: replies then leave from the address the client asked, without which firmware
 * drops them. With `mayBroadcast` it is also what Windows offers instead of a card binding.
 */
export async function openAddressPort(
  where: { address: Ipv4; port: number },
  options: { mayBroadcast?: boolean } = {},
): Promise<UdpPort> {
  const socket = createUnboundSocket()
  try {
    // exclusive: in a cluster worker Node would otherwise share the handle with its siblings.
    await bindSocket(socket, { ...where, exclusive: true })
  } catch (error) {
    throw await toBindError(errnoOf(error), { port: where.port, subject: where.address }, error)
  }
  if (options.mayBroadcast) socket.setBroadcast(true)
  return createNodeUdpPort(socket, where.address)
}
