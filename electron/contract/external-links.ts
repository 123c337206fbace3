/** The only external pages that Slipway links to, and the only ones the window opens in the system's browser. */
export const EXTERNAL_LINKS = [
  { name: 'Debian', url: 'https://www.debian.org/distrib/netinst' },
  { name: 'Ubuntu', url: 'https://ubuntu.com/download/server' },
  { name: 'Rocky Linux', url: 'https://rockylinux.org/download' },
] as const

export function isExternalLink(url: string): boolean {
  return EXTERNAL_LINKS.some(link => link.url === url)
}
