import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withImported } from '#contract/menu-nodes.ts'
import { createMenuParsers } from '#contract/menu-parsers.ts'
import { reason } from '#contract/reason.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { renderGrubMenu } from '#engine/features/boot/menu/grub.ts'
import { renderIpxeMenu } from '#engine/features/boot/menu/ipxe.ts'
import { renderPxelinuxMenu } from '#engine/features/boot/menu/pxelinux.ts'
import { readGrubMenu } from '#engine/features/boot/menu/read/read-grub.ts'
import { readIpxeMenu } from '#engine/features/boot/menu/read/read-ipxe.ts'
import { readMenu } from '#engine/features/boot/menu/read/read-menu.ts'
import { readPxelinuxMenu } from '#engine/features/boot/menu/read/read-pxelinux.ts'
import { z } from 'zod'
import { context, image } from '../../sample-menu.ts'

const GRUB = `# The lab's menu
set default="rescue"
set timeout=7
insmod all_video
loadfont unicode
# Rocky, with its kickstart
menuentry 'Rocky "9" {x}' --class rocky --hotkey=r {
  echo "Loading Rocky"
  linux (http,10.0.0.1)/rocky/vmlinuz inst.repo=http://10.0.0.1/rocky/ inst.ks='http://10.0.0.1/a b.ks' quiet
  initrd (http,10.0.0.1)/rocky/initrd.img
}
submenu "More" {
  menuentry "XCP-ng" {
    multiboot2 /xcp/xen.gz dom0_max_vcpus=1-2
    module2 /xcp/vmlinuz console=hvc0 install
    module2 /xcp/install.img
  }
  menuentry "Only GRUB" --id odd {
    if [ "$grub_platform" = "efi" ]; then
      chainloader /odd.efi
    fi
  }
}
menuentry "Rescue" --id rescue { linux /rescue/vmlinuz
  initrd /a.img /b.img
}
menuentry 'Disk' { exit }
menuentry 'Setup' { fwsetup }
menuentry 'Again' { reboot }
source /extra.cfg
frobnicate now
`

const PXELINUX = `DEFAULT vesamenu.c32
PROMPT 0
TIMEOUT 155
ONTIMEOUT local
MENU TITLE My boot menu
# Debian stable
LABEL deb
  MENU LABEL ^Debian
  KERNEL debian/linux
  APPEND initrd=debian/initrd.gz,extra.gz vga=788 --- quiet
LABEL local
  MENU LABEL Local disk
  LOCALBOOT 0
MENU SEPARATOR
MENU BEGIN tools
MENU TITLE Tools
LABEL xen
  COM32 mboot.c32
  APPEND xen.gz dom0_mem=1G --- vmlinuz root=/dev/sda1 --- initrd.img
LABEL hdt
  MENU LABEL Hardware
  TEXT HELP
  label is not a directive here
  ENDTEXT
  COM32 hdt.c32
LABEL head
  MENU LABEL -- only words --
  MENU DISABLE
MENU END
INCLUDE more.cfg
SOMETHING odd
`

const IPXE = `#!ipxe
set base http://10.0.0.1
set menu-timeout 5000
:start
menu Our menu
item --gap -- ------ Systems ------
# the usual one
item --key d debian Install Debian
item tools Tools...
item --gap
item exit Leave to the disk
item lost Nothing behind it
choose --default debian --timeout \${menu-timeout} target && goto \${target}
:debian
kernel \${base}/debian/linux initrd=initrd.gz auto=true url=\${base}/preseed.cfg || goto failed
initrd \${base}/debian/initrd.gz
boot || goto failed
goto start
:tools
menu Tools
item shell Shell
item start Back
choose tool && goto \${tool}
:shell
shell
:exit
exit
:failed
goto start
`

const lineOf = (text: string, line: string): number => text.split('\n').indexOf(line) + 1
const summary = (read: ReturnType<typeof readMenu>) =>
  read.nodes.map(node => [node.kind, node.parent === null ? '' : '  ', node.title].join('|'))
const startOf = (read: ReturnType<typeof readMenu>, title: string) => {
  const node = read.nodes.find(one => one.title === title)
  return node?.kind === 'custom' ? node.start : node?.id
}

