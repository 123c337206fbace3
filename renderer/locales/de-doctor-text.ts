import type { DoctorCheckResult, DoctorCode, DoctorFinding, DoctorFix, SkipReason } from '#contract/doctor.ts'
import type { DoctorText } from '#contract/doctor-text.ts'
import type { HostChange } from '#contract/host-change.ts'
import { formatBytes } from '#words/quantity.ts'
import { reasonInGerman } from './de-reasons.ts'

type Facts = Readonly<Record<string, string | number>>

/** Was der Vertrag auf Englisch findet, auf Deutsch. */
export function describeDoctorFindingInGerman({
  code,
  facts,
}: Pick<DoctorFinding, 'code' | 'facts'>): DoctorText {
  const [symptom, cause, fix] = TEXTS[code](facts)
  return { symptom, cause, fix }
}

const at = (facts: Facts, key: string, absent = 'unbekannt'): string => String(facts[key] ?? absent)
const bytes = (facts: Facts, key: string): string => formatBytes(Number(facts[key] ?? 0), 'de')
const day = (facts: Facts, key: string): string =>
  new Date(Number(facts[key] ?? 0)).toLocaleDateString('de-DE')

const USES: Readonly<Record<string, string>> = { '67': 'DHCP', '69': 'TFTP', '4011': 'PXE-Bootserver' }

