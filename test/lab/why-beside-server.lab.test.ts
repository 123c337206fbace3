import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Child } from '../support/child.ts'
import { firstReason, nameWith, needPackages } from '../support/debian-packages.ts'
import { bootsWell } from '../support/healthy-boot.ts'
import { addLabRouter, LAB_ROUTER, type LabRouter } from '../support/lab-router.ts'
import { needLab } from '../support/lab.ts'
import { openWhyLab, type WhyLab } from '../support/why-lab.ts'

const reason = await firstReason(needLab, () => needPackages(['nftables', 'dnsmasq-base', 'ovmf']))

describe.skipIf(reason !== null)(
  nameWith('on a network with another DHCP server', reason),
  { timeout: 400_000 },
  () => {
    let why: WhyLab
    let router: LabRouter
    let dhcp: Child

    beforeAll(async () => {
      why = await openWhyLab({ serve: ['--dhcp', 'proxy'] })
      router = await addLabRouter(why.lab)
      dhcp = await router.serve('--no-ping')
    })
    afterEach(() => why.drop(null))
    afterAll(async () => {
      await router?.remove()
      await why?.close()
    })

    it.each([
      { firmware: 'ovmf', mac: '52:54:00:aa:08:10' },
      { firmware: 'bios', mac: '52:54:00:aa:08:11' },
    ] as const)('a machine boots with an address of the other server: $firmware', computer =>
      bootsWell(why, `healthy-proxy-${computer.firmware}`, computer),
    )

    it("a firewall that blocks Slipway's offers", async () => {
      await why.drop('udp sport 67')
      const finding = await why.whyOf({
        name: 'proxy-offers-in-vain',
        firmware: 'bios',
        mac: '52:54:00:aa:08:12',
        code: 'proxy-not-heard',
        shows: 'Nothing to boot',
      })
      expect(finding).toMatchObject({
        confidence: 'most-likely',
        facts: { reason: 'offer-ignored', server: LAB_ROUTER },
      })
      expect(finding.screen.filter(line => why.screen().includes(line))).not.toEqual([])
    })

    it.each([
      { port: 'udp 69', firmware: 'ovmf', mac: '52:54:00:aa:08:13', shows: 'PXE-E18' },
      { port: 'tcp 8080', firmware: 'bios', mac: '52:54:00:aa:08:14', shows: 'ipxe.org/4c0a6035' },
    ] as const)('a firewall that drops $port', async ({ port: door, ...computer }) => {
      const [protocol, port] = door.split(' ') as ['udp' | 'tcp', string]
      await why.drop(`${protocol} dport ${port}`)
      const name = `proxy-${protocol}-${port}-dropped`
      const finding = await why.whyOf({ name, code: 'proxy-not-heard', ...computer })
      expect(finding.remedies[0]).toEqual({ kind: 'open-port', protocol, port: Number(port) })
    })

    // Its prompt comes at once, or after up to three minutes.
    it.each([
      { file: 'shimx64.efi', name: 'shim-beside-router', mac: '52:54:00:aa:08:15', shows: 'grub>' },
      {
        file: 'grubx64.efi',
        name: 'grub-beside-router',
        mac: '52:54:00:aa:08:19',
        shows: 'Welcome to GRUB!',
      },
    ])('GRUB after $file, which ignores a second server', async ({ file, ...computer }) => {
      await why.lab.slipway.command('machine', 'set', computer.mac, '--filename', file)
      const finding = await why.whyOf({ firmware: 'ovmf', code: 'loader-without-menu', ...computer })
      expect(finding).toMatchObject({
        facts: { file: 'grubx64.efi', reason: 'second-server' },
        remedies: [{ kind: 'serve-as-server' }],
      })
      expect(finding.screen).toContain(computer.shows)
    })

    it('no other server any more', async () => {
      await dhcp.stop()
      const finding = await why.whyOf({
        name: 'proxy-alone',
        firmware: 'ovmf',
        mac: '52:54:00:aa:08:16',
        code: 'proxy-not-heard',
        shows: 'PXE-E16',
      })
      expect(finding).toMatchObject({ confidence: 'possible', facts: { reason: 'no-request' } })
      expect(finding.screen.filter(line => why.screen().includes(line))).not.toEqual([])
    })
  },
)

describe.skipIf(reason !== null)(
  nameWith('on a network with a server that boots machines itself', reason),
  { timeout: 300_000 },
  () => {
    let why: WhyLab
    let router: LabRouter

    beforeAll(async () => {
      why = await openWhyLab({
        serve: ['--dhcp', 'auto'],
        prepare: async lab => {
          router = await addLabRouter(lab)
          await router.serve('--no-ping', '--dhcp-boot=elsewhere.0', '--dhcp-option-force=60,PXEClient')
        },
      })
    })
    afterAll(async () => {
      await router?.remove()
      await why?.close()
    })

    it.each([
      { firmware: 'bios', mac: '52:54:00:aa:08:17' },
      { firmware: 'ovmf', mac: '52:54:00:aa:08:18' },
    ] as const)('a machine that follows that server: $firmware', async computer => {
      const name = `proxy-other-file-${computer.firmware}`
      const finding = await why.whyOf({ name, code: 'proxy-not-heard', ...computer })
      expect(finding).toMatchObject({
        confidence: 'certain',
        facts: { reason: 'other-boot-file', server: LAB_ROUTER, otherBootFile: 'elsewhere.0' },
      })
    })
  },
)
