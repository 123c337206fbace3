import { describeError, type ErrorText } from '#contract/error-text.ts'
import type { ApiError, ErrorCode } from '#contract/errors.ts'
import { fileName } from '../text/file-name.ts'
import { formatBytes } from '../text/quantity.ts'

type Params = ApiError['params']
type Words = (params: Params) => readonly [title: string, cause: string, fix: string]

/** Der Fehler in deutschen Worten; was noch keine hat, bleibt englisch, statt ein nackter Code zu sein. */
export function describeErrorInGerman(error: ApiError): ErrorText {
  const words = Object.hasOwn(WORDS, error.code) ? WORDS[error.code] : undefined
  if (!words) return describeError(error)
  const [title, cause, fix] = words(error.params)
  return { title, cause, fix }
}

function text(params: Params, keys: readonly string[], fallback: string): string {
  for (const key of keys) {
    const value = params[key]
    if (value !== undefined && value !== '') return String(value)
  }
  return fallback
}

function size(params: Params, key: string, fallback: string): string {
  const value = params[key]
  return typeof value === 'number' ? formatBytes(value, 'de') : fallback
}

const detail = (params: Params, fallback: string): string => {
  const found = text(params, ['detail', 'reason'], '')
  return found === '' ? fallback : `Das System meldet: ${found}`
}
const card = (params: Params): string => text(params, ['card', 'nic'], 'Die Netzwerkkarte')
const file = (params: Params, fallback: string): string =>
  fileName(text(params, ['path', 'file', 'name'], fallback))

const PORT_USE: Readonly<Record<string, string>> = { '67': 'DHCP', '69': 'TFTP', '4011': 'PXE' }
function port(params: Params): string {
  const number = text(params, ['port'], '')
  if (number === '') return 'Ein Port'
  return PORT_USE[number] ? `Port ${number} (${PORT_USE[number]})` : `Port ${number}`
}

