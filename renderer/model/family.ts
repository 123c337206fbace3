/** Names that are not just a capital letter away from their id. */
const SPELLED: Readonly<Record<string, string>> = {
  almalinux: 'AlmaLinux',
  centos: 'CentOS',
  'debian-live': 'Debian live',
  esxi: 'ESXi',
  freebsd: 'FreeBSD',
  freedos: 'FreeDOS',
  memtest: 'Memtest86+',
  netbsd: 'NetBSD',
  openbsd: 'OpenBSD',
  opensuse: 'openSUSE',
  proxmox: 'Proxmox VE',
  rhel: 'Red Hat Enterprise Linux',
  sles: 'SUSE Linux Enterprise',
  systemrescue: 'SystemRescue',
  xcpng: 'XCP-ng',
  'xcp-ng': 'XCP-ng',
}

/** `rocky` -> `Rocky`; null for an image nobody recognised. */
export function familyName(family: string): string | null {
  if (family === 'unknown' || family === '') return null
  const spelled = Object.hasOwn(SPELLED, family) ? SPELLED[family] : undefined
  return spelled ?? family.charAt(0).toUpperCase() + family.slice(1).replaceAll('-', ' ')
}

export function familyLetters(family: string): string {
  return familyName(family)?.slice(0, 2) ?? '?'
}
