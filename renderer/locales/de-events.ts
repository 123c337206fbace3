import type { BootFact, ProxyFailedFact } from '#contract/boot-event.ts'
import { isMemoryShort } from '#contract/memory-need.ts'
import { formatBytes, formatDuration, formatMemory, percent } from '#words/quantity.ts'
import { describeDeskFactInGerman } from './de-desk-events.ts'
import { reasonInGerman } from './de-reasons.ts'

/** Eine Tatsache als Zeile des Protokolls. Die Maschine steht daneben; `arch` ist ihre Firmware in Worten. */
export function describeBootEventInGerman(fact: BootFact, arch: (code: string) => string): string {
  switch (fact.kind) {
    case 'dhcp.discovered':
      if (fact.userClass === 'iPXE') return `iPXE bittet um eine Adresse (${arch(fact.arch)})`
      return fact.isBootClient ? `Bittet um Netzwerkstart (${arch(fact.arch)})` : 'Bittet um eine Adresse'
    case 'dhcp.offered':
      return `Bekommt ${fact.address} angeboten${bootFile(fact.bootFile)}`
    case 'dhcp.acknowledged':
      return `Hat die Adresse ${fact.address} für ${duration(fact.leaseSeconds * 1000)}${bootFile(fact.bootFile)}`
    case 'dhcp.proxy-offered':
      return fact.shape === 'direct'
        ? `Soll ${fact.bootFile} laden; die Adresse kommt von einem anderen Server`
        : 'Soll hier auf Port 4011 nach der Startdatei fragen; die Adresse kommt von einem anderen Server'
    case 'dhcp.boot-server-answered':
      return `Fragte auf Port 4011 und soll ${fact.bootFile} laden`
    case 'dhcp.foreign-address':
      return `Hat die Adresse ${fact.address} von ${fact.server ?? 'einem anderen Server'}`
    case 'dhcp.other-server-seen':
      return fact.isConflict
        ? `Auch ein anderer DHCP-Server vergibt hier Adressen: ${fact.server}. Einen der beiden abschalten, oder als Proxy arbeiten`
        : `Der DHCP-Server ${fact.server} vergibt in diesem Netz die Adressen`
    case 'dhcp.proxy-failed':
      return proxyFailure(fact)
    case 'dhcp.ignored':
      return `Bekommt keine Antwort: ${IGNORED[fact.reason]}`
    case 'dhcp.address-in-use':
      return `${fact.address} benutzt schon ${fact.holder} und wird nicht vergeben`
    case 'dhcp.refused':
      return `Abgelehnt${fact.address ? ` (${fact.address})` : ''}: ${reasonInGerman(fact) ?? fact.reason}`
    case 'dhcp.declined':
      return `Weist ${fact.address} zurück: dort antwortet etwas anderes`
    case 'dhcp.released':
      return `Gibt ${fact.address} zurück`
    case 'dhcp.pool-exhausted':
      return `Zwischen ${fact.first} und ${fact.last} ist keine Adresse frei; wer sie hat, steht unter „Maschinen“`
    case 'tftp.started':
      return `Lädt ${fact.file} über TFTP: ${bytes(fact.sizeBytes)} in Blöcken von ${fact.blksize} Byte, Fenster ${fact.windowsize}`
    case 'tftp.progress':
      return `Lädt ${fact.file} über TFTP: ${soFar(fact)}`
    case 'tftp.finished':
      return `Hat ${fact.file} über TFTP geladen: ${bytes(fact.sizeBytes)} in ${duration(fact.tookMs)}`
    case 'tftp.probed':
      return `Fragte nach der Größe von ${fact.file}: ${bytes(fact.sizeBytes)} (üblich)`
    case 'tftp.missing':
      return `Fragte über TFTP nach ${fact.file}, das hier nicht liegt`
    case 'tftp.failed':
      return `Brach ${fact.file} über TFTP ab, bei ${soFar(fact)}: ${reasonInGerman(fact) ?? fact.reason}`
    case 'http.started':
      return `Lädt ${fact.path} über HTTP: ${bytes(fact.sizeBytes)}`
    case 'http.progress':
      return `Lädt ${fact.path} über HTTP: ${soFar(fact)}`
    case 'http.finished':
      return httpFinished(fact)
    case 'http.missing':
      return `Fragte über HTTP nach ${fact.path}, das hier nicht liegt`
    case 'http.aborted':
      return `Brach ${fact.path} über HTTP ab, bei ${soFar(fact)}`
    case 'menu.served':
      return `Bekam das Menü für ${LOADERS[fact.language] ?? fact.language} mit ${fact.entryCount} ${fact.entryCount === 1 ? 'Eintrag' : 'Einträgen'}`
    case 'entry.chosen':
      return `Wählte ${fact.title}${shortMemory(fact)}`
    default:
      return describeDeskFactInGerman(fact)
  }
}

