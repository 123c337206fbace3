import type { enSetup } from '../en/setup.ts'
import type { Translation } from '../message.ts'

/** Dauerhafte Server. */
export const deSetup: Translation<typeof enSetup> = {
  'setup.title': 'Auf dauerhaften Server exportieren',
  'setup.text':
    'Schreibt dieselbe Einrichtung für einen Server ohne Slipway: dnsmasq oder Kea, nginx, die Dateien aller Discs, Menüs, Antwortdateien und Dienste. Die README darin erklärt den Start.',
  'setup.folder': 'Ordner auf diesem Rechner',
  'setup.folderMissing': 'Zuerst einen Ordner eingeben.',
  'setup.address': 'Adresse des neuen Servers',
  'setup.addressHint': 'Erforderlich, wenn Slipway nicht bereitstellt.',
  'setup.addressWrong': 'Eine Adresse wie 10.99.0.1 eingeben.',
  'setup.kind': 'DHCP-Server dort',
  'setup.kinds.dnsmasq': 'dnsmasq',
  'setup.kinds.kea': 'Kea',
  'setup.action': 'Exportieren',
  'setup.busy': 'Wird exportiert',
  'setup.busyWith': '{what} wird exportiert, {percent} %',
  'setup.cancel': 'Export abbrechen',
  'setup.done': '{files} Dateien, {size}, in {folder}',
  'setup.overwriteTitle': 'Der Ordner ist nicht leer',
  'setup.overwriteText': 'Dateien in {folder} werden womöglich überschrieben. Andere Dateien bleiben.',
  'setup.overwrite': 'Überschreiben',
  'setup.remarks': 'Unterschiede',
  'setup.remark.once':
    '{machine} soll ihren Eintrag einmal starten. Ein dauerhafter Server kann nicht zählen, darum bekommt die Maschine das Menü mit diesem Eintrag als Standard.',
  'setup.remark.secure-boot':
    'Bei {machine} ist Secure Boot an. Sie bekommt den signierten Shim und GRUB. Die Bootloader, die Slipway für Discs mit anderen Signaturen baut, sind nicht dabei.',
  'setup.remark.ignored-in-proxy':
    '{machine} soll keine Antwort bekommen. Neben einem anderen DHCP-Server antwortet dnsmasq jeder Maschine, die starten will.',
  'setup.remark.set-in-proxy':
    '{machine} hat eine eigene Bootdatei, einen eigenen Bootloader oder eine eigene Adresse. Neben einem anderen DHCP-Server kann dnsmasq das nicht verwenden: Die Maschine bekommt, was andere ihrer Art bekommen.',
  'setup.remark.answer-skipped':
    '{machine} startet ohne ihre Antwortdatei „{answer}“: Sie passt nicht, enthält einen Fehler oder wurde nicht bestätigt.',
  'setup.remark.answer-for-all':
    'Jeder im Netz kann die Antwortdatei von {machine} laden, denn die Maschine hat keine feste Adresse, an der sie zu erkennen wäre.',
  'setup.remark.image-missing':
    '{image} ist nicht dabei: Die Datei ist weg oder hat sich seit dem Import geändert.',
  'setup.remark.file-missing': '{path} aus {image} ist nicht dabei: Slipway konnte die Datei nicht lesen.',
}
