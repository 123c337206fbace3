import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AnswerSummary } from '#contract/answer.ts'
import type { Machine } from '#contract/machine.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { ANSWERS_MARK, END_MARK, makeInstallerIso } from '../support/installer-iso.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { DISK_MARK, needPrintingDisk, writeEmptyDisk } from '../support/printing-disk.ts'
import { startVirtualMachine, type Firmware, type VirtualMachine } from '../support/qemu.ts'
import type { SlipwayServer } from '../support/slipway.ts'

const COMPUTERS = [
  { firmware: 'bios', mac: '52:54:00:aa:07:01' },
  { firmware: 'ovmf', mac: '52:54:00:aa:07:02' },
] as const
/** An emulated machine on a busy computer. */
const START_MS = 400_000

const reason = await firstReason(needLab, needPrintingDisk)

describe.skipIf(reason !== null)(nameWith('a machine that is set to install once', reason), () => {
  let lab: Lab
  let server: SlipwayServer

  const serve = () =>
    lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
    ])
  const show = (mac: string) => lab.slipway.command<Machine>('machine', 'show', mac)
  const start = (mac: string, firmware: Firmware): Promise<VirtualMachine> =>
    startVirtualMachine({
      ...{ namespace: lab.namespace, tap: LAB_TAP, nic: 'virtio-net-pci', memoryMb: 512 },
      ...{ mac, firmware, disk: diskOf(mac) },
    })
  const diskOf = (mac: string) => join(lab.folder, `${mac.replaceAll(':', '-')}.disk`)
  const untilDisk = async (mac: string, firmware: Firmware): Promise<void> => {
    const machine = await start(mac, firmware)
    try {
      await machine.waitForLine('its own disk started', line => line.includes(DISK_MARK), START_MS)
    } finally {
      await machine.stop()
    }
  }

  beforeAll(async () => {
    lab = await openLab()
    const iso = await makeInstallerIso(join(lab.folder, 'installer.iso'))
    const image = await lab.slipway.importIso(iso.path)
    const entry = image.entries[0]?.id ?? 'none'
    const profile = await lab.slipway.command<AnswerSummary>(
      ...['answer', 'new', 'lab', '--kind', 'autoinstall', '--set', 'hostName={{ machine.name }}'],
      ...['--set', 'userName=ada', '--set', 'password=lovelace', '--set', 'disk=/dev/vda'],
    )
    await lab.slipway.command('answer', 'confirm', profile.id)
    await lab.slipway.command('menu', 'set', '--default', entry, '--timeout', '1')
    for (const { mac } of COMPUTERS) {
      const set = [
        '--entry',
        entry,
        '--next',
        'once',
        '--answer',
        profile.id,
        '--name',
        `vm-${mac.slice(-2)}`,
      ]
      await lab.slipway.command('machine', 'set', mac, ...set)
      await writeEmptyDisk(diskOf(mac))
    }
    server = await serve()
  })

  afterAll(async () => {
    await lab?.close()
  })

  describe.each(COMPUTERS)('with $firmware', ({ firmware, mac }) => {
    it(
      'is installed with its answer file and calls home; no other machine gets that file',
      { timeout: 600_000 },
      async () => {
        const machine = await start(mac, firmware)
        try {
          const line = await machine.waitForLine(
            'it looks for answers',
            text => text.startsWith(ANSWERS_MARK),
            START_MS,
          )
          const answers = line.slice(ANSWERS_MARK.length).trim()
          expect(answers).toMatch(/^http:\/\/10\.77\.0\.1:8080\/answer\//)
          const ofStranger = lab.namespace.run('curl', '-fsS', '-m', '20', `${answers}user-data`)
          await expect(ofStranger).rejects.toThrow(/404/)
          const end = await machine.waitForLine(
            'it came to an end',
            text => text.startsWith(END_MARK),
            START_MS,
          )
          expect(end).toContain('has installed /dev/vda')
          await machine.poweredOff
        } finally {
          await machine.stop()
        }
        expect(await show(mac)).toMatchObject({
          next: 'local',
          isOnceSpent: true,
          lastStart: { outcome: 'installed', isLoaded: true },
        })
        const kinds = server.events.filter(event => event.mac === mac).map(event => event.event)
        expect(kinds).toEqual(expect.arrayContaining(['machine.next-changed', 'machine.reported']))
      },
    )

    it(
      'starts from its own disk from then on, although the menu would install it again',
      { timeout: 600_000 },
      async () => {
        // The server is killed between the call home and the restart.
        process.kill(server.pid, 'SIGKILL')
        await server.stop()
        server = await serve()
        await untilDisk(mac, firmware)
        expect(
          server.events.filter(event => event.mac === mac).map(event => event['entry']),
        ).not.toContainEqual(expect.stringContaining('installer'))
        await untilDisk(mac, firmware)
        expect((await show(mac)).next).toBe('local')
      },
    )
  })

  it(
    'starts its disk by the loader too, if a BIOS does not continue automatically',
    { timeout: 600_000 },
    async () => {
      const [{ mac, firmware }] = COMPUTERS
      await lab.slipway.command('machine', 'set', mac, '--own-disk', 'loader')
      const before = server.events.length
      await untilDisk(mac, firmware)
      expect(server.events.slice(before)).toContainEqual(
        expect.objectContaining({ event: 'entry.chosen', entry: 'local', mac }),
      )
    },
  )
})
