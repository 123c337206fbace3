import { describe, expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import { messagesOfFinding } from '#words/finding.ts'
import { createReplay } from '../replay.ts'
import { acknowledged, discovered, ip, offered } from '../scene.ts'
import { eventsOf, findingsAfter, get, type Steps, told, transfer } from './steps.ts'

describe('T2: a proxy offer that is ignored', () => {
  it("has the server's observations as its facts, and another mode as its remedy", () => {
    const [finding] = findingsAfter(
      [
        [0, discovered()],
        [1, { kind: 'dhcp.proxy-offered', bootFile: 'snponly.efi', shape: 'direct', xid: 1 }],
        [
          12_000,
          {
            kind: 'dhcp.proxy-failed',
            reason: 'other-boot-file',
            bootFile: 'snponly.efi',
            server: '10.99.0.254' as Ipv4,
            address: ip,
            otherBootFile: 'pxelinux.0',
            otherNextServer: null,
          },
        ],
      ],
      1000,
    )
    expect(finding).toMatchObject({
      code: 'proxy-not-heard',
      confidence: 'certain',
      remedies: [{ kind: 'serve-as-server' }, { kind: 'router-lines', bootFile: 'snponly.efi' }],
    })
  })
})

describe('T2: no server gives it an address that it takes', () => {
  const offer: BootFact = { kind: 'dhcp.proxy-offered', bootFile: 'snponly.efi', shape: 'direct', xid: 1 }
  const round = (afterMs: number): Steps => [
    [afterMs, discovered()],
    [1, offer],
  ]

  it('is reported after its third request, long before it gives up', () => {
    const steps = [...round(0), ...round(5000), ...round(9000)]
    expect(findingsAfter(steps, 3000)).toEqual([])
    expect(findingsAfter(steps, 8000)).toMatchObject([
      { code: 'proxy-not-heard', confidence: 'possible', facts: { reason: 'no-request' } },
    ])
  })

  it('is not reported if the other server pings first, or if it got its address', () => {
    expect(findingsAfter([...round(0), ...round(5000)], 12_000)).toEqual([])
    const taken: Steps = [
      ...[...round(0), ...round(1000), ...round(2000)],
      [100, { kind: 'dhcp.foreign-address', address: ip, server: null, isBootClient: true }],
    ]
    expect(findingsAfter(taken, 25_000)).toEqual([])
  })
})

describe('T2: a firewall on port 69 on a network with another server', () => {
  it('looks as if the offer was ignored, and is a remedy too', () => {
    const [finding] = findingsAfter(
      [
        [0, discovered()],
        [1, { kind: 'dhcp.proxy-offered', bootFile: 'snponly.efi', shape: 'direct', xid: 1 }],
        [
          30_000,
          {
            kind: 'dhcp.proxy-failed',
            reason: 'offer-ignored',
            bootFile: 'snponly.efi',
            server: '10.99.0.254' as Ipv4,
            address: ip,
            otherBootFile: null,
            otherNextServer: null,
          },
        ],
      ],
      1000,
    )
    expect(messagesOfFinding(finding!).why.params).toMatchObject({
      why: { code: 'finding.proxy-not-heard.offer-ignored', params: { protocol: 'UDP', port: 69 } },
    })
    expect(finding?.remedies).toEqual([
      { kind: 'open-port', protocol: 'udp', port: 69 },
      { kind: 'serve-as-server' },
      { kind: 'router-lines', bootFile: 'snponly.efi' },
    ])
  })
})

describe('T3: a boot program that is not requested', () => {
  it('is not our fault if the user sends the machine to another server', () => {
    const settings = {
      machine: () => ({ filename: 'a', loader: null, nextServer: '10.99.0.9' as Ipv4, answer: null }),
    }
    expect(findingsAfter(told('pxelinux.0', 'x86-bios'), 60_000, settings)).toEqual([])
    expect(findingsAfter(told('snponly.efi'), 60_000)).toMatchObject([{ code: 'program-not-asked' }])
  })

  it('is not reported for a machine that starts from its own disk', () => {
    expect(
      findingsAfter(
        [
          [0, discovered()],
          [1, offered(null)],
          [1, acknowledged(null)],
        ],
        60_000,
      ),
    ).toEqual([])
  })

  it('of UEFI HTTP boot names the TCP port', () => {
    const url = 'http://10.99.0.1:8081/boot/ipxe.efi'
    expect(findingsAfter(told(url), 15_000)).toMatchObject([
      { code: 'program-not-asked', remedies: [{ kind: 'open-port', protocol: 'tcp', port: 8081 }] },
    ])
  })
})

describe('T4: a boot program that stops on the way', () => {
  const started: Steps = [
    ...told('snponly.efi'),
    [5, { kind: 'tftp.probed', file: 'snponly.efi', sizeBytes: 170_000 }],
    [
      5,
      {
        kind: 'tftp.started',
        transfer: 1,
        file: 'snponly.efi',
        sizeBytes: 170_000,
        blksize: 1468,
        windowsize: 4,
      },
    ],
  ]
  it('in the middle is a connection that broke', () => {
    const steps: Steps = [
      ...started,
      [
        100,
        { kind: 'tftp.progress', transfer: 1, file: 'snponly.efi', sentBytes: 90_000, sizeBytes: 170_000 },
      ],
    ]
    expect(findingsAfter(steps, 10_000)).toMatchObject([
      { code: 'program-stalled', facts: { sentBytes: 90_000, sizeBytes: 170_000 } },
    ])
  })

  it('by HTTP is one too, after some retransmissions by TCP', () => {
    const path = '/boot/ipxe.efi'
    const [begin] = get(path, 850_000)
    const progress: BootFact = {
      kind: 'http.progress',
      request: 7,
      path,
      sentBytes: 300_000,
      sizeBytes: 850_000,
    }
    const steps: Steps = [...told(`http://10.99.0.1:8080${path}`), begin!, [200, progress]]
    expect(findingsAfter(steps, 19_000)).toEqual([])
    expect(findingsAfter(steps, 21_000)).toMatchObject([
      { code: 'program-stalled', facts: { file: path, sizeBytes: 850_000, seconds: 20 } },
    ])
    const hungUp: Steps = [...told(`http://10.99.0.1:8080${path}`), ...get(path, 850_000, 300_000)]
    expect(findingsAfter(hungUp, 9000)).toMatchObject([{ code: 'program-stalled' }])
    expect(findingsAfter([...hungUp, ...get(path, 850_000)], 9000)).toEqual([])
  })

  it('a size request with nothing more yet is normal', () => {
    expect(findingsAfter(started.slice(0, -1), 3000)).toEqual([])
  })
})

describe('T5: a boot program that stays silent', () => {
  it('is possibly Secure Boot after half a minute, and most likely when the machine starts over', () => {
    const steps = [...told('snponly.efi'), ...transfer('snponly.efi', 170_000)]
    expect(findingsAfter(steps, 29_000)).toEqual([])
    expect(findingsAfter(steps, 31_000)).toMatchObject([{ code: 'secure-boot', confidence: 'possible' }])
    const replay = createReplay()
    replay.play(eventsOf([...steps, [800, discovered({ arch: 'x64-uefi-http' })]]))
    expect(replay.boots()[0]?.findings).toMatchObject([
      {
        code: 'secure-boot',
        confidence: 'most-likely',
        remedies: [
          { kind: 'secure-boot-on' },
          { kind: 'turn-secure-boot-off' },
          { kind: 'pin-loader', loader: 'ipxe.efi' },
        ],
      },
    ])
  })

  it('on a BIOS, or of a signed program, is another problem', () => {
    const bios = [...told('undionly.kpxe', 'x86-bios'), ...transfer('undionly.kpxe', 70_000)]
    expect(findingsAfter(bios, 31_000)).toMatchObject([
      { code: 'program-not-started', remedies: [{ kind: 'pin-loader', loader: 'pxelinux.0' }] },
    ])
    const shim = [...told('shimx64.efi'), ...transfer('shimx64.efi', 900_000)]
    expect(findingsAfter(shim, 31_000)).toMatchObject([{ code: 'program-not-started' }])
  })

  it('is not Secure Boot if that is off', () => {
    const steps = [...told('snponly.efi'), ...transfer('snponly.efi', 170_000)]
    expect(findingsAfter(steps, 31_000, { isSecureBootOff: () => true })).toMatchObject([
      {
        code: 'program-not-started',
        confidence: 'most-likely',
        remedies: [{ kind: 'pin-loader', loader: 'ipxe.efi' }],
      },
    ])
  })

  it('GRUB at its prompt explains why, as far as that is known', () => {
    const grub = transfer('grubx64.efi', 2_000_000)
    const why = (steps: Steps) => {
      const [finding] = findingsAfter(steps, 31_000)
      expect(finding?.code).toBe('loader-without-menu')
      return [finding?.remedies[0]?.kind, messagesOfFinding(finding!).why.params?.['why']]
    }
    expect(why([...told('grubx64.efi'), ...grub])).toEqual([
      'pin-loader',
      expect.objectContaining({ code: 'finding.loader-without-menu.unknown' }),
    ])
    const beside: Steps = [
      [0, discovered()],
      [1, { kind: 'dhcp.proxy-offered', bootFile: 'grubx64.efi', shape: 'direct', xid: 1 }],
      [4000, { kind: 'dhcp.foreign-address', address: ip, server: null, isBootClient: true }],
    ]
    expect(why([...beside, ...grub])).toEqual([
      'serve-as-server',
      expect.objectContaining({ code: 'finding.loader-without-menu.second-server' }),
    ])
    const url = 'http://10.99.0.1:8080/boot/grubx64.efi'
    expect(why([...told(url), ...get('/boot/grubx64.efi', 2_000_000)])).toEqual([
      'pin-loader',
      expect.objectContaining({ code: 'finding.loader-without-menu.http' }),
    ])
  })

  it('shim whose next program is missing, and GRUB at its prompt', () => {
    const shim = [...told('shimx64.efi'), ...transfer('shimx64.efi', 900_000)]
    const revocations: Steps = [[50, { kind: 'tftp.missing', file: 'revocations_sbat.efi' }]]
    const missing: Steps = [...shim, ...revocations, [5, { kind: 'tftp.missing', file: 'grubx64.efi' }]]
    expect(findingsAfter(missing, 1000)).toMatchObject([
      { code: 'second-stage-missing', confidence: 'certain', facts: { file: 'grubx64.efi' } },
    ])
    const prompt = [...shim, ...revocations, ...transfer('grubx64.efi', 2_000_000)]
    expect(findingsAfter(prompt, 31_000)).toMatchObject([
      { code: 'loader-without-menu', screen: ['Welcome to GRUB!', 'grub>'] },
    ])
    const menu = [...prompt, ...transfer('/grub/grub.cfg', 500)]
    expect(findingsAfter(menu, 31_000)).toEqual([])
    // A module after the menu, and a user who takes time to choose.
    expect(findingsAfter([...menu, ...transfer('ipxe.efi', 9000)], 600_000)).toEqual([])
  })
})
