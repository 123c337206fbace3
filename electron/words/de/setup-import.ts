import type { enSetupImport } from '../en/setup-import.ts'
import type { Translation } from '../message.ts'

/** */
export const deSetupImport: Translation<typeof enSetupImport> = {
  'setupImport.title': 'Von einem Server, den es schon gab',
  'setupImport.text':
    'Liest eine dnsmasq.conf und die Menüs in ihrem TFTP-Ordner. Nichts ändert sich, bevor zu sehen war, was.',
  'setupImport.path': 'dnsmasq.conf, ihr Ordner oder ein TFTP-Ordner',
  'setupImport.pathMissing': 'Erst eine Datei oder einen Ordner wählen.',
  'setupImport.look': 'Nachsehen, was darin steht',
  'setupImport.looking': 'Wird gelesen',
  'setupImport.found': 'Was in {path} steht',
  'setupImport.machines': '{n, plural, =0 {Maschinen nennt sie keine.} one {1 Maschine} other {# Maschinen}}',
  'setupImport.name': 'Name',
  'setupImport.address': 'Adresse',
  'setupImport.file': 'Startdatei',
  'setupImport.noAnswer': 'Bekommt keine Antwort',
  'setupImport.keeps': 'Was dort nicht von einer Maschine steht, bleibt hier, wie es ist.',
  'setupImport.menus': 'Menüs',
  'setupImport.noMenus': 'Menüs wurden nicht gefunden.',
  'setupImport.entries': '{n, plural, =0 {keine Einträge} one {1 Eintrag} other {# Einträge}}',
  'setupImport.files':
    '{n, plural, one {Die Datei kopieren, die sie laden ({size})} other {Die # Dateien kopieren, die sie laden ({size})}}',
  'setupImport.filesText':
    'Von {root} zu den eigenen Startprogrammen. Dateien, die dort schon liegen, bleiben.',
  'setupImport.missing': 'Nicht in {root}: {files}',
  'setupImport.network': 'Adressen',
  'setupImport.networkOn': 'Mit ihren Adressen bereitstellen auf',
  'setupImport.networkNone': 'Keiner Karte: alle lassen, wie sie sind',
  'setupImport.range': '{first} bis {last}',
  'setupImport.gateway': 'Gateway {ip}',
  'setupImport.dns': 'Nameserver {list}',
  'setupImport.proxy': 'neben einem anderen DHCP-Server',
  'setupImport.lease': 'für {time}',
  'setupImport.cannot': 'Was nicht übernommen wird',
  'setupImport.bootFile': '{when}: {file}. Das Startprogramm wählt Slipway selbst.',
  'setupImport.unread': '{file}, Zeile {line}: {text}',
  'setupImport.takeOver': 'Übernehmen',
  'setupImport.taking': 'Wird übernommen',
  'setupImport.taken': 'Übernommen: {what}.',
  'setupImport.copied': '{n, plural, =0 {keine Dateien} one {1 Datei} other {# Dateien}}',
  'setupImport.toMachines': 'Die Maschinen ansehen',
  'setupImport.toMenu': 'Das Menü ansehen',
  'setupImport.fromAfar': 'Dateien werden nur am Rechner selbst kopiert: diese bleiben, wo sie sind.',
}
