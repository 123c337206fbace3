import { expect, it } from 'vitest'
import type { Ipv4 } from '#contract/address.ts'
import { describeBootEvent } from '#contract/event-text.ts'

const address = '10.99.0.50' as Ipv4

it('says what was seen, with names, numbers and units', () => {
  expect([
    describeBootEvent({
      kind: 'dhcp.discovered',
      arch: 'x64-uefi',
      isBootClient: true,
      userClass: null,
      vendorClass: 'PXEClient:Arch:00007:UNDI:003000',
      uuid: null,
      xid: 1,
    }),
    describeBootEvent({
      kind: 'dhcp.acknowledged',
      address,
      bootFile: 'snponly.efi',
      leaseSeconds: 3600,
      isBootClient: true,
      xid: 1,
    }),
    describeBootEvent({
      kind: 'tftp.finished',
      transfer: 1,
      file: 'snponly.efi',
      sizeBytes: 1_099_776,
      tookMs: 812,
    }),
    describeBootEvent({ kind: 'tftp.probed', file: 'snponly.efi', sizeBytes: 1_099_776 }),
    describeBootEvent({
      kind: 'http.progress',
      request: 1,
      path: '/iso/a/vmlinuz',
      sentBytes: 5_000_000,
      sizeBytes: 10_000_000,
    }),
    describeBootEvent({
      kind: 'http.finished',
      request: 1,
      path: '/x',
      status: 404,
      sentBytes: 9,
      tookMs: 1,
    }),
    describeBootEvent({
      kind: 'menu.served',
      language: 'ipxe',
      timeoutSeconds: 30,
      defaultId: 'a',
      entryCount: 1,
    }),
  ]).toEqual([
    'Asks for network boot (UEFI x64)',
    'Has address 10.99.0.50 for 1 h, told to load snponly.efi',
    'Loaded snponly.efi over TFTP: 1.1 MB in 0.8 s',
    'Asked for the size of snponly.efi: 1.1 MB (normal)',
    'Loads /iso/a/vmlinuz over HTTP: 5.0 MB of 10 MB (50 %)',
    'Asked for /x over HTTP: refused with status 404',
    'Got the iPXE menu with 1 entry',
  ])
})

it.each<[Parameters<typeof describeBootEvent>[0], RegExp]>([
  [
    { kind: 'dhcp.proxy-offered', bootFile: 'a.efi', shape: 'direct', xid: 1 },
    /told to load a\.efi; its address comes from another server/,
  ],
  [{ kind: 'dhcp.proxy-offered', bootFile: 'a.efi', shape: 'boot-server', xid: 1 }, /port 4011/],
  [
    { kind: 'dhcp.foreign-address', address, server: '10.99.0.254' as Ipv4, isBootClient: true },
    /^Takes address 10\.99\.0\.50 from 10\.99\.0\.254$/,
  ],
  [{ kind: 'dhcp.foreign-address', address, server: null, isBootClient: true }, /from another server$/],
  [
    { kind: 'dhcp.other-server-seen', server: address, isConflict: true },
    /Another DHCP server.*10\.99\.0\.50.*proxy mode/,
  ],
  [{ kind: 'dhcp.ignored', reason: 'denied' }, /leave alone/],
  [
    {
      kind: 'dhcp.proxy-failed',
      reason: 'other-boot-file',
      bootFile: 'a.efi',
      server: '10.99.0.254' as Ipv4,
      address,
      otherBootFile: 'pxelinux.0',
      otherNextServer: '10.99.0.5' as Ipv4,
    },
    /^10\.99\.0\.254 tells machines to boot pxelinux\.0 from 10\.99\.0\.5, .*let it name a\.efi$/,
  ],
])('says what happens beside another server: %j', (fact, words) => {
  expect(describeBootEvent(fact)).toMatch(words)
})

it('lets no control character of a file name or a title through', () => {
  const sentences = [
    describeBootEvent({ kind: 'tftp.missing', file: 'a\nb\u001b[2J' }),
    describeBootEvent({ kind: 'entry.chosen', entry: 'x', title: 'one\r\ntwo' }),
  ]
  expect(sentences).toEqual(['Asked for a b [2J over TFTP, which is not here', 'Chose one two'])
})
