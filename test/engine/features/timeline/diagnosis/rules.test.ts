import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { messagesOfFinding } from '#words/finding.ts'
import type { BootSettings } from '#engine/features/timeline/diagnosis/rule.ts'
import { createReplay } from '../replay.ts'
import { acknowledged, discovered, ip, offered } from '../scene.ts'
import {
  chosen,
  eventsOf,
  findingsAfter,
  get,
  ipxe,
  type Steps,
  toKernel,
  told,
  toMenu,
  transfer,
} from './steps.ts'

describe('no address', () => {
  it('is reported as soon as Slipway refuses, with the reason, and withdrawn with an address', () => {
    const steps: Steps = [
      [0, discovered()],
      [1, { kind: 'dhcp.pool-exhausted', first: '10.99.0.50' as Ipv4, last: '10.99.0.60' as Ipv4 }],
    ]
    const [finding] = findingsAfter(steps, 1000)
    expect(finding).toMatchObject({ code: 'no-address', confidence: 'certain', evidence: [2] })
    expect(messagesOfFinding(finding!).why).toMatchObject({
      code: 'finding.sure.certain',
      params: {
        why: {
          code: 'finding.no-address.pool-exhausted',
          params: { first: '10.99.0.50', last: '10.99.0.60' },
        },
      },
    })
    expect(findingsAfter([...steps, [4000, offered(null)], [1, acknowledged(null)]], 1000)).toEqual([])
  })

  it('is withdrawn once there is one to offer: EDK2 takes its time before it requests it', () => {
    const steps: Steps = [
      [0, discovered()],
      [1, { kind: 'dhcp.declined', address: ip }],
      [4000, discovered()],
      [1, offered('snponly.efi')],
    ]
    expect(findingsAfter(steps, 4000)).toEqual([])
    expect(findingsAfter(steps, 17_000)).toMatchObject([{ code: 'offer-not-taken' }])
  })
})

describe('T1: an offer that is not taken', () => {
  it('waits for a machine that gathers offers for 11 s', () => {
    expect(
      findingsAfter(
        [
          [0, discovered()],
          [1, offered('a')],
        ],
        15_000,
      ),
    ).toEqual([])
    expect(
      findingsAfter(
        [
          [0, discovered()],
          [1, offered('a')],
        ],
        17_000,
      ),
    ).toMatchObject([{ code: 'offer-not-taken', facts: { count: 1 } }])
  })

  it('is withdrawn when the machine takes it after all', () => {
    const late: Steps = [
      [0, discovered()],
      [1, offered('snponly.efi')],
      [8000, discovered()],
      [1, offered('snponly.efi')],
    ]
    expect(findingsAfter(late, 3000)).toMatchObject([{ code: 'offer-not-taken' }])
    expect(findingsAfter([...late, [5000, acknowledged('snponly.efi')]], 2000)).toEqual([])
  })
})

describe('T6: a script that is not requested', () => {
  it('waits for an iPXE that waits for IPv6 routers', () => {
    const steps = toMenu.slice(0, -1)
    expect(findingsAfter(steps, 20_000)).toEqual([])
    expect(findingsAfter(steps, 26_000)).toMatchObject([{ code: 'script-not-asked', facts: { port: 8080 } }])
    expect(findingsAfter(toMenu, 26_000)).toEqual([])
  })
})

