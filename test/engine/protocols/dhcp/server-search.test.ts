import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { MessageType, OptionCode } from '#engine/protocols/dhcp/option-code.ts'
import { BootOp, decodePacket, encodePacket } from '#engine/protocols/dhcp/packet.ts'
import { findOtherServer, SEARCH_MS, type OtherServer } from '#engine/protocols/dhcp/server-search.ts'
import { encodeAddresses, encodeMessageType } from '#engine/protocols/dhcp/option-value.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'

const OURS = '10.99.0.1' as Ipv4
const ROUTER = '10.99.0.254' as Ipv4
const mac = '52:54:00:12:34:56' as MacAddress

/** Our host on one side; on the other a router that offers an address to the senders in `answers`. */
function openWire(answers: { relays: boolean; clients: boolean; identifier?: Ipv4 }) {
  const network = createSimulatedNetwork()
  const clock = createManualClock()
  const us = network.host(OURS)
  const serverPort = us.open(67, { receivesBroadcast: true })
  const clientPort = us.open(68, { receivesBroadcast: true })
  const router = network.host(ROUTER).open(67, { receivesBroadcast: true })
  router.onDatagram(bytes => {
    const request = decodePacket(bytes)
    const isRelayed = request.giaddr !== '0.0.0.0'
    if (isRelayed ? !answers.relays : !answers.clients) return
    const options = new Map([
      [OptionCode.DhcpMessageType, encodeMessageType(MessageType.Offer)],
      [OptionCode.ServerIdentifier, encodeAddresses(answers.identifier ?? ROUTER)],
    ])
    const offer = encodePacket({ ...request, op: BootOp.Reply, yiaddr: '10.99.0.50' as Ipv4, options })
    const to = isRelayed
      ? { address: request.giaddr, port: 67 }
      : { address: '255.255.255.255' as Ipv4, port: 68 }
    router.send(offer, to)
  })
  const search = async (withClientPort = true): Promise<OtherServer | null> => {
    const found = findOtherServer({ serverPort, clientPort: withClientPort ? clientPort : null, mac, clock })
    for (let passed = 0; passed <= SEARCH_MS; passed += 250) {
      clock.advance(250)
      await network.settle()
    }
    return found
  }
  return { network, clock, search }
}

it('finds a server that answers relays, without port 68', async () => {
  expect(await openWire({ relays: true, clients: false }).search(false)).toMatchObject({ server: ROUTER })
})

it('finds a server that answers clients only', async () => {
  expect(await openWire({ relays: false, clients: true }).search()).toMatchObject({ server: ROUTER })
})

it('finds no server if none answers, and stops probing', async () => {
  const { search, clock, network } = openWire({ relays: false, clients: false })
  expect(await search()).toBeNull()
  expect(clock.pendingCount).toBe(0)
  expect(network.wire.length).toBeGreaterThanOrEqual(4)
})

it('does not mistake itself for another server', async () => {
  expect(await openWire({ relays: true, clients: true, identifier: OURS }).search()).toBeNull()
})

it('probes with a generated address and takes no lease', async () => {
  const { search, network } = openWire({ relays: true, clients: true })
  await search()
  const asked = network.wire
    .filter(({ from }) => from.address === OURS)
    .map(({ bytes }) => decodePacket(bytes))
  for (const packet of asked) {
    expect(packet.options.get(OptionCode.DhcpMessageType)).toEqual(Uint8Array.of(MessageType.Discover))
    expect(packet.chaddr[0]! & 0x03).toBe(0x02)
    expect(Buffer.from(packet.chaddr.subarray(0, 6)).toString('hex')).not.toBe('525400123456')
  }
})
