import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { BootMenu, CustomStart, MenuNode } from '#contract/menu.ts'
import { nodesOf } from '#contract/menu-nodes.ts'
import { createMenuParsers } from '#contract/menu-parsers.ts'
import { type StoredNode, buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { renderGrubMenu } from '#engine/features/boot/menu/grub.ts'
import { renderIpxeMenu } from '#engine/features/boot/menu/ipxe.ts'
import { startOf, PLAIN_PLACE } from '#engine/features/boot/menu/menu-tree.ts'
import { renderPxelinuxMenu } from '#engine/features/boot/menu/pxelinux.ts'
import { z } from 'zod'
import { nameWith, needPackages } from '../../../../support/debian-packages.ts'
import { context, HOSTILE, image, machine } from '../sample-menu.ts'
import { readIpxeScript } from './ipxe-shell.ts'

const noChecker = await needPackages(['grub-common'])
const tftp = { ...context, transport: 'tftp' } as const
const images = [image('debian'), image('ubuntu'), image('rocky')]

const entry = (id: string, how: Partial<StoredNode> = {}): StoredNode =>
  ({ ...PLAIN_PLACE, id, kind: 'entry', title: null, seenTitle: `seen ${id}`, ...how }) as StoredNode
const submenu = (id: string, title: string, parent: string | null = null): StoredNode => ({
  ...PLAIN_PLACE,
  id,
  parent,
  kind: 'submenu',
  title,
  seenTitle: null,
})
const custom = (id: string, start: CustomStart, how: Partial<MenuNode> = {}): StoredNode =>
  ({ ...PLAIN_PLACE, id, kind: 'custom', title: id, start, seenTitle: null, ...how }) as StoredNode
const menuOf = (layout: readonly StoredNode[], defaultId: string | null = null): BootMenu =>
  buildMenu(images, { defaultId, timeoutSeconds: 10, layout })
const ids = (menu: BootMenu): string[] => menu.items.map(item => item.id)

const LAYOUT: readonly StoredNode[] = [
  entry('rocky.live', { title: 'The Rocky', hotkey: 'r' }),
  submenu('submenu.more', 'More systems'),
  entry('debian.live', { parent: 'submenu.more' }),
  entry('old.live', { parent: 'submenu.more' }),
  { ...PLAIN_PLACE, id: 'gap.tools', kind: 'separator', title: 'Tools', seenTitle: null },
  entry('firmware'),
  entry('memtest', { firmware: ['bios'] }),
  entry('local'),
  entry('shell', { isHidden: true }),
]

function syntaxOf(text: string): string {
  const checked = spawnSync('grub-script-check', [], { input: text, encoding: 'utf8' })
  return checked.status === 0 ? '' : checked.stderr + checked.stdout
}

describe('a menu that the user arranged', () => {
  it('keeps the order and the titles, and shows which entries are gone', () => {
    const menu = menuOf(LAYOUT)
    expect(ids(menu)).toEqual([
      ...['rocky.live', 'ubuntu.live', 'submenu.more', 'debian.live', 'old.live'],
      ...['gap.tools', 'firmware', 'memtest', 'local', 'shell'],
    ])
    expect(menu.items[0]).toMatchObject({ kind: 'target', title: 'The Rocky', ownTitle: 'The Rocky' })
    expect(menu.items[4]).toMatchObject({ kind: 'gone', title: 'seen old.live', reason: 'image-removed' })
  })

  it('puts a new entry of an image next to the other entries of that image, in the same submenu', () => {
    const two = image('debian')
    const second = { ...two.entries[0]!, id: 'debian.install' }
    const menu = buildMenu([image('debian', { entries: [...two.entries, second] })], {
      defaultId: null,
      timeoutSeconds: null,
      layout: LAYOUT,
    })
    const at = ids(menu).indexOf('debian.install')
    expect(menu.items[at]).toMatchObject({ parent: 'submenu.more' })
    expect(menu.items[at - 1]?.id).toBe('debian.live')
  })

  it('keeps the place of an image whose file is missing, and uses it again later', () => {
    const away = [image('debian', { isPresent: false })]
    const menu = buildMenu(away, { defaultId: null, timeoutSeconds: null, layout: LAYOUT })
    expect(menu.items.find(item => item.id === 'debian.live')).toMatchObject({
      kind: 'gone',
      reason: 'file-missing',
    })
    expect(menuOf(LAYOUT).items.find(item => item.id === 'debian.live')?.kind).toBe('target')
  })

  it('passes through the page and back unchanged', () => {
    const menu = menuOf(LAYOUT)
    const layout = nodesOf(menu).map(node => ({ ...node, seenTitle: `seen ${node.id}` }))
    expect(menuOf(layout)).toEqual(menu)
  })

  it('starts no entry that is gone: the machine is shown the menu', () => {
    const menu = menuOf(LAYOUT)
    expect(startOf(menu, machine({ next: 'always', entry: 'old.live' })).item).toBeNull()
    expect(startOf(menu, machine({ next: 'always', entry: 'submenu.more' })).item).toBeNull()
    expect(startOf(menu, machine({ next: 'always', entry: 'debian.live' })).item?.id).toBe('debian.live')
  })

  it('refuses an entry twice, or before its submenu', () => {
    const { 'menu.arrange': parser } = createMenuParsers({ identifier: z.string(), mac: z.never() })
    const nodes = nodesOf(menuOf(LAYOUT))
    expect(parser.safeParse({ nodes }).success).toBe(true)
    expect(parser.safeParse({ nodes: [...nodes, nodes[0]] }).success).toBe(false)
    expect(parser.safeParse({ nodes: nodes.toReversed() }).success).toBe(false)
  })
})

describe('the three languages of one arranged menu', () => {
  it('iPXE: every level is a menu with a way back; hidden entries and those of other machines are left out', () => {
    const text = renderIpxeMenu(menuOf(LAYOUT), { ...context, clientArch: 'x64-uefi' })
    const items = readIpxeScript(text).filter(one => one.words[0] === 'item')
    expect(items.map(one => one.words.slice(1).join(' '))).toEqual([
      '--key r rocky.live The Rocky',
      'ubuntu.live ubuntu live',
      'submenu.more More systems ...',
      '--gap -- Tools',
      'firmware Firmware setup',
      "local Start from this machine's own disk",
      'debian.live debian live',
      '--gap -- seen old.live (image is gone)',
      'back Back',
    ])
    const labels = [...text.matchAll(/^:(\S+)/gm)].map(match => match[1])
    const wanted = [...text.matchAll(/goto (\S+)/g)].map(match => match[1])
    expect(wanted.filter(label => !labels.includes(label))).toEqual([])
  })

  it('GRUB: submenus nest, and the default is found in one', () => {
    const text = renderGrubMenu(menuOf(LAYOUT, 'debian.live'), tftp)
    expect(text).toMatch(/^set default='submenu.more>debian.live'$/m)
    expect(text).toMatch(/^menuentry 'The Rocky' --id 'rocky.live' --hotkey=r \{$/m)
    expect(text).toMatch(/^submenu 'More systems' --id 'submenu.more' \{$/m)
    expect(text).not.toContain("'shell'")
    if (noChecker === null) expect(syntaxOf(text)).toBe('')
  })

  it('PXELINUX: submenus nest with a way back, and unsupported entries are shown with the reason', () => {
    const text = renderPxelinuxMenu(menuOf(LAYOUT, 'debian.live'), tftp)
    expect(text).toMatch(/^ONTIMEOUT debian.live$/m)
    expect(text).toMatch(/MENU BEGIN submenu.more\nMENU TITLE More systems\n[^]*MENU EXIT\nMENU END/)
    expect(text).toMatch(/LABEL firmware\n {2}MENU LABEL Firmware setup \(UEFI only\)\n {2}MENU DISABLE/)
    expect(text).toMatch(/LABEL memtest\n.*\n {2}LINUX ::memtest86\+x64.bin/)
    expect(text).toContain('MENU LABEL The ^Rocky')
  })

  it('a hidden entry is rendered for the machine it is set for', () => {
    const menu = menuOf([entry('debian.live', { isHidden: true, parent: null }), entry('local')])
    const start = startOf(menu, machine({ next: 'always', entry: 'debian.live' }))
    expect(renderGrubMenu(start.menu, tftp, start)).toContain("--id 'debian.live'")
    expect(renderPxelinuxMenu(start.menu, tftp, { hasMenuModule: true, start })).toContain(
      'LABEL debian.live',
    )
    expect(renderGrubMenu(menu, tftp)).not.toContain("--id 'debian.live'")
  })

  it('500 entries in submenus, hostile titles of 300 characters: still one menu', () => {
    const layout: StoredNode[] = []
    for (let number = 0; number < 500; number++) {
      if (number % 50 === 0)
        layout.push(submenu(`submenu.${number}`, `${HOSTILE}\u202e${number}`.padEnd(300, "'{;$")))
      layout.push(
        custom(
          `own.${number}`,
          { kind: 'kernel', kernel: `/k/${number}`, initrd: [], arguments: 'a={} b;c $x', modules: [] },
          {
            parent: `submenu.${number - (number % 50)}`,
            title: `${HOSTILE}\u202e`.padEnd(300, '"}`'),
          },
        ),
      )
    }
    const menu = menuOf(layout)
    for (const text of [
      renderIpxeMenu(menu, context),
      renderGrubMenu(menu, tftp),
      renderPxelinuxMenu(menu, tftp),
    ])
      expect(/[^\P{Cc}\n]|\u202e/u.test(text)).toBe(false)
    expect(renderGrubMenu(menu, tftp).match(/^ *menuentry /gm)).toHaveLength(505)
    expect(renderPxelinuxMenu(menu, tftp).match(/^LABEL own\./gm)).toHaveLength(500)
    if (noChecker === null) expect(syntaxOf(renderGrubMenu(menu, tftp))).toBe('')
  })
})

describe('an entry that the user wrote', () => {
  const kernel: CustomStart = {
    kind: 'kernel',
    kernel: 'http://10.0.0.9/linux',
    initrd: ['/mine/initrd.img'],
    arguments: 'quiet opt="two words" initrd=x',
    modules: [],
  }
  const text = (words: Partial<Record<'ipxe' | 'grub' | 'pxelinux', string>>): CustomStart => ({
    kind: 'text',
    ipxe: null,
    grub: null,
    pxelinux: null,
    ...words,
  })

  it('a kernel is started by every loader that can reach it', () => {
    const menu = menuOf([custom('own.k', kernel)])
    expect(renderGrubMenu(menu, tftp)).toContain(
      "linux '(http,10.0.0.9)/linux' quiet 'opt=two words'\n  initrd '(tftp,10.99.0.1)/mine/initrd.img'",
    )
    expect(renderPxelinuxMenu(menu, context)).toContain(
      'LINUX http://10.0.0.9/linux\n  INITRD http://10.99.0.1:8080/boot/mine/initrd.img\n  APPEND quiet opt="two words"',
    )
    expect(renderPxelinuxMenu(menu, tftp)).toMatch(/MENU LABEL own.k \(needs iPXE\)\n {2}MENU DISABLE/)
  })

  it('a text of one loader is greyed out in the others', () => {
    const menu = menuOf([custom('own.p', text({ pxelinux: 'COM32 hdt.c32\nAPPEND x' }))])
    expect(renderPxelinuxMenu(menu, tftp)).toContain('  COM32 hdt.c32\n  APPEND x')
    expect(renderIpxeMenu(menu, context)).toContain('item --gap -- own.p (only with PXELINUX)')
    expect(renderGrubMenu(menu, tftp)).toContain("menuentry 'own.p (only with PXELINUX)'")
  })

  it('iPXE on UEFI leaves a text for GRUB alone to GRUB', () => {
    const menu = menuOf([custom('own.g', text({ grub: 'chainloader /EFI/x.efi' }))])
    expect(renderIpxeMenu(menu, { ...context, clientArch: 'x64-uefi' })).toContain('item own.g own.g')
    expect(renderIpxeMenu(menu, { ...context, clientArch: 'x86-bios' })).toContain('(only with GRUB)')
  })

  it.each([
    ['grub', "echo 'never closed", 'quote-open'],
    ['grub', 'if true; then\necho x', 'word-unclosed'],
    ['grub', '}\nmenuentry x {', 'brace-unopened'],
    ['grub', 'echo x \\', 'backslash-at-end'],
    ['ipxe', 'frobnicate', 'unknown-command'],
    ['ipxe', 'goto nowhere', 'missing-label'],
    ['pxelinux', 'LINUX x\nLABEL other', 'not-below-label'],
    ['pxelinux', 'APPEND x', 'starts-nothing'],
  ] as const)('an error in %s text %j never reaches a machine', (language, body, problem) => {
    const menu = menuOf([custom('own.bad', text({ [language]: body }))])
    const item = menu.items.find(one => one.id === 'own.bad')
    expect(
      item?.kind === 'custom' && item.problems.map(one => one.ipxe?.kind ?? one.why?.reasonCode),
    ).toContain(problem)
    const grub = renderGrubMenu(menu, tftp)
    const all = [renderIpxeMenu(menu, context), grub, renderPxelinuxMenu(menu, tftp)].join('')
    expect(all).not.toContain(body)
    expect(all).toMatch(/\(mistake in line \d\)/)
    if (noChecker === null) expect(syntaxOf(grub)).toBe('')
  })

  it.skipIf(noChecker !== null)(nameWith("GRUB accepts what Slipway's check accepts", noChecker), () => {
    for (const body of [
      'if [ "$grub_platform" = efi ]; then chainloader /x; else linux16 /y; fi',
      'for x in a b c; do echo $x; done',
      'echo \'a}b\' "c{d" e\\}f # {',
      'while true; do\nbreak\ndone',
    ]) {
      const menu = menuOf([custom('own.ok', text({ grub: body }))])
      const item = menu.items.find(one => one.id === 'own.ok')
      expect(item?.kind === 'custom' && item.problems).toEqual([])
      expect(syntaxOf(renderGrubMenu(menu, tftp))).toBe('')
    }
  })
})
