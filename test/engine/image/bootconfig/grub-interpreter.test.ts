import { describe, expect, it } from 'vitest'
import { isOther } from '#engine/image/bootconfig/configured-entry.ts'
import { interpretGrub } from '#engine/image/bootconfig/grub-interpreter.ts'

function disc(files: Record<string, string>) {
  return {
    readText: async (path: string) => files[path] ?? null,
    exists: async (path: string) => path in files,
  }
}
const readAll = (text: string, others: Record<string, string> = {}) =>
  interpretGrub('/boot/grub/grub.cfg', disc({ '/boot/grub/grub.cfg': text, ...others }))
const read = async (text: string, others: Record<string, string> = {}) =>
  (await readAll(text, others)).flatMap(entry => (isOther(entry) ? [] : [entry]))

describe('GRUB configuration', () => {
  it('reads the menu of an Ubuntu server disc', async () => {
    const entries = await read(`
set timeout=30
loadfont unicode
set menu_color_normal=white/black
menuentry "Try or Install Ubuntu Server" {
	set gfxpayload=keep
	linux	/casper/vmlinuz  ---
	initrd	/casper/initrd
}
menuentry "Ubuntu Server with the HWE kernel" {
	set gfxpayload=keep
	linux	/casper/hwe-vmlinuz quiet ---
	initrd	/casper/hwe-initrd
}
grub_platform
if [ "$grub_platform" = "efi" ]; then
menuentry 'Boot from next volume' {
	exit 1
}
menuentry 'UEFI Firmware Settings' {
	fwsetup
}
else
menuentry 'Test memory' {
	linux16 /boot/memtest86+x64.bin
}
fi`)
    expect(entries).toEqual([
      {
        title: 'Try or Install Ubuntu Server',
        kernel: '/casper/vmlinuz',
        initrd: ['/casper/initrd'],
        arguments: '---',
        source: '/boot/grub/grub.cfg',
      },
      {
        title: 'Ubuntu Server with the HWE kernel',
        kernel: '/casper/hwe-vmlinuz',
        initrd: ['/casper/hwe-initrd'],
        arguments: 'quiet ---',
        source: '/boot/grub/grub.cfg',
      },
      {
        title: 'Test memory',
        kernel: '/boot/memtest86+x64.bin',
        initrd: [],
        arguments: '',
        source: '/boot/grub/grub.cfg',
      },
    ])
  })

  it('reads the menu of a Rocky Linux disc, submenus included', async () => {
    const entries = await read(`
set default="1"
function load_video {
  insmod all_video
}
load_video
search --no-floppy --set=root -l 'Rocky-9-3-x86_64-dvd'
### BEGIN /etc/grub.d/10_linux ###
menuentry 'Install Rocky Linux 9.3' --class fedora --class gnu-linux --class gnu --class os {
	linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd quiet
	initrdefi /images/pxeboot/initrd.img
}
submenu 'Troubleshooting -->' {
	menuentry 'Rescue a Rocky Linux system' --class fedora --class os {
		linuxefi /images/pxeboot/vmlinuz inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd inst.rescue quiet
		initrdefi /images/pxeboot/initrd.img
	}
}`)
    expect(entries.map(entry => [entry.title, entry.arguments])).toEqual([
      ['Install Rocky Linux 9.3', 'inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd quiet'],
      ['Rescue a Rocky Linux system', 'inst.stage2=hd:LABEL=Rocky-9-3-x86_64-dvd inst.rescue quiet'],
    ])
  })

  it('reads the menu of a Debian live disc, which is in included files', async () => {
    const entries = await read(
      `source /boot/grub/config.cfg
# Live boot
if [ "\${iso_path}" ] ; then
set loopback="findiso=\${iso_path}"
export loopback
fi
menuentry "Live system (amd64)" --hotkey=l {
	linux	/live/vmlinuz-6.1.0-18-amd64 boot=live components quiet splash \${loopback}
	initrd	/live/initrd.img-6.1.0-18-amd64
}
submenu 'Utilities...' --hotkey=u {
	source ($root)$prefix/utilities.cfg
}`,
      {
        '/boot/grub/config.cfg': 'set theme=/boot/grub/live-theme/theme.txt',
        '/boot/grub/utilities.cfg':
          'menuentry "Fail-safe" { linux /live/vmlinuz-6.1.0-18-amd64 memtest noapic\n initrd /live/initrd.img-6.1.0-18-amd64\n}',
      },
    )
    expect(entries.map(entry => [entry.title, entry.kernel, entry.arguments])).toEqual([
      ['Live system (amd64)', '/live/vmlinuz-6.1.0-18-amd64', 'boot=live components quiet splash'],
      ['Fail-safe', '/live/vmlinuz-6.1.0-18-amd64', 'memtest noapic'],
    ])
  })

  it('expands variables, quotes and continued lines as GRUB does', async () => {
    const [entry] = await read(`
set kernel="/boot/vmlinuz" ; set args='quiet  splash'
root=(cd0)
menuentry "It's \\"quoted\\" \$0" {
	linux (\$root)\${kernel} \$args "\$args" ds=nocloud\\;s=/cdrom/ \\
		file="/a b/c" 'single \$args' # not this
	initrd /boot/a.img (\$root)/boot/b.img newc:x:/boot/c.img
}`)
    expect(entry).toMatchObject({
      kernel: '/boot/vmlinuz',
      initrd: ['/boot/a.img', '/boot/b.img'],
      arguments: 'quiet splash "quiet  splash" ds=nocloud;s=/cdrom/ file="/a b/c" "single $args"',
    })
    expect(entry?.title).toContain('It\'s "quoted"')
  })

  it('ends words at braces, and reads translatable strings', async () => {
    const entries = await read(
      'set icon=x\nmenuentry $"Boot it" --class $icon{\nlinux /k a=b;initrd /i}\nmenuentry "next" {linux /k2}',
    )
    expect(entries.map(entry => [entry.title, entry.kernel, entry.initrd, entry.arguments])).toEqual([
      ['Boot it', '/k', ['/i'], 'a=b'],
      ['next', '/k2', [], ''],
    ])
  })

  it('uses the values that variables have when the menu is complete', async () => {
    const [entry] = await read('menuentry a { linux /k $late\n initrd /i }\nset late=console=ttyS0')
    expect(entry?.arguments).toBe('console=ttyS0')
  })

  it('takes both branches if the machine decides, and one if the disc does', async () => {
    const entries = await read(
      `if [ $grub_cpu = x86_64 ]; then set suffix=64; menuentry "64" { linux /k64 }
elif [ $grub_cpu = i386 ]; then menuentry "32" { linux /k32 }
fi
if [ -f /boot/present -a ! -e /boot/absent ]; then menuentry "present" { linux /p } else menuentry "wrong" { linux /w } fi
menuentry both { if cpuid -l; then linux /long; initrd /long.img; else linux /short; initrd /short.img; fi }
for name in one two; do menuentry "$name" "$name" { linux /$2 } done
entry() { echo not a function in GRUB; }
function add { menuentry "$1" "$1" { linux /from-function } }
add three`,
      { '/boot/present': '' },
    )
    expect(entries.map(entry => entry.kernel)).toEqual([
      '/k64',
      '/k32',
      '/p',
      '/long',
      '/short',
      '/one',
      '/two',
      '/from-function',
    ])
  })

  it.each([
    [
      'files that include themselves',
      'source /boot/grub/grub.cfg\nsource /boot/grub/grub.cfg\nmenuentry a { linux /k }',
    ],
    ['functions that call themselves', 'function f { f; f; menuentry a { linux /k } }\nf'],
    [
      'variables that double',
      `set a=aaaaaaaa\n${'set a=$a$a\n'.repeat(100)}menuentry a { linux /k ${'$a '.repeat(5000)} }`,
    ],
    ['nothing but braces', '{'.repeat(50_000)],
    ['nested conditions', 'if true; then '.repeat(20_000)],
    ['nested entries', 'menuentry a { '.repeat(20_000)],
    ['loops in loops', `${'for x in 1 2 3 4 5 6 7 8 9; do '.repeat(30)}menuentry a { linux /k }`],
    ['open quotes', `menuentry "${'x'.repeat(100_000)}`],
    ['words without end', '; } ; fi done { } '.repeat(10_000)],
  ])('ends on %s', async (_name, text) => {
    const startedAt = performance.now()
    expect((await read(text)).length).toBeLessThanOrEqual(512)
    expect(performance.now() - startedAt).toBeLessThan(2000)
  })

  it('chainloader of an EFI program is an entry, of a boot sector none', async () => {
    const entries = await readAll(`
menuentry "UEFI shell" { insmod chain; chainloader (cd0)/EFI/tools/shell.efi -nostartup }
menuentry "First disk" { set root=(hd0); chainloader +1 }
menuentry "Second partition" { chainloader (hd0,2)+1 }
menuentry "Firmware" { fwsetup }
`)
    expect(entries).toEqual([
      {
        title: 'UEFI shell',
        source: '/boot/grub/grub.cfg',
        kernel: '/EFI/tools/shell.efi',
        arguments: '-nostartup',
        initrd: [],
        isEfiProgram: true,
      },
    ])
  })

  it('an entry that only GRUB can start is reported by its command, not dropped', async () => {
    const source = '/boot/grub/grub.cfg'
    expect(
      await readAll(`
menuentry "FreeBSD" { search --file /boot/kernel/kernel; kfreebsd /boot/kernel/kernel; kfreebsd_loadenv /boot/device.hints }
menuentry "Windows XP" { ntldr /ntldr }
menuentry "Boot sector" { chainloader /isolinux/bootsect.bin }
menuentry "Reboot" { echo "Bye"; sleep 1; reboot }
`),
    ).toEqual([
      { title: 'FreeBSD', source, command: 'kfreebsd' },
      { title: 'Windows XP', source, command: 'ntldr' },
      { title: 'Boot sector', source, command: 'chainloader' },
    ])
  })
})
