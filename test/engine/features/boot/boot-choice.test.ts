import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { ClientArch } from '#contract/client-arch.ts'
import type { Machine } from '#contract/machine.ts'
import { createChooseBoot } from '#engine/features/boot/boot-choice.ts'
import type { BootChoice, ClientFacts } from '#engine/protocols/dhcp/client-facts.ts'
import { address, mac, machine } from './sample-menu.ts'

const PROGRAMS = ['undionly.kpxe', 'snponly.efi', 'ipxe.efi', 'snponly-arm64.efi']
const SCRIPT = 'http://10.99.0.1:8080/ipxe/52-54-00-12-34-56'

function choose(
  facts: Partial<ClientFacts>,
  known: Machine | null = null,
  programs: readonly string[] = PROGRAMS,
): BootChoice | null {
  return createChooseBoot({
    address,
    httpPort: 8080,
    machineOf: () => known,
    hasProgram: name => programs.includes(name),
  })({
    mac,
    arch: 'x64-uefi',
    vendorClass: 'PXEClient:Arch:00007:UNDI:003000',
    userClass: null,
    uuid: null,
    requestedFile: null,
    isBootClient: true,
    ...facts,
  })
}

describe('a machine that asks to boot', () => {
  it.each<[ClientArch, string]>([
    ['x86-bios', 'undionly.kpxe'],
    ['x64-uefi', 'snponly.efi'],
    ['arm64-uefi', 'snponly-arm64.efi'],
  ])('%s gets %s by TFTP', (arch, file) => {
    expect(choose({ arch })).toEqual({ file, nextServer: address, rootPath: null })
  })

  it.each<ClientArch>(['x86-uefi', 'arm32-uefi', 'riscv64-uefi', 'unknown'])(
    '%s gets nothing it could not start',
    arch => {
      expect(choose({ arch })).toBeNull()
    },
  )

  it('gets the next best program if the best is missing', () => {
    expect(choose({}, null, ['ipxe.efi'])?.file).toBe('ipxe.efi')
    expect(choose({}, null, [])).toBeNull()
  })

  it('gets the loader that the user pinned, by either protocol, and the usual one if the pinned one does not exist', () => {
    const pinned = machine({ loader: 'ipxe.efi' })
    expect(choose({}, pinned)?.file).toBe('ipxe.efi')
    const httpBoot = { vendorClass: 'HTTPClient:Arch:00016:UNDI:003000', arch: 'x64-uefi-http' } as const
    expect(choose(httpBoot, machine({ loader: 'snponly.efi' }))?.file).toBe(
      'http://10.99.0.1:8080/boot/snponly.efi',
    )
    expect(choose({ userClass: 'iPXE' }, pinned)?.file).toContain('/ipxe/')
    expect(choose({}, machine({ loader: 'gone.efi' }))?.file).toBe('snponly.efi')
  })

  it('by UEFI HTTP boot gets a URL with an address, ending in .efi', () => {
    const httpBoot = { vendorClass: 'HTTPClient:Arch:00016:UNDI:003000', arch: 'x64-uefi-http' } as const
    expect(choose(httpBoot)?.file).toBe('http://10.99.0.1:8080/boot/ipxe.efi')
    expect(choose({ ...httpBoot, arch: 'x64-uefi' })?.file).toBe('http://10.99.0.1:8080/boot/ipxe.efi')
    expect(choose({ ...httpBoot, arch: 'arm64-uefi-http' })?.file).toMatch(/^http:.*snponly-arm64\.efi$/)
    expect(choose(httpBoot, null, [])).toBeNull()
  })
})

describe('iPXE', () => {
  it('gets its script, never a program', () => {
    for (const arch of ['x86-bios', 'x64-uefi', 'unknown', 'x64-uefi-http'] as const)
      expect(choose({ userClass: 'iPXE', arch })?.file).toBe(SCRIPT)
  })

  it('chained from EDK2 with a bare PXEClient gets its script too', () => {
    expect(choose({ userClass: 'iPXE', vendorClass: 'PXEClient' })?.file).toBe(SCRIPT)
  })

  it('fits its script into the 127 characters of the header', () => {
    expect(SCRIPT.length).toBeLessThan(128)
  })
})

describe('clients that did not ask to boot', () => {
  it.each([
    { vendorClass: null },
    { vendorClass: 'android-dhcp-14' },
    { vendorClass: 'PXEClient', userClass: '\u0007FreeBSD', arch: 'unknown' as const },
  ])('%j gets nothing', facts => {
    expect(choose({ ...facts, isBootClient: false })).toBeNull()
  })
})

