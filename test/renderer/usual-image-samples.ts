import type { BootImage } from '#contract/image.ts'
import { remark } from '#words/remark.ts'

const MINUTE_MS = 60_000

/** The fields of an entry that starts a Linux kernel anywhere. */
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

/** A volume label that imitates something else, and a name with a line break and a bidi override. */
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
