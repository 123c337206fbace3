/** Where to enter Slipway's boot file on another DHCP server. The menu names of OPNsense and UniFi are their own. */
export const enAdvice = {
  'advice.note':
    'Some firmware does not listen to a second DHCP server. Either serve with --dhcp server on a separate network, or let the router name the boot file:',
  'advice.dnsmasq': 'dnsmasq, Pi-hole, OpenWrt',
  'advice.opnsense': 'OPNsense, pfSense',
  'advice.opnsense.path': 'Services > DHCPv4 > your network > Network booting: enable',
  'advice.opnsense.nextServer': 'Next server (set next-server IP): {address}',
  'advice.opnsense.fileNames': 'Default BIOS file name and the UEFI file names: {bootFile}',
  'advice.unifi': 'UniFi',
  'advice.unifi.path': 'Settings > Networks > your network > DHCP service management > Network boot: on',
  'advice.unifi.server': 'Server: {address}',
  'advice.unifi.fileName': 'File name: {bootFile}',
  'advice.unifi.tftpServer': 'TFTP server (option 66): {address}',
  'advice.mikrotik': 'MikroTik RouterOS',
  'advice.other.server': 'Option 66 (TFTP server, next-server): {address}',
  'advice.other.fileName': 'Option 67 (boot file name, filename): {bootFile}',
} as const
