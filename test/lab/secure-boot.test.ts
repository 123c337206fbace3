import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImageInWords } from '../../electron/headless/image-in-words.ts'
import type { Machine } from '#contract/machine.ts'
import { firstReason, nameWith } from '../support/debian-packages.ts'
import { eventsOf, onlyBootOf } from '../support/lab-boot.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { startVirtualMachine } from '../support/qemu.ts'
import { makeSecureDisc } from '../support/secure-disc.ts'
import { needSignedPackages } from '../support/signed-packages.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import { INIT_MARK } from '../support/test-kernel.ts'

const BOOT_MS = 170_000
const reason = await firstReason(needLab, needSignedPackages)

describe.skipIf(reason !== null)(nameWith("Secure Boot with Microsoft's keys, by PXE", reason), () => {
  let lab: Lab
  let server: SlipwayServer
  let signed: ImageInWords
  let unsigned: ImageInWords

  beforeAll(async () => {
    lab = await openLab()
    const disc = (kernel: 'signed' | 'unsigned') =>
      makeSecureDisc({
        path: join(lab.folder, `${kernel}.iso`),
        label: `${kernel.toUpperCase()}_DISC`,
        kernel,
        extraArguments: 'slipway.mark=7',
      })
    signed = await lab.slipway.importIso((await disc('signed')).path)
    unsigned = await lab.slipway.importIso((await disc('unsigned')).path)
    server = await lab.slipway.serve(lab.namespace, [
      ...['--nic', LAB_CARD, '--dhcp', 'server', '--range', '10.77.0.100-10.77.0.199'],
    ])
  })

  afterAll(async () => {
    await server?.stop()
    await lab?.close()
  })

  const startBy = (mac: string, image: ImageInWords) =>
    lab.slipway.command('machine', 'set', mac, '--entry', image.entries[0]?.id ?? '', '--next', 'always')
  const switchOn = (mac: string, firmware: 'ovmf-secure' | 'ovmf-secure-http' = 'ovmf-secure') =>
    startVirtualMachine({ namespace: lab.namespace, tap: LAB_TAP, firmware, nic: 'virtio-net-pci', mac })

  it('predicts which kernel will pass', () => {
    expect(signed.entries[0]?.secureBoot).toMatchObject({ verdict: 'passes', ways: ['capsule'] })
    expect(unsigned.entries[0]?.secureBoot).toMatchObject({ verdict: 'unsigned', signer: null })
  })

  it('is enforced: the firmware refuses an unsigned boot program', { timeout: 200_000 }, async () => {
    const mac = '52:54:00:aa:06:01'
    const machine = await switchOn(mac)
    try {
      await machine.waitForLine(
        'it was refused',
        line => /Access Denied|Security Violation/.test(line),
        BOOT_MS,
      )
    } finally {
      await machine.stop()
    }
    const loaded = eventsOf(server, mac).filter(event => event.event === 'tftp.finished')
    expect(loaded.map(event => event['file'])).toEqual(['snponly.efi'])
  })

  it('starts a signed kernel by shim and GRUB', { timeout: 200_000 }, async () => {
    const mac = '52:54:00:aa:06:02'
    await lab.slipway.command('machine', 'set', mac, '--secure-boot', 'on')
    await startBy(mac, signed)
    const machine = await switchOn(mac)
    try {
      const line = await machine.waitForLine('init started', text => text.startsWith(INIT_MARK), BOOT_MS)
      expect(line).toContain('slipway.mark=7')
      await machine.poweredOff
    } finally {
      await machine.stop()
    }
    const loaded = eventsOf(server, mac).filter(event => event.event === 'tftp.finished')
    expect(loaded.map(event => event['file'])).toEqual(expect.arrayContaining(['shimx64.efi', 'grubx64.efi']))
    const boot = await onlyBootOf(lab, mac)
    expect(Object.fromEntries(boot.stages.map(stage => [stage.id, stage.state]))).toMatchObject({
      program: 'done',
      started: 'done',
      chosen: 'done',
      kernel: 'done',
    })
  })

  it('refuses an unsigned kernel, and the timeline says why', { timeout: 200_000 }, async () => {
    const mac = '52:54:00:aa:06:03'
    await lab.slipway.command('machine', 'set', mac, '--loader', 'shimx64.efi')
    await startBy(mac, unsigned)
    const machine = await switchOn(mac)
    try {
      await machine.waitForLine('GRUB said so', line => line.includes('not trusted by this shim'), BOOT_MS)
    } finally {
      await machine.stop()
    }
    // The user has not set that Secure Boot is on: its GRUB reported it.
    expect(await lab.slipway.command<Machine>('machine', 'show', mac)).toMatchObject({
      secureBoot: 'unknown',
      secureBootSeen: 'on',
    })
    expect(eventsOf(server, mac)).toContainEqual(
      expect.objectContaining({ event: 'secure-boot.refused', verdict: 'unsigned', isCertain: true }),
    )
    const boot = await onlyBootOf(lab, mac)
    const kernel = boot.stages.find(stage => stage.id === 'kernel')
    expect(kernel).toMatchObject({ state: 'failed', facts: { refused: 'unsigned' } })
    expect(boot.findings).toMatchObject([
      { code: 'kernel-refused', confidence: 'certain', facts: { verdict: 'unsigned' } },
    ])
  })
})
