import { parseIpv4, parseMac } from '#contract/address.ts'
import type { BootFile } from '#contract/methods.ts'
import type { GrubMaker, SetupImport } from '#contract/setup.ts'
import { readMenu } from '#engine/features/boot/menu/read/read-menu.ts'

const machine = { name: null, filename: null, nextServer: null, rootPath: null, isIgnored: false }

/** The `/etc/dnsmasq.conf` of an older server. */
export const readSample: SetupImport = {
  machines: [
    {
      ...{ ...machine, name: 'nas', reservedIp: parseIpv4('192.168.7.10')! },
      mac: parseMac('00:11:22:33:44:55')!,
    },
    {
      ...{ ...machine, reservedIp: parseIpv4('192.168.7.11')!, filename: 'bsd/loader' },
      mac: parseMac('00:11:22:33:44:66')!,
    },
    { ...machine, reservedIp: null, mac: parseMac('00:11:22:33:44:77')!, isIgnored: true },
  ],
  network: {
    ...{ nic: 'eth1', dhcp: 'server', gateway: parseIpv4('192.168.7.1')!, leaseSeconds: 43_200 },
    range: { first: parseIpv4('192.168.7.50')!, last: parseIpv4('192.168.7.150')! },
    dns: [parseIpv4('192.168.7.1')!, parseIpv4('9.9.9.9')!],
  },
  bootFiles: [
    { when: 'UEFI', file: 'grubx64.efi' },
    { when: 'any machine', file: 'pxelinux.0' },
  ],
  tftpRoot: '/srv/tftp',
  files: [
    { name: 'debian/linux', sizeBytes: 8_192_000 },
    { name: 'debian/initrd.gz', sizeBytes: 41_000_000 },
    { name: 'bsd/loader', sizeBytes: null },
  ],
  menus: [
    {
      file: 'pxelinux.cfg/default',
      menu: readMenu(
        'DEFAULT linux\nLABEL linux\n  MENU LABEL Debian installer\n  KERNEL debian/linux\n  APPEND initrd=debian/initrd.gz\n',
      ),
    },
  ],
  unread: [
    {
      file: '/etc/dnsmasq.conf',
      line: 16,
      text: 'dhcp-option: option 42 is not sent by Slipway as you set it',
    },
  ],
}

export const MADE_GRUB: BootFile = {
  name: 'grubx64.efi',
  sizeBytes: 1_572_864,
  sha256: 'f'.repeat(64),
  package: 'grub-mkimage',
  version: '2.06-13',
  licence: 'GPL-3+',
}

const without = (format: string, name: string): GrubMaker['problem'] => ({
  code: 'tool-missing',
  params: {
    tool: `GRUB for ${format}`,
    detail: `No kernel.img was found in /usr/lib/grub/${format}`,
    install: `apt-get install ${name}`,
  },
})

/** Debian with the modules for UEFI x64 and BIOS alone. */
export const GRUB_MAKERS: readonly GrubMaker[] = [
  { format: 'x86_64-efi', name: 'grubx64.efi', problem: null, made: null },
  {
    ...{ format: 'i386-efi', name: 'grubia32.efi', made: null },
    problem: without('i386-efi', 'grub-efi-ia32-bin'),
  },
  {
    ...{ format: 'arm64-efi', name: 'grubaa64.efi', made: null },
    problem: without('arm64-efi', 'grub-efi-arm64-bin'),
  },
  { format: 'i386-pc-pxe', name: 'grub.0', problem: null, made: null },
]
