import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { DISK_MARK, makePrintingDisk, needPrintingDisk } from '../support/printing-disk.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'

/** Every loader that can send the machine to its disk; `null` sends the firmware no boot file. */
const WAYS = [
  { firmware: 'bios', filename: null, ownDisk: 'firmware' },
  { firmware: 'bios', filename: 'undionly.kpxe', ownDisk: 'loader' },
  { firmware: 'bios', filename: 'pxelinux.0', ownDisk: 'loader' },
  { firmware: 'ovmf', filename: null, ownDisk: 'firmware' },
  { firmware: 'ovmf', filename: 'snponly.efi', ownDisk: 'loader' },
  { firmware: 'ovmf', filename: 'grubx64.efi', ownDisk: 'loader' },
  { firmware: 'ovmf-http', filename: null, ownDisk: 'loader' },
] as const

const reason = await firstReason(needLab, needPrintingDisk)

describe.skipIf(reason !== null)(nameWith('a machine that should start from its own disk', reason), () => {
  let lab: Lab
  let server: SlipwayServer
  let disk: string

  beforeAll(async () => {
    lab = await openLab()
    disk = join(lab.folder, 'disk.img')
    await makePrintingDisk(disk)
    server = await lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
    ])
  })

  afterAll(async () => {
    expect(await server?.stop()).toBe(0)
    await lab?.close()
  })

  it.each(WAYS)('does so with $firmware, $filename, by its $ownDisk', { timeout: 1_800_000 }, async way => {
    const mac = `52:54:00:aa:08:${String(WAYS.indexOf(way)).padStart(2, '0')}`
    const settings = ['--next', 'local', '--own-disk', way.ownDisk, '--filename', way.filename ?? 'none']
    await lab.slipway.command('machine', 'set', mac, ...settings)
    const cable = { namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci' as const, mac }
    const startedAtMs = Date.now()
    const machine = await startVirtualMachine({ ...cable, firmware: way.firmware, disk })
    try {
      await machine.waitForLine('its own disk started', line => line.includes(DISK_MARK), 1_500_000)
    } finally {
      await machine.stop()
    }
    console.log(`${way.firmware} ${way.filename ?? ''} by its ${way.ownDisk}: ${Date.now() - startedAtMs} ms`)
    const files = server.events.filter(event => event.mac === mac && event.event === 'tftp.finished')
    if (way.ownDisk === 'firmware') expect(files).toEqual([])
  })
})
