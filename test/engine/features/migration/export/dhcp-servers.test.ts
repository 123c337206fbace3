import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { machine } from '../../boot/sample-menu.ts'
import { temporaryFolder } from '../../../../support/temporary-folder.ts'
import { ip, linesOf, macOf, plan, textsOf } from './sample-plan.ts'

const MAC = macOf('52:54:00:00:00:07')

describe('dnsmasq.conf', () => {
  it('assigns the same addresses to the same machines', () => {
    const lines = linesOf(textsOf().get('dnsmasq.conf'))
    expect(lines).toEqual(
      expect.arrayContaining([
        'interface=eth0',
        'tftp-root=/srv/netboot/files',
        'dhcp-range=10.99.0.100,10.99.0.199,255.255.255.0,3600',
        'dhcp-option=option:router,10.99.0.254',
        'dhcp-option=option:dns-server,9.9.9.9,1.1.1.1',
        'dhcp-host=52:54:00:00:00:01,set:m-525400000001,10.99.0.50,node-one',
        'dhcp-host=52:54:00:00:00:02,ignore',
      ]),
    )
  })

  it('gives every architecture its loader, and never iPXE to iPXE', () => {
    const boots = linesOf(textsOf().get('dnsmasq.conf')).filter(line => line.startsWith('dhcp-boot='))
    expect(boots).toContain('dhcp-boot=tag:x86-bios,tag:!ipxe,tag:!own-loader,undionly.kpxe')
    expect(boots).toContain('dhcp-boot=tag:x64-uefi,tag:!ipxe,tag:!own-loader,snponly.efi')
    expect(boots).toContain('dhcp-boot=tag:ipxe,tag:!own-script,http://10.99.0.1:80/ipxe/boot.ipxe')
    for (const line of boots) expect(line, 'one or the other').toMatch(/tag:!?ipxe,/)
  })

  it("keeps a machine's boot file, server and root path", () => {
    const own = machine({
      mac: MAC,
      filename: 'netbsd/pxeboot "x"',
      nextServer: ip('10.99.0.9'),
      rootPath: '/export/root,v3',
      dns: [ip('10.99.0.8')],
    })
    const lines = linesOf(textsOf({ machines: [own] }).get('dnsmasq.conf'))
    expect(lines).toEqual(
      expect.arrayContaining([
        'dhcp-host=52:54:00:00:00:07,set:m-525400000007,set:own-loader,set:own-script',
        'dhcp-boot=tag:m-525400000007,tag:!ipxe,"netbsd/pxeboot \\"x\\"",,10.99.0.9',
        'dhcp-option=tag:m-525400000007,option:root-path,"/export/root,v3"',
        'dhcp-option=tag:m-525400000007,option:dns-server,10.99.0.8',
      ]),
    )
  })

  it('gives a machine with Secure Boot on the signed shim', () => {
    const secure = machine({ mac: MAC, arch: 'x64-uefi', secureBootSeen: 'on', secureBoot: 'unknown' })
    const text = textsOf({ machines: [secure] }).get('dnsmasq.conf')
    expect(text).toContain('dhcp-boot=tag:m-525400000007,tag:!ipxe,shimx64.efi')
  })

  it('only adds the boot information on a network with another server', () => {
    const network = { ...plan().network, dhcp: 'proxy', range: null } as const
    const lines = linesOf(textsOf({ network }).get('dnsmasq.conf'))
    expect(lines).toContain('dhcp-range=10.99.0.0,proxy,255.255.255.0')
    expect(lines).toContain('pxe-service=tag:!ipxe,7,"Slipway",snponly.efi')
    // An iPXE in a card's ROM accepts its script only as a service of the menu.
    expect(lines).toContain('pxe-service=tag:ipxe,0,"Slipway",http://10.99.0.1:80/ipxe/boot.ipxe')
    expect(lines.filter(line => /^dhcp-(host|option)/.test(line))).toEqual([])
  })

  it.skipIf(!existsSync('/usr/sbin/dnsmasq')).each(['server', 'proxy'] as const)(
    'is accepted by dnsmasq itself in %s mode',
    dhcp => {
      const folder = temporaryFolder()
      const network = {
        ...plan().network,
        dhcp,
        nic: null,
        range: dhcp === 'proxy' ? null : plan().network.range,
      }
      const hostile = machine({
        mac: MAC,
        name: 'Ünï "code", #1\n',
        filename: 'a,b "c" #d',
        rootPath: 'x\ny',
      })
      const conf = textsOf({ installedAt: folder, network, machines: [hostile] }).get('dnsmasq.conf') ?? ''
      writeFileSync(join(folder, 'dnsmasq.conf'), conf)
      expect(() =>
        execFileSync('/usr/sbin/dnsmasq', ['--test', `--conf-file=${folder}/dnsmasq.conf`], {
          stdio: 'pipe',
        }),
      ).not.toThrow()
    },
  )
})

describe('kea-dhcp4.conf', () => {
  interface Kea {
    readonly Dhcp4: {
      readonly 'client-classes': readonly Record<string, unknown>[]
      readonly subnet4: readonly Record<string, unknown>[]
    }
  }
  const kea = (overrides = {}) =>
    JSON.parse(textsOf({ kind: 'kea', ...overrides }).get('kea-dhcp4.conf') ?? '') as Kea

  it('assigns the same addresses, and dnsmasq then only serves files', () => {
    const [subnet] = kea().Dhcp4.subnet4
    expect(subnet).toMatchObject({
      subnet: '10.99.0.0/24',
      pools: [{ pool: '10.99.0.100 - 10.99.0.199' }],
      'next-server': '10.99.0.1',
      reservations: [{ 'hw-address': '52:54:00:00:00:01', 'ip-address': '10.99.0.50', hostname: 'node-one' }],
    })
    expect(textsOf({ kind: 'kea' }).get('dnsmasq.conf')).not.toMatch(/^dhcp-(range|host|boot)/m)
  })

  it('recognises iPXE first, then single machines, then architectures', () => {
    const own = machine({ mac: MAC, loader: 'grubx64.efi' })
    const names = kea({ machines: [own] }).Dhcp4['client-classes'].map(one => one['name'])
    expect(names.slice(0, 3)).toEqual(['ipxe', 'm-525400000007', 'ipxe-script'])
    expect(names).toContain('x64-uefi-http')
  })

  it('does not answer machines that should be left alone', () => {
    expect(kea().Dhcp4['client-classes'][0]).toEqual({ name: 'DROP', test: 'pkt4.mac == 0x525400000002' })
  })

  it.skipIf(!existsSync('/usr/sbin/kea-dhcp4'))('is accepted by Kea itself', () => {
    const folder = temporaryFolder()
    const own = machine({ mac: MAC, loader: 'grubx64.efi', rootPath: 'nfs:/a,b', dns: [ip('10.99.0.8')] })
    const network = { ...plan().network, nic: null }
    const file = join(folder, 'kea-dhcp4.conf')
    const machines = [...plan().machines, own]
    writeFileSync(file, textsOf({ kind: 'kea', network, machines }).get('kea-dhcp4.conf') ?? '')
    const env = { ...process.env, KEA_PIDFILE_DIR: folder, KEA_LOCKFILE_DIR: folder }
    expect(() => execFileSync('/usr/sbin/kea-dhcp4', ['-t', file], { stdio: 'pipe', env })).not.toThrow()
  })
})
