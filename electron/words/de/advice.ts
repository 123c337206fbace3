import type { enAdvice } from '../en/advice.ts'
import type { Translation } from '../message.ts'

/** Wo ein anderer DHCP-Server Slipways Bootdatei genannt bekommt. Die Menüs von OPNsense und UniFi heißen, wie sie dort heißen. */
export const deAdvice: Translation<typeof enAdvice> = {
  'advice.note':
    'Manche Firmware hört nicht auf einen zweiten DHCP-Server. Entweder mit --dhcp server in einem getrennten Netz bereitstellen oder den Router die Bootdatei nennen lassen:',
  'advice.dnsmasq': 'dnsmasq, Pi-hole, OpenWrt',
  'advice.opnsense': 'OPNsense, pfSense',
  'advice.opnsense.path': 'Services > DHCPv4 > Ihr Netz > Network booting: einschalten',
  'advice.opnsense.nextServer': 'Next server (set next-server IP): {address}',
  'advice.opnsense.fileNames': 'Default BIOS file name und die UEFI file names: {bootFile}',
  'advice.unifi': 'UniFi',
  'advice.unifi.path': 'Settings > Networks > Ihr Netz > DHCP service management > Network boot: ein',
  'advice.unifi.server': 'Server: {address}',
  'advice.unifi.fileName': 'File name: {bootFile}',
  'advice.unifi.tftpServer': 'TFTP server (option 66): {address}',
  'advice.mikrotik': 'MikroTik RouterOS',
  'advice.other.server': 'Option 66 (TFTP-Server, next-server): {address}',
  'advice.other.fileName': 'Option 67 (Bootdatei, filename): {bootFile}',
}