describe('kernel and initrd', () => {
  it('a missing file of the entry, also if its entry has left the menu with it', () => {
    const missing = (path: string): Steps => [...toMenu, [9, chosen], [50, { kind: 'http.missing', path }]]
    for (const path of ['/iso/test/live/vmlinuz', '/iso/gone/live/vmlinuz'])
      expect(findingsAfter(missing(path), 2000)).toMatchObject([
        {
          code: 'kernel-missing',
          confidence: 'certain',
          remedies: [{ kind: 'find-image', imageId: path.split('/')[2] }],
        },
      ])
    const mended = [...missing('/iso/test/live/vmlinuz'), ...get('/iso/test/live/vmlinuz', 10_000_000)]
    expect(findingsAfter(mended, 2000)).toEqual([])
    const ofInstaller = [
      ...toKernel,
      ...get('/iso/test/live/filesystem.squashfs', 9),
      [5, { kind: 'http.missing', path: '/iso/test/Release.gpg' }] as const,
    ]
    expect(findingsAfter(ofInstaller, 2000)).toEqual([])
  })

  it('a loader that gives up in the middle may have no memory left', () => {
    const steps = [
      ...toMenu,
      [9, chosen] as const,
      ...get('/iso/test/live/initrd.img', 500_000_000, 90_000_000),
    ]
    expect(findingsAfter(steps, 9000)).toMatchObject([
      { code: 'kernel-stalled', confidence: 'possible', facts: { sentBytes: 90_000_000 } },
    ])
    expect(findingsAfter([...steps, ...get('/iso/test/live/initrd.img', 500_000_000)], 9000)).toEqual([])
  })

  it('a connection that breaks in the middle, for which a loader waits without hanging up', () => {
    const path = '/iso/test/live/vmlinuz'
    const breaks: Steps = [
      ...toMenu,
      [9, chosen],
      [5, { kind: 'http.started', request: 7, path, sizeBytes: 14_000_000, offset: 0 }],
      [900, { kind: 'http.progress', request: 7, path, sentBytes: 8_000_000, sizeBytes: 14_000_000 }],
    ]
    expect(findingsAfter(breaks, 19_000)).toEqual([])
    const [finding] = findingsAfter(breaks, 22_000)
    expect(finding).toMatchObject({
      code: 'kernel-stalled',
      confidence: 'most-likely',
      facts: { sentBytes: 8_000_000, sizeBytes: 14_000_000 },
      remedies: [{ kind: 'check-cable' }],
    })
    expect(messagesOfFinding(finding!).why.params).toMatchObject({
      why: {
        code: 'finding.kernel-stalled.silent',
        params: { sent: { bytes: 8_000_000 }, size: { bytes: 14_000_000 } },
      },
    })
    const small = breaks.map(([ms, fact]): Steps[number] =>
      fact.kind === 'entry.chosen'
        ? [ms, { ...fact, memoryMegabytes: 512, neededMegabytes: 2048 }]
        : [ms, fact],
    )
    expect(findingsAfter(small, 60_000)).toMatchObject([{ code: 'kernel-stalled' }])
    const goesOn: Steps = [
      [30_000, { kind: 'http.progress', request: 7, path, sentBytes: 9_000_000, sizeBytes: 14_000_000 }],
    ]
    expect(findingsAfter([...breaks, ...goesOn], 2000)).toEqual([])
    expect(findingsAfter([...breaks.slice(0, -1)], 22_000)).toMatchObject([
      { code: 'kernel-stalled', facts: { sentBytes: 0 } },
    ])
  })

  it('not an installer that hangs up on its kernel once it reads its image', () => {
    const reads = [...toKernel, ...get('/iso/test/live/filesystem.squashfs', 9)]
    expect(findingsAfter([...reads, ...get('/iso/test/live/vmlinuz', 10_000_000, 99)], 60_000)).toEqual([])
  })

  it('a file that GRUB requests, which does not report the chosen entry', () => {
    const file = 'iso/gone/live/vmlinuz'
    const toGrub: Steps = [
      ...told('grubx64.efi'),
      ...transfer('grubx64.efi', 4_000_000),
      [50, { kind: 'menu.served', language: 'grub', timeoutSeconds: 5, defaultId: 'a', entryCount: 1 }],
    ]
    expect(findingsAfter([...toGrub, [5000, { kind: 'tftp.missing', file }]], 2000)).toMatchObject([
      { code: 'kernel-missing', facts: { file, imageId: 'gone' }, screen: ['error: File not found.'] },
    ])
  })

  it('not an entry that left the menu while the machine showed it', () => {
    const path = '/ipxe/52-54-00-12-34-56/entry/test.live/memory/serial'
    const [finding] = findingsAfter([...toMenu, [5000, { kind: 'http.missing', path }]], 2000)
    expect(finding).toMatchObject({
      code: 'kernel-missing',
      confidence: 'certain',
      facts: { entry: 'test.live', imageId: 'test' },
      remedies: [{ kind: 'find-image', imageId: 'test' }],
    })
    expect(messagesOfFinding(finding!)).toMatchObject({
      title: { code: 'finding.kernel-missing.title.chosen' },
      why: { params: { why: { code: 'finding.kernel-missing.chosen', params: { entry: 'test.live' } } } },
    })
    const own = '/ipxe/52-54-00-12-34-56/entry/own.talos'
    expect(findingsAfter([...toMenu, [5000, { kind: 'http.missing', path: own }]], 2000)).toMatchObject([
      { code: 'kernel-missing', remedies: [] },
    ])
    const again: Steps = [...toMenu, [5000, { kind: 'http.missing', path }], [30_000, chosen]]
    expect(findingsAfter(again, 2000)).toEqual([])
  })

  it('T7: silence when the image should be requested', () => {
    expect(findingsAfter(toKernel, 80_000)).toEqual([])
    expect(findingsAfter(toKernel, 95_000)).toMatchObject([{ code: 'kernel-silent', confidence: 'possible' }])
    const asked = [...toKernel, [20_000, discovered({ isBootClient: false })] as const]
    expect(findingsAfter(asked, 95_000)).toEqual([])
    const entry = () => ({ imageId: 'test', ramMegabytes: null, asksAgain: false })
    expect(findingsAfter(toKernel, 95_000, { entry })).toEqual([])
  })

  it('a machine that counted too little memory and falls silent', () => {
    const after = (neededMegabytes: number) =>
      findingsAfter(
        [
          ...toMenu,
          [5000, { ...chosen, memoryMegabytes: 512, neededMegabytes }],
          ...get('/iso/test/live/vmlinuz', 10_000_000),
        ],
        31_000,
      )
    expect(after(2048)).toMatchObject([
      { code: 'memory-low', facts: { memoryMegabytes: 512, neededMegabytes: 2048 } },
    ])
    expect(after(640)).toEqual([])
  })
})

