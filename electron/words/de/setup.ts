import type { enSetup } from '../en/setup.ts'
import type { Translation } from '../message.ts'

/** */
export const deSetup: Translation<typeof enSetup> = {
  'setup.title': 'Ein Server, der bleibt',
  'setup.text':
    'Schreibt dieselbe Einrichtung für einen Server ohne Slipway: dnsmasq oder Kea, nginx, die Dateien aller Abbilder, Menüs, Antworten und Dienste. Die README darin sagt, wie er startet.',
  'setup.folder': 'Ordner auf diesem Rechner',
  'setup.folderMissing': 'Erst einen Ordner nennen.',
  'setup.address': 'Adresse des neuen Servers',
  'setup.addressHint': 'Nötig, solange hier nichts bereitgestellt wird.',
  'setup.addressWrong': 'Eine Adresse sieht aus wie 10.99.0.1.',
  'setup.kind': 'Wer dort Adressen vergibt',
  'setup.kinds.dnsmasq': 'dnsmasq',
  'setup.kinds.kea': 'Kea',
  'setup.action': 'Schreiben',
  'setup.busy': 'Wird geschrieben',
  'setup.busyWith': '{what} wird geschrieben, {percent} %',
  'setup.cancel': 'Anhalten',
  'setup.done': '{files} Dateien, {size}, in {folder}',
  'setup.overwriteTitle': 'Der Ordner ist nicht leer',
  'setup.overwriteText': 'Was in {folder} liegt, könnte überschrieben werden. Andere Dateien bleiben.',
  'setup.overwrite': 'Hineinschreiben',
  'setup.remarks': 'Was dort anders ist',
  'setup.remark.once':
    '{machine} soll ihren Eintrag einmal starten. Ein dauerhafter Server kann nicht zählen, darum bekommt die Maschine das Menü mit diesem Eintrag als Vorgabe.',
  'setup.remark.secure-boot':
    'Bei {machine} ist Secure Boot an. Sie bekommt das signierte shim und GRUB. Die Startprogramme, die Slipway für Discs mit anderen Signaturen baut, sind nicht dabei.',
  'setup.remark.ignored-in-proxy':
    '{machine} soll keine Antwort bekommen. Neben einem anderen DHCP-Server antwortet dnsmasq jeder Maschine, die starten will.',
  'setup.remark.set-in-proxy':
    '{machine} hat eine eigene Startdatei, ein eigenes Startprogramm oder eine eigene Adresse. Neben einem anderen DHCP-Server kann dnsmasq sie nicht verwenden: Die Maschine bekommt, was andere ihrer Art bekommen.',
  'setup.remark.answer-skipped':
    '{machine} startet ohne ihre Antwortdatei „{answer}“: Sie passt nicht, enthält einen Fehler oder wurde nicht bestätigt.',
  'setup.remark.answer-for-all':
    'Jeder im Netz kann die Antwortdatei von {machine} abrufen, denn die Maschine hat keine feste Adresse, an der sie zu erkennen wäre.',
  'setup.remark.image-missing':
    '{image} ist nicht dabei: Die Datei ist weg oder hat sich seit dem Hinzufügen verändert.',
  'setup.remark.file-missing': '{path} aus {image} ist nicht dabei: Slipway konnte die Datei nicht lesen.',
}
