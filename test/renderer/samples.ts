import { remark } from '#contract/image-remark.ts'
import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootEvent } from '#contract/boot-event.ts'
import type { BootImage } from '#contract/image.ts'
import type { LogLine } from '#contract/log-line.ts'
import type { Machine } from '#contract/machine.ts'
import type { BootFile } from '#contract/methods.ts'
import type { NetworkCard } from '#contract/network.ts'
import { newMachine } from '#engine/store/machine-row.ts'
import { STAGE_IDS, type Boot, type Stage, type StageId } from '#contract/timeline.ts'

export const ip = (text: string): Ipv4 => text as Ipv4
export const mac = (text: string): MacAddress => text as MacAddress
const MINUTE_MS = 60_000

export const cards: readonly NetworkCard[] = [
  {
    name: 'eth1',
    mac: mac('b4:2e:99:1c:70:02'),
    kind: 'ethernet',
    address: ip('192.168.7.1'),
    prefixLength: 24,
    hasLink: true,
    speedMbps: 1000,
    problem: null,
  },
  {
    name: 'enp0s31f6',
    mac: mac('b4:2e:99:1c:70:01'),
    kind: 'ethernet',
    address: null,
    prefixLength: null,
    hasLink: false,
    speedMbps: null,
    problem: { code: 'card-without-address', params: { card: 'enp0s31f6' } },
  },
  {
    name: 'wlp2s0',
    mac: mac('9c:b6:d0:11:22:33'),
    kind: 'wifi',
    address: ip('192.168.1.41'),
    prefixLength: 24,
    hasLink: true,
    speedMbps: 433,
    problem: null,
  },
  {
    name: 'virbr0',
    mac: mac('52:54:00:9a:00:01'),
    kind: 'virtual',
    address: ip('192.168.122.1'),
    prefixLength: 24,
    hasLink: true,
    speedMbps: null,
    problem: null,
  },
]

/** What an entry has that starts a Linux kernel anywhere. */
const LINUX = {
  kind: 'linux',
  recognisedArguments: null,
  architectures: [],
  firmware: null,
  ramMegabytes: null,
} as const

/** As Debian signs its kernels. */
const PASSES = {
  verdict: 'passes',
  signer: 'Debian Secure Boot Signer 2022 - linux',
  authority: 'Debian Secure Boot CA',
  shimAuthorities: ['Microsoft UEFI CA 2023'],
  ways: ['capsule', 'netboot'],
} as const
const UNSIGNED = {
  verdict: 'unsigned',
  signer: null,
  authority: null,
  shimAuthorities: ['Microsoft UEFI CA 2023'],
  ways: [],
} as const

const image = (over: Partial<BootImage>): BootImage => ({
  id: 'debian-12-live',
  name: 'Debian 12.7 live standard',
  path: '/home/ada/Downloads/debian-live-12.7.0-amd64-standard.iso',
  sizeBytes: 1_487_339_520,
  family: 'debian-live',
  version: '12.7',
  arch: 'amd64',
  edition: null,
  wayOut: null,
  volumeId: 'd-live 12.7.0 st amd64',
  netboot: 'yes',
  reason: remark('live-boot-fetches', { path: '/live/filesystem.squashfs' }),
  evidence: [
    remark('disk-info', { text: 'Debian GNU/Linux 12.7.0 "Bookworm"' }),
    remark('live-system', { path: '/live/filesystem.squashfs', program: 'live-boot' }),
  ],
  entries: [
    {
      id: 'debian-12-live.live',
      title: 'Debian 12.7 live',
      kernel: '/live/vmlinuz-6.1.0-25-amd64',
      initrd: ['/live/initrd.img-6.1.0-25-amd64'],
      arguments: 'boot=live components fetch={TREE_URL}live/filesystem.squashfs',
      experimental: false,
      ...LINUX,
      secureBoot: PASSES,
    },
    {
      id: 'debian-12-live.installer',
      title: 'Debian 12.7 installer',
      kernel: '/install/vmlinuz',
      initrd: ['/install/initrd.gz'],
      arguments: 'vga=788 --- quiet',
      experimental: false,
      ...LINUX,
      secureBoot: UNSIGNED,
    },
  ],
  fileCount: 2_913,
  copiedBytes: 61_204_480,
  tookMs: 184,
  addedAtMs: Date.now() - 90 * MINUTE_MS,
  presence: 'unchanged',
  isPresent: true,
  ...over,
})