const WORDS: Readonly<Partial<Record<ErrorCode, Words>>> = {
  'invalid-input': p => [
    'Diese Angabe passt nicht.',
    detail(p, 'Sie hat nicht die erwartete Form.'),
    'Angabe berichtigen und noch einmal versuchen.',
  ],
  'unknown-method': () => [
    'Diese Seite gehört zu einer anderen Fassung von Slipway.',
    'Sie fragt nach etwas, das der Server nicht kennt.',
    'Seite neu laden oder Slipway neu starten.',
  ],
  internal: p => [
    'Slipway hat wegen eines eigenen Fehlers abgebrochen.',
    detail(p, 'Einzelheiten stehen im Protokoll.'),
    'Noch einmal versuchen; kommt es wieder, bitte mit dem Protokoll melden.',
  ],
  'data-folder-in-use': () => [
    'Ein anderes Slipway benutzt diesen Datenordner.',
    'Zwei Programme können ihren Stand nicht am selben Ort führen.',
    'Das laufende benutzen, es beenden oder mit --data einen anderen Ordner wählen.',
  ],
  'data-folder-unusable': p => [
    `Der Datenordner ${text(p, ['path'], '')} ist nicht benutzbar.`.replace('  ', ' '),
    detail(p, 'Er lässt sich nicht anlegen, lesen oder beschreiben.'),
    'Schreibrechte geben oder mit --data einen anderen Ordner wählen.',
  ],
  'data-from-newer-version': () => [
    'Diese Daten stammen von einem neueren Slipway.',
    'Ihre Form ist dieser Fassung unbekannt.',
    'Slipway aktualisieren oder mit --data einen anderen Ordner wählen.',
  ],
  'port-in-use': p => [
    text(p, ['holder'], '') === ''
      ? `${port(p)} ist belegt.`
      : `${port(p)} ist von ${text(p, ['holder'], '')}${text(p, ['pid'], '') === '' ? '' : ` (PID ${text(p, ['pid'], '')})`} belegt.`,
    'Zwei Programme können nicht auf demselben Port antworten.',
    text(p, ['protocol'], '') === 'tcp'
      ? 'Das andere Programm beenden oder einen anderen HTTP-Port wählen.'
      : 'Das andere Programm beenden oder eine andere Netzwerkkarte wählen.',
  ],
  'permission-denied': p =>
    p['port'] === undefined
      ? [
          `Slipway darf ${file(p, 'diese Datei')} nicht öffnen.`,
          detail(p, 'Dem Benutzer fehlt das Recht dazu.'),
          'Leserecht geben oder einen anderen Ort wählen.',
        ]
      : [
          `${port(p)} ist auf diesem Rechner geschützt.`,
          'Netzwerkstart braucht Ports unter 1024; das System hält sie für Administratoren zurück.',
          'Unter Linux: sudo sysctl net.ipv4.ip_unprivileged_port_start=67 (gilt bis zum Neustart), oder Slipway als Administrator starten.',
        ],
  'other-dhcp-server': p => [
    `Hier antwortet schon ein DHCP-Server: ${text(p, ['server', 'address'], 'Adresse unbekannt')}.`,
    'Vergeben beide Adressen, verlieren andere Geräte womöglich ihre Verbindung.',
    'Ein eigenes Netz oder Kabel benutzen, oder den anderen Server abschalten.',
  ],
  'card-not-found': p => [
    `Es gibt keine Netzwerkkarte ${text(p, ['card', 'nic'], 'dieses Namens')}.`,
    'Sie wurde abgezogen, umbenannt oder abgeschaltet.',
    'Karte anschließen oder eine andere wählen.',
  ],
  'card-without-address': p => [
    `${card(p)} hat keine IPv4-Adresse.`,
    'Andere Rechner erreichen diesen nur unter einer Adresse.',
    'Der Karte eine feste Adresse geben (am direkten Kabel zum Beispiel 192.168.7.1/24) oder eine andere wählen.',
  ],
  'card-binding-unavailable': p => [
    `Slipway kann sich nicht allein an ${text(p, ['card'], 'diese Karte')} binden.`,
    detail(p, 'Das System bietet keinen Weg, nur eine Karte zu hören.'),
    'Andere Karte wählen oder Slipway als Administrator starten.',
  ],
  'range-outside-subnet': p => [
    `Der Bereich ${text(p, ['first'], '?')} bis ${text(p, ['last'], '?')} liegt außerhalb des Netzes.`,
    `Die Karte hat ${text(p, ['address'], 'eine andere Adresse')} mit der Maske ${text(p, ['mask', 'prefixLength'], '?')}; von anderen Adressen aus erreichen Maschinen uns nicht.`,
    'Einen Bereich in diesem Netz wählen.',
  ],
  'range-too-small': () => [
    'Für einen Adressbereich ist kein Platz.',
    'In diesem Netz ist außer der eigenen keine Adresse frei.',
    'Ein größeres Netz oder einen größeren Bereich wählen.',
  ],
  'address-reserved': p => [
    `Die Adresse ${text(p, ['address', 'ip'], '')} ist schon vergeben.`.replace('  ', ' '),
    `Sie ist für ${text(p, ['mac', 'holder'], 'eine andere Maschine')} reserviert.`,
    'Eine andere Adresse wählen.',
  ],
  'answer-not-found': p => [
    `Antworten „${text(p, ['id'], 'dieses Namens')}“ gibt es nicht.`,
    'Sie wurden entfernt oder heißen anders.',
    'Auf der Seite „Antworten“ nachsehen.',
  ],
  'answer-changed': p => [
    `${text(p, ['name'], 'Die Antworten')}: inzwischen geändert.`,
    'Was gelöscht wird, kann jetzt etwas anderes sein.',
    'Noch einmal ansehen, dann zustimmen.',
  ],
  'group-not-found': p => [
    `Eine Gruppe ${text(p, ['name'], 'dieses Namens')} gibt es nicht.`,
    'Sie wurde entfernt oder heißt anders.',
    'Unter den Gruppen nachsehen.',
  ],
  'boot-not-found': () => [
    'Dieser Start ist nicht mehr bekannt.',
    'Von jeder Maschine bleiben die letzten 50 Starts erhalten.',
    'Die anderen Starts der Maschine ansehen.',
  ],
  'packets-not-kept': () => [
    'Die Pakete dieses Starts sind nicht mehr da.',
    'Nur die letzten jeder Maschine bleiben im Speicher, solange Slipway läuft.',
    'Die Maschine noch einmal starten und dann sichern. Den Text gibt es in jedem Fall.',
  ],
  'not-serving': () => [
    'Gerade wird keine Netzwerkkarte bedient.',
    'Deshalb steht nicht fest, über welche gesendet werden soll.',
    'Erst die Karte ihres Netzes bedienen.',
  ],
  'qemu-not-found': p => [
    `${text(p, ['program'], 'QEMU')} ist nicht installiert.`,
    'Testmaschinen spielt QEMU, ein eigenes Programm.',
    'Installieren: apt install qemu-system-x86 qemu-utils, dnf install qemu-kvm, pacman -S qemu-base, brew install qemu; für Windows gibt es ein Installationsprogramm auf qemu.org.',
  ],
  'firmware-not-found': p => [
    'Die Firmware für QEMU fehlt auf diesem Rechner.',
    `Sie liegt in keinem dieser Ordner: ${text(p, ['places'], 'den üblichen')}.`,
    p['firmware'] === 'arm64'
      ? 'Installieren: qemu-efi-aarch64 (Debian, Ubuntu), edk2-aarch64 (Fedora, Arch); oder eine andere Firmware wählen.'
      : 'Installieren: ovmf (Debian, Ubuntu), edk2-ovmf (Fedora, Arch), qemu-ovmf-x86_64 (openSUSE); oder eine andere Firmware wählen.',
  ],
  'tpm-unavailable': p => [
    'Die Testmaschine kann kein TPM haben.',
    detail(p, 'swtpm, das eines spielt, funktioniert hier nicht.'),
    'swtpm und swtpm-tools installieren, oder ohne TPM starten.',
  ],
  'lab-network-unavailable': p => [
    'Die Testmaschine kann kein eigenes Netz haben.',
    detail(p, 'Dieses System erlaubt das nur seinem Administrator.'),
    'Direkt oder von der Disc starten: Dafür braucht es kein Netz.',
  ],
  'bridge-not-allowed': p => [
    `QEMU darf die Bridge ${text(p, ['bridge'], 'des Netzes')} nicht benutzen.`,
    `${text(p, ['file'], '/etc/qemu/bridge.conf')} nennt die erlaubten Bridges; diese fehlt dort.`,
    `Als Administrator diese Zeile hinzufügen: ${text(p, ['line'], 'allow NAME')}`,
  ],
  'not-for-direct-start': p => [
    `${text(p, ['entry'], 'Dieser Eintrag')} lässt sich so nicht starten.`,
    'Direkt geht nur ein Linux-Kernel mit initrd, von der Disc nur ein Abbild.',
    'Über das Netz starten.',
  ],
  'test-machine-failed': p => [
    'Die Testmaschine endete mit einem Fehler.',
    detail(p, 'QEMU sagte nicht, warum.'),
    'Ansehen, was die serielle Schnittstelle zeigte, oder mit anderen Einstellungen starten.',
  ],
  'test-machine-not-found': p => [
    `Eine Testmaschine ${text(p, ['id'], 'dieses Namens')} gibt es nicht.`,
    'Sie ist zu Ende, oder Slipway wurde inzwischen neu gestartet.',
    'Eine neue starten.',
  ],
  'already-serving': () => [
    'Slipway läuft bereits.',
    'Es bedient immer nur eine Netzwerkkarte.',
    'Erst anhalten, dann auf der anderen Karte starten.',
  ],
  'iso-unreadable': p => [
    `${file(p, 'Die ISO-Datei')} lässt sich nicht lesen.`,
    detail(p, 'Die Datei ist weg, ihr Laufwerk abgezogen, oder das Leserecht fehlt.'),
    'Prüfen, ob die Datei da und lesbar ist, dann noch einmal hinzufügen.',
  ],
  'iso-truncated': p => [
    `${file(p, 'Die ISO-Datei')} ist unvollständig: ${size(p, 'sizeBytes', 'ein Teil')} von ${size(p, 'expectedBytes', 'allem')}.`,
    'Vermutlich brach der Download ab; Maschinen blieben auf halbem Weg stehen.',
    'Die Datei noch einmal herunterladen.',
  ],
  'iso-not-an-iso': p => [
    `${file(p, 'Diese Datei')} ist kein ISO-Abbild.`,
    detail(p, 'Sie enthält weder ein ISO-9660- noch ein UDF-Dateisystem.'),
    'Ein Installations- oder Live-Abbild wählen; komprimierte vorher auspacken.',
  ],
  'image-not-found': () => [
    'Dieses Abbild gibt es nicht.',
    'Es wurde entfernt, oder der Name ist anders geschrieben.',
    'In der Liste der Abbilder nachsehen.',
  ],
  'entry-not-found': () => [
    'Diesen Menüeintrag gibt es nicht.',
    'Sein Abbild wurde entfernt, oder der Name ist anders geschrieben.',
    'Im Menü einen anderen wählen.',
  ],
  'menu-not-understood': () => [
    'Das ist kein Menü, das Slipway lesen kann.',
    'Es enthält keinen Eintrag von GRUB, PXELINUX oder iPXE.',
    'Eine grub.cfg, pxelinux.cfg/default oder ein iPXE-Skript mit einem Menü wählen.',
  ],
  'machine-not-found': p => [
    `Eine Maschine ${text(p, ['mac'], 'mit dieser Adresse')} ist nicht bekannt.`,
    'Sie hat noch nie aus dem Netz gestartet.',
    'In der Liste der Maschinen nachsehen.',
  ],
  'not-allowed': p => [
    p['refusal'] === 'dismissed'
      ? 'Nichts wurde geändert: die Frage wurde mit Nein beantwortet.'
      : 'Dieses System kann hier niemanden nach Verwalterrechten fragen.',
    'Slipway läuft selbst nie als Verwalter und fragt darum vor jeder Änderung.',
    `Den Befehl selbst ausführen: ${text(p, ['command'], 'siehe Prüfung')}`,
  ],
  'host-command-failed': p => [
    'Der Befehl ist nicht gelungen.',
    detail(p, 'Er endete mit einem Fehler.'),
    `Im Terminal versuchen: ${text(p, ['command'], 'siehe Prüfung')}`,
  ],
  'disk-full': p => [
    'Der Platz reicht nicht.',
    `${size(p, 'freeBytes', 'Zu wenig')} frei, ${size(p, 'neededBytes', 'mehr')} nötig.`,
    'Platz schaffen oder einen anderen Ordner wählen, dann noch einmal versuchen.',
  ],
  'boot-files-unavailable': p => [
    'Die Startprogramme ließen sich nicht holen.',
    detail(p, 'Die Paketquelle des Systems antwortet nicht oder hat sie nicht.'),
    'Internetverbindung prüfen und noch einmal versuchen.',
  ],
  'server-unreachable': () => [
    'Slipway antwortet nicht.',
    'Das Programm läuft nicht mehr, oder die Verbindung dorthin ist unterbrochen.',
    'Nachsehen, ob es noch läuft; die Seite verbindet sich von selbst wieder.',
  ],
  unauthorised: () => [
    'Diese Seite hat keinen Zugang.',
    'Der Link ist verbraucht oder falsch.',
    'Die Adresse öffnen, die das Terminal beim Start von Slipway zeigt.',
  ],
  'path-not-allowed': p => [
    `${file(p, 'Diese Datei')} liegt außerhalb der Ordner für diese Seite.`,
    'Von anderen Computern aus ist nur erreichbar, was hochgeladen wurde, und was in den beim Start genannten Ordnern liegt.',
    'Die Datei hochladen oder ihren Ordner beim Start von Slipway nennen.',
  ],
  'wrong-password': () => [
    'Das ist nicht das Passwort.',
    'Gewählt hat es, wer Slipway gestartet hat, in einer Datei.',
    'Noch einmal versuchen. Auf Großbuchstaben und die Tastaturbelegung achten.',
  ],
  'too-many-attempts': p => [
    `Zu viele falsche Passwörter. In ${p['waitSeconds'] ?? 'einigen'} Sekunden geht es weiter.`,
    'Vielleicht rät jemand; darum wartet man nach jedem Versuch länger.',
    'Warten, dann noch einmal versuchen.',
  ],
  'password-needed': p => [
    `Andere Computer erreichen die Seite unter ${p['host'] ?? 'dieser Adresse'}.`,
    'Wer sie öffnet, könnte Dateien dieses Computers lesen und Maschinen starten; darum braucht sie dort ein Passwort.',
    'Slipway mit einer Passwortdatei starten oder die Seite auf diesem Computer lassen.',
  ],
  'upload-incomplete': p => [
    `${file(p, 'Die Datei')} kam nicht vollständig an.`,
    `${size(p, 'receivedBytes', 'Ein Teil')} von ${size(p, 'expectedBytes', 'allem')} wurde übertragen.`,
    'Die Datei noch einmal ablegen.',
  ],
  cancelled: () => [
    'Das wurde angehalten.',
    'Jemand hat es abgebrochen.',
    'Noch einmal starten; was fertig ist, bleibt.',
  ],
  'folder-not-empty': p => [
    `${file(p, 'Der Ordner')} ist nicht leer.`,
    'Was darin liegt, könnte überschrieben werden.',
    'Einen anderen Ordner wählen, oder erlauben, dass hineingeschrieben wird.',
  ],
  'setup-not-understood': p => [
    `${file(p, 'Diese Datei')} ist keine Konfiguration von dnsmasq.`,
    detail(p, 'Keine ihrer Zeilen sagt, was Maschinen starten oder woher sie ihre Adresse haben.'),
    'Die dnsmasq.conf des Servers wählen, oder eine Datei, die sie einbindet.',
  ],
  'tool-missing': p => [
    `${text(p, ['tool'], 'Ein Programm')} fehlt auf diesem Computer.`,
    detail(p, 'Hiermit wird es gemacht.'),
    `Installieren: ${text(p, ['install'], 'siehe Pakete dieses Systems')}`,
  ],
  'tool-failed': p => [
    `${text(p, ['tool'], 'Das Programm')} hat aufgegeben.`,
    detail(p, 'Es sagte nicht, warum.'),
    'Beheben, was es bemängelt, und noch einmal versuchen.',
  ],
  'not-the-same-image': p => [
    `${file(p, 'Diese Datei')} ist eine andere ISO.`,
    `Erwartet werden ${size(p, 'expectedBytes', 'eine andere Größe')}, diese Datei hat ${size(p, 'sizeBytes', 'eine andere')}; oder der Inhalt ist ein anderer.`,
    'Die verschobene Datei wählen, oder diese als neues Image aufnehmen.',
  ],
}
