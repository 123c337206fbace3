import type { enOwnLoader } from '../en/own-loader.ts'
import type { Translation } from '../message.ts'

/** Bootloader, die auf diesem Rechner gebaut werden. */
export const deOwnLoader: Translation<typeof enOwnLoader> = {
  'ownLoader.title': 'Eigene Bootloader',
  'ownLoader.text':
    'Ein GRUB mit mehr Modulen oder ein iPXE mit eingebautem Skript. Ersetzt den mitgelieferten, bis Sie ihn entfernen. Er ist nicht signiert, darum starten Maschinen mit Secure Boot ihn nicht.',
  'ownLoader.afar':
    'Bootloader werden auf dem Rechner gebaut, auf dem Slipway läuft. Diese Seite dort öffnen.',
  'ownLoader.grub': 'GRUB',
  'ownLoader.format': 'Für',
  'ownLoader.formats.x86_64-efi': 'UEFI x64 ({name})',
  'ownLoader.formats.i386-efi': 'UEFI 32-Bit ({name})',
  'ownLoader.formats.arm64-efi': 'UEFI ARM64 ({name})',
  'ownLoader.formats.i386-pc-pxe': 'BIOS ({name})',
  'ownLoader.modules': 'Weitere Module',
  'ownLoader.modulesHint': 'Zusätzlich zu denen der Menüs, durch Leerzeichen getrennt: lvm luks2.',
  'ownLoader.modulesBad': 'Modulnamen wie lvm oder search_fs_uuid eingeben.',
  'ownLoader.makeGrub': 'GRUB bauen',
  'ownLoader.ipxe': 'iPXE',
  'ownLoader.source': 'Ordner mit dem iPXE-Quelltext',
  'ownLoader.embed': 'Eingebautes Skript (optional)',
  'ownLoader.makeIpxe': 'iPXE bauen',
  'ownLoader.ipxeHint': 'Braucht make und einen Compiler und dauert beim ersten Mal einige Minuten.',
  'ownLoader.making': 'Wird gebaut',
  'ownLoader.made': 'Gebaut: {files}',
  'ownLoader.used': 'In Gebrauch: {name}, {size}, hier mit GRUB {version} gebaut.',
  'ownLoader.back': 'Mitgelieferten verwenden',
  'ownLoader.copy': 'Befehl kopieren',
  'ownLoader.missing': 'Lässt sich hier noch nicht bauen. {title}',
}
