import type { Confidence, Finding, FindingCode, Remedy } from '#contract/finding.ts'
import { FindingFacts } from '#contract/finding-facts.ts'
import type { FindingText } from '#contract/finding-text.ts'
import { formatBytes, formatDuration } from '#words/quantity.ts'
import { reasonInGerman } from './de-reasons.ts'

/** Was der Vertrag auf Englisch findet, auf Deutsch; `arch` ist die Firmware in Worten. */
export function describeFindingInGerman(finding: Finding, arch: string): FindingText {
  const { title, why } = TEXTS[finding.code](new Facts(finding.facts), arch)
  return { title, why: `${SURE[finding.confidence]}${why}` }
}

export function describeRemedyInGerman(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'serve-as-server':
      return 'Adressen hier vergeben'
    case 'serve-as-proxy':
      return 'Adressen dem anderen Server überlassen'
    case 'router-lines':
      return `Den anderen DHCP-Server ${remedy.bootFile} nennen lassen`
    case 'open-port':
      return `${remedy.protocol.toUpperCase()}-Port ${remedy.port} in der Firewall dieses Rechners freigeben`
    case 'pin-loader':
      return `Dieser Maschine ${remedy.loader} geben`
    case 'let-slipway-choose':
      return 'Die eigene Startdatei dieser Maschine wegnehmen'
    case 'fetch-boot-files':
      return 'Startprogramme holen'
    case 'secure-boot-on':
      return 'Dieser Maschine nur signierte Programme geben'
    case 'turn-secure-boot-off':
      return 'Secure Boot in der Firmware der Maschine ausschalten'
    case 'raise-mtu':
      return 'Auf dem ganzen Weg Pakete von 1500 Byte durchlassen (MTU von Switch, Bridge und Tunnel)'
    case 'check-cable':
      return 'Kabel und Switch prüfen'
    case 'find-image':
      return 'Zeigen, wo die ISO-Datei liegt'
    case 'add-memory':
      return remedy.megabytes === null
        ? 'Der Maschine mehr Speicher geben'
        : `Der Maschine ${remedy.megabytes} MB Speicher geben`
    case 'look-at-screen':
      return 'Auf den Bildschirm der Maschine sehen'
    case 'show-leases':
      return 'Nachsehen, wer welche Adresse hat'
    case 'own-disk':
      return 'Beim nächsten Mal von der eigenen Platte starten'
  }
}

const SURE: Readonly<Record<Confidence, string>> = {
  certain: '',
  'most-likely': 'Höchstwahrscheinlich: ',
  possible: 'Möglich: ',
}

class Facts extends FindingFacts {
  time(key: string): string {
    return formatDuration(this.number(key) * 1000, 'de')
  }
  times(key: string): string {
    return this.number(key) === 1 ? 'einmal' : `${this.number(key)}-mal`
  }
  size(key: string): string {
    return formatBytes(this.number(key), 'de')
  }
}

const isAgain = (facts: Facts): boolean => facts.number('again') === 1

