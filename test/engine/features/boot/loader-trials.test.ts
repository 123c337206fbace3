import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import type { LoaderFact } from '#contract/loader-fact.ts'
import { createChooseBoot } from '#engine/features/boot/boot-choice.ts'
import {
  chooseRung,
  NO_TRIAL,
  stepTrial,
  type TrialSign,
  chooseLoader,
} from '#engine/features/boot/loader.ts'
import { createLoaderTrials, type TrialStore } from '#engine/features/boot/loader-trials.ts'
import { createUnknownConfigs, hintFor } from '#engine/features/boot/loader-memory.ts'
import { createManualClock } from '../../../support/manual-clock.ts'
import { address, mac, machine } from './sample-menu.ts'

const PROGRAMS = [
  'snponly.efi',
  'ipxe.efi',
  'shimx64.efi',
  'grubx64.efi',
  'undionly.kpxe',
  'ipxe.pxe',
  'pxelinux.0',
]
const has = (name: string): boolean => PROGRAMS.includes(name)

function scene(options: { isPinned?: boolean } = {}) {
  const clock = createManualClock()
  const kept = new Map<string, { failed: readonly string[]; works: string | null }>()
  const store: TrialStore = {
    find: one => kept.get(one) ?? null,
    save: (one, trial) => void kept.set(one, trial),
  }
  const told: LoaderFact[] = []
  const open = () => {
    const trials = createLoaderTrials({
      onSaveError: error => expect.unreachable(String(error)),
      clock,
      store,
      nextFor: one => chooseLoader('x64-uefi', has, trials.trialOf(one)),
      isPinned: () => options.isPinned === true,
      record: fact => told.push(fact),
    })
    return trials
  }
  const trials = open()
  const see = (fact: BootFact): void => {
    trials.noteEvent({ ...fact, seq: 1, atMs: clock.nowMs(), mac, ip: null } as BootEvent)
    clock.advance(1)
  }
  const asks = (userClass: string | null = null): void =>
    see({
      kind: 'dhcp.discovered',
      arch: 'x64-uefi',
      isBootClient: true,
      userClass,
      vendorClass: null,
      uuid: null,
      xid: 1,
    })
  const loads = (file: string): void => {
    see({ kind: 'tftp.started', transfer: 1, file, sizeBytes: 9, blksize: 1468, windowsize: 4 })
    see({ kind: 'tftp.finished', transfer: 1, file, sizeBytes: 9, tookMs: 3 })
  }
  const menuComes = (): void =>
    see({ kind: 'menu.served', language: 'grub', timeoutSeconds: 1, defaultId: 'x', entryCount: 1 })
  const next = (): string | null => chooseLoader('x64-uefi', has, trials.trialOf(mac))
  return { clock, kept, told, open, see, asks, loads, menuComes, next }
}

describe('the ladder of boot programs', () => {
  it('stays on the first rung if that one starts', () => {
    const { asks, loads, next, told } = scene()
    for (let boot = 0; boot < 3; boot++) {
      asks()
      loads('snponly.efi')
      asks('iPXE')
      expect(next()).toBe('snponly.efi')
    }
    expect(told).toEqual([])
  })

  it('moves one rung up when the machine comes back to its firmware, and reports that once', () => {
    const { asks, loads, next, told } = scene()
    asks()
    loads('snponly.efi')
    asks()
    asks()
    expect(next()).toBe('ipxe.efi')
    expect(told).toEqual([
      { kind: 'loader.failed', program: 'snponly.efi', reason: 'came-back', next: 'ipxe.efi' },
    ])
  })

  it('moves one rung up when the machine falls silent, and back when it was only slow', () => {
    const { asks, loads, next, told, clock } = scene()
    asks()
    loads('snponly.efi')
    clock.advance(119_000)
    expect(next()).toBe('snponly.efi')
    clock.advance(2000)
    expect(next()).toBe('ipxe.efi')
    expect(told[0]).toMatchObject({ kind: 'loader.failed', reason: 'silent' })
    asks('iPXE')
    expect(next()).toBe('snponly.efi')
  })

  it('climbs to the signed loader, whose further programs are not a new attempt, and remembers what worked', () => {
    const { asks, loads, menuComes, next, told, open } = scene()
    for (const program of ['snponly.efi', 'ipxe.efi']) {
      asks()
      loads(program)
    }
    asks()
    expect(next()).toBe('shimx64.efi')
    loads('shimx64.efi')
    loads('grubx64.efi')
    expect(next()).toBe('shimx64.efi')
    menuComes()
    expect(told.at(-1)).toEqual({ kind: 'loader.works', program: 'shimx64.efi' })
    expect(open().trialOf(mac)).toMatchObject({ failed: [], works: 'shimx64.efi' })
    asks()
    expect(next()).toBe('shimx64.efi')
  })

  it('forgives one failure of what has worked', () => {
    const { asks, loads, next } = scene()
    asks()
    loads('snponly.efi')
    asks('iPXE')
    for (const expected of ['snponly.efi', 'ipxe.efi']) {
      asks()
      loads('snponly.efi')
      asks()
      expect(next()).toBe(expected)
    }
  })

  it('does not count a broken transfer, a size request, or PXELINUX’s files as a failure', () => {
    const { asks, loads, see, next } = scene()
    asks()
    see({ kind: 'tftp.probed', file: 'snponly.efi', sizeBytes: 9 })
    see({ kind: 'tftp.failed', transfer: 1, file: 'snponly.efi', reason: 'x', sentBytes: 1, sizeBytes: 9 })
    asks()
    expect(next()).toBe('snponly.efi')
    loads('pxelinux.0')
    loads('ldlinux.c32')
    asks()
    expect(next()).toBe('snponly.efi')
  })

  it('tries nothing if the user pinned a loader', () => {
    const { asks, loads, told } = scene({ isPinned: true })
    asks()
    loads('snponly.efi')
    asks()
    expect(told).toEqual([])
  })

  it('starts again at the bottom when every rung has failed', () => {
    const all = ['a', 'b']
    let trial = NO_TRIAL
    const seen: (string | null)[] = []
    for (let boot = 0; boot < 5; boot++) {
      const program = chooseRung(all, trial)
      seen.push(program)
      for (const sign of [{ kind: 'loaded', program: program! }, { kind: 'asked' }] as const)
        trial = stepTrial(trial, sign).trial
    }
    expect(seen).toEqual(['a', 'b', 'a', 'b', 'a'])
  })

  it('always chooses one of the candidates', () => {
    const sign = fc.oneof(
      fc.constantFrom('a', 'b', 'c', 'x').map((program): TrialSign => ({ kind: 'loaded', program })),
      fc.constantFrom('alive', 'asked', 'silent').map((kind): TrialSign => ({ kind }) as TrialSign),
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), signs => {
        const { failed, works } = signs.reduce((trial, one) => stepTrial(trial, one).trial, NO_TRIAL)
        expect(['a', 'b', 'c']).toContain(chooseRung(['a', 'b', 'c'], { failed, works }))
        expect(new Set(failed).size).toBe(failed.length)
      }),
    )
  })
})