const bytes = (value: number): string => formatBytes(value, 'de')
const duration = (ms: number): string => formatDuration(ms, 'de')
const bootFile = (file: string | null): string => (file ? `, soll ${file} laden` : '')
const LOADERS: Readonly<Record<string, string>> = { ipxe: 'iPXE', grub: 'GRUB', pxelinux: 'PXELINUX' }

const IGNORED: Readonly<Record<Extract<BootFact, { kind: 'dhcp.ignored' }>['reason'], string>> = {
  denied: 'sie steht auf der Liste der Maschinen, die in Ruhe gelassen werden',
  'not-allowed': 'sie steht nicht auf der Liste der Maschinen, die bedient werden',
  'not-known': 'nur Maschinen mit Namen oder fester Adresse werden bedient',
  'not-a-boot-client': 'sie will nicht aus dem Netz starten',
  'set-to-ignore': 'so ist es für sie eingestellt',
}

function soFar(fact: { readonly sentBytes: number; readonly sizeBytes: number }): string {
  return `${bytes(fact.sentBytes)} von ${bytes(fact.sizeBytes)} (${percent(fact.sentBytes, fact.sizeBytes)} %)`
}

function httpFinished(fact: Extract<BootFact, { kind: 'http.finished' }>): string {
  if (fact.status === 304) return `Hat ${fact.path} schon`
  if (fact.status >= 400) return `Fragte über HTTP nach ${fact.path}: abgelehnt mit Status ${fact.status}`
  if (fact.sentBytes === 0) return `Erkundigte sich über HTTP nach ${fact.path}`
  return `Hat ${fact.path} über HTTP geladen: ${bytes(fact.sentBytes)} in ${duration(fact.tookMs)}`
}

function shortMemory(fact: Extract<BootFact, { kind: 'entry.chosen' }>): string {
  const { neededMegabytes: needed, memoryMegabytes: has } = fact
  if (needed === undefined || has === undefined || !isMemoryShort(needed, has)) return ''
  return `; es braucht etwa ${formatMemory(needed, 'de')} Arbeitsspeicher, dieser Rechner hat ${formatMemory(has, 'de')}`
}

function proxyFailure(fact: ProxyFailedFact): string {
  const other = fact.server ?? 'einem anderen Server'
  switch (fact.reason) {
    case 'offer-ignored':
      return `Nahm eine Adresse von ${other} und überging, was sie starten soll; manche Firmware tut das: selbst Adressen vergeben, oder die Startdatei dort eintragen`
    case 'other-boot-file':
      return `Hörte auf ${other} und startet ${fact.otherBootFile}: das dort entfernen, oder dort ${fact.bootFile} eintragen`
    case 'no-request':
      return 'Nahm von keinem Server eine Adresse: kein DHCP-Server antwortet ihr, oder ihre Firmware nimmt nicht zwei Antworten; selbst Adressen vergeben hilft'
    case 'file-not-fetched':
      return `Fragte auf Port 4011 und holte ${fact.bootFile} nie: vielleicht sperrt hier eine Firewall UDP-Port 69`
  }
}
