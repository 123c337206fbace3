import type { enReasons } from '../en/reasons.ts'
import type { Translation } from '../message.ts'

/** Warum etwas so ist, als Halbsatz ohne Punkt. */
export const deReasons: Translation<typeof enReasons> = {
  'reason.said': '{said}',

  'reason.file-not-here': 'die Datei gibt es hier nicht',
  'reason.hung-up': 'die Maschine hat die Verbindung beendet',
  'reason.address-answers': 'unter {address} antwortet ein anderes Gerät',
  'reason.pool-exhausted': 'zwischen {first} und {last} ist keine Adresse frei',
  'reason.no-segment': 'für das Relay {relay} ist kein Netz angelegt',
  'reason.address-of-another': '{address} ist nicht dieser Maschine zugewiesen',
  'reason.address-of-another-network': '{address} gehört zu einem anderen Netz',
  'reason.transfer-stopped': 'die Übertragung wurde hier abgebrochen',
  'reason.transfer-anew': 'die Maschine hat die Übertragung von vorn begonnen',
  'reason.no-answer': 'keine Antwort',
  'reason.no-answer-to-options': 'keine Antwort auf die Optionen',
  'reason.program-changed': 'Die Datei ist nicht die aus {package} {version}; Slipway sendet sie nicht.',
  'reason.file-unreadable': 'Slipway kann die Datei nicht lesen: {said}',

  'reason.file-gone': 'die Datei ist weg',
  'reason.file-gone-or-changed': 'die Datei ist weg oder hat sich seit dem Import geändert',
  'reason.no-permission-to-read': 'Slipway fehlt das Leserecht',
  'reason.no-directory': 'es enthält keinen Ordner {directory}',
  'reason.reading-stopped': 'das Lesen brach ohne Fehlermeldung ab',
  'reason.reading-too-long': 'das Lesen der Datei hat zu lange gedauert',
  'reason.reading-too-much': 'das Lesen würde mehr Arbeit machen als bei jedem echten ISO',
  'reason.folder-shared': 'andere Benutzer haben Zugriff auf den Ordner',
  'reason.other-user': 'Slipway läuft unter einem anderen Benutzer; nur der kann es steuern',
  'reason.unreadable': 'Slipway kann es nicht lesen',
  'reason.larger-than': 'sie ist größer als {limit}',

  'reason.machine-without-entry':
    'für die Maschine ist kein Eintrag gewählt, der starten könnte; beides zusammen angeben',
  'reason.group-without-entry':
    'für die Gruppe ist kein Eintrag gewählt, der starten könnte; beides zusammen angeben',
  'reason.too-many-groups': 'es gibt schon {count} Gruppen',
  'reason.address-for-one': 'eine feste Adresse ist nur für eine Maschine',
  'reason.networks-overlap': '{network} überschneidet sich mit dem Netz von {other}',
  'reason.address-wanted':
    'Slipway stellt nicht bereit, darum ist die Adresse des neuen Servers erforderlich',
  'reason.kea-beside-another':
    'neben einem anderen DHCP-Server kann Kea Maschinen nicht sagen, was sie starten sollen; dnsmasq kann es',
  'reason.no-range': '{range} ist kein Bereich in {network}',

  'reason.platform-unknown': 'auf {platform} nicht unterstützt',
  'reason.more-rights': 'dieses System verlangt dafür mehr Rechte',
  'reason.ipv6-off': 'IPv6 ist auf dieser Karte ausgeschaltet',
  'reason.no-system-calls': 'Slipway kann hier keine Systemaufrufe machen: {said}',
  'reason.socket-refused': 'das System verweigert den Socket (Fehler {errno})',

  'reason.packages-unknown':
    'Die Paketlisten dieses Systems enthalten {packages} nicht. Die Paketquellen in /etc/apt prüfen, dann erneut versuchen.',
  'reason.packages-unknown-to-user':
    'Die Paketlisten dieses Systems enthalten {packages} nicht. „sudo apt-get update“ ausführen, dann erneut versuchen.',
  'reason.package-without-program':
    'Im Paket {package} {version} dieses Systems fehlt {program}. Diese Datei in den Ordner für eigene Bootloader legen.',
  'reason.no-package-tool':
    'Auf diesem System fehlt {command}, darum kann Slipway die Bootprogramme hier nicht herunterladen. Den Ordner {name} von einem Debian- oder Ubuntu-Rechner kopieren, oder undionly.kpxe und snponly.efi von iPXE in {folder} legen.',
  'reason.package-tool-failed':
    '{said}. Prüfen, ob „apt-get update“ auf diesem Rechner funktioniert, dann erneut versuchen.',
  'reason.not-made-here': 'es wurde nicht hier gebaut',
  'reason.no-ipxe-sources': 'er enthält nicht den Quelltext von iPXE',
  'reason.script-unreadable': 'Slipway kann das Skript nicht lesen',
  'reason.no-own-script': 'es gibt kein eigenes Skript',
  'reason.no-grub-kernel': 'in {places} gibt es keine kernel.img',

  'reason.swtpm-missing': 'swtpm ist nicht installiert',
  'reason.swtpm-silent': 'swtpm hat keinen Socket geöffnet',
  'reason.only-bios-behind-qemu': 'in QEMUs eingebautem Netz startet nur eine BIOS-Maschine über das Netz',
  'reason.needs-serving': 'in QEMUs eingebautem Netz muss Slipway gerade bereitstellen',
  'reason.only-linux-isolates': 'nur Linux kann einem Programm ein getrenntes Netz geben',
  'reason.packed-cannot-isolate':
    'die installierte App kann ihre Server kein zweites Mal starten; die Befehlszeile kann es',
  'reason.no-accelerator': 'QEMU hat unter {platform} keine Beschleunigung',
  'reason.accelerator-fails': '{accelerator} funktioniert hier nicht: {said}',
  'reason.accelerator-silent': '{accelerator} funktioniert hier nicht: keine Antwort',
  'reason.disk-in-use': 'eine andere Testmaschine verwendet die Festplatte dieses Eintrags',
  'reason.too-many-test-machines': 'es laufen zu viele Testmaschinen',
  'reason.off-at-once': 'sie hat sich sofort wieder ausgeschaltet',

  'reason.arrived-changed': 'die empfangenen Daten weichen von den gesendeten ab',
  'reason.no-answer-in-time': 'keine Antwort innerhalb von {seconds} s',
  'reason.silence-after': 'nach {sizeBytes} Byte kam nichts mehr',
  'reason.endless': 'die Daten enden nicht',
  'reason.answered-status': 'die Antwort war Status {status}',

  'reason.text-too-long': 'der Text ist zu lang',
  'reason.rendered-too-long': 'der erzeugte Text ist zu lang',
  'reason.too-much-memory': 'sie braucht zu viel Speicher',
  'reason.too-much-time': 'sie braucht zu lange',

  'reason.quote-open': 'ein Anführungszeichen wird nicht geschlossen',
  'reason.brace-alone': 'eine Klammer hat keinen Befehl',
  'reason.brace-unopened': 'eine schließende Klammer hat keine öffnende',
  'reason.brace-open': 'eine Klammer wird nicht geschlossen',
  'reason.word-unopened': '„{word}“ hat keinen Anfang',
  'reason.word-inside-entry': '„{word}“ steht innerhalb eines Eintrags',
  'reason.word-unclosed': '„{word}“ hat kein „{end}“',
  'reason.backslash-at-end': 'am Ende steht ein Backslash',
  'reason.label-taken': 'die Marke „{word}“ ist schon vergeben',
  'reason.line-too-long': 'eine Zeile ist länger als {chars} Zeichen',
  'reason.not-below-label': '„{word}“ ist unter einer Marke nicht erlaubt',
  'reason.not-for-one-entry': '„{word}“ ist nicht für einen einzelnen Eintrag',
  'reason.starts-nothing': 'nichts wird gestartet: eine Zeile mit LINUX, KERNEL, COM32 oder LOCALBOOT fehlt',
  'reason.item-nowhere': 'item {item}: eine Marke dieses Namens gibt es nicht',
  'reason.another-file': '{said}: das ist eine andere Datei, die Slipway nicht gelesen hat',

  'reason.name-size-time': 'Name, Größe und Zeit der Datei sind erforderlich',
  'reason.too-many-parts': 'zu viele Uploads sind unvollständig',
  'reason.upload-unknown': 'Slipway kennt diesen Upload nicht mehr',
  'reason.part-outside': 'jeder Teil muss innerhalb seiner Datei liegen',
  'reason.part-too-large': 'der Teil ist zu groß',

  'reason.variable-form': 'eine Variable sieht aus wie role=worker',
  'reason.field-form': 'ein Feld sieht aus wie hostName=web1',
  'reason.no-field': '{kind} hat kein Feld {name}; es hat {fields}',
  'reason.end-form': 'atEnd ist reboot oder poweroff',
  'reason.file-or-remove': 'entweder eine Datei oder --remove angeben',
  'reason.password-length':
    'die erste Zeile von {path} muss ein Passwort mit {shortest} bis {longest} Zeichen sein',
  'reason.no-server-here': 'kein Slipway stellt mit diesem Datenordner bereit',
  'reason.no-page': 'es hat keine Seite für Browser',
}
