import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import { createDatagramRing, tapNetwork } from '#engine/net/capture/tapped-network.ts'
import { encodePcap } from '#engine/net/capture/pcap-file.ts'
import { needPackages } from '../../../support/debian-packages.ts'
import { readCapture } from '../../../support/pcap.ts'
import { createSimulatedNetwork } from '../../../support/simulated-network.ts'

const server = '10.99.0.1' as Ipv4
const client = '10.99.0.50' as Ipv4
const anywhere = '0.0.0.0' as Ipv4
const everybody = '255.255.255.255' as Ipv4
const mac = '52:54:00:12:34:56' as MacAddress
const run = promisify(execFile)

/** A captured DHCPDISCOVER of a firmware. */
const discover = readCapture('u_own').find(({ toPort }) => toPort === 67)!.payload
const machineOf = (bytes: Uint8Array) =>
  Buffer.from(bytes.subarray(28, 34)).toString('hex').match(/../g)!.join(':') as MacAddress

function openTapped() {
  const wire = createSimulatedNetwork()
  const ring = createDatagramRing()
  let seq = 0
  const network = tapNetwork(wire.host(server).asNetwork(), {
    whoIs: ip => (ip === client ? { mac, isProven: true } : null),
    tap: (whose, datagram) => ring.keep(whose, { ...datagram, atMs: 1_700_000_000_123, seq: ++seq }),
  })
  return { wire, ring, network }
}

it('keeps DHCP packets by machine, in both directions', async () => {
  const { wire, ring, network } = openTapped()
  const port = await network.openCardPort({ card: 'eth0', port: 67 })
  port.onDatagram(bytes => port.send(Uint8Array.from(bytes), { address: everybody, port: 68 }))
  wire.host(anywhere).open(68).send(discover, { address: everybody, port: 67 })
  await wire.settle()
  expect(ring.of(machineOf(discover))).toMatchObject([
    { from: { address: anywhere, port: 68 }, to: { address: everybody, port: 67 } },
    { from: { address: server, port: 67 }, to: { address: everybody, port: 68 } },
  ])
  expect(Buffer.from(ring.of(machineOf(discover))[0]!.bytes)).toEqual(Buffer.from(discover))
})

it('keeps TFTP requests and options, but no data', async () => {
  const { wire, ring, network } = openTapped()
  const requests = await network.openAddressPort({ address: server, port: 69 })
  const transfer = await network.openBurstPort({ address: server })
  const received: number[] = []
  requests.onDatagram(bytes => received.push(bytes[1]!))
  transfer.onDatagram(bytes => received.push(bytes[1]!))
  const machine = wire.host(client).open(2070)
  machine.send(Buffer.from('\0\x01snponly.efi\0octet\0'), { address: server, port: 69 })
  await wire.settle()
  transfer.send(Buffer.from('\0\x06tsize\x0017\0'), { address: client, port: 2070 })
  machine.send(Buffer.from([0, 4, 0, 0]), { address: server, port: transfer.port })
  transfer.sendBurst(Buffer.alloc(8 * 1472), 1472, { address: client, port: 2070 })
  for (let block = 1; block <= 8; block++)
    machine.send(Buffer.from([0, 4, 0, block]), { address: server, port: transfer.port })
  await wire.settle()
  expect(received).toHaveLength(10)
  expect(ring.of(mac).map(({ bytes }) => bytes[1])).toEqual([1, 6, 4])
})

it('is bounded, for one machine and for a network of unknown ones', () => {
  const ring = createDatagramRing()
  const from = { address: client, port: 68 }
  for (let count = 0; count < 100_000; count++) {
    const bytes = new Uint8Array(300).fill(count)
    const stranger =
      `02:00:00:0${count % 7}:${((count >> 8) & 0xff).toString(16).padStart(2, '0')}:00` as MacAddress
    ring.keep(stranger, { atMs: count, seq: count, from, to: from, bytes })
    ring.keep(mac, { atMs: count, seq: count, from, to: from, bytes })
  }
  expect(ring.of(mac).length).toBe(8192)
  expect(ring.of(mac).at(-1)?.seq).toBe(99_999)
})

it('writes a file that tcpdump reads, with valid checksums', async ({ skip }) => {
  const reason = await needPackages(['tcpdump'])
  if (reason !== null) skip(reason)
  const folder = await mkdtemp(join(tmpdir(), 'slipway-pcap-'))
  try {
    const file = join(folder, 'boot.pcap')
    const at = { atMs: Date.UTC(2026, 10, 20, 12, 0, 0, 250), seq: 1 }
    await writeFile(
      file,
      encodePcap([
        {
          ...at,
          from: { address: anywhere, port: 68 },
          to: { address: everybody, port: 67 },
          bytes: discover,
        },
        {
          ...at,
          from: { address: client, port: 2070 },
          to: { address: server, port: 69 },
          bytes: Buffer.from('\0\x01snponly.efi\0octet\0'),
        },
      ]),
    )
    const { stdout } = await run('tcpdump', ['-n', '-tttt', '-vv', '-r', file], {
      env: { ...process.env, TZ: 'UTC' },
    })
    expect(stdout).toContain('2026-11-20 12:00:00.250000 IP')
    expect(stdout).toContain('0.0.0.0.68 > 255.255.255.255.67: [udp sum ok] BOOTP/DHCP, Request')
    expect(stdout).toContain('10.99.0.50.2070 > 10.99.0.1.69: [udp sum ok] TFTP')
    expect(stdout).not.toContain('bad cksum')
  } finally {
    await rm(folder, { recursive: true })
  }
})
