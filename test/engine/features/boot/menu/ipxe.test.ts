import { describe, expect, it } from 'vitest'
import { renderIpxeEntry } from '#engine/features/boot/menu/ipxe-entry.ts'
import { renderIpxeBootstrap, renderIpxeMenu, renderIpxeStart } from '#engine/features/boot/menu/ipxe.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { context, hostileMenu, image, LINUX, sampleMenu } from '../sample-menu.ts'
import { readIpxeScript, type IpxeCommand } from './ipxe-shell.ts'

const BASE = 'http://10.99.0.1:8080'
const MINE = `${BASE}/ipxe/52-54-00-12-34-56`
const named = (commands: readonly IpxeCommand[], name: string): readonly (readonly string[])[] =>
  commands.filter(command => command.words[0] === name).map(command => command.words.slice(1))
const target = (menu = sampleMenu) => menu.items[0]!

describe('the iPXE menu', () => {
  const text = renderIpxeMenu(sampleMenu, context)
  const commands = readIpxeScript(text, {
    choice: 'debian-12.live',
    memsize: '3964',
    'smbios/0.17.12.2:hexraw': '0010',
    'smbios/1.17.12.2:hexraw': '0000',
    'serial:hexraw': '4a31',
  })

  it('is an iPXE script that shows every item', () => {
    expect(text.startsWith('#!ipxe\n')).toBe(true)
    expect(named(commands, 'item').map(([id, ...title]) => [id, title.join(' ')])).toEqual([
      ['debian-12.live', 'debian-12 live'],
      ['ubuntu-24.04.live', 'ubuntu-24.04 live'],
      ['local', "Start from this machine's own disk"],
      ['shell', 'Boot loader shell'],
    ])
  })

  it('starts the default after the timeout in milliseconds', () => {
    expect(named(commands, 'choose')).toEqual([
      ['--default', 'debian-12.live', '--timeout', '30000', 'choice'],
    ])
    const patient = renderIpxeMenu({ ...sampleMenu, timeoutSeconds: 0 }, context)
    expect(named(readIpxeScript(patient), 'choose')).toEqual([['--default', 'debian-12.live', 'choice']])
  })

  it('fetches the chosen entry of this machine, and comes back when that fails', () => {
    expect(named(commands, 'chain')).toEqual([
      ['--replace', `${MINE}/entry/debian-12.live/memory/3964/serial/4a31/modules/0010-0000-------`],
      ['--replace', `${MINE}/menu`],
    ])
  })

  it('has every label that it jumps to, exactly once', () => {
    for (const one of [text, renderIpxeStart('a.b', context), renderIpxeEntry(target(), context)]) {
      const labels = [...one.matchAll(/^:(\S+)/gm)].map(match => match[1])
      const wanted = named(readIpxeScript(one), 'goto').map(([label]) => label)
      expect(new Set(labels).size).toBe(labels.length)
      expect(wanted.filter(label => !labels.includes(label))).toEqual([])
    }
  })

  it('for any machine lets iPXE insert the machine’s address', () => {
    const anyMachine = readIpxeScript(renderIpxeMenu(sampleMenu, { ...context, mac: null }), {
      'netX/mac:hexhyp': '52-54-00-aa-bb-cc',
      choice: 'local',
    })
    expect(named(anyMachine, 'chain')[0]).toEqual([
      '--replace',
      `${BASE}/ipxe/52-54-00-aa-bb-cc/entry/local/memory//serial//modules/--------`,
    ])
  })
})

