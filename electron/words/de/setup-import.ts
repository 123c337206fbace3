import type { enSetupImport } from '../en/setup-import.ts'
import type { Translation } from '../message.ts'

/** Ein Server, den es schon gab. */
export const deSetupImport: Translation<typeof enSetupImport> = {
  'setupImport.title': 'Von dnsmasq oder PXE-Server importieren',
  'setupImport.text':
    'Liest eine dnsmasq.conf und die Menüs in ihrem TFTP-Ordner. Sie sehen das Ergebnis, bevor sich etwas ändert.',
  'setupImport.path': 'dnsmasq.conf, ihr Ordner oder ein TFTP-Ordner',
  'setupImport.pathMissing': 'Zuerst eine Datei oder einen Ordner wählen.',
  'setupImport.look': 'Vorschau',
  'setupImport.looking': 'Wird gelesen',
  'setupImport.found': 'Inhalt von {path}',
  'setupImport.machines': '{n, plural, =0 {Keine Maschinen} one {1 Maschine} other {# Maschinen}}',
  'setupImport.name': 'Name',
  'setupImport.address': 'Adresse',
  'setupImport.file': 'Bootdatei',
  'setupImport.noAnswer': 'Bekommt keine Antwort',
  'setupImport.keeps': 'Einstellungen, die nicht darin stehen, bleiben unverändert.',
  'setupImport.menus': 'Menüs',
  'setupImport.noMenus': 'Keine Menüs gefunden.',
  'setupImport.entries': '{n, plural, =0 {keine Einträge} one {1 Eintrag} other {# Einträge}}',
  'setupImport.files':
    '{n, plural, one {Die Datei kopieren, die sie laden ({size})} other {Die # Dateien kopieren, die sie laden ({size})}}',
  'setupImport.filesText': 'Von {root} zu Ihren Bootprogrammen. Vorhandene Dateien bleiben.',
  'setupImport.missing': 'Nicht in {root}: {files}',
  'setupImport.network': 'Adressen',
  'setupImport.networkOn': 'Mit diesen Adressen bereitstellen auf',
  'setupImport.networkNone': 'Keine Karte: Einstellungen nicht ändern',
  'setupImport.range': '{first} bis {last}',
  'setupImport.gateway': 'Gateway {ip}',
  'setupImport.dns': 'DNS-Server {list}',
  'setupImport.proxy': 'neben einem anderen DHCP-Server',
  'setupImport.lease': 'für {time}',
  'setupImport.cannot': 'Nicht importiert',
  'setupImport.bootFile': '{when}: {file}. Slipway wählt das Bootprogramm automatisch.',
  'setupImport.unread': '{file}, Zeile {line}: {text}',
  'setupImport.takeOver': 'Importieren',
  'setupImport.taking': 'Wird importiert',
  'setupImport.taken': 'Importiert: {what}.',
  'setupImport.copied': '{n, plural, =0 {keine Dateien} one {1 Datei} other {# Dateien}}',
  'setupImport.toMachines': 'Maschinen anzeigen',
  'setupImport.toMenu': 'Menü anzeigen',
  'setupImport.fromAfar':
    'Dateien werden nur kopiert, wenn Sie diese Seite auf dem Rechner öffnen, der bereitstellt. Sie bleiben, wo sie sind.',
}
