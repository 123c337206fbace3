import { describe, expect, it } from 'vitest'
import type { BootStart, BootTarget } from '#contract/image.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { renderGrubMenu } from '#engine/features/boot/menu/grub.ts'
import { renderIpxeEntry } from '#engine/features/boot/menu/ipxe-entry.ts'
import { renderIpxeMenu } from '#engine/features/boot/menu/ipxe.ts'
import type { MenuContext } from '#engine/features/boot/menu/menu-context.ts'
import { renderPxelinuxMenu } from '#engine/features/boot/menu/pxelinux.ts'
import { context, image, LINUX } from '../sample-menu.ts'
import { readIpxeScript } from './ipxe-shell.ts'

const BASE = 'http://10.99.0.1:8080'
const BIOS: MenuContext = { ...context, clientArch: 'x86-bios' }
const UEFI: MenuContext = { ...context, clientArch: 'x64-uefi' }
const TFTP: MenuContext = { ...UEFI, transport: 'tftp' }

function menuOf(start: BootStart, facts: Partial<BootTarget> = {}, sizeBytes = 1_000_000) {
  const entry = {
    ...LINUX,
    id: 'x.e',
    title: 'Entry',
    kernel: '/boot/vmlinuz',
    initrd: [],
    arguments: '',
    experimental: false,
    ...facts,
    ...start,
  } as BootTarget
  return buildMenu([image('x', { sizeBytes, entries: [entry] })], { defaultId: null, timeoutSeconds: 5 })
}
const ipxe = (menu: ReturnType<typeof menuOf>, at: MenuContext, settings: Record<string, string> = {}) =>
  readIpxeScript(renderIpxeEntry(menu.items[0]!, at), settings).map(command => command.words)
const commandsOf = (words: readonly (readonly string[])[], ...names: readonly string[]) =>
  words.filter(([name]) => names.includes(name ?? ''))
const grub = (menu: ReturnType<typeof menuOf>, at: MenuContext = TFTP) =>
  renderGrubMenu(menu, at)
    .split('menuentry')[1]
    ?.split('\n')
    .map(line => line.trim())
const pxelinux = (menu: ReturnType<typeof menuOf>) =>
  renderPxelinuxMenu(menu, { ...BIOS, transport: 'tftp' })
    .split('\nLABEL ')[1]
    ?.split('\n')
    .map(line => line.trim())

describe('a multiboot kernel', () => {
  const menu = menuOf(
    {
      kind: 'multiboot',
      modules: [
        { path: '/boot/vmlinuz', arguments: 'console=hvc0 answerfile={TREE_URL}a' },
        { path: '/install.img', arguments: '' },
      ],
    },
    { kernel: '/boot/xen.gz', arguments: 'dom0_mem=max:8192M console=com1,vga' },
  )

  it('is loaded by iPXE on BIOS with its modules, decompressed', () => {
    expect(commandsOf(ipxe(menu, BIOS, { platform: 'pcbios' }), 'kernel', 'module').slice(0, 3)).toEqual([
      ['kernel', `${BASE}/iso-overlay/x/inflated/boot/xen.gz`, 'dom0_mem=max:8192M', 'console=com1,vga'],
      ['module', `${BASE}/iso/x/boot/vmlinuz`, 'console=hvc0', `answerfile=${BASE}/iso/x/a`],
      ['module', `${BASE}/iso/x/install.img`],
    ])
  })

  it('is left to GRUB by iPXE on UEFI, and greyed out if there is no GRUB', () => {
    const script = renderIpxeEntry(menu.items[0]!, UEFI)
    expect(script).toContain('iseq ${platform} efi && goto grub ||')
    expect(script.split(':grub')[1]).toContain(`kernel ${BASE}/boot/grubx64.efi`)
    const without = { ...UEFI, hasProgram: () => false }
    expect(renderIpxeMenu(menu, without)).toContain('item --gap -- Entry (needs GRUB on UEFI)')
  })

  it('is multiboot2 for GRUB', () => {
    expect(grub(menu)).toEqual(
      expect.arrayContaining([
        "multiboot2 '(tftp,10.99.0.1)/iso-overlay/x/inflated/boot/xen.gz' dom0_mem=max:8192M console=com1,vga",
        `module2 '(tftp,10.99.0.1)/iso/x/boot/vmlinuz' console=hvc0 answerfile=${BASE}/iso/x/a`,
        "module2 '(tftp,10.99.0.1)/iso/x/install.img'",
      ]),
    )
  })

  it('is mboot.c32 for PXELINUX, with three dashes between modules', () => {
    expect(pxelinux(menu)).toEqual(
      expect.arrayContaining([
        'COM32 mboot.c32',
        `APPEND ::iso-overlay/x/inflated/boot/xen.gz dom0_mem=max:8192M console=com1,vga --- ::iso/x/boot/vmlinuz console=hvc0 answerfile=${BASE}/iso/x/a --- ::iso/x/install.img`,
      ]),
    )
  })
})

