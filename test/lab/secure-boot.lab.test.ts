import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import { testBootPrograms } from '../support/boot-programs.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { eventsOf, onlyBootOf } from '../support/lab-boot.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { makeLiveIso, needLiveBuild } from '../support/live-iso.ts'
import { startVirtualMachine, type VirtualMachine } from '../support/qemu.ts'
import { makeSecureDisc, type SecureDisc } from '../support/secure-disc.ts'
import { needSignedPackages } from '../support/signed-packages.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

const BOOT_MS = 280_000
const reason = await firstReason(needLab, needSignedPackages)
const liveReason = reason ?? (await needLiveBuild())
const SERVE = ['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199']

describe.skipIf(reason !== null)(nameWith("Secure Boot with a disc's signed programs", reason), () => {
  let lab: Lab
  let server: SlipwayServer | null

  beforeEach(async () => {
    lab = await openLab()
    server = null
  })
  afterEach(async () => {
    await server?.stop()
    await lab?.close()
  })

  const importDisc = async (disc: Omit<SecureDisc, 'path' | 'label'>): Promise<ImageInWords> => {
    const made = await makeSecureDisc({ ...disc, path: join(lab.folder, 'own.iso'), label: 'Own Disc 1' })
    return lab.slipway.importIso(made.path)
  }
  const prepare = async (mac: string, image: ImageInWords) => {
    const entry = image.entries[0]?.id ?? ''
    await lab.slipway.command(
      'machine',
      'set',
      mac,
      '--entry',
      entry,
      '--next',
      'always',
      '--secure-boot',
      'on',
    )
  }
  const switchOn = (mac: string, firmware: 'ovmf-secure' | 'ovmf-secure-http', memoryMb = 1024) =>
    startVirtualMachine({
      namespace: lab.namespace,
      tap: LAB_TAP,
      firmware,
      nic: 'virtio-net-pci',
      mac,
      memoryMb,
    })
  const until = (machine: VirtualMachine, what: string, test: (line: string) => boolean) =>
    machine.waitForLine(what, test, BOOT_MS)

  it.skipIf(liveReason !== null)(
    nameWith("a capsule takes Debian's live system to its login by HTTP boot", liveReason),
    { timeout: 900_000 },
    async () => {
      const mac = '52:54:00:aa:06:11'
      const image = await lab.slipway.importIso(await makeLiveIso())
      expect(image.entries[0]?.secureBoot).toMatchObject({ verdict: 'passes' })
      await prepare(mac, image)
      server = await lab.slipway.serve(lab.namespace, SERVE)
      const machine = await switchOn(mac, 'ovmf-secure-http', 2048)
      try {
        await machine.waitForPrompt('it asked to log in', line => /login: ?$/.test(line), 700_000)
        expect(machine.serialLog()).toMatch(/Kernel is locked down from EFI Secure Boot/)
      } finally {
        await machine.stop()
      }
      const events = eventsOf(server, mac)
      const paths = events.filter(event => event.event === 'http.finished').map(event => event['path'])
      expect(paths[0]).toMatch(/^\/capsule\/[^/]+\/52-54-00-aa-06-11\.iso$/)
      expect(paths).toContainEqual(expect.stringMatching(/filesystem\.squashfs$/))
      expect(events.some(event => event.event.startsWith('tftp.'))).toBe(false)
    },
  )

  it('a capsule with an unsigned kernel is refused, and that is reported', { timeout: 400_000 }, async () => {
    const mac = '52:54:00:aa:06:12'
    await prepare(mac, await importDisc({ kernel: 'unsigned' }))
    server = await lab.slipway.serve(lab.namespace, SERVE)
    const machine = await switchOn(mac, 'ovmf-secure-http')
    try {
      await until(machine, 'GRUB said so', line => line.includes('not trusted by this shim'))
    } finally {
      await machine.stop()
    }
    const kernel = (await onlyBootOf(lab, mac)).stages.find(stage => stage.id === 'kernel')
    expect(kernel).toMatchObject({ state: 'warning', facts: { refused: 'unsigned' } })
  })

  it('shim and GRUB from the packages of a disc start it by PXE', { timeout: 400_000 }, async () => {
    const mac = '52:54:00:aa:06:13'
    const programs = join(lab.folder, 'programs')
    await mkdir(programs)
    // Without Slipway's shim, the disc's shim is used.
    for (const name of ['undionly.kpxe', 'snponly.efi'])
      await cp(join(await testBootPrograms(), name), join(programs, name))
    const image = await importDisc({
      kernel: 'signed',
      hasRepository: true,
      extraArguments: 'slipway.mark=8',
    })
    expect(image.entries[0]?.secureBoot?.ways).toEqual(['capsule', 'netboot'])
    await prepare(mac, image)
    server = await lab.slipway.serve(lab.namespace, SERVE, undefined, { SLIPWAY_BOOT_PROGRAMS: programs })
    const machine = await switchOn(mac, 'ovmf-secure')
    try {
      expect(await until(machine, 'init started', line => line.startsWith(INIT_MARK))).toContain(
        'slipway.mark=8',
      )
    } finally {
      await machine.stop()
    }
    const loaded = eventsOf(server, mac).filter(event => event.event === 'tftp.finished')
    expect(loaded.map(event => event['file'])).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^signed\/[^/]+\/shimx64\.efi$/),
        expect.stringMatching(/^signed\/[^/]+\/grubx64\.efi$/),
      ]),
    )
  })
})
