import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { MacAddress } from '#contract/address.ts'
import { renderIpxeEntry } from '#engine/features/boot/menu/ipxe-entry.ts'
import { renderGrubMenu } from '#engine/features/boot/menu/grub.ts'
import {
  renderCapsuleConfiguration,
  grubReportPath,
  parseGrubReport,
} from '#engine/features/boot/secure/secure-menu.ts'
import { createRestartChoice } from '#engine/features/boot/chosen-entry.ts'
import type { SecureStanding } from '#engine/features/boot/menu/menu-context.ts'
import { createUnsignedPrograms } from '#engine/features/boot/secure/secure-boot.ts'
import { needPackages, nameWith } from '../../../../support/debian-packages.ts'
import { createManualClock } from '../../../../support/manual-clock.ts'
import { context, hostileMenu, mac, sampleMenu } from '../sample-menu.ts'

const grubReason = await needPackages(['grub-common'])
/** Throws if GRUB's parser does not accept it. */
const check = (text: string) => execFileSync('grub-script-check', { input: text })

const standing = (of: SecureStanding) =>
  ({
    ...context,
    transport: 'tftp',
    secureBoot: { standingOf: () => of, shimPathOf: () => 'signed/x/shimx64.efi' },
  }) as const

describe.skipIf(grubReason !== null)(nameWith('a GRUB menu under Secure Boot', grubReason), () => {
  it('reports when a kernel was refused', () => {
    const text = renderGrubMenu(sampleMenu, standing('starts'))
    check(text)
    expect(text).toMatch(/if linux '?\(tftp,10\.99\.0\.1\)\/iso\/debian-12\/live\/vmlinuz/)
    expect(text).toContain(`source '(tftp,10.99.0.1)/secure-boot/refused/debian-12.live'`)
  })

  it('says that an entry is unsigned, and tries it all the same', () => {
    const text = renderGrubMenu(sampleMenu, standing('refused'))
    check(text)
    expect(text).toContain('debian-12 live (not signed for Secure Boot)')
    expect(text).toContain('if linux ')
  })

  it('restarts for an entry of another shim, after reporting that', () => {
    const text = renderGrubMenu(sampleMenu, standing('restarts'))
    check(text)
    expect(text).toContain('debian-12 live (restarts the machine)')
    expect(text).toMatch(
      /if source '\(tftp,10\.99\.0\.1\)\/secure-boot\/chosen\/debian-12\.live'; then\n.*sleep 2\n\s+reboot/,
    )
    expect(text).not.toContain('vmlinuz')
  })

  it('queries a GRUB whose firmware state is unknown', () => {
    const text = renderGrubMenu(sampleMenu, { ...context, transport: 'tftp', secureBoot: 'ask' })
    check(text)
    expect(text).toContain(`source '(tftp,10.99.0.1)/secure-boot/on'`)
    expect(renderGrubMenu(sampleMenu, context)).not.toContain('secure-boot')
  })

  it('gives a signed iPXE the shim of the distribution', () => {
    const item = sampleMenu.items.find(one => one.id === 'debian-12.live')!
    expect(renderIpxeEntry(item, standing('starts'))).toMatch(
      /initrd --name .*\nshim http:\/\/10\.99\.0\.1:8080\/signed\/x\/shimx64\.efi \|\| goto failed\nboot/,
    )
    expect(renderIpxeEntry(item, context)).not.toContain('shim')
  })

  it.each(['starts', 'refused', 'restarts'] as const)('keeps hostile titles in their quotes: %s', of => {
    check(renderGrubMenu(hostileMenu, standing(of)))
  })

  it('configures a capsule: its disc, its files, our URLs, and the additions', () => {
    const item = sampleMenu.items.find(one => one.id === 'debian-12.live')
    if (item?.kind !== 'target') throw new Error('no entry')
    const text = renderCapsuleConfiguration(item, context, ['auto=true', 'two words'])
    check(text)
    expect(text).toContain('search --no-floppy --file --set=root /.slipway-capsule')
    expect(text).toMatch(
      /if linux \/live\/vmlinuz boot=live components fetch=http:\/\/10\.99\.0\.1:8080\/iso\/debian-12\/live\/filesystem\.squashfs .*auto=true 'two words'; then/,
    )
    expect(text).toContain('initrd /live/initrd.img')
    const evil = hostileMenu.items[0]
    if (evil?.kind !== 'target') throw new Error('no entry')
    check(renderCapsuleConfiguration(evil, context))
  })
})

describe('words of GRUB', () => {
  it.each([
    { kind: 'secure-boot', isOn: true },
    { kind: 'chosen', entryId: 'debian-12.live' },
    { kind: 'refused', entryId: 'a.b-c' },
  ] as const)('%j is a path and survives a round trip', word => {
    expect(parseGrubReport(grubReportPath(word))).toEqual(word)
  })

  it.each([
    'secure-boot/chosen',
    'secure-boot/on/x',
    'secure-boot/refused/../x',
    'secure-boot',
    'x/secure-boot/on',
  ])('%s is not a path', path => expect(parseGrubReport(path)).toBeNull())
})

describe('a choice that needs a restart', () => {
  it('is applied until its loader has read its configuration, and for ten minutes at most', () => {
    const clock = createManualClock()
    const choice = createRestartChoice({ clock })
    const other = '52:54:00:00:00:02' as MacAddress
    choice.note(mac, 'ubuntu.live')
    choice.note(other, 'fedora.live')
    expect([choice.of(mac), choice.of(mac)]).toEqual(['ubuntu.live', 'ubuntu.live'])
    // Debian's GRUB checks that the file exists, then reads it.
    expect([choice.take(mac), choice.take(mac)]).toEqual(['ubuntu.live', 'ubuntu.live'])
    clock.advance(11_000)
    expect(choice.of(mac)).toBeNull()
    expect(choice.of(other)).toBe('fedora.live')
    clock.advance(600_000)
    expect(choice.of(other)).toBeNull()
  })
})

describe('unsigned programs', () => {
  const asks = (userClass: string | null) =>
    ({
      kind: 'dhcp.discovered',
      arch: 'x64-uefi',
      isBootClient: true,
      userClass,
      vendorClass: null,
      uuid: null,
      xid: 1,
    }) as const
  const loaded = (file: string) =>
    ({ kind: 'tftp.finished', transfer: 1, file, sizeBytes: 1, tookMs: 1 }) as const

  it('prove, when one runs, that Secure Boot is off', () => {
    const programs = createUnsignedPrograms({ isSigned: () => false })
    programs.see(mac, asks(null))
    programs.see(mac, loaded('snponly.efi'))
    expect(programs.see(mac, asks('iPXE'))).toEqual([
      { kind: 'secure-boot.seen', isOn: false, by: 'unsigned-program' },
    ])
    expect(programs.see(mac, asks('iPXE')), 'once').toEqual([])
  })

  it('prove nothing when they were loaded and then silent', () => {
    const programs = createUnsignedPrograms({ isSigned: () => false })
    programs.see(mac, loaded('snponly.efi'))
    expect(programs.see(mac, asks(null))).toEqual([])
    expect(programs.see(mac, asks('iPXE'))).toEqual([])
  })

  it('are not the signed ones, nor those of a BIOS', () => {
    const programs = createUnsignedPrograms({ isSigned: name => name === 'ipxe.efi' })
    for (const file of ['ipxe.efi', 'undionly.kpxe', 'shimx64.efi']) {
      programs.see(mac, loaded(file))
      expect(programs.see(mac, asks('iPXE'))).toEqual([])
    }
  })
})