describe('T9: an answer file that is not requested', () => {
  const reads: Steps = [...toKernel, ...get('/iso/test/live/filesystem.squashfs', 200_000_000)]
  const withAnswer: Partial<BootSettings> = {
    machine: () => ({ filename: null, loader: null, nextServer: null, answer: 'lab' }),
  }

  it('is missed only if the machine has one', () => {
    expect(findingsAfter(reads, 2000)).toEqual([])
    expect(findingsAfter(reads, 2000, withAnswer)).toMatchObject([
      { code: 'answers-not-asked', facts: { sentBytes: 200_000_000 } },
    ])
  })

  it('is not missed once it was sent, or if its entry starts without', () => {
    const served: BootFact = { kind: 'answer.served', answer: 'lab', file: 'user-data' }
    expect(findingsAfter([...reads, [1, served]], 2000, withAnswer)).toEqual([])
  })
})

describe('T10: an installer that has reported', () => {
  it('is missed after 45 minutes, and one that never reports is not', () => {
    const reads = [...toKernel, ...get('/iso/test/live/filesystem.squashfs', 1_000_000_000)]
    expect(findingsAfter(reads, 4 * 3_600_000)).toEqual([])
    const spoken: Steps = [
      ...reads,
      [1000, { kind: 'machine.reported', text: 'installing', state: 'installing' }],
    ]
    expect(findingsAfter(spoken, 44 * 60_000)).toEqual([])
    expect(findingsAfter(spoken, 46 * 60_000)).toMatchObject([{ code: 'installer-quiet' }])
    const done: Steps = [
      ...spoken,
      [1000, { kind: 'machine.reported', text: 'installed', state: 'installed' }],
    ]
    expect(findingsAfter(done, 46 * 60_000)).toEqual([])
  })
})

describe('the loop', () => {
  const round = (at: Steps): Steps => [[61_000, discovered()], ...at.slice(1)]

  it('is four starts in ten minutes, with what they have in common', () => {
    const program = [...told('snponly.efi'), ...transfer('snponly.efi', 170_000)]
    const three = [...program, ...round(program), ...round(program)]
    expect(findingsAfter(three, 2000).map(({ code }) => code)).not.toContain('starts-again')
    expect(findingsAfter([...three, ...round(program)], 2000)).toMatchObject([
      { code: 'starts-again', facts: { reason: 'same-stop', count: 4 } },
    ])
    const kernels = [...toKernel, ...round(toKernel), ...round(toKernel), ...round(toKernel)]
    expect(findingsAfter(kernels, 2000)).toMatchObject([
      { code: 'starts-again', facts: { reason: 'after-kernel' }, remedies: [{ kind: 'own-disk' }] },
    ])
  })

  it('is not reported over a day', () => {
    const program = [...told('snponly.efi'), ...transfer('snponly.efi', 170_000), [3000, ipxe] as const]
    const later: Steps = [[3_600_000, discovered()], ...program.slice(1)]
    expect(findingsAfter([...program, ...later, ...later, ...later, ...later], 2000)).toEqual([])
  })

  it('is one program loaded repeatedly within one boot', () => {
    const loads = transfer('undionly.kpxe', 70_000)
    const steps = [...told('undionly.kpxe', 'x86-bios'), ...loads, ...loads, ...loads, ...loads]
    expect(findingsAfter(steps, 2000)).toMatchObject([{ code: 'starts-again', facts: { count: 4 } }])
  })
})

it('one machine of many is judged by its events alone', () => {
  const replay = createReplay()
  const other = '02:00:00:00:00:01' as MacAddress
  replay.play(eventsOf(told('snponly.efi')))
  replay.play([{ ...discovered(), seq: 1, atMs: 0, mac: other, ip: null }])
  replay.clock.advance(20_000)
  expect(replay.boots().map(boot => boot.findings.length)).toEqual([1, 0])
})