const TEXTS: Readonly<Record<FindingCode, (facts: Facts, arch: string) => FindingText>> = {
  'no-address': facts => ({ title: 'Sie bekam keine Adresse', why: noAddress(facts) }),
  'other-offer-taken': facts => ({
    title: `Sie nahm eine Adresse ${facts.has('server') ? `von ${facts.text('server')}` : 'eines anderen DHCP-Servers'}`,
    why: `Angeboten war ${facts.text('offered')}, genommen hat sie ${facts.text('address')} und seither nichts von hier geholt. In diesem Netz vergeben zwei Server Adressen.`,
  }),
  'offer-not-taken': facts => ({
    title: 'Sie nimmt die angebotene Adresse nicht',
    why: `Die Antwort kommt nicht bei ihr an, oder sie wartet auf einen anderen Server${facts.has('server') ? ` (${facts.text('server')} antwortet hier auch)` : ''}. In ${facts.time('seconds')} wurde ihr ${facts.text('address')} ${facts.times('count')} angeboten, ohne Antwort.`,
  }),
  'proxy-not-heard': facts => ({
    title: `Sie hat ${facts.text('bootFile')} nicht geladen`,
    why: proxyNotHeard(facts),
  }),
  'wrong-program': (facts, arch) => ({
    title: `${facts.text('file')} ist nicht für diese Maschine`,
    why: `Ihre Firmware (${arch}) startet nur Programme für ${facts.text('firmware')}.`,
  }),
  'program-missing': facts => ({
    title: `${facts.text('file')} ist nicht da`,
    why: `Sie sollte diese Datei laden und hat ${facts.times('count')} danach gefragt. Hier gibt es keine dieses Namens.`,
  }),
  'program-not-asked': facts => ({
    title: `Ihre Frage nach ${facts.text('file')} kommt nicht an`,
    why: `Eine Firewall auf diesem Rechner sperrt ${door(facts)}. Die Maschine hat ihre Adresse und weiß, was sie laden soll; seit ${facts.time('seconds')} kam keine Anfrage.`,
  }),
  'blocks-lost': facts => ({
    title: `Von ${facts.text('file')} kommt kein Block an`,
    why: `Etwas auf dem Weg lässt so große Pakete nicht durch. Sie bat ${facts.times('count')} um Blöcke von ${facts.text('blksize')} Byte; kleine Pakete kommen durch, bestätigt hat sie nichts.`,
  }),
  'program-stalled': facts => ({
    title: `${facts.text('file')} blieb unterwegs stehen`,
    why: facts.has('seconds')
      ? `Die Verbindung riss ab. Von ${facts.size('sizeBytes')} hat sie seit ${facts.time('seconds')} nichts mehr genommen.`
      : `Bestätigt hat sie ${facts.size('sentBytes')} von ${facts.size('sizeBytes')}, danach nichts mehr. Angefangen hat sie ${facts.times('count')}.`,
  }),
  'second-stage-missing': facts => ({
    title: `${facts.text('file')} ist nicht da`,
    why: `${facts.text('loader')} lief an und wollte das als Nächstes laden.`,
  }),
  'loader-without-menu': facts => ({
    title: 'GRUB hat nicht nach seinem Menü gefragt',
    why: `${GRUB_REASON[facts.text('reason')] ?? GRUB_REASON['unknown']}. ${loadedWhole(facts)}`,
  }),
  'secure-boot': facts => ({
    title: `Sie hat ${facts.text('file')} nicht gestartet`,
    why: `Secure Boot ist an und lehnt ab, was nicht dafür signiert ist. ${loadedWhole(facts)}`,
  }),
  'program-not-started': facts => ({
    title: `${facts.text('file')} läuft auf dieser Maschine nicht an`,
    why: `Programm und Netzwerkkarte vertragen sich nicht, oder die Datei ist beschädigt. ${loadedWhole(facts)}`,
  }),
  'script-not-asked': facts => ({
    title: 'iPXE läuft und erreicht uns nicht über HTTP',
    why: `Eine Firewall auf diesem Rechner sperrt TCP-Port ${facts.text('port')}. iPXE hat seine Adresse und soll ${facts.text('url')} laden; seit ${facts.time('seconds')} kam keine Anfrage.`,
  }),
  'kernel-refused': facts => ({
    title: `Secure Boot lehnt ${facts.text('title', 'das System')} ab`,
    why: REFUSED[facts.text('verdict')] ?? 'Sein GRUB konnte den Kernel nicht laden.',
  }),
  'kernel-missing': facts => ({
    title: facts.has('entry')
      ? 'Was sie gewählt hat, ist nicht mehr da'
      : `${facts.text('file')} ist nicht da`,
    why: `${facts.has('entry') ? `Sie wählte ${facts.text('entry')}, das ihr Menü noch zeigte.` : 'Die Datei gehört zu dem, was sie starten will.'} Die ISO-Datei wurde verschoben oder entfernt, oder ihr Laufwerk ist abgezogen.`,
  }),
  'memory-low': facts => ({
    title: 'Sie hat zu wenig Speicher',
    why: `Sie hat ${facts.text('memoryMegabytes')} MB, dieses System braucht etwa ${facts.text('neededMegabytes')} MB, und sie schweigt seit ${facts.time('seconds')}.`,
  }),
  'kernel-stalled': facts =>
    facts.has('seconds')
      ? {
          title: `${facts.text('file')} blieb auf dem Weg stehen`,
          why: `Die Verbindung riss ab. Sie nahm ${facts.size('sentBytes')} von ${facts.size('sizeBytes')}, dann ${facts.time('seconds')} lang nichts mehr, und legte nicht auf.`,
        }
      : {
          title: `Sie gab bei ${facts.text('file')} auf`,
          why: `Ihr Speicher ist voll, oder die Verbindung riss ab. Bei ${facts.size('sentBytes')} von ${facts.size('sizeBytes')} legte sie auf.`,
        },
  'kernel-silent': facts => ({
    title: isAgain(facts) ? 'Das System ist nicht angelaufen' : 'Das System läuft an oder hängt',
    why: `Sie hat zu wenig Speicher${facts.has('neededMegabytes') ? ` (nötig sind etwa ${facts.text('neededMegabytes')} MB)` : ''}, oder dem Kernel fehlt der Treiber der Netzwerkkarte. Kernel und Initrd gingen ganz hinaus; ${isAgain(facts) ? 'dann fing sie von vorn an' : `seit ${facts.time('seconds')} hat sie nichts verlangt`}.`,
  }),
  'answers-not-asked': facts => ({
    title: 'Sie hat nicht nach ihren Antworten gefragt',
    why: `Sie wird ihre Fragen am Bildschirm stellen. Gelesen hat sie schon ${facts.size('sentBytes')} ihres Abbilds, ihre Antworten nicht.`,
  }),
  'installer-quiet': facts => ({
    title: 'Das Installationsprogramm schweigt lange',
    why: `Es wartet auf eine Antwort an seinem Bildschirm. Zuletzt meldete es sich vor ${facts.time('seconds')}.`,
  }),
  'starts-again': facts => ({
    title: `Sie hat in ${facts.time('seconds')} ${facts.times('count')} zu starten begonnen`,
    why: START_REASON[facts.text('reason')] ?? '',
  }),
}

