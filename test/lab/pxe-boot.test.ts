import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Boot, StageId, StageState } from '#contract/timeline.ts'
import { nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { startVirtualMachine, type Firmware, type NicModel } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import { makeTestIso, type TestIso } from '../support/test-iso.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

interface Computer {
  readonly firmware: Firmware
  readonly nic: NicModel
  readonly mac: string
  /** The test kernel has a driver for virtio cards only: with any other card its init cannot call home. */
  readonly canReport: boolean
  /** The file that the firmware loads by TFTP. QEMU's BIOS ROM is already iPXE and gets the menu at once. */
  readonly bootFile: string | null
}

const COMPUTERS: readonly Computer[] = [
  { firmware: 'bios', nic: 'e1000', mac: '52:54:00:aa:00:01', canReport: false, bootFile: null },
  { firmware: 'bios', nic: 'virtio-net-pci', mac: '52:54:00:aa:00:02', canReport: true, bootFile: null },
  {
    firmware: 'ovmf',
    nic: 'virtio-net-pci',
    mac: '52:54:00:aa:00:03',
    canReport: true,
    bootFile: 'snponly.efi',
  },
]

const HTTP_PORT = 8080
const reason = await needLab()

describe.skipIf(reason !== null)(nameWith('an imported ISO on an isolated network', reason), () => {
  let lab: Lab
  let iso: TestIso
  let server: SlipwayServer

  beforeAll(async () => {
    lab = await openLab()
    iso = await makeTestIso({
      path: join(lab.folder, 'test.iso'),
      extraArguments: `slipway.mark=42 slipway.report=http://10.77.0.1:${HTTP_PORT}/report`,
    })
    const image = await lab.slipway.importIso(iso.path)
    const entry = image.entries[0]?.id ?? 'no entry'
    await lab.slipway.command('menu', 'set', '--default', entry, '--timeout', '1')
    server = await lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server'],
      ...['--range', '10.77.0.100-10.77.0.199', '--http-port', String(HTTP_PORT)],
    ])
  })

  afterAll(async () => {
    await lab?.close()
  })

  it.each(COMPUTERS)('boots on $firmware with $nic, with its arguments', async computer => {
    const machine = await startVirtualMachine({ ...computer, namespace: lab.namespace, tap: LAB_TAP })
    try {
      const line = await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), 90_000)
      expect(line.slice(INIT_MARK.length).split(' ')).toEqual(
        expect.arrayContaining(iso.arguments.split(' ')),
      )
      await machine.poweredOff
    } finally {
      await machine.stop()
    }

    const events = server.events.filter(event => event.mac === computer.mac)
    const kinds = events.map(event => event.event)
    expect(kinds.slice(0, 2)).toEqual(['dhcp.discovered', 'dhcp.offered'])
    expect(kinds).toEqual(
      expect.arrayContaining(['dhcp.acknowledged', 'menu.served', 'entry.chosen', 'http.finished']),
    )
    const loaded = events.filter(event => event.event === 'tftp.finished').map(event => event['file'])
    expect(loaded).toEqual(computer.bootFile === null ? [] : [computer.bootFile])
    const addresses = new Set(events.filter(event => event.ip !== null).map(event => event.ip))
    expect([...addresses], 'the address stays the same through every stage').toHaveLength(1)

    expect(await stagesOf(lab, computer.mac)).toMatchObject({
      asked: 'done',
      addressed: 'done',
      told: 'done',
      program: computer.bootFile === null ? 'skipped' : 'done',
      started: 'done',
      menu: 'done',
      chosen: 'done',
      kernel: 'done',
      reported: computer.canReport ? 'done' : 'waiting',
    })
  })

  it('stops on request', async () => {
    expect(await server.stop()).toBe(0)
  })
})

async function stagesOf(lab: Lab, mac: string): Promise<Partial<Record<StageId, StageState>>> {
  const [boot, ...others] = await lab.slipway.command<readonly Boot[]>('timeline', mac)
  expect(others, 'one power-on is one boot').toEqual([])
  return Object.fromEntries(boot?.stages.map(stage => [stage.id, stage.state]) ?? [])
}
