import { describe, expect, it } from 'vitest'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootEvent, BootFact } from '#contract/boot-event.ts'
import { createWords } from '#words/describe.ts'
import { catalogue as english } from '#words/en/catalogue.ts'
import { messageOfEvent } from '#words/event.ts'
import { LANGUAGES, loadWords } from '#words/languages.ts'
import type { Message } from '#words/message.ts'

const address = '10.99.0.50' as Ipv4
const server = '10.99.0.254' as Ipv4
const holder = '52:54:00:12:34:56' as MacAddress
const transfer = { transfer: 1, file: 'a.efi', sentBytes: 500_000, sizeBytes: 1_000_000 }
const request = { request: 1, path: '/a', sentBytes: 500_000, sizeBytes: 1_000_000 }
const discovered = { kind: 'dhcp.discovered', vendorClass: null, uuid: null, xid: 1 } as const
const proxyFailed = {
  kind: 'dhcp.proxy-failed',
  bootFile: 'a.efi',
  server,
  address,
  otherBootFile: 'pxelinux.0',
  otherNextServer: null,
} as const
const refused = { kind: 'secure-boot.refused', entry: 'a', title: 'A', signer: 'Debian' } as const

/** Every fact, in every form with a different text. */
const FACTS: readonly BootFact[] = [
  { ...discovered, arch: 'x64-uefi', isBootClient: true, userClass: 'iPXE' },
  { ...discovered, arch: 'x64-uefi', isBootClient: true, userClass: null },
  { ...discovered, arch: 'x64-uefi', isBootClient: false, userClass: null },
  ...[null, 'a.efi'].flatMap((bootFile): BootFact[] => [
    { kind: 'dhcp.offered', address, bootFile, xid: 1 },
    { kind: 'dhcp.acknowledged', address, bootFile, leaseSeconds: 3600, isBootClient: true, xid: 1 },
  ]),
  { kind: 'dhcp.proxy-offered', bootFile: 'a.efi', shape: 'direct', xid: 1 },
  { kind: 'dhcp.proxy-offered', bootFile: 'a.efi', shape: 'boot-server', xid: 1 },
  { kind: 'dhcp.boot-server-answered', bootFile: 'a.efi' },
  { kind: 'dhcp.foreign-address', address, server, isBootClient: true },
  { kind: 'dhcp.foreign-address', address, server: null, isBootClient: true },
  { kind: 'dhcp.other-server-seen', server, isConflict: true },
  { kind: 'dhcp.other-server-seen', server, isConflict: false },
  { ...proxyFailed, reason: 'offer-ignored' },
  { ...proxyFailed, reason: 'offer-ignored', server: null },
  { ...proxyFailed, reason: 'other-boot-file', otherNextServer: address },
  { ...proxyFailed, reason: 'other-boot-file', server: null, otherBootFile: null },
  { ...proxyFailed, reason: 'no-request' },
  { ...proxyFailed, reason: 'file-not-fetched' },
  ...(['denied', 'not-allowed', 'not-known', 'not-a-boot-client', 'set-to-ignore'] as const).map(
    (reason): BootFact => ({ kind: 'dhcp.ignored', reason }),
  ),
  { kind: 'dhcp.address-in-use', address, holder },
  { kind: 'dhcp.refused', address, reason: '', reasonCode: 'address-of-another' },
  { kind: 'dhcp.refused', address: null, reason: 'what a server of 0.1.0 said' },
  { kind: 'dhcp.declined', address },
  { kind: 'dhcp.released', address },
  { kind: 'dhcp.pool-exhausted', first: address, last: server },
  { kind: 'tftp.started', ...transfer, blksize: 1468, windowsize: 4 },
  { kind: 'tftp.progress', ...transfer },
  { kind: 'tftp.finished', ...transfer, tookMs: 812 },
  { kind: 'tftp.probed', file: 'a.efi', sizeBytes: 1 },
  { kind: 'tftp.missing', file: 'a.efi' },
  { kind: 'tftp.failed', ...transfer, reason: '', reasonCode: 'no-answer' },
  { kind: 'http.started', ...request },
  { kind: 'http.progress', ...request },
  { kind: 'http.finished', ...request, status: 200, tookMs: 812 },
  { kind: 'http.finished', ...request, status: 304, tookMs: 1 },
  { kind: 'http.finished', ...request, status: 404, tookMs: 1 },
  { kind: 'http.finished', ...request, status: 200, sentBytes: 0, tookMs: 1 },
  { kind: 'http.missing', path: '/a' },
  { kind: 'http.aborted', ...request },
  { kind: 'menu.served', language: 'ipxe', timeoutSeconds: 30, defaultId: 'a', entryCount: 1 },
  { kind: 'entry.chosen', entry: 'a', title: 'A', neededMegabytes: 4096 },
  { kind: 'entry.chosen', entry: 'a', title: 'A', neededMegabytes: 4096, memoryMegabytes: 2000 },
  { kind: 'start.waits', loadingCount: 4, aheadCount: 2 },
  { kind: 'answer.served', answer: 'Lab', file: 'user-data' },
  ...(['does-not-fit', 'unconfirmed', 'invalid', 'other-machine', 'unknown-address'] as const).map(
    (reason): BootFact => ({
      kind: 'answer.skipped',
      answer: 'Lab',
      reason,
    }),
  ),
  {
    kind: 'answer.skipped',
    answer: 'Lab',
    reason: 'invalid',
    problem: { code: 'empty', severity: 'error', line: null, column: null, params: {} },
  },
  ...(['other-machine', 'expired', 'unconfirmed', 'invalid'] as const).map((reason): BootFact => ({
    kind: 'answer.refused',
    reason,
    file: 'user-data',
  })),
  { kind: 'answer.adopted', answer: 'Lab', answerKind: 'kickstart' },
  { kind: 'secure-boot.seen', isOn: false, by: 'unsigned-program' },
  { kind: 'secure-boot.seen', isOn: true, by: 'grub' },
  { kind: 'secure-boot.seen', isOn: false, by: 'grub' },
  { kind: 'secure-boot.restart-chosen', entry: 'a', title: 'A' },
  { ...refused, verdict: 'unsigned', isCertain: true },
  { ...refused, verdict: 'damaged', isCertain: true },
  { ...refused, verdict: 'needs-other-shim', isCertain: true },
  { ...refused, verdict: 'needs-other-shim', signer: null, isCertain: true },
  { ...refused, verdict: null, isCertain: true },
  { ...refused, verdict: null, isCertain: false },
  ...[null, 'ipxe.efi'].flatMap((next): BootFact[] => [
    { kind: 'loader.failed', program: 'snponly.efi', reason: 'came-back', next },
    { kind: 'loader.failed', program: 'snponly.efi', reason: 'silent', next },
  ]),
  { kind: 'loader.works', program: 'snponly.efi' },
  ...(['grub-legacy', 'syslinux', 'esxi', 'systemd-boot', 'raspberry-pi', 'unknown'] as const).map(
    (hint): BootFact => ({ kind: 'config.unknown', file: 'menu.lst', hint }),
  ),
  { kind: 'machine.reported', text: 'done' },
  ...(['installing', 'installed', 'failed'] as const).flatMap((state): BootFact[] => [
    { kind: 'machine.reported', state, text: state },
    { kind: 'machine.reported', state, text: '40 %' },
  ]),
  { kind: 'machine.logged', severity: 6, program: 'sshd', text: 'x' },
  { kind: 'machine.logged', severity: 6, program: null, text: 'x' },
  { kind: 'machine.log-dropped', count: 3 },
  ...(['once-started', 'installed', 'restarted'] as const).flatMap(reason =>
    (['menu', 'once', 'always', 'local', 'ignore'] as const).map((next): BootFact => ({
      kind: 'machine.next-changed',
      next,
      reason,
    })),
  ),
  { kind: 'machine.woken', nic: 'eth0', sentTo: '10.99.0.255' },
]

