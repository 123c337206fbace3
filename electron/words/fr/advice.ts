import type { enAdvice } from '../en/advice.ts'
import type { Translation } from '../message.ts'

/** Comment faire indiquer le fichier d’amorçage de Slipway par un autre serveur DHCP. Les menus d’OPNsense et d’UniFi gardent leurs noms. */
export const frAdvice: Translation<typeof enAdvice> = {
  'advice.note':
    'Certains firmwares n’écoutent pas un deuxième serveur DHCP. Servez avec --dhcp server sur un réseau séparé, ou faites indiquer le fichier d’amorçage par le routeur :',
  'advice.dnsmasq': 'dnsmasq, Pi-hole, OpenWrt',
  'advice.opnsense': 'OPNsense, pfSense',
  'advice.opnsense.path': 'Services > DHCPv4 > votre réseau > Network booting : activer',
  'advice.opnsense.nextServer': 'Next server (Set next-server IP) : {address}',
  'advice.opnsense.fileNames': 'Default BIOS file name et les noms de fichiers UEFI : {bootFile}',
  'advice.unifi': 'UniFi',
  'advice.unifi.path':
    'Settings > Networks > votre réseau > DHCP service management > Network boot : activer',
  'advice.unifi.server': 'Server : {address}',
  'advice.unifi.fileName': 'File name : {bootFile}',
  'advice.unifi.tftpServer': 'Serveur TFTP (option 66) : {address}',
  'advice.mikrotik': 'MikroTik RouterOS',
  'advice.other.server': 'Option 66 (serveur TFTP, next-server) : {address}',
  'advice.other.fileName': 'Option 67 (nom du fichier d’amorçage, filename) : {bootFile}',
}
