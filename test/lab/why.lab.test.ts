import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootInLab, importTestIso, onlyBootOf } from '../support/lab-boot.ts'
import { LAB_CARD, LAB_TAP, needLab, openLab, type Lab } from '../support/lab.ts'
import { createNamespace } from '../support/namespace.ts'
import { recordBoot } from '../support/recorded-boot.ts'
import { startRouter } from '../support/router.ts'
import type { SlipwayServer } from '../support/slipway.ts'
import type { TestIso } from '../support/test-iso.ts'
import { openWhyLab, type WhyLab } from '../support/why-lab.ts'

const reason = await firstReason(needLab, () => needPackages(['nftables', 'dnsmasq-base', 'ovmf']))

// Each boot fails for a different reason, and the timeline has to say which.
describe.skipIf(reason !== null)(nameWith('why a boot stopped', reason), { timeout: 300_000 }, () => {
  let why: WhyLab

  beforeAll(async () => {
    why = await openWhyLab()
  })
  afterEach(() => why.drop(null))
  afterAll(() => why?.close())

  it('a firewall that drops UDP port 69', async () => {
    await why.drop('udp dport 69')
    const finding = await why.whyOf({
      name: 'udp-69-dropped',
      firmware: 'ovmf',
      mac: '52:54:00:aa:07:01',
      code: 'program-not-asked',
    })
    expect(finding).toMatchObject({
      confidence: 'most-likely',
      facts: { file: 'snponly.efi', port: 69 },
      remedies: [{ kind: 'open-port', protocol: 'udp', port: 69 }],
    })
  })

  it('a firewall that drops the HTTP port', async () => {
    await why.drop('tcp dport 8080')
    const finding = await why.whyOf({
      name: 'tcp-8080-dropped',
      firmware: 'bios',
      mac: '52:54:00:aa:07:02',
      code: 'script-not-asked',
    })
    expect(finding.remedies).toEqual([{ kind: 'open-port', protocol: 'tcp', port: 8080 }])
  })

  it('a firewall that drops only the answer to a DHCP offer', async () => {
    // The machine's REQUEST repeats our address as its server (option 54); its DISCOVER does not.
    await why.drop('udp dport 67 @th,2000,8 3')
    await why.whyOf({
      name: 'offers-in-vain',
      firmware: 'bios',
      mac: '52:54:00:aa:07:03',
      code: 'offer-not-taken',
    })
  })

  it('a boot file that does not exist', async () => {
    const mac = '52:54:00:aa:07:04'
    await why.lab.slipway.command('machine', 'set', mac, '--filename', 'nowhere.efi')
    const finding = await why.whyOf({ name: 'file-missing', firmware: 'ovmf', mac, code: 'program-missing' })
    expect(finding).toMatchObject({
      confidence: 'certain',
      facts: { file: 'nowhere.efi' },
      remedies: [{ kind: 'let-slipway-choose' }, { kind: 'fetch-boot-files' }],
    })
  })

  it('a boot program for another kind of firmware', async () => {
    const mac = '52:54:00:aa:07:05'
    await why.lab.slipway.command('machine', 'set', mac, '--filename', 'undionly.kpxe')
    await why.whyOf({ name: 'program-for-bios', firmware: 'ovmf', mac, code: 'wrong-program' })
  })

  it('Secure Boot, which does not trust our loader', async () => {
    const mac = '52:54:00:aa:07:06'
    await why.lab.slipway.command('machine', 'set', mac, '--loader', 'snponly.efi')
    const finding = await why.whyOf({
      name: 'secure-boot',
      firmware: 'ovmf-secure',
      mac,
      code: 'secure-boot',
    })
    expect(finding).toMatchObject({ facts: { file: 'snponly.efi' }, evidence: [expect.any(Number)] })
    expect(finding.remedies).toContainEqual({ kind: 'turn-secure-boot-off' })
  })

  it('a tunnel on the path that carries small packets only', async () => {
    const { namespace } = why.lab
    await namespace.run('ip', 'link', 'set', LAB_TAP, 'mtu', '1300')
    await namespace.run('ip', 'link', 'set', LAB_CARD, 'mtu', '1500')
    try {
      const finding = await why.whyOf({
        name: 'small-mtu',
        firmware: 'ovmf',
        mac: '52:54:00:aa:07:07',
        code: 'blocks-lost',
      })
      expect(finding).toMatchObject({ facts: { sentBytes: 0 }, remedies: [{ kind: 'raise-mtu' }] })
    } finally {
      await namespace.run('ip', 'link', 'set', LAB_TAP, 'mtu', '1500')
    }
  })

  it('another server that assigns addresses too, and is faster', async () => {
    const { namespace, folder } = why.lab
    const rival = await createNamespace()
    try {
      await rival.addCable('lan0', namespace, 'toRival')
      await namespace.addToBridge('toRival', LAB_CARD)
      await rival.addAddress('lan0', '10.77.0.254/24')
      await startRouter(rival, {
        card: 'lan0',
        range: '10.77.0.20,10.77.0.40,1h',
        leaseFile: `${folder}/rival.leases`,
        extra: ['--no-ping', '--dhcp-boot=nothing.0', '--dhcp-no-override'],
      })
      // As if Slipway's offers came too late.
      await why.drop('udp sport 67')
      const finding = await why.whyOf({
        name: 'rival-server',
        firmware: 'bios',
        mac: '52:54:00:aa:07:08',
        code: 'other-offer-taken',
      })
      expect(finding).toMatchObject({ confidence: 'certain', facts: { server: '10.77.0.254' } })
    } finally {
      await rival.remove()
    }
  })

  it('a system that starts, and does not request its image', async () => {
    await why.whyOf({
      name: 'system-silent',
      firmware: 'bios',
      mac: '52:54:00:aa:07:09',
      memoryMb: 2048,
      code: 'kernel-silent',
    })
  })
})

describe.skipIf(reason !== null)(nameWith('a boot that does not stop', reason), () => {
  let lab: Lab
  let iso: TestIso
  let server: SlipwayServer

  beforeAll(async () => {
    lab = await openLab()
    iso = await importTestIso(lab)
    server = await lab.slipway.serve(lab.namespace, ['--nic', LAB_CARD, '--dhcp', 'server'])
  })
  afterAll(() => lab?.close())

  it.each([
    { firmware: 'bios', mac: '52:54:00:aa:07:11' },
    { firmware: 'ovmf', mac: '52:54:00:aa:07:12' },
  ] as const)('has no finding: $firmware', async computer => {
    await bootInLab({ lab, iso, nic: 'virtio-net-pci', ...computer })
    await recordBoot(
      `healthy-${computer.firmware}`,
      server.events.filter(event => event.mac === computer.mac),
    )
    expect((await onlyBootOf(lab, computer.mac)).findings).toEqual([])
  })
})