const TEXTS: Readonly<Record<DoctorCode, (facts: Facts) => readonly [string, string, string]>> = {
  'no-card': () => [
    'Dieser Rechner hat keine Netzwerkkarte.',
    'Maschinen starten über ein Kabel, und es gibt keine Karte, in die es passt.',
    'Einen Netzwerkadapter anstecken.',
  ],
  'card-without-address': facts => [
    `${at(facts, 'card')} hat keine IPv4-Adresse.`,
    'Maschinen erreichen diesen Rechner nur unter einer Adresse.',
    `Für ein Kabel direkt zu einer Maschine ${at(facts, 'address', 'eine Adresse')} vergeben, oder eine andere Karte wählen.`,
  ],
  'card-link-local': facts => [
    `${at(facts, 'card')} bekam von keinem DHCP-Server eine Adresse.`,
    `Die Karte hat sich ${at(facts, 'address')} selbst gegeben und legt sie ab, sobald ein Server antwortet.`,
    'Der Karte eine feste Adresse geben, zum Beispiel 192.168.7.1/24.',
  ],
  'card-without-link': facts => [
    `Am anderen Ende von ${at(facts, 'card')} ist nichts.`,
    'Kein Kabel steckt, oder die Maschine am anderen Ende ist aus.',
    'Kabel einstecken und die Maschine einschalten.',
  ],
  'card-wifi': facts => [
    `${at(facts, 'card')} ist WLAN.`,
    'Die meisten WLAN-Router geben die Rundrufe nicht weiter, mit denen eine Maschine ihren Startserver sucht.',
    'Ein Kabel verwenden.',
  ],
  'card-in-bridge': facts => [
    `${at(facts, 'card')} gehört zur Bridge ${at(facts, 'bridge')}.`,
    'Was Maschinen senden, kommt bei der Bridge an, nicht bei der Karte.',
    `Auf ${at(facts, 'bridge')} bereitstellen.`,
  ],
  'bridge-waits': facts => [
    `Die Bridge ${at(facts, 'card')} hält einen neuen Anschluss ${at(facts, 'seconds')} Sekunden geschlossen.`,
    'Spanning Tree ist an. Ein Boot-ROM gibt die Suche nach einer Adresse auf, bevor der Anschluss öffnet.',
    'Spanning Tree ausschalten oder die Wartezeit senken, wenn die Bridge keine Schleife hat.',
  ],
  'ports-closed': facts => [
    `Dieser Rechner hält Ports unter 1024 Verwaltern vor (${at(facts, 'ports')}).`,
    'Der Netzwerkstart braucht die Ports 67 und 69, die sich nicht ändern lassen. Mehr Rechte braucht Slipway nicht.',
    'Gewöhnlichen Programmen die Ports ab 67 erlauben.',
  ],
  'port-taken': facts => {
    const holder = facts['holder'] === undefined ? 'einem anderen Programm' : at(facts, 'holder')
    const pid = facts['pid'] === undefined ? '' : ` (PID ${at(facts, 'pid')})`
    const use = USES[at(facts, 'port')] ?? 'HTTP'
    return [
      `Port ${at(facts, 'port')} (${use}) ist von ${holder}${pid} belegt.`,
      at(facts, 'port') === '4011'
        ? 'Maschinen brauchen ihn nur, wenn ein anderer DHCP-Server die Adressen vergibt.'
        : 'Zwei Programme können nicht auf demselben Port antworten.',
      facts['protocol'] === 'tcp'
        ? 'Einen anderen HTTP-Port wählen oder das Programm beenden.'
        : 'Das Programm beenden oder eine andere Karte wählen.',
    ]
  },
  'firewall-drops': facts => [
    `Die Firewall dieses Rechners verwirft ${at(facts, 'ports')} auf ${at(facts, 'card')}.`,
    firewallCause(facts),
    `Maschinen auf ${at(facts, 'card')} durchlassen, solange Slipway bereitstellt.`,
  ],
  'firewall-unread': facts => [
    `${at(facts, 'firewall')} ist an, und nur Verwalter dürfen die Regeln lesen.`,
    'Ab Werk hält sie Maschinen ab. Ob jemand sie durchlässt, ist von hier nicht zu sehen.',
    `Wenn Maschinen keine Antwort bekommen, sie auf ${at(facts, 'card')} durchlassen.`,
  ],
  'other-dhcp-server': facts => [
    `Auf ${at(facts, 'card')} antwortet ein anderer DHCP-Server: ${at(facts, 'server')}.`,
    `Wenn beide Adressen vergeben, verlieren andere Geräte womöglich die Verbindung.${otherBoot(facts)}`,
    'Ihm die Adressen überlassen und nur sagen, was startet (Proxy-Modus); beim Bereitstellen geschieht das von selbst.',
  ],
  'tftp-fails': facts => [
    `${at(facts, 'file')} kommt per TFTP nicht von ${at(facts, 'address')}: ${reasonInGerman(facts) ?? at(facts, 'detail')}.`,
    'Etwas auf diesem Rechner hält Pakete zwischen den eigenen Programmen auf; Maschinen bekommen dann kein Startprogramm.',
    'Firewall und Sicherheitssoftware ansehen.',
  ],
  'http-fails': facts => [
    `${at(facts, 'file')} kommt per HTTP nicht von ${at(facts, 'address')}: ${reasonInGerman(facts) ?? at(facts, 'detail')}.`,
    'Etwas auf diesem Rechner hält Verbindungen zwischen den eigenen Programmen auf; Maschinen bekommen dann keinen Kernel.',
    'Firewall, Sicherheitssoftware und Proxys ansehen.',
  ],
  'boot-programs-missing': facts => [
    `Startprogramme fehlen: ${at(facts, 'files')}.`,
    'Sie sind das Erste, was eine Maschine lädt.',
    'Aus den Paketen dieses Systems holen.',
  ],
  'boot-program-changed': facts => [
    `${at(facts, 'file')} ist nicht mehr, was geholt wurde${facts['package'] ? ` (${at(facts, 'package')} ${at(facts, 'version', '')})` : ''}.`,
    'Die Prüfsumme weicht ab: beschädigt, oder jemand hat die Datei ersetzt.',
    'Die Startprogramme neu holen. Eigene Programme gehören in den Datenordner.',
  ],
  'disk-full': facts => [
    `Nur ${bytes(facts, 'freeBytes')} sind frei in ${at(facts, 'path')}.`,
    'Dort liegen Adressen, Protokoll und die Kernel der Abbilder.',
    'Platz schaffen oder mit --data einen anderen Ordner wählen.',
  ],
  'clock-wrong': facts => [
    `Die Uhr dieses Rechners steht auf ${day(facts, 'nowMs')}.`,
    `Das war vor dem ${day(facts, 'laterMs')}, von dem es hier schon Dateien gibt. Adressen laufen nach der Uhr ab.`,
    'Die Uhr stellen.',
  ],
  'test-machines-incomplete': facts => [
    `Nicht installiert: ${at(facts, 'programs')}.`,
    'Nur Testmaschinen brauchen das, das Bereitstellen nicht.',
    'Installieren, um ein Abbild ohne zweiten Rechner zu versuchen.',
  ],
}

function firewallCause(facts: Facts): string {
  if (facts['chain'] === undefined)
    return facts['zone'] === undefined
      ? `${at(facts, 'firewall')} hat keine Regel, die Slipway durchlässt.`
      : `${at(facts, 'firewall')} führt sie in der Zone ${at(facts, 'zone')} nicht auf.`
  const where = `Tabelle ${at(facts, 'table')}, Kette ${at(facts, 'chain')}`
  return facts['rule'] === undefined
    ? `Keine Regel von ${at(facts, 'firewall')} nimmt sie an, und der Rest wird verworfen (${where}).`
    : `Das tut die Regel „${at(facts, 'rule')}“ von ${at(facts, 'firewall')} (${where}).`
}