describe('an entry for iPXE', () => {
  const commands = readIpxeScript(renderIpxeEntry(target(), context))

  it('loads kernel and initrd by HTTP, names the initrd for UEFI and inserts the URLs', () => {
    expect(named(commands, 'imgfree').length).toBe(1)
    expect(named(commands, 'kernel')).toEqual([
      [
        `${BASE}/iso/debian-12/live/vmlinuz`,
        'initrd=initrd.img',
        'boot=live',
        'components',
        `fetch=${BASE}/iso/debian-12/live/filesystem.squashfs`,
        `iso=${BASE}/iso/debian-12.iso`,
      ],
    ])
    expect(named(commands, 'initrd')).toEqual([
      ['--name', 'initrd.img', `${BASE}/iso/debian-12/live/initrd.img`],
    ])
  })

  it('returns to the menu with a message when a file does not arrive', () => {
    for (const name of ['kernel', 'initrd', 'boot']) {
      const index = commands.findIndex(command => command.words[0] === name)
      expect(commands[index]?.then).toBe('||')
      expect(commands[index + 1]?.words).toEqual(['goto', 'failed'])
    }
    expect(named(commands, 'echo').map(words => words.join(' '))).toContain(
      'debian-12 live could not be started.',
    )
    expect(named(commands, 'chain')).toEqual([['--replace', `${MINE}/menu`]])
  })

  it('for the own disk exits on UEFI with an error, so that the next boot option is tried, and on BIOS starts drive 0x80, with a message if that fails', () => {
    const local = renderIpxeEntry(
      sampleMenu.items.find(item => item.kind === 'local')!,
      context,
    )
    const uefi = readIpxeScript(local, { platform: 'efi' })
    expect(uefi.slice(0, 2)).toEqual([
      { words: ['iseq', 'efi', 'efi'], then: '||' },
      { words: ['goto', 'bios'], then: null },
    ])
    const order = ['exit 1', ':bios', 'sanboot', 'exit 1']
    expect(local.split('\n').flatMap(line => order.find(one => line.startsWith(one)) ?? [])).toEqual(order)
    expect(uefi).toContainEqual({ words: ['sanboot', '--no-describe', '--drive', '0x80'], then: '||' })
  })

  it('without an initrd names none', () => {
    const [memtest] = buildMenu(
      [
        image('memtest', {
          entries: [
            {
              ...LINUX,
              id: 'm.m',
              title: 'm',
              kernel: '/mt.bin',
              initrd: [],
              arguments: '',
              experimental: false,
            },
          ],
        }),
      ],
      { defaultId: null, timeoutSeconds: null },
    ).items
    const only = readIpxeScript(renderIpxeEntry(memtest!, context))
    expect(named(only, 'kernel')).toEqual([[`${BASE}/iso/memtest/mt.bin`]])
    expect(named(only, 'initrd')).toEqual([])
  })
})

describe('hostile titles and arguments', () => {
  const settings = { 'net0/mac': 'EXPANDED', x: 'EXPANDED', platform: 'pcbios', choice: 'evil.entry' }
  it('stay words of the command they are in', () => {
    const menuVerbs = readIpxeScript(renderIpxeMenu(hostileMenu, context), settings)
    const plainVerbs = readIpxeScript(renderIpxeMenu(sampleMenu, context), settings)
    const verbs = (commands: readonly IpxeCommand[]): string[] =>
      commands.map(command => command.words[0] ?? '').filter(verb => verb !== 'item')
    expect(verbs(menuVerbs)).toEqual(verbs(plainVerbs))
    expect(named(menuVerbs, 'item').length).toBe(3)

    const entry = readIpxeScript(renderIpxeEntry(target(hostileMenu), context), settings)
    expect(entry.map(command => command.words[0])).toEqual([
      ...['imgfree', 'echo', 'kernel', 'goto', 'initrd', 'goto', 'initrd', 'goto', 'initrd', 'goto'],
      ...['boot', 'goto', 'echo', 'echo', 'echo', 'prompt', 'chain', 'echo', 'shell'],
    ])
  })

  it('arrive whole except for characters that iPXE cannot represent', () => {
    const entry = readIpxeScript(renderIpxeEntry(target(hostileMenu), context), settings)
    const [kernel] = named(entry, 'kernel')
    expect(kernel?.[0]).toBe(`${BASE}/iso/evil/boot%20dir/vm%3Bli%22n'uz`)
    expect(kernel?.slice(1, 4)).toEqual(['initrd=0-initrd.img', 'initrd=1-initrd.img', 'initrd=2-in_it'])
    const words = kernel?.slice(4).join(' ') ?? ''
    expect(words).not.toContain('EXPANDED')
    expect(words).toContain(':label || exit && reboot ; poweroff #gone {net0/mac} {x} $(id)')
    expect(words.endsWith('ds=nocloud;s=http://x/ opt="two words" end')).toBe(true)
    expect(words).not.toContain('initrd=/x')
  })

  it('contain no control character and start no new line', () => {
    const text = renderIpxeMenu(hostileMenu, context) + renderIpxeEntry(target(hostileMenu), context)
    expect(/[^\P{Cc}\n]/u.test(text)).toBe(false)
    expect(text.split('\n').filter(line => /^(shell|:label)/.test(line))).toEqual(['shell', 'shell', 'shell'])
  })
})

describe('the script for an iPXE without settings', () => {
  it('requests an address only if it has none, then identifies itself by its MAC', () => {
    const commands = readIpxeScript(renderIpxeBootstrap(context), {
      'netX/ip': '10.99.0.50',
      'netX/mac:hexhyp': '52-54-00-aa-bb-cc',
    })
    expect(commands.slice(0, 2)).toEqual([
      { words: ['isset', '10.99.0.50'], then: '||' },
      { words: ['dhcp'], then: '||' },
    ])
    expect(named(commands, 'chain')[0]).toEqual(['--replace', `${BASE}/ipxe/52-54-00-aa-bb-cc`])
  })
})