describe('a user’s grub.cfg', () => {
  const read = readMenu(GRUB)

  it('becomes entries, submenus and the machine’s tools', () => {
    expect(read.language).toBe('grub')
    expect(summary(read)).toEqual([
      ...['custom||Rocky "9" {x}', 'submenu||More', 'custom|  |XCP-ng', 'custom|  |Only GRUB'],
      ...['custom||Rescue', 'entry||Disk', 'entry||Setup', 'custom||Again'],
    ])
    expect([read.defaultId, read.timeoutSeconds]).toEqual(['own.rescue', 7])
  })

  it('keeps kernels for every loader, with their arguments', () => {
    expect(startOf(read, 'Rocky "9" {x}')).toEqual({
      kind: 'kernel',
      kernel: 'http://10.0.0.1/rocky/vmlinuz',
      initrd: ['http://10.0.0.1/rocky/initrd.img'],
      arguments: 'inst.repo=http://10.0.0.1/rocky/ "inst.ks=http://10.0.0.1/a b.ks" quiet',
      modules: [],
    })
    expect(startOf(read, 'XCP-ng')).toMatchObject({
      kernel: '/xcp/xen.gz',
      modules: [
        { path: '/xcp/vmlinuz', arguments: 'console=hvc0 install' },
        { path: '/xcp/install.img', arguments: '' },
      ],
    })
    expect(startOf(read, 'Disk')).toBe('local')
  })

  it('keeps a text that only GRUB understands, unchanged', () => {
    expect(startOf(read, 'Only GRUB')).toEqual({
      kind: 'text',
      ipxe: null,
      grub: 'if [ "$grub_platform" = "efi" ]; then\n  chainloader /odd.efi\nfi',
      pxelinux: null,
    })
  })

  it('keeps comments as notes, hot keys, and names the lines that it did not understand', () => {
    expect(read.nodes[0]).toMatchObject({ note: "The lab's menu\nRocky, with its kickstart", hotkey: 'r' })
    expect(read.unread).toMatchObject([
      {
        line: lineOf(GRUB, 'source /extra.cfg'),
        why: { reasonCode: 'another-file', said: 'source /extra.cfg' },
      },
      { line: lineOf(GRUB, 'frobnicate now'), text: 'frobnicate now' },
    ])
  })
})

describe('a user’s pxelinux.cfg/default', () => {
  const read = readMenu(PXELINUX)

  it('becomes entries, submenus and separators', () => {
    expect(read.language).toBe('pxelinux')
    expect(summary(read)).toEqual([
      ...['custom||Debian', 'entry||Local disk', 'separator||', 'submenu||Tools'],
      ...['custom|  |xen', 'custom|  |Hardware', 'separator|  |-- only words --'],
    ])
    expect([read.defaultId, read.timeoutSeconds]).toEqual(['local', 16])
    expect(read.nodes[0]).toMatchObject({ note: 'Debian stable', hotkey: 'd' })
  })

  it('keeps kernels for every loader and the rest for PXELINUX', () => {
    expect(startOf(read, 'Debian')).toMatchObject({
      kernel: '/debian/linux',
      initrd: ['/debian/initrd.gz', '/extra.gz'],
      arguments: 'vga=788 --- quiet',
    })
    expect(startOf(read, 'xen')).toMatchObject({ kernel: '/xen.gz', arguments: 'dom0_mem=1G' })
    expect(startOf(read, 'Hardware')).toMatchObject({ kind: 'text', pxelinux: 'COM32 hdt.c32', grub: null })
    expect(read.unread.map(one => one.line)).toEqual([
      lineOf(PXELINUX, 'INCLUDE more.cfg'),
      lineOf(PXELINUX, 'SOMETHING odd'),
    ])
  })
})

describe('a user’s iPXE menu', () => {
  const read = readMenu(IPXE)

  it('becomes entries, with its settings expanded and its menus as submenus', () => {
    expect(read.language).toBe('ipxe')
    expect(summary(read)).toEqual([
      ...['separator||Systems', 'custom||Install Debian', 'submenu||Tools...', 'custom|  |Shell'],
      ...['separator||', 'entry||Leave to the disk'],
    ])
    expect([read.defaultId, read.timeoutSeconds]).toEqual(['own.install-debian', 5])
    expect(startOf(read, 'Install Debian')).toEqual({
      kind: 'kernel',
      kernel: 'http://10.0.0.1/debian/linux',
      initrd: ['http://10.0.0.1/debian/initrd.gz'],
      arguments: 'auto=true url=http://10.0.0.1/preseed.cfg',
      modules: [],
    })
    expect(read.nodes.find(node => node.title === 'Install Debian')).toMatchObject({
      note: 'the usual one',
      hotkey: 'd',
    })
    expect(read.unread).toMatchObject([
      {
        line: 12,
        why: reason('item-nowhere', { item: 'lost' }),
      },
    ])
  })
})

