import type { ApiError } from '#contract/errors.ts'
import type { ImageFileItem, ImageListing } from '#contract/image-job.ts'
import type { BootImage } from '#contract/image.ts'
import { remark } from '#words/remark.ts'
import { debian, unknown } from './usual-image-samples.ts'

const [entry] = debian.entries

/** A truncated download. */
export const truncated: ApiError = {
  code: 'iso-truncated',
  params: { sizeBytes: 412_000_000, expectedBytes: 631_000_000 },
}

/** The same with an uploaded file. */
export const truncatedAt = (path: string): ApiError => ({
  ...truncated,
  params: { ...truncated.params, path },
})

/** Boots only with a kernel made for the network. */
export const netinst: BootImage = {
  ...debian,
  id: 'debian-13-netinst',
  name: 'Debian 13.1 netinst',
  path: '/home/ada/Downloads/debian-13.1.0-amd64-netinst.iso',
  sizeBytes: 783_466_496,
  family: 'debian',
  version: '13.1',
  edition: 'netinst',
  netboot: 'no',
  reason: remark('debian-installer-needs-drive'),
  wayOut: {
    kind: 'add-netboot-kernel',
    remark: remark('debian-installer-add-kernel', {
      path: 'dists/trixie/main/installer-amd64/current/images/netboot/.../linux',
    }),
  },
  evidence: [
    remark('disk-info', { text: 'Debian GNU/Linux 13.1.0 "Trixie"' }),
    remark('debian-installer-initrd', { path: '/install.amd/initrd.gz' }),
  ],
  entries: [],
}

/** Boots once the user fills in an address. */
export const bootOnly: BootImage = {
  ...debian,
  id: 'fedora-42-boot',
  name: 'Fedora 42 boot',
  path: '/home/ada/Downloads/Fedora-Server-netinst-x86_64-42.iso',
  sizeBytes: 1_002_438_656,
  family: 'fedora',
  version: '42',
  edition: 'boot',
  netboot: 'partial',
  reason: remark('anaconda-mirrors'),
  wayOut: {
    kind: 'fill-in-mirror',
    remark: remark('fill-in-mirror', { placeholder: '{MIRROR_URL}' }),
  },
  evidence: [remark('tree-info', { text: 'Fedora 42' })],
  entries: [
    {
      ...entry!,
      kind: 'linux',
      id: 'fedora-42-boot.install',
      title: 'Install Fedora 42',
      kernel: '/images/pxeboot/vmlinuz',
      initrd: ['/images/pxeboot/initrd.img'],
      arguments: 'inst.stage2={TREE_URL} inst.repo={MIRROR_URL} ip=dhcp',
      architectures: ['amd64'],
      ramMegabytes: 3_174,
    },
  ],
}

/** Entries of every kind but the first. */
export const kinds: BootImage = {
  ...debian,
  id: 'many-kinds',
  name: 'XCP-ng 8.3 and friends',
  family: 'xcpng',
  version: '8.3',
  edition: null,
  evidence: [remark('xen-modules', { path: '/boot/xen.gz', installer: '/install.img' })],
  entries: [
    {
      ...entry!,
      kind: 'multiboot',
      id: 'many-kinds.xen',
      title: 'Install XCP-ng 8.3',
      kernel: '/boot/xen.gz',
      initrd: [],
      arguments: 'dom0_max_vcpus=1-16 dom0_mem=max:8192M',
      modules: [
        { path: '/boot/vmlinuz', arguments: 'xencons=hvc console=tty0 answerfile={OVERLAY_URL}answers.xml' },
        { path: '/install.img', arguments: '' },
      ],
      architectures: ['amd64'],
      ramMegabytes: 2_048,
    },
    {
      ...entry!,
      kind: 'wimboot',
      id: 'many-kinds.pe',
      title: 'Windows Setup',
      kernel: '/sources/boot.wim',
      initrd: [],
      arguments: '',
      files: [
        { name: 'bootmgr', path: '/bootmgr' },
        { name: 'BCD', path: '/boot/bcd' },
      ],
      firmware: 'uefi',
      ramMegabytes: 1_536,
    },
    {
      ...entry!,
      kind: 'disk',
      id: 'many-kinds.disk',
      title: 'Boot the ISO as a disk',
      kernel: '/',
      initrd: [],
      arguments: '',
      format: 'iso',
      firmware: 'bios',
      experimental: true,
    },
    {
      ...entry!,
      kind: 'iso-in-initrd',
      id: 'many-kinds.ram',
      title: 'Live, from memory',
      kernel: '/vmlinuz',
      initrd: ['/initrd.img'],
      arguments: 'findiso=/rescue.iso',
      recognisedArguments: 'findiso=/rescue.iso quiet',
      embedded: { path: null, name: 'rescue.iso' },
      ramMegabytes: 700,
    },
  ],
}

export const editable: BootImage = {
  ...unknown,
  wayOut: { kind: 'edit-arguments', remark: remark('edit-arguments') },
}

const item = (name: string, over: Partial<ImageFileItem> = {}): ImageFileItem => ({
  name,
  kind: 'file',
  sizeBytes: 4_096,
  modifiedMs: Date.UTC(2026, 7, 14, 9, 30),
  target: null,
  ...over,
})
const directory = (name: string): ImageFileItem => item(name, { kind: 'directory', sizeBytes: 0 })

/** What an image holds, by directory. */
const TREE: Readonly<Record<string, readonly ImageFileItem[]>> = {
  '/': [
    directory('.disk'),
    directory('boot'),
    directory('live'),
    directory('pool'),
    item('debian', { kind: 'symlink', target: '.', sizeBytes: 0 }),
    item('md5sum.txt', { sizeBytes: 41_223 }),
    item('read\u202eme.txt <b>not bold</b>'),
  ],
  '/live': [
    item('filesystem.squashfs', { sizeBytes: 1_338_720_256 }),
    item('initrd.img-6.1.0-25-amd64', { sizeBytes: 54_884_000 }),
    item('vmlinuz-6.1.0-25-amd64', { sizeBytes: 8_226_752 }),
  ],
  '/.disk': [item('info', { sizeBytes: 73 })],
  '/boot': [directory('grub')],
  '/boot/grub': [],
  '/pool': Array.from({ length: 1_250 }, (_, at) => item(`package-${at + 1}.deb`, { sizeBytes: 1_000 * at })),
}

export function listFiles(path: string, offset = 0, limit = 1_000): ImageListing | null {
  const items = Object.hasOwn(TREE, path) ? TREE[path]! : null
  return items && { path, total: items.length, items: items.slice(offset, offset + limit) }
}

export const SHA256 = '9f2c4b1a7e60d5538812aa0c9b3f7741e6d5c4b3a29180f7e6d5c4b3a2918070'
