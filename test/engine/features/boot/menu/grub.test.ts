import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { renderGrubMenu } from '#engine/features/boot/menu/grub.ts'
import { startOf } from '#engine/features/boot/menu/menu-tree.ts'
import { nameWith, needPackages } from '../../../../support/debian-packages.ts'
import { context, hostileMenu, machine, sampleMenu } from '../sample-menu.ts'

const tftp = { ...context, transport: 'tftp' } as const
const noChecker = await needPackages(['grub-common'])

/** GRUB and the POSIX shell parse single quotes and plain words alike. */
function words(line: string): string[] {
  return execFileSync('sh', ['-c', `printf '%s\\n' ${line}`], { encoding: 'utf8' })
    .trimEnd()
    .split('\n')
}
const linesOf = (text: string, verb: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith(`${verb} `))
    .map(line => line.slice(verb.length + 1))

describe('the GRUB menu', () => {
  it('loads over the protocol that loaded the menu', () => {
    const byTftp = renderGrubMenu(sampleMenu, tftp)
    expect(words(linesOf(byTftp, 'linux')[0] ?? '')).toEqual([
      '(tftp,10.99.0.1)/iso/debian-12/live/vmlinuz',
      'boot=live',
      'components',
      'fetch=http://10.99.0.1:8080/iso/debian-12/live/filesystem.squashfs',
      'iso=http://10.99.0.1:8080/iso/debian-12.iso',
    ])
    expect(words(linesOf(byTftp, 'initrd')[0] ?? '')).toEqual([
      '(tftp,10.99.0.1)/iso/debian-12/live/initrd.img',
    ])
    expect(words(linesOf(renderGrubMenu(sampleMenu, context), 'linux')[0] ?? '')[0]).toBe(
      '(http,10.99.0.1:8080)/iso/debian-12/live/vmlinuz',
    )
  })

  it('starts the default after its timeout, and never if the timeout is 0', () => {
    expect(renderGrubMenu(sampleMenu, tftp)).toMatch(/^set default='debian-12.live'\nset timeout=30\n/)
    expect(renderGrubMenu({ ...sampleMenu, timeoutSeconds: 0 }, tftp)).toMatch(/^set timeout=-1$/m)
  })

  it('goes straight to the entry that is set for a machine and keeps the others as a fallback', () => {
    const known = machine({ next: 'always', entry: 'ubuntu-24.04.live' })
    const text = renderGrubMenu(sampleMenu, tftp, startOf(sampleMenu, known))
    expect(text).toMatch(/^set default='ubuntu-24.04.live'\nset timeout=0\n/)
    expect(linesOf(text, 'menuentry').length).toBe(4)
    const local = renderGrubMenu(sampleMenu, tftp, startOf(sampleMenu, machine({ next: 'local' })))
    expect(local).toMatch(/^set default='local'\nset timeout=0\n/)
  })

  it('keeps hostile titles and arguments inside their words', () => {
    const text = renderGrubMenu(hostileMenu, tftp)
    expect(linesOf(text, 'menuentry').length).toBe(3)
    expect(/[^\P{Cc}\n]/u.test(text)).toBe(false)
    const [title, option, id, brace] = words(linesOf(text, 'menuentry')[0] ?? '')
    expect(title).toMatch(/^a'b"c" shell :label \|\| exit && reboot ; poweroff #gone \$\{net0\/mac\}/)
    expect([option, id, brace]).toEqual(['--id', 'evil.entry', '{'])
    const kernel = words(linesOf(text, 'linux')[0] ?? '')
    expect(kernel[0]).toBe('(tftp,10.99.0.1)/iso/evil/boot dir/vm;li"n\'uz')
    expect(kernel).toContain('ds=nocloud;s=http://x/')
    expect(kernel.slice(-2)).toEqual(['opt=two words', 'end'])
    expect(kernel.some(word => word.includes('initrd='))).toBe(false)
    expect(words(linesOf(text, 'initrd')[0] ?? '').length).toBe(3)
  })

  it.skipIf(noChecker !== null)(nameWith('is a valid script to GRUB itself', noChecker), () => {
    for (const text of [
      renderGrubMenu(sampleMenu, tftp),
      renderGrubMenu(sampleMenu, context),
      renderGrubMenu(hostileMenu, tftp),
      renderGrubMenu(hostileMenu, context),
    ]) {
      const checked = spawnSync('grub-script-check', [], { input: text, encoding: 'utf8' })
      expect(checked.stderr + checked.stdout).toBe('')
      expect(checked.status).toBe(0)
    }
  })
})