function otherBoot(facts: Facts): string {
  if (facts['bootFile'] === undefined) return ''
  const from = facts['nextServer'] === undefined ? '' : ` von ${at(facts, 'nextServer')}`
  return ` Er lässt Maschinen außerdem ${at(facts, 'bootFile')}${from} starten.`
}

export function describeDoctorFixInGerman(fix: DoctorFix): string {
  switch (fix.kind) {
    case 'host-change':
      return describeHostChangeInGerman(fix.change)
    case 'fetch-boot-files':
      return 'Startprogramme holen'
    case 'serve-as':
      return fix.mode === 'proxy' ? 'Im Proxy-Modus bereitstellen' : 'Ohne DHCP bereitstellen'
    case 'other-card':
      return fix.card === null ? 'Andere Karte wählen' : `Auf ${fix.card} bereitstellen`
    case 'other-http-port':
      return `HTTP-Port ${fix.port} verwenden`
    case 'show-command':
      return 'Befehl zeigen'
  }
}

export function describeHostChangeInGerman(change: HostChange): string {
  switch (change.kind) {
    case 'open-ports':
      return change.until === 'restart' ? 'Ports bis zum Neustart erlauben' : 'Ports immer erlauben'
    case 'open-firewall':
      return `Maschinen auf ${change.nic} durchlassen`
    case 'set-address':
      return `${change.nic} beim Bereitstellen die Adresse ${change.address}/${change.prefixLength} geben`
  }
}

export function describeCheckInGerman({ check, state, skipped, facts }: DoctorCheckResult): string {
  if (state === 'skipped' && skipped) return `${CHECK_NAMES[check]}: ${SKIPPED[skipped]}`
  return state === 'fine' ? FINE[check](facts) : CHECK_NAMES[check]
}

const CHECK_NAMES: Readonly<Record<DoctorCheckResult['check'], string>> = {
  card: 'Netzwerkkarte',
  ports: 'Ports',
  firewall: 'Firewall',
  'dhcp-servers': 'Andere DHCP-Server',
  'boot-programs': 'Startprogramme',
  tftp: 'TFTP',
  http: 'HTTP',
  disk: 'Platz auf der Platte',
  clock: 'Uhr',
  'test-machines': 'Testmaschinen',
}

const SKIPPED: Readonly<Record<SkipReason, string>> = {
  'no-usable-card': 'ohne Karte mit Adresse nicht geprüft',
  quick: 'beim schnellen Blick nicht geprüft',
  'not-allowed': 'nur Verwalter dürfen die Regeln lesen',
  'not-here': 'auf diesem System nicht bekannt',
  'other-finding': 'wegen des oben Genannten nicht versucht',
  'serving-changed': 'nicht versucht, weil das Bereitstellen begann oder auf einer anderen Karte läuft',
}

const FINE: Readonly<Record<DoctorCheckResult['check'], (facts: Facts) => string>> = {
  card: facts => `${at(facts, 'card')} ist bereit und hat die Adresse ${at(facts, 'address')}`,
  ports: facts =>
    facts['ours'] === 1
      ? `Slipway hat die Ports ${at(facts, 'ports')}`
      : `Die Ports ${at(facts, 'ports')} sind frei`,
  firewall: facts =>
    at(facts, 'firewall', '') === ''
      ? 'Keine Firewall steht im Weg'
      : `Die Firewall (${at(facts, 'firewall')}) lässt Maschinen durch`,
  'dhcp-servers': facts =>
    facts['mode'] === 'proxy'
      ? 'Ein anderer Server vergibt die Adressen, wie es sein soll'
      : 'Kein anderer DHCP-Server antwortet',
  'boot-programs': facts =>
    facts['count'] === undefined
      ? 'Die Startprogramme sind da'
      : `${at(facts, 'count')} Startprogramme sind da, mit den richtigen Prüfsummen`,
  tftp: facts => `${at(facts, 'file')} kam per TFTP von ${at(facts, 'address')}`,
  http: facts => `${at(facts, 'file')} kam per HTTP von ${at(facts, 'address')}`,
  disk: facts => `${bytes(facts, 'freeBytes')} sind frei`,
  clock: () => 'Die Uhr geht richtig, soweit sich das sagen lässt',
  'test-machines': () => 'QEMU, OVMF und swtpm sind installiert',
}
