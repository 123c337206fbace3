import type { enAdvice } from '../en/advice.ts'
import type { Translation } from '../message.ts'

/** Dónde se indica a otro servidor DHCP el archivo de arranque. Los menús de OPNsense y UniFi se nombran como allí. */
export const esAdvice: Translation<typeof enAdvice> = {
  'advice.note':
    'Algunos firmwares no escuchan a un segundo servidor DHCP. Sirva con --dhcp server en una red aparte o haga que el router indique el archivo de arranque:',
  'advice.dnsmasq': 'dnsmasq, Pi-hole, OpenWrt',
  'advice.opnsense': 'OPNsense, pfSense',
  'advice.opnsense.path': 'Services > DHCPv4 > su red > Network booting: activar',
  'advice.opnsense.nextServer': 'Next server (set next-server IP): {address}',
  'advice.opnsense.fileNames': 'Default BIOS file name y los nombres de archivo UEFI: {bootFile}',
  'advice.unifi': 'UniFi',
  'advice.unifi.path': 'Settings > Networks > su red > DHCP service management > Network boot: activar',
  'advice.unifi.server': 'Server: {address}',
  'advice.unifi.fileName': 'File name: {bootFile}',
  'advice.unifi.tftpServer': 'TFTP server (opción 66): {address}',
  'advice.mikrotik': 'MikroTik RouterOS',
  'advice.other.server': 'Opción 66 (servidor TFTP, next-server): {address}',
  'advice.other.fileName': 'Opción 67 (nombre del archivo de arranque, filename): {bootFile}',
}