const GRUB_REASON: Readonly<Record<string, string>> = {
  'second-server': 'GRUB hört nicht auf einen zweiten DHCP-Server',
  http: 'Dieses GRUB kam über HTTP-Boot und kann sein Menü nicht über HTTP lesen',
  unknown: 'GRUB und die Netzwerkkarte vertragen sich nicht',
}

const REFUSED: Readonly<Record<string, string>> = {
  unsigned: 'Den Kernel hat niemand signiert.',
  damaged: 'Der Kernel wurde nach dem Signieren verändert.',
  'needs-other-shim': 'Das geladene shim traut dem Aussteller dieses Kernels nicht.',
}

const START_REASON: Readonly<Record<string, string>> = {
  reported: 'Sie hat gemeldet, dass sie fertig ist, und ihre Firmware startet weiter zuerst aus dem Netz.',
  'after-kernel':
    'Jedes Mal lädt sie ihr System und kommt wieder: Entweder ist es installiert und sie startet weiter zuerst aus dem Netz, oder sein Kernel bleibt stehen.',
  'same-stop': 'Jedes Mal bleibt sie an derselben Stelle stehen.',
}

function loadedWhole(facts: Facts): string {
  return isAgain(facts)
    ? `Sie hat alle ${facts.size('sizeBytes')} geladen und fing dann von vorn an, ohne dass sich das Programm meldete.`
    : `Sie hat alle ${facts.size('sizeBytes')} geladen, und seit ${facts.time('seconds')} meldet sich das Programm nicht.`
}

function refused(facts: Facts): string {
  const [reasonCode, relay, address] = ['reasonCode', 'relay', 'address'].map(key => facts.text(key))
  const why = reasonInGerman({ reasonCode, relay, address })
  return why === null ? '' : `: ${why}`
}

function noAddress(facts: Facts): string {
  switch (facts.text('reason')) {
    case 'pool-exhausted':
      return `Zwischen ${facts.text('first')} und ${facts.text('last')} ist keine Adresse frei.`
    case 'declined':
      return `Sie lehnte ${facts.text('address')} ab: Dort antwortet schon jemand.`
    default:
      return `Ihr Wunsch${facts.has('address') ? ` nach ${facts.text('address')}` : ''} wurde abgelehnt${refused(facts)}.`
  }
}

const door = (facts: Facts): string =>
  `${facts.text('protocol', 'udp').toUpperCase()}-Port ${facts.text('port', '69')}`

function proxyNotHeard(facts: Facts): string {
  const server = facts.text('server', 'einem anderen Server')
  switch (facts.text('reason')) {
    case 'other-boot-file':
      return `${facts.text('server', 'Ein anderer Server')} nennt ${facts.text('otherBootFile', 'eine andere Datei')}, und danach richtet sie sich.`
    case 'offer-ignored':
      return `Eine Firewall auf diesem Rechner sperrt ${door(facts)}, oder ihre Firmware hört nur auf einen Server. Sie nahm ${facts.text('address', 'eine Adresse')} von ${server} und kam nie hierher.`
    case 'file-not-fetched':
      return `Eine Firewall auf diesem Rechner sperrt ${door(facts)}. Sie fragte auf Port 4011, bekam Antwort, und dann kam nichts mehr.`
    default:
      return 'Kein DHCP-Server gibt ihr eine Adresse, unsere Antwort kommt nicht bei ihr an, oder ihre Firmware nimmt keine zwei Antworten.'
  }
}