describe('what was read', () => {
  const parser = createMenuParsers({
    identifier: z.string().regex(/^[a-z0-9][a-z0-9.-]{0,127}$/),
    mac: z.never(),
  })
  const images = [image('debian')]
  const empty = buildMenu(images, { defaultId: null, timeoutSeconds: null })

  it('can be added to the menu once or twice, and rendered in every language', () => {
    let menu = empty
    for (const text of [GRUB, PXELINUX, IPXE, GRUB]) {
      const { nodes } = withImported(menu, readMenu(text), 'add')
      expect(parser['menu.arrange'].safeParse({ nodes }).error).toBeUndefined()
      menu = buildMenu(images, {
        defaultId: null,
        timeoutSeconds: null,
        layout: nodes.map(node => ({ ...node, seenTitle: null })),
      })
    }
    expect(menu.items.filter(item => item.title === 'Rescue').map(item => item.id)).toEqual([
      'own.rescue',
      'own.rescue-2',
    ])
    expect(menu.items.filter(item => item.kind === 'local')).toHaveLength(1)
    for (const text of [
      renderIpxeMenu(menu, context),
      renderGrubMenu(menu, context),
      renderPxelinuxMenu(menu, context),
    ])
      expect(text).toContain('own.rescue-2')
  })

  it('reads back what Slipway itself writes', () => {
    const { nodes } = withImported(empty, readMenu(GRUB), 'replace')
    const menu = buildMenu([], {
      defaultId: null,
      timeoutSeconds: 9,
      layout: nodes.map(node => ({ ...node, seenTitle: null })),
    })
    const titles = (text: string): string[] =>
      readMenu(text)
        .nodes.filter(node => node.kind !== 'separator')
        .map(node => node.title ?? '')
    const grub = titles(renderGrubMenu(menu, context))
    expect(grub.slice(0, 5)).toEqual(['Rocky "9" {x}', 'More', 'XCP-ng', 'Only GRUB', 'Rescue'])
    expect(titles(renderPxelinuxMenu(menu, context))).toEqual(
      expect.arrayContaining(['More', 'XCP-ng', 'Rescue']),
    )
    expect(readMenu(renderGrubMenu(menu, context)).unread).toEqual([])
  })

  it.each(['', 'hello', '{"a":1}', '<html>', '\u0000\u0001'])('%j is no menu', text => {
    expect(() => readMenu(text)).toThrow('menu-not-understood')
  })

  it('turns hostile text into valid nodes, or into none', () => {
    const piece = fc.constantFrom(
      ...[
        'menuentry "',
        'submenu x {',
        '{',
        '}',
        "'",
        '"',
        '\\',
        '\n',
        ';',
        '$x',
        '${a}',
        'set a=$a$a',
        'linux /k ',
        '#c',
      ],
      ...[
        'LABEL ',
        'MENU BEGIN',
        'MENU END',
        'KERNEL a',
        'APPEND -',
        'item ',
        'choose ',
        ':a',
        'set a ${a}${a}',
        'kernel ',
      ],
      ...['if', 'then', 'fi', 'while', 'do', 'done', 'default=0', ' ', '\u202e', 'x'.repeat(400)],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), pieces => {
        for (const read of [readGrubMenu, readPxelinuxMenu, readIpxeMenu]) {
          const { nodes } = withImported(empty, read(pieces.join('')), 'add')
          expect(parser['menu.arrange'].safeParse({ nodes }).error).toBeUndefined()
        }
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['labels in labels', readPxelinuxMenu, 'LABEL x\n KERNEL k\n MENU BEGIN\n', ''],
    ['one label without end', readPxelinuxMenu, ' KERNEL k\n', 'LABEL x\n'],
    ['submenus in submenus', readGrubMenu, 'submenu x {\n', ''],
    ['comments', readGrubMenu, '# c\n', ''],
    ['menus that name each other', readIpxeMenu, ':a\nchoose x\nitem a b\n', 'item a b\n'],
    ['items', readIpxeMenu, 'item a b\n', ''],
  ] as const)('%s of the maximum size are read within a second', (_what, read, piece, head) => {
    const text = head + piece.repeat(Math.floor((256 * 1024) / piece.length))
    const started = performance.now()
    expect(read(text).nodes.length).toBeLessThanOrEqual(512)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
