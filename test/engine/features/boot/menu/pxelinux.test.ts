import { describe, expect, it } from 'vitest'
import { startOf } from '#engine/features/boot/menu/menu-tree.ts'
import { renderPxelinuxMenu } from '#engine/features/boot/menu/pxelinux.ts'
import { context, hostileMenu, machine, sampleMenu } from '../sample-menu.ts'

const tftp = { ...context, transport: 'tftp' } as const

/** The lines that belong to one label. */
function labelOf(text: string, id: string): string[] {
  const lines = text.split('\n')
  const start = lines.indexOf(`LABEL ${id}`)
  const end = lines.findIndex((line, index) => index > start && line.trim() === '')
  return lines.slice(start + 1, end < 0 ? undefined : end).map(line => line.trim())
}

describe('the PXELINUX menu', () => {
  it('loads from the root of TFTP, wherever PXELINUX itself came from', () => {
    expect(labelOf(renderPxelinuxMenu(sampleMenu, tftp), 'debian-12.live')).toEqual([
      'MENU LABEL debian-12 live',
      'LINUX ::iso/debian-12/live/vmlinuz',
      'INITRD ::iso/debian-12/live/initrd.img',
      'APPEND boot=live components fetch=http://10.99.0.1:8080/iso/debian-12/live/filesystem.squashfs iso=http://10.99.0.1:8080/iso/debian-12.iso',
    ])
  })

  it('counts its timeout in tenths of a second', () => {
    expect(renderPxelinuxMenu(sampleMenu, tftp)).toMatch(
      /^DEFAULT debian-12.live\nTIMEOUT 300\nUI menu.c32\n/,
    )
    expect(renderPxelinuxMenu({ ...sampleMenu, timeoutSeconds: 0 }, tftp)).toMatch(/^TIMEOUT 0$/m)
  })

  it('without menu.c32 asks at a prompt and prints the names', () => {
    const text = renderPxelinuxMenu(sampleMenu, tftp, { hasMenuModule: false })
    expect(text).not.toMatch(/^UI/m)
    expect(text).toMatch(/^PROMPT 1$/m)
    expect(text).toMatch(/^SAY debian-12.live: debian-12 live$/m)
  })

  it('starts at once the entry that is set for a machine', () => {
    const start = startOf(sampleMenu, machine({ next: 'once', entry: 'ubuntu-24.04.live' }))
    const text = renderPxelinuxMenu(start.menu, tftp, { hasMenuModule: true, start })
    expect(text).toMatch(/^DEFAULT ubuntu-24.04.live\nPROMPT 0\n/)
    expect(text).not.toMatch(/^(UI|TIMEOUT)/m)
  })

  it('lists unsupported entries in the menu, with the reason', () => {
    const lines = labelOf(renderPxelinuxMenu(hostileMenu, tftp), 'evil.entry')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^MENU LABEL a'b"c" shell :label .*\(PXELINUX cannot name its files\)$/)
    expect(lines[1]).toBe('MENU DISABLE')
  })

  it('over HTTP names any file, and hostile words stay on their line', () => {
    const text = renderPxelinuxMenu(hostileMenu, context)
    const lines = labelOf(text, 'evil.entry')
    expect(lines.map(line => line.split(' ')[0])).toEqual(['MENU', 'LINUX', 'INITRD', 'APPEND'])
    expect(lines[1]).toBe(`LINUX http://10.99.0.1:8080/iso/evil/boot%20dir/vm%3Bli%22n'uz`)
    expect(lines[0]).not.toContain('^')
    expect(/[^\P{Cc}\n]/u.test(text)).toBe(false)
    expect(text.match(/^LABEL /gm)).toHaveLength(3)
  })

  it('has entries for the own disk and for the prompt', () => {
    const text = renderPxelinuxMenu(sampleMenu, tftp)
    expect(labelOf(text, 'local')).toContain('LOCALBOOT 0')
    expect(labelOf(text, 'shell')).toContain('MENU QUIT')
  })
})