describe('what a user set for a machine', () => {
  it('its own disk: nothing for any BIOS client', () => {
    const local = machine({ next: 'local', filename: 'pxelinux.0' })
    expect(choose({ arch: 'x86-bios' }, local)).toBeNull()
    expect(choose({ arch: 'x86-bios', userClass: 'iPXE' }, local)).toBeNull()
  })

  it('its own disk: for UEFI a loader that exits, which takes less time than four unanswered requests', () => {
    const local = machine({ next: 'local' })
    expect(choose({}, local)?.file).toBe('snponly.efi')
    expect(choose({ userClass: 'iPXE' }, local)?.file).toBe(SCRIPT)
    expect(choose({}, machine({ next: 'local', filename: 'netboot.xyz.efi' }))).toBeNull()
  })

  it('its own disk: for UEFI HTTP boot a loader that exits, after which the firmware continues', () => {
    const asked = { arch: 'x64-uefi-http', vendorClass: 'HTTPClient:Arch:00016' } as const
    expect(choose(asked, machine({ next: 'local' }))?.file).toBe('http://10.99.0.1:8080/boot/snponly.efi')
    expect(choose(asked)?.file).toBe('http://10.99.0.1:8080/boot/ipxe.efi')
  })

  it('its own disk, by firmware or by loader as the user chooses', () => {
    expect(choose({}, machine({ next: 'local', ownDiskBy: 'firmware' }))).toBeNull()
    const byLoader = machine({ next: 'local', ownDiskBy: 'loader' })
    expect(choose({ arch: 'x86-bios' }, byLoader)?.file).toBe('undionly.kpxe')
  })

  it('file, server and root path replace ours', () => {
    const known = machine({
      filename: 'pxeboot_ia32.bin',
      nextServer: '10.99.0.9' as Ipv4,
      rootPath: '/export/netbsd',
    })
    expect(choose({ arch: 'x86-bios' }, known)).toEqual({
      file: 'pxeboot_ia32.bin',
      nextServer: '10.99.0.9',
      rootPath: '/export/netbsd',
    })
    expect(choose({ userClass: 'iPXE' }, known)?.file).toBe('pxeboot_ia32.bin')
  })

  it.each(['ipxe.efi', 'undionly.kpxe', 'snponly.efi', 'arm64/ipxe-arm64.efi', 'ipxe.pxe'])(
    '%s never loops: iPXE itself gets its script',
    filename => {
      expect(choose({}, machine({ filename }))?.file).toBe(filename)
      expect(choose({ userClass: 'iPXE' }, machine({ filename }))?.file).toBe(SCRIPT)
    },
  )

  it('a URL goes to iPXE and to HTTP boot, not to a firmware that supports only TFTP', () => {
    const known = machine({ filename: 'http://10.99.0.9/menu.ipxe' })
    expect(choose({}, known)?.file).toBe('snponly.efi')
    expect(choose({ userClass: 'iPXE' }, known)?.file).toBe('http://10.99.0.9/menu.ipxe')
  })

  it('a plain name becomes a URL for HTTP boot', () => {
    const facts = { vendorClass: 'HTTPClient:Arch:00016', arch: 'x64-uefi-http' } as const
    expect(choose(facts, machine({ filename: 'shimx64.efi' }))?.file).toBe(
      'http://10.99.0.1:8080/boot/shimx64.efi',
    )
  })
})

describe('NetBSD', () => {
  const second = { vendorClass: 'NetBSD:i386:libsa', arch: 'unknown', isBootClient: false } as const
  it('gets in its second stage the file that it names, with the root path of the machine', () => {
    expect(choose({ ...second, requestedFile: 'boot.cfg' }, machine({ rootPath: '/r' }))).toEqual({
      file: 'boot.cfg',
      nextServer: address,
      rootPath: '/r',
    })
    expect(choose(second)?.file).toBe('netbsd')
  })
})

describe('FreeBSD', () => {
  const second = {
    vendorClass: 'PXEClient',
    userClass: '\u0007FreeBSD',
    arch: 'unknown',
    isBootClient: false,
  } as const
  it('gets the root path that is set for the machine, and nothing if none is set', () => {
    expect(choose(second, machine({ rootPath: '10.99.0.9:/freebsd' }))).toEqual({
      file: 'pxeboot',
      nextServer: address,
      rootPath: '10.99.0.9:/freebsd',
    })
    expect(choose(second, machine())).toBeNull()
  })
})
