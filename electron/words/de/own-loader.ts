import type { enOwnLoader } from '../en/own-loader.ts'
import type { Translation } from '../message.ts'

/** */
export const deOwnLoader: Translation<typeof enOwnLoader> = {
  'ownLoader.title': 'Eigene Startprogramme',
  'ownLoader.text':
    'Ein GRUB mit mehr Modulen oder ein iPXE mit eingebautem Skript. Es tritt an die Stelle des mitgelieferten, bis es weggenommen wird; es ist nicht signiert, darum starten Maschinen mit Secure Boot es nicht.',
  'ownLoader.afar': 'Sie entstehen auf dem Rechner, auf dem Slipway läuft: diese Seite dort öffnen.',
  'ownLoader.grub': 'GRUB',
  'ownLoader.format': 'Für',
  'ownLoader.formats.x86_64-efi': 'UEFI x64 ({name})',
  'ownLoader.formats.i386-efi': 'UEFI 32 Bit ({name})',
  'ownLoader.formats.arm64-efi': 'UEFI ARM64 ({name})',
  'ownLoader.formats.i386-pc-pxe': 'BIOS ({name})',
  'ownLoader.modules': 'Weitere Module',
  'ownLoader.modulesHint': 'Zu denen, die die Menüs brauchen; durch Leerzeichen getrennt: lvm luks2.',
  'ownLoader.modulesBad': 'Ein Modul heißt wie lvm oder search_fs_uuid.',
  'ownLoader.makeGrub': 'Dieses GRUB erstellen',
  'ownLoader.ipxe': 'iPXE',
  'ownLoader.source': 'Ordner mit den Quellen von iPXE',
  'ownLoader.embed': 'Skript zum Einbauen, falls gewünscht',
  'ownLoader.makeIpxe': 'iPXE erstellen',
  'ownLoader.ipxeHint': 'Dauert beim ersten Mal einige Minuten, mit make und einem Compiler.',
  'ownLoader.making': 'Wird erstellt',
  'ownLoader.made': 'Erstellt: {files}',
  'ownLoader.used': 'In Gebrauch: {name}, {size}, hier erstellt mit GRUB {version}.',
  'ownLoader.back': 'Zurück zum mitgelieferten',
  'ownLoader.copy': 'Befehl kopieren',
  'ownLoader.missing': 'Hier lässt es sich noch nicht erstellen. {title}',
}