describe('an ISO in the initrd', () => {
  const start: BootStart = { kind: 'iso-in-initrd', embedded: { path: null, name: '/proxmox.iso' } }
  const menu = menuOf(start, { initrd: ['/boot/initrd.img'], arguments: 'rw quiet' })

  it('is an archive in front of the others, for every loader', () => {
    expect(commandsOf(ipxe(menu, UEFI), 'kernel', 'initrd')).toEqual([
      ['kernel', `${BASE}/iso/x/boot/vmlinuz`, 'initrd=0-proxmox.iso', 'initrd=1-initrd.img', 'rw', 'quiet'],
      ['initrd', '--name', '0-proxmox.iso', `${BASE}/iso-overlay/x/archive/proxmox.iso`],
      ['initrd', '--name', '1-initrd.img', `${BASE}/iso/x/boot/initrd.img`],
    ])
    expect(grub(menu)).toContain(
      "initrd '(tftp,10.99.0.1)/iso-overlay/x/archive/proxmox.iso' '(tftp,10.99.0.1)/iso/x/boot/initrd.img'",
    )
    expect(pxelinux(menu)).toContain('INITRD ::iso-overlay/x/archive/proxmox.iso,::iso/x/boot/initrd.img')
  })

  it('names a file of the ISO by its path', () => {
    const one = menuOf({
      kind: 'iso-in-initrd',
      embedded: { path: '/image.squashfs', name: '/image.squashfs' },
    })
    expect(commandsOf(ipxe(one, BIOS), 'initrd')[0]?.at(-1)).toBe(
      `${BASE}/iso-overlay/x/archive/image.squashfs/image.squashfs`,
    )
  })

  it('is greyed out if the ISO is larger than an archive can hold', () => {
    const large = menuOf(start, {}, 2 ** 32)
    expect(renderIpxeMenu(large, UEFI)).toContain('item --gap -- Entry (too large for an initrd)')
    expect(pxelinux(large)).toContain('MENU DISABLE')
  })
})