export const debian = image({})
export const rocky = image({
  id: 'rocky-9',
  name: 'Rocky Linux 9.3 DVD',
  path: '/home/ada/Downloads/Rocky-9.3-x86_64-dvd.iso',
  sizeBytes: 10_950_279_168,
  family: 'rocky',
  version: '9.3',
  volumeId: 'Rocky-9-3-x86_64-dvd',
  evidence: [
    remark('tree-info', { text: 'Rocky Linux 9.3 x86_64' }),
    remark('installer-root', { path: '/images/install.img' }),
  ],
  reason: remark('anaconda-packages'),
  entries: [
    {
      id: 'rocky-9.install',
      title: 'Install Rocky Linux 9.3',
      kernel: '/images/pxeboot/vmlinuz',
      initrd: ['/images/pxeboot/initrd.img'],
      arguments: 'inst.repo={TREE_URL} ip=dhcp',
      experimental: false,
      ...LINUX,
    },
  ],
  fileCount: 7_412,
  copiedBytes: 118_489_088,
  tookMs: 412,
  addedAtMs: Date.now() - 60 * MINUTE_MS,
})
export const windows = image({
  id: 'windows-11',
  name: 'Windows 11 23H2',
  path: '/home/ada/Downloads/Win11_23H2_English_x64.iso',
  sizeBytes: 6_812_706_816,
  family: 'windows',
  version: '11',
  volumeId: 'CCCOMA_X64FRE_EN-US_DV9',
  netboot: 'partial',
  reason: remark('windows-setup'),
  evidence: [remark('windows-is-pe', { path: '/sources/boot.wim' })],
  entries: [],
  fileCount: 1_018,
  copiedBytes: 0,
  tookMs: 96,
  addedAtMs: Date.now() - 30 * MINUTE_MS,
})
export const missing = image({
  id: 'ubuntu-22.04',
  name: 'Ubuntu Server 22.04.4',
  path: '/media/ada/STICK/ubuntu-22.04.4-live-server-amd64.iso',
  sizeBytes: 2_104_408_064,
  family: 'ubuntu',
  version: '22.04.4',
  presence: 'missing',
  isPresent: false,
  volumeId: 'Ubuntu-Server 22.04.4 LTS amd64',
  reason: remark('casper-fetches'),
  evidence: [remark('disk-info', { text: 'Ubuntu-Server 22.04.4 LTS' })],
  entries: [
    {
      id: 'ubuntu-22.04.install',
      title: 'Install Ubuntu Server 22.04.4',
      kernel: '/casper/vmlinuz',
      initrd: ['/casper/initrd'],
      arguments: 'ip=dhcp url={ISO_URL} cloud-config-url=/dev/null',
      experimental: false,
      ...LINUX,
    },
  ],
  addedAtMs: Date.now() - 20 * MINUTE_MS,
})
/** A volume label that tries to look like something else, and a name with a line break and an override. */
export const unknown = image({
  id: 'custom-tools',
  name: 'custom-tools',
  path: '/home/ada/.local/share/slipway/isos/custom-tools.iso',
  sizeBytes: 187_695_104,
  family: 'unknown',
  version: null,
  arch: null,
  volumeId: 'TOOLS\u202egpj.exe <img src=x onerror=alert(1)>',
  netboot: 'partial',
  reason: remark('generic-own-arguments'),
  evidence: [remark('configuration-read', { path: '/isolinux/isolinux.cfg' })],
  entries: [
    {
      id: 'custom-tools.linux',
      title: 'Tools\u001b[31m & more',
      kernel: '/isolinux/vmlinuz',
      initrd: ['/isolinux/initrd.xz'],
      arguments: 'root=/dev/ram0 quiet',
      experimental: true,
      ...LINUX,
    },
  ],
  fileCount: 87,
  copiedBytes: 24_117_248,
  tookMs: 61,
  addedAtMs: Date.now() - 10 * MINUTE_MS,
})

export const machine = (over: Partial<Machine> & { mac: MacAddress }): Machine => ({
  ...newMachine(over.mac, Date.now() - 5_000),
  uuid: '4c4c4544-0044-4a10-8052-b7c04f4d3032',
  arch: 'x64-uefi',
  firstSeenMs: Date.now() - 200 * MINUTE_MS,
  ...over,
})

type StageSketch = Partial<Omit<Stage, 'id'>> & { readonly id: StageId; readonly afterMs?: number }

/** A boot from the stages that matter; earlier ones are done, later ones wait. */
export function boot(over: Partial<Boot> & { mac: MacAddress }, sketches: readonly StageSketch[]): Boot {
  const startedAtMs = over.startedAtMs ?? Date.now() - 40_000
  const last = Math.max(...sketches.map(sketch => STAGE_IDS.indexOf(sketch.id)))
  const stages = STAGE_IDS.map((id, index): Stage => {
    const sketch = sketches.find(candidate => candidate.id === id)
    const at = startedAtMs + (sketch?.afterMs ?? index * 900)
    const { afterMs: _, ...given } = sketch ?? { id }
    const state = given.state ?? (index <= last ? (sketch ? 'done' : 'skipped') : 'waiting')
    const hasBegun = state !== 'waiting' && state !== 'skipped'
    return {
      startedAtMs: hasBegun ? at : null,
      endedAtMs: state === 'done' ? at + 700 : null,
      facts: {},
      progress: null,
      eventCount: hasBegun ? 2 : 0,
      ...given,
      state,
    }
  })
  return {
    id: 1,
    arch: 'x64-uefi',
    ip: null,
    startedAtMs,
    lastEventAtMs: Date.now() - 1_000,
    firstSeq: 1,
    lastSeq: 40,
    findings: [],
    ...over,
    stages,
  }
}

