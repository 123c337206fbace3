import type { BootImage } from '#contract/image.ts'

/** Names that differ from their id by more than a capital letter. */
const SPELLED: Readonly<Record<string, string>> = {
  almalinux: 'AlmaLinux',
  antix: 'antiX',
  archiso: 'Arch Linux',
  arch: 'Arch Linux',
  centos: 'CentOS',
  'centos-stream': 'CentOS Stream',
  dban: 'DBAN',
  'debian-live': 'Debian live',
  endeavouros: 'EndeavourOS',
  esxi: 'ESXi',
  'fedora-coreos': 'Fedora CoreOS',
  flatcar: 'Flatcar Container Linux',
  freebsd: 'FreeBSD',
  freedos: 'FreeDOS',
  ghostbsd: 'GhostBSD',
  gparted: 'GParted Live',
  grml: 'Grml',
  grub: 'GRUB',
  kali: 'Kali Linux',
  lmde: 'LMDE',
  memtest: 'Memtest86+',
  memtest86plus: 'Memtest86+',
  linuxmint: 'Linux Mint',
  mx: 'MX Linux',
  'netboot.xyz': 'netboot.xyz',
  netbsd: 'NetBSD',
  nixos: 'NixOS',
  openbsd: 'OpenBSD',
  opensuse: 'openSUSE',
  opnsense: 'OPNsense',
  oracle: 'Oracle Linux',
  pfsense: 'pfSense',
  popos: 'Pop!_OS',
  proxmox: 'Proxmox VE',
  rhel: 'Red Hat Enterprise Linux',
  rocky: 'Rocky Linux',
  shredos: 'ShredOS',
  sles: 'SUSE Linux Enterprise',
  systemrescue: 'SystemRescue',
  talos: 'Talos Linux',
  tinycore: 'Tiny Core Linux',
  truenas: 'TrueNAS',
  'truenas-core': 'TrueNAS CORE',
  void: 'Void Linux',
  vyos: 'VyOS',
  'windows-server': 'Windows Server',
  winpe: 'Windows PE',
  xcpng: 'XCP-ng',
  'xcp-ng': 'XCP-ng',
}

/** `rocky` -> `Rocky`; null for an unrecognised image. */
export function familyName(family: string): string | null {
  if (family === 'unknown' || family === '') return null
  const spelled = Object.hasOwn(SPELLED, family) ? SPELLED[family] : undefined
  return spelled ?? family.charAt(0).toUpperCase() + family.slice(1).replaceAll('-', ' ')
}

/** `Rocky Linux 9.3 minimal`; null for an unrecognised image. An edition that contains the system's name is enough alone. */
export function systemName(image: Pick<BootImage, 'family' | 'version' | 'edition'>): string | null {
  const family = familyName(image.family)
  if (family === null) return null
  const { version, edition } = image
  if (edition?.toLowerCase().startsWith(family.toLowerCase())) return edition
  return [family, version, edition].filter(Boolean).join(' ')
}

/** Every word of the search is in its name, system, architecture or path. */
export function matchesSearch(image: BootImage, search: string): boolean {
  const text = [image.name, systemName(image), image.arch, image.path, image.volumeId].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}

export function familyLetters(family: string): string {
  return familyName(family)?.slice(0, 2) ?? '?'
}
