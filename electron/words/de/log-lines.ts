import type { enLogLines } from '../en/log-lines.ts'
import type { Translation } from '../message.ts'

/** Was die Engine über sich selbst ins Protokoll schreibt. */
export const deLogLines: Translation<typeof enLogLines> = {
  'line.dhcp.searching': 'Sucht auf {card} nach anderen DHCP-Servern.',
  'line.dhcp.alone': 'Auf {card} hat kein anderer DHCP-Server geantwortet.',
  'line.dhcp.other-server-found': 'Auf {card} hat der DHCP-Server {server} geantwortet.',
  'line.dhcp.other-server-found.file':
    'Auf {card} hat der DHCP-Server {server} geantwortet. Er lässt Maschinen {bootFile} starten.',
  'line.dhcp.send-failed': 'Slipway konnte eine DHCP-Antwort nicht senden: {detail}',
  'line.dhcp.boot-server-port-taken':
    'Port {port} (PXE-Bootserver) ist belegt. Wenn Slipway die Adressen vergibt, brauchen Maschinen ihn nicht.',
  'line.dhcp.leases-unwritable':
    'Slipway kann Leases nicht speichern, darum bekommt bis dahin keine Maschine eine Adresse: {detail}',
  'line.dhcp.malformed': 'Ein DHCP-Paket von {from} wurde ignoriert: {detail}',
  'line.dhcp.unsupported-hardware': 'Ein DHCP-Paket von {from} wurde ignoriert: {detail}',
  'line.dhcp.stage-failed': 'Ein DHCP-Paket von {from} wurde ignoriert: {detail}',
  'line.tftp.malformed': 'Eine TFTP-Anfrage von {from} wurde ignoriert: {detail}',
  'line.tftp.file-source-failed': 'Eine TFTP-Anfrage von {from} wurde ignoriert: {detail}',
  'line.tftp.port-unavailable': 'Eine TFTP-Anfrage von {from} wurde ignoriert: {detail}',
  'line.tftp.too-many-transfers':
    'Eine TFTP-Anfrage von {from} wurde ignoriert, weil zu viele Übertragungen laufen: {detail}',
  'line.router.unavailable':
    'Maschinen mit älterem iPXE warten auf {card} womöglich 16 s auf einen IPv6-Router: {why}.',
  'line.router.send-failed': 'Slipway konnte auf {card} eine IPv6-Nachricht nicht senden: {detail}',
  'line.router.answered':
    'Der Maschine wurde gesagt, dass kein IPv6-Router für sie da ist, damit sie nicht auf einen wartet.',
  'line.router.heard': 'Auf {card} gibt es einen IPv6-Router ({address}); er antwortet Maschinen selbst.',
  'line.card-lost':
    '{card} ist weg oder hat keine Adresse. Das Bereitstellen geht weiter, sobald die Karte wieder da ist.',
  'line.card-moved': '{card} hat jetzt eine andere Adresse. Slipway startet das Bereitstellen dort neu.',
  'line.card-back': '{card} ist wieder da. Slipway startet das Bereitstellen neu.',
  'line.close-failed': 'Ein Server wurde nicht richtig geschlossen: {detail}',
  'line.iso-close-failed': 'Slipway konnte eine ISO-Datei nicht schließen: {detail}',
  'line.image.imported.yes': '{file} in {took} als {name} importiert. Startet über das Netz.',
  'line.image.imported.partial': '{file} in {took} als {name} importiert. Startet teilweise über das Netz.',
  'line.image.imported.no': '{file} in {took} als {name} importiert. Kann nicht über das Netz starten.',
  'line.image.imported': '{file} in {took} importiert.',
  'line.image.refused': 'Slipway konnte {path} nicht importieren. {problem}',
  'line.image.second-look-failed':
    'Slipway konnte nicht in eine Initrd sehen. Am Ergebnis des Imports ändert das nichts.',
  'line.image.checksum':
    'Die SHA-256 von {id} ist {sha256}. {isMatch, select, true {Sie stimmt.} false {Sie weicht vom erwarteten Wert ab.} other {Es gibt nichts zum Vergleichen.}}',
  'line.image.checksum-failed': 'Slipway konnte die Prüfsumme von {file} nicht berechnen.',
  'line.boot-files.needed':
    'Bootprogramme werden für den ersten Start aus den Paketen dieses Systems heruntergeladen.',
  'line.boot-files.refreshing': 'Die Paketlisten werden aktualisiert.',
  'line.boot-files.downloading': '{packages} wird heruntergeladen.',
  'line.boot-files.unknown-package':
    'Die Paketlisten dieses Systems enthalten {package} nicht. Es geht ohne das Paket weiter.',
  'line.boot-files.incomplete-package':
    'Im Paket {package} {version} fehlt {program}. Es geht ohne das Programm weiter.',
  'line.boot-files.changed':
    'Keine Maschine erhält {file}: Es ist nicht die Datei aus {package} {version}. Ausführen: slipway boot-files --fetch',
  'line.boot-files.fetched':
    '{count, plural, one {# Bootprogramm oder Modul ist} other {# Bootprogramme und Module sind}} in {folder}.',
  'line.machines-unwritable': 'Slipway kann Maschinen nicht speichern. Das Bereitstellen geht weiter.',
  'line.journal-unwritable':
    'Slipway kann das Protokoll nicht in die Datenbank schreiben. Das Bereitstellen geht weiter.',
  'line.event-failed': 'Slipway konnte nicht festhalten, was eine Maschine getan hat.',
  'line.background-failed':
    'Eine Aufgabe im Hintergrund ist fehlgeschlagen. Die Bereitstellung läuft weiter. {detail}',
  'line.part-not-closed': '{part} ließ sich nicht schließen. Alles andere hat Slipway geschlossen. {detail}',
  'line.listener-failed': 'Ein Empfänger des Protokolls ist fehlgeschlagen: {detail}',
  'line.database-set-aside':
    'Die Datenbank war beschädigt und heißt jetzt {path}. Slipway hat eine neue angelegt. Abbilder, Maschinen und Einstellungen bitte neu hinzufügen.',
  'line.undo-failed':
    'Slipway konnte nicht rückgängig machen, was für das Bereitstellen geändert wurde: {detail}',
  'line.host-changed': 'Dieser Rechner wurde mit Ihrer Zustimmung geändert: {detail}.',
  'line.host-changed.open-ports': 'Auf diesem Rechner wurden mit Ihrer Zustimmung Ports geöffnet.',
  'line.host-changed.open-firewall': 'Die Firewall dieses Rechners wurde mit Ihrer Zustimmung geöffnet.',
  'line.host-changed.set-address':
    'Eine Netzwerkkarte dieses Rechners hat mit Ihrer Zustimmung eine Adresse bekommen.',
  'line.fault': '{method} ist wegen eines internen Fehlers fehlgeschlagen: {error}',
}
