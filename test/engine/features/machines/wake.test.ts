import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { ServingState } from '#contract/network.ts'
import { createWake } from '#engine/features/machines/wake.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'
import { machine } from '../boot/sample-menu.ts'

const mac = '52:54:00:12:34:56' as MacAddress

function open(serving: ServingState, ip: string | null) {
  const network = createSimulatedNetwork()
  const facts: BootFact[] = []
  const wake = createWake({
    network: network.host('10.99.0.1' as Ipv4).asNetwork(),
    serving: () => serving,
    machineOf: () => machine({ ip: ip as Ipv4 | null }),
    record: fact => facts.push(fact),
  })
  return { network, facts, wake }
}
const serving = { state: 'serving', nic: 'eth0' } as ServingState

it("sends magic packets by broadcast on the served network, and to the machine's last address", async () => {
  const { network, facts, wake } = open(serving, '10.99.0.77')
  const sentTo = ['255.255.255.255:9', '10.99.0.255:9', '10.99.0.77:9']
  expect(await wake({ mac })).toEqual({ mac, nic: 'eth0', sentTo })
  expect(network.wire.map(({ to }) => `${to.address}:${to.port}`)).toEqual(sentTo)
  for (const { bytes } of network.wire) {
    expect(Buffer.from(bytes).toString('hex')).toBe('f'.repeat(12) + '525400123456'.repeat(16))
  }
  expect(facts).toEqual([{ kind: 'machine.woken', nic: 'eth0', sentTo: sentTo.join(', ') }])
})

it('sends nothing beyond the card to an address of another network', async () => {
  const { wake } = open(serving, '192.168.5.5')
  expect((await wake({ mac })).sentTo).toEqual(['255.255.255.255:9', '10.99.0.255:9'])
})

it('needs a card: the served one, or a named one', async () => {
  const { wake } = open({ state: 'stopped' }, null)
  await expect(wake({ mac })).rejects.toMatchObject({ code: 'not-serving' })
  expect((await wake({ mac, nic: 'eth0' })).nic).toBe('eth0')
  await expect(wake({ mac, nic: 'eth9' })).rejects.toMatchObject({ code: 'card-not-found' })
})
