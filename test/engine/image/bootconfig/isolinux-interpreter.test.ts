import { describe, expect, it } from 'vitest'
import { interpretIsolinux } from '#engine/image/bootconfig/isolinux-interpreter.ts'
import { parseLoaderEntry } from '#engine/image/bootconfig/read-boot-configuration.ts'

const read = (file: string, files: Record<string, string>) =>
  interpretIsolinux(file, {
    readText: async path => files[path] ?? null,
    exists: async path => path in files,
  })

describe('ISOLINUX configuration', () => {
  it('reads a Fedora-like menu with names relative to its folder', async () => {
    const entries = await read('/isolinux/isolinux.cfg', {
      '/isolinux/isolinux.cfg': `default vesamenu.c32
timeout 600
menu title CentOS 7
label linux
  menu label ^Install CentOS 7
  kernel vmlinuz
  append initrd=initrd.img inst.stage2=hd:LABEL=CentOS\\x207\\x20x86_64 quiet
menu separator # insert an empty line
menu begin ^Troubleshooting
label rescue
  menu indent count 5
  menu label ^Rescue a CentOS system
  text help
	label like lines of help are no labels
	kernel nonsense
  endtext
  kernel vmlinuz
  append initrd=initrd.img inst.rescue quiet
label memtest
  menu label Run a ^memory test
  kernel memtest
label local
  localboot 0xffff
menu end`,
    })
    expect(entries).toMatchObject([
      {
        title: 'Install CentOS 7',
        kernel: '/isolinux/vmlinuz',
        initrd: ['/isolinux/initrd.img'],
        arguments: 'inst.stage2=hd:LABEL=CentOS\\x207\\x20x86_64 quiet',
      },
      { title: 'Rescue a CentOS system', arguments: 'inst.rescue quiet' },
      { title: 'Run a memory test', kernel: '/isolinux/memtest', initrd: [] },
    ])
  })

  it('reads a Debian-like menu spread over files', async () => {
    const entries = await read('/isolinux/isolinux.cfg', {
      '/isolinux/isolinux.cfg': 'path \ninclude menu.cfg\nui vesamenu.c32',
      '/isolinux/menu.cfg':
        'MENU INCLUDE stdmenu.cfg\ninclude live.cfg\nlabel more\n  kernel vesamenu.c32\n  append more.cfg ~\n',
      '/isolinux/stdmenu.cfg': 'menu background splash.png',
      '/isolinux/live.cfg': `label live-amd64
	menu label ^Live system (amd64)
	menu default
	linux /live/vmlinuz-6.1.0-18-amd64
	initrd /live/initrd.img-6.1.0-18-amd64
	append boot=live components quiet splash`,
      '/isolinux/more.cfg': 'label x\n linux /live/x\n initrd /a,/b\ninclude isolinux.cfg\ninclude more.cfg',
    })
    expect(entries).toMatchObject([
      {
        title: 'Live system (amd64)',
        kernel: '/live/vmlinuz-6.1.0-18-amd64',
        initrd: ['/live/initrd.img-6.1.0-18-amd64'],
        arguments: 'boot=live components quiet splash',
      },
      { title: 'x', kernel: '/live/x', initrd: ['/a', '/b'] },
    ])
  })

  it('follows a configuration in a label to its folder, as archiso discs need', async () => {
    const entries = await read('/boot/syslinux/syslinux.cfg', {
      '/boot/syslinux/syslinux.cfg':
        'DEFAULT loadconfig\nLABEL loadconfig\n  CONFIG /sysresccd/boot/syslinux/sys.cfg\n  APPEND /sysresccd/\n',
      '/sysresccd/boot/syslinux/sys.cfg':
        'LABEL a\nMENU LABEL Boot\nLINUX boot/x86_64/vmlinuz\nINITRD boot/ucode.img,boot/x86_64/sysresccd.img\nAPPEND archisobasedir=sysresccd',
    })
    expect(entries).toMatchObject([
      {
        title: 'Boot',
        kernel: '/sysresccd/boot/x86_64/vmlinuz',
        initrd: ['/sysresccd/boot/ucode.img', '/sysresccd/boot/x86_64/sysresccd.img'],
      },
    ])
  })

  it('gives labels without an APPEND the one above all labels', async () => {
    const entries = await read('/isolinux.cfg', {
      '/isolinux.cfg':
        'APPEND initrd=i.img root=/dev/ram0\nLABEL a\nKERNEL k\nLABEL b\nKERNEL k\nAPPEND -\nLABEL c\nKERNEL chain.c32',
    })
    expect(entries).toMatchObject([
      { title: 'a', initrd: ['/i.img'], arguments: 'root=/dev/ram0' },
      { title: 'b', initrd: [], arguments: '' },
    ])
    expect(entries).toHaveLength(2)
  })
})

describe('ISOLINUX programs', () => {
  it('that only it can run are reported by name; those that choose or switch off are not', async () => {
    const label = (name: string, kernel: string) => `LABEL ${name}\nKERNEL ${kernel}\n`
    const entries = await read('/isolinux.cfg', {
      '/isolinux.cfg':
        label('hardware', '/tools/hdt.c32') +
        label('disk', 'chain.c32') +
        label('off', 'poweroff.com') +
        label('dos', '/images/boot.img'),
    })
    expect(entries).toEqual([
      { title: 'hardware', source: '/isolinux.cfg', command: 'hdt.c32' },
      { title: 'dos', source: '/isolinux.cfg', command: 'boot.img' },
    ])
  })
})

describe('loader entry', () => {
  it('reads kernel, several initrds and options', () => {
    const text =
      '# made by mkarchiso\ntitle    Arch Linux\nlinux /arch/vmlinuz\ninitrd /ucode.img\ninitrd /arch/i.img\noptions a=b\noptions c\n'
    expect(parseLoaderEntry(text, '/loader/entries/01.conf')).toEqual({
      title: 'Arch Linux',
      kernel: '/arch/vmlinuz',
      initrd: ['/ucode.img', '/arch/i.img'],
      arguments: 'a=b c',
      source: '/loader/entries/01.conf',
    })
    expect(
      parseLoaderEntry('# A tool\ntitle Shell\nefi /shell.efi\noptions -nostartup\n', '/x.conf'),
    ).toEqual({
      title: 'Shell',
      kernel: '/shell.efi',
      initrd: [],
      arguments: '-nostartup',
      source: '/x.conf',
      isEfiProgram: true,
    })
    expect(parseLoaderEntry('title Nothing\noptions quiet\n', '/x.conf')).toBeNull()
  })
})
