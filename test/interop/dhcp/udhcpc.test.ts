import { chmod, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCardWire, type CardWire } from '../../support/card-wire.ts'
import { firstReason, nameWith, needNamespaces, needPackages } from '../../support/debian-packages.ts'

const reason = await firstReason(needNamespaces, () => needPackages(['udhcpc']))

/** Configures the card as udhcpc's default script does, but does not touch the computer's resolv.conf. */
const SCRIPT = `#!/bin/sh
echo "$1 $ip $mask $router $dns $lease"
[ "$1" = bound ] && ip addr add "$ip/$mask" dev "$interface"
exit 0
`

describe.skipIf(reason !== null)(nameWith('udhcpc', reason), () => {
  let wire: CardWire
  const script = join(tmpdir(), `slipway-udhcpc-${process.pid}.sh`)

  beforeEach(async () => {
    wire = await openCardWire()
    await writeFile(script, SCRIPT)
    await chmod(script, 0o755)
  })
  afterEach(async () => {
    await wire.remove()
    await rm(script, { force: true })
  })

  const startClient = (...args: string[]) =>
    wire.client.start(['busybox', 'udhcpc', '-i', 'cli0', '-f', '-s', script, '-t', '5', '-T', '1', ...args])

  it('gets an address, mask and lease, and no gateway if none is configured', async () => {
    expect(await wire.startServers()).toEqual({ ready: true })
    const client = startClient('-q', '-n')
    const bound = await client.waitForLine('bound', line => line.startsWith('bound'), 15_000)
    expect(bound.trim()).toBe('bound 10.99.0.100 24   3600')
    expect((await client.exited).code).toBe(0)
    expect(wire.facts.map(({ kind }) => kind)).toEqual([
      undefined,
      'dhcp.discovered',
      'dhcp.offered',
      'dhcp.acknowledged',
    ])
  })

  it('keeps it: renews by unicast before the lease ends, and releases it at exit', async () => {
    await wire.startServers({ leaseSeconds: 10 })
    const client = startClient('-R')
    await client.waitForLine('a renewal', line => line.startsWith('renew 10.99.0.100'), 30_000)
    const acknowledged = () =>
      wire.facts.flatMap(({ kind, address }) => (kind === 'dhcp.acknowledged' ? [address] : []))
    await expect.poll(acknowledged).toEqual(['10.99.0.100', '10.99.0.100'])
    expect(wire.facts.filter(({ kind }) => kind === 'dhcp.discovered')).toHaveLength(1)
    await client.stop()
    expect(await wire.waitForFact('dhcp.released')).toMatchObject({ address: '10.99.0.100' })
  })

  it('is offered the same address whatever client identifier it sends', async () => {
    await wire.startServers()
    for (const identifier of [[], ['-C'], ['-x', '0x3d:ff00112233445566']]) {
      const client = startClient('-q', '-n', ...identifier)
      await client.waitForLine('bound', line => line.startsWith('bound 10.99.0.100'), 15_000)
      await client.exited
    }
  })
})