/** The codes of a message and of those nested in it. */
function codesIn({ code, params = {} }: Message): string[] {
  const nested = Object.values(params).filter(value => typeof value === 'object' && 'code' in value)
  return [code, ...nested.flatMap(value => codesIn(value as Message))]
}

describe('a fact of a boot', () => {
  it('has a message in every form, and every message is used by a fact', () => {
    const codes = new Set(FACTS.flatMap(fact => codesIn(messageOfEvent(fact))))
    expect([...codes].filter(code => !Object.hasOwn(english, code))).toEqual([])
    const own = Object.keys(english).filter(code => /^(event|refusal)\./.test(code))
    expect(own.filter(code => !codes.has(code))).toEqual([])
  })

  it.each(LANGUAGES)('reads as a sentence without a gap in $name', async ({ code }) => {
    const words = await loadWords(code)
    for (const fact of FACTS)
      expect(words.describe(messageOfEvent(fact)), fact.kind).not.toMatch(
        /undefined|NaN|null|\[|^\s*$|^event\./,
      )
  })

  it('passes its names, sizes and times with their types', () => {
    expect(messageOfEvent({ kind: 'tftp.finished', ...transfer, tookMs: 812 })).toEqual({
      code: 'event.tftp.finished',
      params: { file: 'a.efi', size: { bytes: 1_000_000 }, time: { ms: 812 } },
    })
  })

  it('of 0.1.0 keeps its original text on what was wrong with an answer file', () => {
    const detail = 'Line 2: {{ machine.serial }} has no value.'
    expect(messageOfEvent({ kind: 'answer.skipped', answer: 'Lab', reason: 'invalid', detail })).toEqual({
      code: 'event.answer.skipped.invalid.problem',
      params: { answer: 'Lab', problem: detail },
    })
  })

  const words = createWords('en', english)
  const place = { seq: 7, atMs: 1, mac: holder, ip: null }

  it('of a newer version is shown as its kind and its data', () => {
    const newer = { kind: 'quantum.tunnelled', gate: 'b', depth: { nested: [1] }, ...place } as unknown
    const said = words.describe(messageOfEvent(newer as BootEvent))
    expect(said).toContain('quantum.tunnelled')
    expect(said).toContain('gate: b')
    expect(said).not.toContain('seq')
  })

  it.each<object>([
    { kind: 'dhcp.ignored', reason: 'mood' },
    { kind: 'dhcp.proxy-failed', reason: 'mood', bootFile: 'a.efi' },
    { kind: 'answer.refused', reason: 'mood', file: 'a' },
    { kind: 'answer.skipped', reason: 'mood', answer: 'Lab' },
    { kind: 'loader.failed', reason: 'mood', program: 'a.efi', next: null },
    { kind: 'config.unknown', hint: 'mood', file: 'a' },
    { kind: 'machine.reported', state: 'mood', text: 'x' },
    { kind: 'machine.next-changed', next: 'mood', reason: 'installed' },
  ])('with a reason of a newer version is shown as its code: %j', fact => {
    expect(words.describe(messageOfEvent(fact as BootFact))).toContain('mood')
  })

  it.each(FACTS.map(({ kind }) => kind))('%s without anything else does not throw', kind => {
    expect(words.describe(messageOfEvent({ kind } as BootFact))).not.toBe('')
  })
})