export const biosMac = mac('00:1a:4b:7c:22:10')
export const uefiMac = mac('1c:69:7a:0b:5e:44')
export const stoppedMac = mac('d8:bb:c1:90:aa:07')

const toLoader = (file: string): StageSketch[] => [
  { id: 'asked' },
  { id: 'addressed', facts: { address: '192.168.7.101', leaseSeconds: 3600 } },
  { id: 'told', facts: { bootFile: file } },
]

export const biosBoot = boot({ id: 11, mac: biosMac, arch: 'x86-bios', ip: ip('192.168.7.102') }, [
  { id: 'asked' },
  { id: 'addressed', facts: { address: '192.168.7.102', leaseSeconds: 3600 } },
  { id: 'told', facts: { bootFile: 'undionly.kpxe' } },
  {
    id: 'program',
    state: 'running',
    facts: { file: 'undionly.kpxe' },
    progress: { sentBytes: 44_032, sizeBytes: 72_213 },
  },
])
export const uefiBoot = boot({ id: 12, mac: uefiMac, ip: ip('192.168.7.101') }, [
  ...toLoader('snponly.efi'),
  { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 263_680 } },
  { id: 'started', facts: { program: 'iPXE' } },
  { id: 'menu', facts: { timeoutSeconds: 10 } },
  { id: 'chosen', facts: { title: 'Debian 12.7 live' } },
  { id: 'kernel', state: 'running', progress: { sentBytes: 37_400_000, sizeBytes: 61_204_480 } },
])
export const stoppedBoot = boot(
  { id: 13, mac: stoppedMac, ip: ip('192.168.7.103'), startedAtMs: Date.now() - 300_000 },
  [
    ...toLoader('snponly.efi'),
    { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 263_680 } },
    {
      id: 'started',
      state: 'failed',
      afterMs: 34_000,
    },
  ],
)
export const finishedBoot = boot(
  {
    id: 9,
    mac: uefiMac,
    ip: ip('192.168.7.101'),
    startedAtMs: Date.now() - 120 * MINUTE_MS,
    lastEventAtMs: Date.now() - 110 * MINUTE_MS,
  },
  [
    ...toLoader('snponly.efi'),
    { id: 'program', facts: { file: 'snponly.efi', sizeBytes: 263_680 } },
    { id: 'started', facts: { program: 'iPXE' } },
    { id: 'chosen', facts: { title: 'Rocky Linux 9.3' } },
    { id: 'kernel', progress: { sentBytes: 118_489_088, sizeBytes: 118_489_088 } },
    { id: 'image', progress: { sentBytes: 1_900_000_000, sizeBytes: 10_950_279_168 } },
    { id: 'reported', facts: { text: 'installation finished' } },
  ],
)

export const machines: readonly Machine[] = [
  machine({
    mac: uefiMac,
    name: 'nuc-3',
    ip: ip('192.168.7.101'),
    entry: 'debian-12-live.live',
    next: 'once',
  }),
  machine({ mac: biosMac, arch: 'x86-bios', ip: ip('192.168.7.102'), uuid: null, memoryMegabytes: 1_020 }),
  machine({ mac: stoppedMac, ip: ip('192.168.7.103'), lastSeenMs: Date.now() - 260_000 }),
  machine({
    mac: mac('52:54:00:12:34:56'),
    name: 'lab-vm',
    next: 'local',
    lastSeenMs: Date.now() - 26 * 60 * MINUTE_MS,
  }),
]

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

export const bootFiles: readonly BootFile[] = [
  {
    name: 'snponly.efi',
    sizeBytes: 263_680,
    sha256: '9f2c4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918070',
    package: 'ipxe',
    version: '1.0.0+git-20190125.36a4c85-5.1',
    licence: 'GPL-2.0-or-later',
  },
  {
    name: 'undionly.kpxe',
    sizeBytes: 72_213,
    sha256: '1b3c4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918071',
    package: 'ipxe',
    version: '1.0.0+git-20190125.36a4c85-5.1',
    licence: 'GPL-2.0-or-later',
  },
  ...['boot', 'linux', 'normal'].map(module => ({
    name: `x86_64-efi/${module}.mod`,
    sizeBytes: 12_400,
    sha256: '5c6d4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918072',
    package: 'grub-efi-amd64-bin',
    version: '2.06-13+deb12u1',
    licence: 'GPL-3.0-or-later',
  })),
]
