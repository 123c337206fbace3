import { expect, it } from 'vitest'
import { bootInLab, eventsOf, importTestIso, LAB_ADDRESS } from '../support/lab-boot.ts'
import { LAB_CARD, needLab, openLab } from '../support/lab.ts'

const MAC = '52:54:00:7a:15:01'
const OTHER = '52-54-00-7a-15-02'
const OTHERS_ADDRESS = '10.77.0.60'
const missing = await needLab()

it.skipIf(missing !== null)(
  'a machine without a turn waits in iPXE, and starts when another has loaded',
  { timeout: 300_000 },
  async () => {
    const lab = await openLab()
    try {
      const iso = await importTestIso(lab)
      const [image] = await lab.slipway.command<readonly { entries: readonly { id: string }[] }[]>('images')
      const entry = image?.entries[0]?.id ?? ''
      // This computer itself is the other machine, at a reserved address.
      await lab.slipway.command('machine', 'set', OTHER, '--ip', OTHERS_ADDRESS)
      await lab.namespace.run('ip', 'address', 'add', `${OTHERS_ADDRESS}/32`, 'dev', 'lo')
      let other: Promise<string> | null = null
      const server = await lab.slipway.serve(
        lab.namespace,
        ['--nic', LAB_CARD, '--dhcp', 'server', '--at-once', '1'],
        event => {
          // Once the machine has its address, another takes the only turn: for ten seconds, since it loads nothing.
          if (event.mac !== MAC || event.event !== 'menu.served') return
          const url = `http://${LAB_ADDRESS}:8080/ipxe/${OTHER}/entry/${entry}`
          other ??= lab.namespace.run('curl', '-sf', '--interface', OTHERS_ADDRESS, url)
        },
      )
      await bootInLab({ lab, iso, firmware: 'bios', nic: 'virtio-net-pci', mac: MAC, waitMs: 240_000 })
      expect(await other, 'the other one was let through').toMatch(/^kernel /m)
      const kinds = eventsOf(server, MAC).map(({ event }) => event)
      expect(kinds.filter(kind => kind === 'start.waits')).toHaveLength(1)
      expect(kinds.indexOf('entry.chosen')).toBeGreaterThan(kinds.indexOf('start.waits'))
      await server.stop()
    } finally {
      await lab.close()
    }
  },
)
