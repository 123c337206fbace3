import type { enEvents } from '../en/events.ts'
import type { Translation } from '../message.ts'

/** Was von einer Maschine zu sehen war, je eine Zeile des Protokolls. Die Maschine steht daneben. */
export const deEvents: Translation<typeof enEvents> = {
  'event.dhcp.discovered.ipxe': 'iPXE fragt nach einer Adresse ({arch})',
  'event.dhcp.discovered.boot': 'Fragt nach Netzwerkstart ({arch})',
  'event.dhcp.discovered.other': 'Fragt nach einer Adresse',
  'event.dhcp.offered': 'Bekommt {address} angeboten',
  'event.dhcp.offered.boot-file': 'Bekommt {address} angeboten, soll {file} laden',
  'event.dhcp.acknowledged': 'Hat die Adresse {address} für {lease}',
  'event.dhcp.acknowledged.boot-file': 'Hat die Adresse {address} für {lease}, soll {file} laden',
  'event.dhcp.proxy-offered.direct': 'Soll {file} laden; die Adresse kommt von einem anderen Server',
  'event.dhcp.proxy-offered.boot-server':
    'Soll Slipway auf Port 4011 nach der Bootdatei fragen; die Adresse kommt von einem anderen Server',
  'event.dhcp.boot-server-answered': 'Fragte auf Port 4011 und soll {file} laden',
  'event.dhcp.foreign-address': 'Nimmt die Adresse {address} von {server}',
  'event.dhcp.foreign-address.unknown-server': 'Hat die Adresse {address} von einem anderen Server',
  'event.dhcp.other-server-seen.conflict':
    'Auch der DHCP-Server {server} vergibt in diesem Netz Adressen. Einen der beiden abschalten oder im Proxy-Modus bereitstellen',
  'event.dhcp.other-server-seen.alone': 'Der DHCP-Server {server} vergibt in diesem Netz die Adressen',
  'event.dhcp.proxy-failed.offer-ignored':
    'Nahm eine Adresse von {server} und ignorierte die Startangaben. Manche Firmware tut das: selbst Adressen vergeben oder {server} die Bootdatei nennen lassen',
  'event.dhcp.proxy-failed.offer-ignored.unknown-server':
    'Nahm eine Adresse von einem anderen Server und ignorierte die Startangaben. Manche Firmware tut das: selbst Adressen vergeben oder jenen Server die Bootdatei nennen lassen',
  'event.dhcp.proxy-failed.other-boot-file':
    '{server} lässt Maschinen {other} laden, und diese tat es. Die Einstellung dort entfernen oder in {file} ändern',
  'event.dhcp.proxy-failed.other-boot-file.unknown-server':
    'Ein anderer Server lässt Maschinen {other} laden, und diese tat es. Die Einstellung dort entfernen oder in {file} ändern',
  'event.dhcp.proxy-failed.no-request':
    'Nahm von keinem Server eine Adresse. Entweder antwortet kein DHCP-Server, oder die Firmware nimmt keine zweite Antwort an: selbst Adressen vergeben',
  'event.dhcp.proxy-failed.file-not-fetched':
    'Fragte auf Port 4011 und lud {file} nie. Vielleicht blockiert eine Firewall auf diesem Rechner UDP-Port 69',
  'event.file-on-server': '{file} (auf {server})',
  'event.dhcp.ignored.denied': 'Keine Antwort: steht auf der Liste der Maschinen, die ignoriert werden',
  'event.dhcp.ignored.not-allowed':
    'Keine Antwort: steht nicht auf der Liste der Maschinen, die bedient werden',
  'event.dhcp.ignored.not-known': 'Keine Antwort: Nur Maschinen mit Namen oder fester Adresse werden bedient',
  'event.dhcp.ignored.not-a-boot-client': 'Keine Antwort: fragt nicht nach Netzwerkstart',
  'event.dhcp.ignored.set-to-ignore': 'Keine Antwort: soll ignoriert werden',
  'event.dhcp.address-in-use': '{address} wird von {holder} verwendet, darum vergibt Slipway sie nicht',
  'event.dhcp.refused': 'Anfrage abgelehnt: {why}',
  'event.dhcp.refused.address': 'Anfrage nach {address} abgelehnt: {why}',
  'event.dhcp.declined': 'Lehnt {address} ab: Dort antwortet ein anderes Gerät',
  'event.dhcp.released': 'Gibt {address} zurück',
  'event.dhcp.pool-exhausted':
    'Zwischen {first} und {last} ist keine Adresse frei. Die Liste der Leases zeigt, welche Maschinen sie haben',
  'event.tftp.started': 'Lädt {file} über TFTP: {size} in Blöcken von {blksize} Byte, Fenster {windowsize}',
  'event.tftp.progress': 'Lädt {file} über TFTP: {sent} von {size} ({part})',
  'event.tftp.finished': 'Hat {file} über TFTP geladen: {size} in {time}',
  'event.tftp.probed': 'Fragte nach der Größe von {file}: {size} (normal)',
  'event.tftp.missing': 'Fragte über TFTP nach {file}, das es nicht gibt',
  'event.tftp.failed': 'Laden von {file} über TFTP abgebrochen, bei {sent} von {size} ({part}): {why}',
  'event.http.started': 'Lädt {path} über HTTP: {size}',
  'event.http.progress': 'Lädt {path} über HTTP: {sent} von {size} ({part})',
  'event.http.finished': 'Hat {path} über HTTP geladen: {sent} in {time}',
  'event.http.finished.unchanged': 'Hat {path} schon',
  'event.http.finished.refused': 'Fragte über HTTP nach {path}: abgelehnt mit Status {status}',
  'event.http.finished.asked': 'Fragte über HTTP nach {path}',
  'event.http.missing': 'Fragte über HTTP nach {path}, das es nicht gibt',
  'event.http.aborted': 'Laden von {path} über HTTP abgebrochen, bei {sent} von {size} ({part})',
  'event.menu.served': 'Bekam das Menü für {loader} mit {n, plural, one {# Eintrag} other {# Einträgen}}',
  'event.entry.chosen': 'Wählte {title}',
  'event.entry.chosen.short-memory':
    'Wählte {title}; das braucht etwa {needed} Arbeitsspeicher, diese Maschine hat {has}',
  'event.start.waits':
    'Wartet, bis sie dran ist: {loading, plural, one {# Maschine lädt} other {# Maschinen laden}} gerade, vor ihr warten {ahead}',
  'event.answer.served': 'Lud die Antwortdatei {file} aus {answer}',
  'event.answer.skipped.does-not-fit':
    'Startet ohne die Antwortdatei {answer}: Das Installationsprogramm dieses Eintrags liest eine andere Art von Datei',
  'event.answer.skipped.unconfirmed':
    'Startet ohne die Antwortdatei {answer}: Noch hat niemand bestätigt, was sie löscht',
  'event.answer.skipped.invalid': 'Startet ohne die Antwortdatei {answer}, die einen Fehler enthält',
  'event.answer.skipped.invalid.problem':
    'Startet ohne die Antwortdatei {answer}, die einen Fehler enthält: {problem}',
  'event.answer.skipped.other-machine':
    'Startet ohne die Antwortdatei {answer}: Das Menü wurde von der Adresse einer anderen Maschine angefragt',
  'event.answer.skipped.unknown-address':
    'Startet ohne die Antwortdatei {answer}: Slipway weiß nicht sicher, welche Maschine ihre Adresse hat',
  'event.answer.refused.other-machine':
    'Fragte nach der Antwortdatei {file} und bekam keine: Sie ist für eine andere Maschine',
  'event.answer.refused.expired':
    'Fragte nach der Antwortdatei {file} und bekam keine: Sie gehörte zu einem Start, der vorbei ist, oder es gab sie nie',
  'event.answer.refused.unconfirmed':
    'Fragte nach der Antwortdatei {file} und bekam keine: Noch hat niemand bestätigt, was sie löscht',
  'event.answer.refused.invalid':
    'Fragte nach der Antwortdatei {file} und bekam keine: Sie enthält einen Fehler',
  'event.answer.adopted': 'Sendete ihre Antwortdatei zurück; Slipway hat sie als {answer} gespeichert',
  'event.secure-boot.seen.unsigned': 'Startete ein nicht signiertes Programm: Secure Boot ist aus',
  'event.secure-boot.seen.on': 'Meldet, dass Secure Boot an ist',
  'event.secure-boot.seen.off': 'Meldet, dass Secure Boot aus ist',
  'event.secure-boot.restart-chosen':
    'Wählte {title} und startet neu, damit die Firmware den Shim startet, der ihm vertraut',
  'event.secure-boot.refused.seen': 'Startete {title} nicht: {why}',
  'event.secure-boot.refused.expected': 'Wird {title} nicht starten: {why}',
  'event.loader.failed.came-back':
    '{program} startete nicht: Die Maschine lud es ganz und kehrte zu ihrer Firmware zurück. Beim nächsten Start bekommt sie {next}',
  'event.loader.failed.came-back.last':
    '{program} startete nicht: Die Maschine lud es ganz und kehrte zu ihrer Firmware zurück. Einen anderen Bootloader für sie gibt es nicht',
  'event.loader.failed.silent':
    '{program} startete nicht: Die Maschine lud es ganz und meldete sich nicht mehr. Beim nächsten Start bekommt sie {next}',
  'event.loader.failed.silent.last':
    '{program} startete nicht: Die Maschine lud es ganz und meldete sich nicht mehr. Einen anderen Bootloader für sie gibt es nicht',
  'event.loader.works': '{program} funktioniert auf dieser Maschine und bleibt ihr Bootloader',
  'event.config.unknown.grub-legacy':
    'Fragte nach {file}, das Slipway nicht anbietet. Das ist für GRUB Legacy, von vor 2009: einen anderen Bootloader für diese Maschine wählen, zum Beispiel pxelinux.0',
  'event.config.unknown.syslinux':
    'Fragte nach {file}, das Slipway nicht anbietet. PXELINUX bekommt sein Menü als pxelinux.cfg/…: pxelinux.0 als Bootloader wählen',
  'event.config.unknown.esxi':
    'Fragte nach {file}, das Slipway nicht anbietet. Das ist für den Bootloader von ESXi: ESXi aus dem Menü starten, das seine boot.cfg umschreibt',
  'event.config.unknown.systemd-boot':
    'Fragte nach {file}, das Slipway nicht anbietet. systemd-boot liest keine Menüs über das Netz: einen anderen Bootloader wählen',
  'event.config.unknown.raspberry-pi':
    'Fragte nach {file}, das Slipway nicht anbietet. Die Dateien eines Raspberry Pi gehören in den Ordner für Bootprogramme',
  'event.config.unknown.unknown':
    'Fragte nach {file}, das Slipway nicht anbietet. Die Datei in den Ordner für Bootprogramme legen oder für diese Maschine einen anderen Bootloader wählen',
  'event.machine.reported': 'Meldete: {text}',
  'event.machine.reported.installing': 'Meldete, dass die Installation läuft',
  'event.machine.reported.installing.text': 'Meldete, dass die Installation läuft: {text}',
  'event.machine.reported.installed': 'Meldete, dass die Installation fertig ist',
  'event.machine.reported.installed.text': 'Meldete, dass die Installation fertig ist: {text}',
  'event.machine.reported.failed': 'Meldete, dass die Installation fehlgeschlagen ist',
  'event.machine.reported.failed.text': 'Meldete, dass die Installation fehlgeschlagen ist: {text}',
  'event.machine.logged': '{program}: {text}',
  'event.machine.logged.unnamed': 'Protokoll: {text}',
  'event.machine.log-dropped':
    'Sendete {count, plural, one {# Protokollzeile} other {# Protokollzeilen}} mehr, als Slipway behält',
  'event.machine.next-changed': '{reason}: {next}',
  'event.next-reason.once-started': 'Hat ihren Eintrag einmal gestartet',
  'event.next-reason.installed': 'Ist installiert',
  'event.next-reason.restarted': 'Kam wieder, nachdem alles geladen war; das gilt als installiert',
  'event.next.menu': 'der nächste Netzwerkstart zeigt das Menü, in dem die Festplatte gewählt ist',
  'event.next.once': 'beim nächsten Netzwerkstart startet ihr Eintrag',
  'event.next.always': 'beim nächsten Netzwerkstart startet wieder ihr Eintrag, wie eingestellt',
  'event.next.local': 'sie startet von Festplatte, bis das geändert wird',
  'event.next.ignore': 'sie bekommt keine Antwort',
  'event.machine.woken': 'Wecksignal über {nic} an {sentTo} gesendet. Wake-on-LAN gibt keine Bestätigung',

  'refusal.unsigned': 'Der Kernel ist nicht signiert, und Secure Boot ist an',
  'refusal.damaged': 'Der Kernel wurde nach dem Signieren verändert, und Secure Boot ist an',
  'refusal.needs-other-shim': 'Der geladene Shim vertraut {signer} nicht',
  'refusal.needs-other-shim.unnamed': 'Der geladene Shim vertraut dem Unterzeichner des Kernels nicht',
  'refusal.not-loaded': 'GRUB konnte den Kernel nicht laden, und Secure Boot ist an',
  'refusal.not-known': 'Secure Boot ist an, und die Signatur des Kernels ist nicht bekannt',
}