describe('an EFI program', () => {
  const menu = menuOf(
    { kind: 'efi' },
    {
      kernel: '/EFI/BOOT/BOOTX64.EFI',
      firmware: 'uefi',
      architectures: ['amd64'],
      arguments: '-c {OVERLAY_URL}boot.cfg',
    },
  )

  it('is started with its arguments', () => {
    expect(commandsOf(ipxe(menu, UEFI), 'kernel')).toEqual([
      ['kernel', `${BASE}/iso/x/EFI/BOOT/BOOTX64.EFI`, '-c', `${BASE}/iso-overlay/x/boot.cfg`],
    ])
    expect(grub(menu)).toContain(
      `chainloader '(tftp,10.99.0.1)/iso/x/EFI/BOOT/BOOTX64.EFI' -c ${BASE}/iso-overlay/x/boot.cfg`,
    )
  })

  it.each([
    ['x86-bios', 'UEFI only'],
    ['arm64-uefi', 'for amd64'],
    ['x86-uefi', 'for amd64'],
  ] as const)('is visible but cannot be chosen on %s', (clientArch, reason) => {
    const at = { ...context, clientArch }
    expect(renderIpxeMenu(menu, at)).toContain(`item --gap -- Entry (${reason})`)
    expect(commandsOf(ipxe(menu, at), 'kernel')).toEqual([])
    expect(grub(menu, at)?.join('\n')).toContain(`Not on this machine: ${reason}.`)
  })

  it('is not refused to an unknown machine', () => {
    expect(renderIpxeMenu(menu, context)).toContain('item x.e Entry')
  })
})

describe('a disk image', () => {
  const menu = menuOf({ kind: 'disk', format: 'iso' }, { kernel: '/', firmware: 'bios' })

  it('is kept in memory by MEMDISK, otherwise iPXE emulates the drive', () => {
    expect(commandsOf(ipxe(menu, BIOS), 'kernel', 'initrd')).toEqual([
      ['kernel', `${BASE}/boot/memdisk`, 'iso', 'raw'],
      ['initrd', `${BASE}/iso/x.iso`],
    ])
    const without = { ...BIOS, hasProgram: () => false }
    expect(commandsOf(ipxe(menu, without), 'sanboot')).toEqual([['sanboot', `${BASE}/iso/x.iso`]])
    expect(pxelinux(menu)).toEqual(
      expect.arrayContaining(['LINUX memdisk', 'INITRD ::iso/x.iso', 'APPEND iso raw']),
    )
  })

  it('is not offered to UEFI or by GRUB', () => {
    expect(renderIpxeMenu(menu, UEFI)).toContain('item --gap -- Entry (BIOS only)')
    expect(grub(menu, { ...TFTP, clientArch: null })?.join('\n')).toContain('not with GRUB')
  })
})

it('Windows PE is started by wimboot with the files of its boot manager, if wimboot is there', () => {
  const files = [
    { name: 'bootmgr', path: '/bootmgr' },
    { name: 'BCD', path: '/boot/bcd' },
  ]
  const menu = menuOf({ kind: 'wimboot', files }, { kernel: '/sources/boot.wim' })
  expect(commandsOf(ipxe(menu, UEFI), 'kernel', 'initrd')).toEqual([
    ['kernel', `${BASE}/boot/wimboot`],
    ['initrd', '--name', 'bootmgr', `${BASE}/iso/x/bootmgr`, 'bootmgr'],
    ['initrd', '--name', 'BCD', `${BASE}/iso/x/boot/bcd`, 'BCD'],
    ['initrd', '--name', 'boot.wim', `${BASE}/iso/x/sources/boot.wim`, 'boot.wim'],
  ])
  expect(renderIpxeMenu(menu, { ...UEFI, hasProgram: () => false })).toContain('(needs wimboot)')
  expect(grub(menu)?.join('\n')).toContain('needs iPXE')
})

describe('memory', () => {
  const menu = menuOf({ kind: 'linux' }, { ramMegabytes: 4096 })
  const said = (memory: number | null) =>
    renderIpxeEntry(menu.items[0]!, UEFI, memory).includes('GB of memory')

  it('is mentioned before the wait when there is clearly too little, and only then', () => {
    expect([2048, 3500, 3900, 8192, null].map(said)).toEqual([true, true, false, false, false])
  })
})

it('leaves out the address of a mirror that was not filled in', () => {
  const menu = menuOf({ kind: 'linux' }, { arguments: 'inst.repo={MIRROR_URL} ip=dhcp' })
  expect(commandsOf(ipxe(menu, UEFI), 'kernel')[0]?.slice(2)).toEqual(['ip=dhcp'])
})
