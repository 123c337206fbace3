import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Party } from '#engine/base/record-fact.ts'
import { createSyslogReceiver } from '#engine/protocols/syslog/receiver.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'

const server = '10.99.0.1' as Ipv4
const sender = '10.99.0.50' as Ipv4
const mac = '52:54:00:12:34:56' as MacAddress

function openReceiver() {
  const wire = createSimulatedNetwork()
  const clock = createManualClock()
  const facts: (BootFact & Party)[] = []
  const receiver = createSyslogReceiver({
    port: wire.host(server).open(514),
    clock,
    record: (fact, party) => facts.push({ ...fact, ...party }),
    whoIs: ip => (ip === sender ? { mac, isProven: true } : null),
  })
  const from = (address: Ipv4) => {
    const port = wire.host(address).open(0)
    return (text: string) => port.send(Buffer.from(text), { address: server, port: 514 })
  }
  return { wire, clock, facts, receiver, from }
}

it('a line belongs to the machine at the address it came from', async () => {
  const { wire, facts, receiver, from } = openReceiver()
  from(sender)('<30>anaconda[7]: Installing packages')
  from('10.99.0.51' as Ipv4)('<30>cron: tick')
  await wire.settle()
  expect(facts).toEqual([
    {
      kind: 'machine.logged',
      severity: 6,
      program: 'anaconda',
      text: 'Installing packages',
      mac,
      ip: sender,
    },
    { kind: 'machine.logged', severity: 6, program: 'cron', text: 'tick', mac: null, ip: '10.99.0.51' },
  ])
  await receiver.stop()
})

it('keeps a burst and then a steady rate, and reports dropped lines once a minute', async () => {
  const { wire, clock, facts, from } = openReceiver()
  const send = from(sender)
  for (let second = 0; second < 120; second++) {
    for (let count = 0; count < 100; count++) send(`<30>app: ${second}`)
    await wire.settle()
    clock.advance(1000)
  }
  const logged = facts.filter(fact => fact.kind === 'machine.logged').length
  const dropped = facts.filter(fact => fact.kind === 'machine.log-dropped')
  expect(logged).toBeLessThanOrEqual(200 + 120 * 10)
  expect(logged).toBeGreaterThan(200 + 118 * 10)
  expect(dropped).toHaveLength(2)
})

it('a flooding sender leaves room for others', async () => {
  const { wire, facts, from } = openReceiver()
  const flood = from('10.99.0.66' as Ipv4)
  for (let count = 0; count < 5000; count++) flood('<30>x: y')
  from(sender)('<30>anaconda: hello')
  await wire.settle()
  expect(facts.filter(fact => fact.mac === mac)).toHaveLength(1)
})
