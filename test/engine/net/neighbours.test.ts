import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readNeighbours } from '#engine/net/linux-cards.ts'

const TABLE = `IP address       HW type     Flags       HW address            Mask     Device
10.99.0.254      0x1         0x2         aa:bb:cc:dd:ee:ff     *        eth0
10.99.0.100      0x1         0x0         00:00:00:00:00:00     *        eth0
10.99.0.101      0x1         0x6         AA:BB:CC:00:00:01     *        eth0
10.99.0.102      0x1         0x2         aa:bb:cc:00:00:02     *        eth1
not an address at all
`

it("lists only the computers that answered on one card, from the kernel's table", async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-arp-'))
  try {
    await writeFile(join(folder, 'arp'), TABLE)
    expect([...(await readNeighbours('eth0', join(folder, 'arp')))]).toEqual([
      ['10.99.0.254', 'aa:bb:cc:dd:ee:ff'],
      ['10.99.0.101', 'aa:bb:cc:00:00:01'],
    ])
    expect((await readNeighbours('eth0', join(folder, 'missing'))).size).toBe(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
