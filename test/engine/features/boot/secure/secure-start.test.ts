import { describe, expect, it } from 'vitest'
import type { BootTarget } from '#contract/image.ts'
import { type EntrySecureBoot, isSecureBootOn } from '#contract/secure-boot.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { chooseSecureStart, type SecureStartNeeds } from '#engine/features/boot/secure/secure-start.ts'
import { image, machine } from '../sample-menu.ts'

const PASSES: EntrySecureBoot = {
  verdict: 'passes',
  signer: 'Debian Secure Boot Signer 2022 - linux',
  authority: 'Debian Secure Boot CA',
  shimAuthorities: ['Microsoft UEFI CA 2023'],
  ways: ['capsule'],
}
const UBUNTU: EntrySecureBoot = {
  ...PASSES,
  authority: 'Canonical Ltd. Master Certificate Authority',
  ways: ['capsule', 'netboot'],
}
const UNSIGNED: EntrySecureBoot = {
  verdict: 'unsigned',
  signer: null,
  authority: null,
  shimAuthorities: [],
  ways: [],
}

function imageWith(id: string, secureBoot: EntrySecureBoot | null) {
  const plain = image(id)
  return { ...plain, entries: plain.entries.map((entry): BootTarget => ({ ...entry, secureBoot })) }
}

const menu = buildMenu(
  [
    imageWith('debian', PASSES),
    imageWith('ubuntu', UBUNTU),
    imageWith('arch', UNSIGNED),
    imageWith('fedora', { ...UBUNTU, authority: 'Fedora Secure Boot CA', ways: ['capsule'] }),
    imageWith('windows', null),
  ],
  { defaultId: null, timeoutSeconds: null },
)

const needs = (overrides: Partial<SecureStartNeeds> = {}): SecureStartNeeds => ({
  menu: () => menu,
  hasProgram: () => true,
  ownAuthorities: () => ['Debian Secure Boot CA'],
  hasSignedIpxe: () => false,
  chosenOf: () => null,
  ...overrides,
})
const start = (entry: string | null, isHttp: boolean, overrides: Partial<SecureStartNeeds> = {}) =>
  chooseSecureStart(needs(overrides), machine(entry === null ? {} : { entry, next: 'always' }), {
    arch: isHttp ? 'x64-uefi-http' : 'x64-uefi',
    isHttp,
  })

describe('what a machine with Secure Boot on loads', () => {
  it('by HTTP boot, a capsule of its entry', () => {
    expect(start('ubuntu.live', true)).toMatchObject({
      way: 'capsule',
      path: 'capsule/ubuntu.live/52-54-00-12-34-56.iso',
    })
  })

  it("by PXE, our shim for kernels that it trusts, and the disc's shim for others", () => {
    expect(start('debian.live', false)).toMatchObject({ way: 'own-shim', path: 'shimx64.efi' })
    expect(start('ubuntu.live', false)).toMatchObject({
      way: 'disc-shim',
      path: 'signed/ubuntu/shimx64.efi',
    })
  })

  it('a shim even for an unsigned kernel: the firmware refuses it, not Slipway', () => {
    expect(start('arch.live', false)).toMatchObject({ way: 'own-shim' })
    expect(start('arch.live', true)).toMatchObject({ way: 'capsule' })
  })

  it('a signed iPXE if no shim would work', () => {
    expect(start('fedora.live', false, { hasSignedIpxe: () => true })).toMatchObject({
      way: 'signed-ipxe',
      path: 'ipxe-shimx64.efi',
    })
    const withoutOwn = { hasProgram: () => false, hasSignedIpxe: () => true }
    expect(start('arch.live', true, withoutOwn)).toMatchObject({ path: 'boot/ipxe-shimx64.efi' })
  })

  it('nothing signed if there is nothing signed', () => {
    expect(start('arch.live', false, { hasProgram: () => false })).toBeNull()
  })

  it('the default of the menu, if nothing is set', () => {
    expect(start(null, true)).toMatchObject({ path: expect.stringContaining('debian.live') as string })
  })

  it('what was chosen before it restarted, rather than what is set', () => {
    expect(start('debian.live', false, { chosenOf: () => 'ubuntu.live' })).toMatchObject({
      path: 'signed/ubuntu/shimx64.efi',
    })
  })

  it('on ARM, the shim of the disc: ours is for x64', () => {
    const found = chooseSecureStart(needs(), machine({ entry: 'ubuntu.live', next: 'always' }), {
      arch: 'arm64-uefi',
      isHttp: false,
    })
    expect(found).toMatchObject({ path: 'signed/ubuntu/shimaa64.efi' })
  })
})

describe('whether Secure Boot is on', () => {
  it.each([
    ['unknown', 'unknown', false],
    ['unknown', 'on', true],
    ['off', 'on', false],
    ['on', 'off', true],
  ] as const)('set %s, seen %s: %s', (secureBoot, secureBootSeen, isOn) => {
    expect(isSecureBootOn({ secureBoot, secureBootSeen })).toBe(isOn)
  })
})
