import type { enOwnLoader } from './en-own-loader.ts'

export const deOwnLoader: typeof enOwnLoader = {
  ownLoader: {
    title: 'Eigene Startprogramme',
    text: 'Ein GRUB mit mehr Modulen oder ein iPXE mit eingebautem Skript. Es tritt an die Stelle des mitgelieferten, bis es weggenommen wird; es ist nicht signiert, darum starten Maschinen mit Secure Boot es nicht.',
    afar: 'Sie entstehen auf dem Rechner, auf dem Slipway läuft: diese Seite dort öffnen.',
    grub: 'GRUB',
    format: 'Für',
    formats: {
      'x86_64-efi': 'UEFI x64 ({name})',
      'i386-efi': 'UEFI 32 Bit ({name})',
      'arm64-efi': 'UEFI ARM64 ({name})',
      'i386-pc-pxe': 'BIOS ({name})',
    },
    modules: 'Weitere Module',
    modulesHint: 'Zu denen, die die Menüs brauchen; durch Leerzeichen getrennt: lvm luks2.',
    modulesBad: 'Ein Modul heißt wie lvm oder search_fs_uuid.',
    makeGrub: 'Dieses GRUB erstellen',
    ipxe: 'iPXE',
    source: 'Ordner mit den Quellen von iPXE',
    embed: 'Skript zum Einbauen, falls gewünscht',
    makeIpxe: 'iPXE erstellen',
    ipxeHint: 'Dauert beim ersten Mal einige Minuten, mit make und einem Compiler.',
    making: 'Wird erstellt',
    made: 'Erstellt: {files}',
    used: 'In Gebrauch: {name}, {size}, hier erstellt mit GRUB {version}.',
    back: 'Zurück zum mitgelieferten',
    copy: 'Befehl kopieren',
    missing: 'Hier lässt es sich noch nicht erstellen. {title}',
  },
}
