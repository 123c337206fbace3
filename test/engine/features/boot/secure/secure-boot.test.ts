import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { BootTarget } from '#contract/image.ts'
import type { Machine } from '#contract/machine.ts'
import type { EntrySecureBoot } from '#contract/secure-boot.ts'
import { buildMenu } from '#engine/features/boot/menu/build-menu.ts'
import { createSecureBoot } from '#engine/features/boot/secure/secure-boot.ts'
import { createManualClock } from '../../../../support/manual-clock.ts'
import { image, mac, machine } from '../sample-menu.ts'

const ip = '10.99.0.50' as Ipv4
const secure = (overrides: Partial<EntrySecureBoot>): EntrySecureBoot => ({
  verdict: 'passes',
  signer: 'Somebody',
  authority: 'Canonical Ltd. Master Certificate Authority',
  shimAuthorities: ['Microsoft UEFI CA 2023'],
  ways: ['capsule', 'netboot'],
  ...overrides,
})

function imageWith(id: string, secureBoot: EntrySecureBoot) {
  const plain = image(id)
  return { ...plain, entries: plain.entries.map((entry): BootTarget => ({ ...entry, secureBoot })) }
}

/** A set-up with one machine, two Ubuntu discs and one unsigned disc. */
function house(about: Partial<Machine> = {}, failed: readonly string[] = []) {
  let known = machine({ arch: 'x64-uefi', ...about })
  const told: BootFact[] = []
  const secureBoot = createSecureBoot({
    clock: createManualClock(),
    menu: () =>
      buildMenu(
        [
          imageWith('ubuntu', secure({})),
          imageWith('kubuntu', secure({})),
          imageWith('arch', secure({ verdict: 'unsigned', signer: null, authority: null, ways: [] })),
        ],
        { defaultId: null, timeoutSeconds: null },
      ),
    machines: {
      find: () => known,
      see: sighting =>
        (known = { ...known, secureBootSeen: sighting.secureBootSeen ?? known.secureBootSeen }),
    },
    programs: { has: () => true, open: async () => null },
    images: { open: async () => null, openChain: async () => null, discFacts: async () => null },
    overlays: { open: async () => null },
    record: fact => told.push(fact),
    publish: () => {},
    failedLoaders: () => failed,
    saveLater: () => {},
  })
  const see = (fact: BootFact) => secureBoot.noteEvent({ ...fact, seq: 1, atMs: 1, mac, ip } as BootEvent)
  const standing = (id: string) => {
    const menu = buildMenu([imageWith(id, secure({}))], { defaultId: null, timeoutSeconds: null })
    return secureBoot.menuFor(mac)?.standingOf(menu.items[0]!)
  }
  const startBy = (arch: Machine['arch']) => secureBoot.signedStart({ arch, vendorClass: null }, known)
  return { secureBoot, see, standing, startBy, told, machine: () => known }
}

describe('a machine and its Secure Boot', () => {
  it('gets the usual programs without a question while its state is unknown', () => {
    const { secureBoot, startBy } = house()
    expect(startBy('x64-uefi')).toBeNull()
    expect(secureBoot.menuFor(mac)).toBeNull()
    expect(secureBoot.isUnknown(mac)).toBe(true)
  })

  it('gets signed programs once its GRUB has reported that it is on', () => {
    const { see, startBy, machine: now } = house({ entry: 'ubuntu.live', next: 'always' })
    see({ kind: 'secure-boot.seen', isOn: true, by: 'grub' })
    expect(now().secureBootSeen).toBe('on')
    expect(startBy('x64-uefi')).toBe('signed/ubuntu/shimx64.efi')
    expect(startBy('x64-uefi-http')).toMatch(/^capsule\/ubuntu\.live\//)
    expect(startBy('x86-bios')).toBeNull()
  })

  it("follows the user's statement rather than its own", () => {
    const { startBy, secureBoot } = house({ secureBoot: 'off', secureBootSeen: 'on' })
    expect(startBy('x64-uefi')).toBeNull()
    expect(secureBoot.isUnknown(mac)).toBe(false)
  })

  it('gets a capsule by HTTP boot after it did not start an unsigned program', () => {
    expect(house({}, ['ipxe.efi']).startBy('x64-uefi-http')).toMatch(/^capsule\//)
    expect(house({}, ['ipxe.efi']).startBy('x64-uefi'), 'by PXE the ladder goes on').toBeNull()
    expect(house({ secureBootSeen: 'off' }, ['ipxe.efi']).startBy('x64-uefi-http')).toBeNull()
  })

  it('restarts for an entry of another disc, and then starts that entry', () => {
    const { see, standing, startBy, secureBoot } = house({
      secureBoot: 'on',
      entry: 'ubuntu.live',
      next: 'always',
    })
    expect([standing('ubuntu'), standing('kubuntu')]).toEqual(['starts', 'restarts'])
    see({ kind: 'secure-boot.restart-chosen', entry: 'kubuntu.live', title: 'Kubuntu' })
    expect(startBy('x64-uefi')).toBe('signed/kubuntu/shimx64.efi')
    expect([standing('ubuntu'), standing('kubuntu')]).toEqual(['restarts', 'starts'])
    expect(secureBoot.takeChosen(mac)).toBe('kubuntu.live')
  })

  it('is reported when it starts to load a capsule that its firmware will refuse', () => {
    const { see, told } = house({ secureBoot: 'on' })
    const begin = (entry: string) =>
      see({ kind: 'http.started', request: 1, path: `/capsule/${entry}/52-54-00-12-34-56.iso`, sizeBytes: 1 })
    begin('ubuntu.live')
    expect(told).toEqual([])
    begin('arch.live')
    expect(told).toEqual([
      expect.objectContaining({ kind: 'secure-boot.refused', entry: 'arch.live', isCertain: false }),
    ])
  })
})
