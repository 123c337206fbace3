import type { BootEvent } from '#contract/boot-event.ts'
import type { LogLine } from '#contract/log-line.ts'
import { biosMac, ip, uefiMac } from './address-samples.ts'
import { uefiBoot } from './boot-samples.ts'

export const events: readonly BootEvent[] = [
  {
    kind: 'dhcp.discovered',
    arch: 'x64-uefi',
    isBootClient: true,
    userClass: null,
    vendorClass: 'PXEClient:Arch:00007:UNDI:003016',
    uuid: null,
    xid: 1,
    seq: 1,
    atMs: uefiBoot.startedAtMs,
    mac: uefiMac,
    ip: null,
  },
  {
    kind: 'dhcp.acknowledged',
    address: ip('192.168.7.101'),
    bootFile: 'snponly.efi',
    leaseSeconds: 3600,
    isBootClient: true,
    xid: 1,
    seq: 2,
    atMs: uefiBoot.startedAtMs + 900,
    mac: uefiMac,
    ip: ip('192.168.7.101'),
  },
  {
    kind: 'tftp.finished',
    transfer: 1,
    file: 'snponly.efi',
    sizeBytes: 263_680,
    tookMs: 310,
    seq: 3,
    atMs: uefiBoot.startedAtMs + 2_700,
    mac: uefiMac,
    ip: ip('192.168.7.101'),
  },
  {
    kind: 'http.missing',
    path: '/boot/\u202egpj.exe',
    seq: 4,
    atMs: uefiBoot.startedAtMs + 3_000,
    mac: uefiMac,
    ip: null,
  },
]

const MESSAGES = [
  ['info', 'dhcp', 'Asks for network boot (UEFI x64)'],
  ['debug', 'dhcp', 'Is offered 192.168.7.101, told to load snponly.efi'],
  ['info', 'dhcp', 'Has address 192.168.7.101 for 1 h, told to load snponly.efi'],
  ['debug', 'tftp', 'Asked for the size of snponly.efi: 264 kB (normal)'],
  ['info', 'tftp', 'Loaded snponly.efi over TFTP: 264 kB in 0.3 s'],
  ['warning', 'http', 'Asked for /images/debian-12-live/md5sum.txt over HTTP, which is not here'],
  ['info', 'http', 'Loaded /images/debian-12-live/live/vmlinuz-6.1.0-25-amd64 over HTTP: 8.2 MB in 0.1 s'],
  ['error', 'tftp', 'Stopped loading grubx64.efi over TFTP at 1.1 MB of 2.6 MB: no answer to 5 packets'],
  ['info', 'boot', 'Chose Debian 12.7 live \u001b[2J\u202egpj.exe'],
] as const

export const logLines = (count: number): LogLine[] =>
  Array.from({ length: count }, (_, index): LogLine => {
    const [level, part, message] = MESSAGES[index % MESSAGES.length]!
    return {
      seq: index + 1,
      atMs: Date.now() - (count - index) * 700,
      level,
      part,
      mac: index % 3 === 0 ? biosMac : uefiMac,
      code: 'fact',
      params: {},
      message,
    }
  })
