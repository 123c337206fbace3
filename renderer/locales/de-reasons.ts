import { describeReason, type ReasonWords } from '#contract/reason.ts'

/** Was Slipway selbst begründet, auf Deutsch; null, wo die Begründung von jemand anderem stammt. */
export const reasonInGerman = (facts: object): string | null => describeReason(facts, germanReasons)

export const germanReasons: ReasonWords = {
  'file-not-here': 'die Datei liegt hier nicht',
  'hung-up': 'die Maschine hat aufgelegt',
  'address-answers': 'unter {address} antwortet etwas anderes',
  'pool-exhausted': 'zwischen {first} und {last} ist keine Adresse frei',
  'no-segment': 'für den Relay {relay} ist kein Netz festgelegt',
  'address-of-another': '{address} steht dieser Maschine nicht zu',
  'transfer-stopped': 'hier angehalten',
  'transfer-anew': 'die Maschine fing von vorn an',
  'no-answer': 'keine Antwort',
  'no-answer-to-options': 'keine Antwort auf die Optionen',
  'file-unreadable': 'die Datei lässt sich nicht lesen: {said}',

  'file-gone': 'die Datei ist weg',
  'file-gone-or-changed': 'die Datei ist weg oder hat sich seit dem Einlesen verändert',
  'no-permission-to-read': 'das Leserecht fehlt',
  'no-directory': 'es gibt darin keinen Ordner {directory}',
  'reading-stopped': 'das Lesen brach ohne ein Wort ab',
  'folder-shared': 'der Ordner gehört auch anderen',
  'other-user': 'Es läuft unter einem anderen Benutzer, und nur der darf mit ihm sprechen',

  'machine-without-entry':
    'für die Maschine ist kein Eintrag gewählt, der starten könnte; beides zusammen angeben',
  'group-without-entry':
    'für die Gruppe ist kein Eintrag gewählt, der starten könnte; beides zusammen angeben',
  'too-many-groups': 'es gibt schon {count} Gruppen',
  'address-for-one': 'eine feste Adresse ist für eine einzige Maschine',
  'networks-overlap': '{network} überschneidet sich mit dem Netz von {other}',
  'address-wanted': 'solange nichts bereitgestellt wird, fehlt die Adresse des neuen Servers',
  'kea-beside-another':
    'Kea kann Maschinen neben einem anderen Server nicht sagen, was sie starten sollen; dnsmasq kann es',
  'no-range': '{range} ist kein Bereich von {network}',

  'platform-unknown': 'unter {platform} nicht bekannt',
  'more-rights': 'dieses System verlangt dafür mehr Rechte',

  'packages-unknown':
    'Die Paketlisten dieses Systems kennen {packages} nicht. Die Paketquellen in /etc/apt prüfen, dann noch einmal versuchen.',
  'packages-unknown-to-user':
    'Die Paketlisten dieses Systems kennen {packages} nicht. „sudo apt-get update“ ausführen, dann noch einmal versuchen.',
  'package-without-program':
    'Im Paket {package} {version} dieses Systems fehlt {program}. Diese Datei in den Ordner für eigene Startprogramme legen.',
  'not-made-here': 'sie wurde nicht hier gebaut',
  'no-ipxe-sources': 'darin liegen keine Quellen von iPXE',
  'script-unreadable': 'das Skript lässt sich nicht lesen',
  'no-own-script': 'das ist kein Skript, das jemand geschrieben hat',
  'no-grub-kernel': 'Eine kernel.img liegt in keinem dieser Ordner: {places}',

  'swtpm-missing': 'swtpm ist nicht installiert',
  'swtpm-silent': 'swtpm hat keinen Socket geöffnet',
  'only-bios-behind-qemu': 'hinter QEMUs eigenem Netz startet nur eine BIOS-Maschine aus dem Netz',
  'needs-serving': 'hinter QEMUs eigenem Netz braucht sie ein Slipway, das gerade bereitstellt',
  'only-linux-isolates': 'nur Linux gibt einem Programm ein eigenes Netz',
  'packed-cannot-isolate':
    'die installierte App kann ihre Server kein zweites Mal starten; die Befehlszeile kann es',
  'no-accelerator': 'QEMU kennt unter {platform} keine Beschleunigung',
  'accelerator-fails': '{accelerator} funktioniert hier nicht: {said}',
  'accelerator-silent': '{accelerator} funktioniert hier nicht: es antwortet nicht',
  'disk-in-use': 'eine andere Testmaschine benutzt die Festplatte dieses Eintrags',
  'too-many-test-machines': 'es laufen zu viele Testmaschinen',
  'off-at-once': 'sie schaltete sich sofort wieder ab',

  'arrived-changed': 'was ankam, ist nicht, was gesendet wurde',
  'no-answer-in-time': 'keine Antwort in {seconds} Sekunden',
  'silence-after': 'nach {sizeBytes} Byte kam nichts mehr',
  endless: 'es hört nicht auf',
  'answered-status': 'die Antwort war {status}',

  'text-too-long': 'der Text ist zu lang',
  'rendered-too-long': 'der fertige Text ist zu lang',
  'too-much-memory': 'sie braucht zu viel Speicher',
  'too-much-time': 'sie kommt zu keinem Ende',

  'quote-open': 'ein Anführungszeichen wird nicht geschlossen',
  'brace-alone': 'eine Klammer ohne ihren Befehl',
  'brace-unopened': 'eine schließende Klammer ohne die öffnende',
  'brace-open': 'eine Klammer wird nicht geschlossen',
  'word-unopened': '„{word}“ ohne seinen Anfang',
  'word-inside-entry': '„{word}“ innerhalb eines Eintrags',
  'word-unclosed': '„{word}“ ohne „{end}“',
  'backslash-at-end': 'am Ende steht ein Backslash',
  'label-taken': 'die Marke „{word}“ ist vergeben',
  'line-too-long': 'eine Zeile ist länger als {chars} Zeichen',
  'not-below-label': '„{word}“ gehört nicht unter ein Label',
  'not-for-one-entry': '„{word}“ ist nicht für einen einzelnen Eintrag',
  'starts-nothing': 'nichts wird gestartet: es fehlt eine Zeile mit LINUX, KERNEL, COM32 oder LOCALBOOT',
  'item-nowhere': 'item {item}: eine Marke dieses Namens gibt es nicht',
  'another-file': '{said}: eine andere Datei, die nicht gelesen wurde',

  'name-size-time': 'Es fehlen Name, Größe oder Zeit der Datei',
  'too-many-parts': 'Zu viele Dateien sind erst zum Teil angekommen',
  'upload-unknown': 'Diese Übertragung ist nicht mehr bekannt',
  'part-outside': 'Ein Teil muss innerhalb seiner Datei liegen',
  'part-too-large': 'Der Teil ist zu groß',
}