describe('the loader that a machine gets', () => {
  const choose = (failed: readonly string[], known = machine()) =>
    createChooseBoot({
      address,
      httpPort: 8080,
      machineOf: () => known,
      hasProgram: has,
      trialOf: () => ({ failed, works: null }),
      imageOfEntry: id => (id === 'debian.live' ? 'debian' : null),
    })
  const asked = { mac, userClass: null, uuid: null, requestedFile: null, isBootClient: true } as const
  const pxe = { ...asked, arch: 'x86-bios', vendorClass: 'PXEClient:Arch:00000' } as const
  const http = { ...asked, arch: 'x64-uefi-http', vendorClass: 'HTTPClient:Arch:00016' } as const

  it('is the first that has not failed there; a user’s pin takes precedence', () => {
    expect(choose([])(pxe)?.file).toBe('undionly.kpxe')
    expect(choose(['undionly.kpxe', 'ipxe.pxe'])(pxe)?.file).toBe('pxelinux.0')
    expect(choose(['undionly.kpxe'], machine({ loader: 'undionly.kpxe' }))(pxe)?.file).toBe('undionly.kpxe')
  })

  it('by HTTP boot is the whole ISO if every program failed, or if the user wants it', () => {
    const set = machine({ next: 'always', entry: 'debian.live' })
    const iso = 'http://10.99.0.1:8080/iso/debian.iso'
    expect(choose([], set)(http)?.file).toBe('http://10.99.0.1:8080/boot/ipxe.efi')
    expect(choose(['ipxe.efi', 'snponly.efi'], set)(http)?.file).toBe(iso)
    expect(choose([], { ...set, loader: 'iso' })(http)?.file).toBe(iso)
    expect(choose([], machine({ loader: 'iso' }))(http)?.file).toBe('http://10.99.0.1:8080/boot/ipxe.efi')
  })
})

describe('a loader configuration that Slipway does not have', () => {
  it.each([
    ['boot/grub/menu.lst', 'grub-legacy'],
    ['efidefault', 'grub-legacy'],
    ['syslinux.cfg', 'syslinux'],
    ['pxelinux.cfg/default-arm-bcm283x', 'syslinux'],
    ['boot.cfg', 'esxi'],
    ['loader/entries/a.conf', 'systemd-boot'],
    ['a1b2/config.txt', 'raspberry-pi'],
    ['elilo.conf', 'unknown'],
    ['x/refind.conf', 'unknown'],
  ] as const)('%s is reported with a hint: %s', (path, hint) => {
    expect(hintFor(path)).toBe(hint)
  })

  it.each([
    'x86_64-efi/command.lst',
    'grub/x86_64-efi/http.mod',
    'grubenv',
    'revocations.efi',
    'vmlinuz',
    'iso/x.cfgx',
  ])('%s is not reported', path => {
    expect(hintFor(path)).toBeNull()
  })

  it('is reported once for each machine', () => {
    const worthTelling = createUnknownConfigs()
    expect(worthTelling('boot.cfg', mac)).toBe('esxi')
    expect(worthTelling('boot.cfg', mac)).toBeNull()
    expect(worthTelling('boot.cfg', null)).toBe('esxi')
  })
})
