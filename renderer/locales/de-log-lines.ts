import type { ErrorCode } from '#contract/errors.ts'
import type { LogLine } from '#contract/log-line.ts'
import { fileName } from '../text/file-name.ts'
import { describeErrorInGerman } from './de-errors.ts'

type Words = (param: (key: string) => string, params: LogLine['params']) => string | null

/** Eine Zeile, die Slipway über sich selbst schreibt, auf Deutsch; null, wo ihr Code hier unbekannt ist. */
export function describeLogLineInGerman({ code, params }: Pick<LogLine, 'code' | 'params'>): string | null {
  const words = Object.hasOwn(LINES, code) ? LINES[code] : undefined
  return words?.(key => String(params[key] ?? ''), params) ?? null
}

const file = (param: (key: string) => string): string => fileName(param('path'))

const LINES: Readonly<Record<string, Words>> = {
  'dhcp.searching': param => `Sucht auf ${param('card')} nach anderen DHCP-Servern.`,
  'dhcp.alone': param => `Auf ${param('card')} hat kein anderer DHCP-Server geantwortet.`,
  'dhcp.other-server-found': param =>
    `Auf ${param('card')} hat der DHCP-Server ${param('server')} geantwortet.`,
  'dhcp.send-failed': param => `Eine DHCP-Antwort konnte nicht hinaus: ${param('detail')}`,
  'dhcp.boot-server-port-taken': param =>
    `Port ${param('port')} (PXE-Bootserver) ist belegt. Wer selbst Adressen vergibt, braucht ihn nicht.`,
  'dhcp.leases-unwritable': param =>
    `Vergebene Adressen lassen sich nicht sichern, darum bekommt bis dahin keine Maschine eine: ${param('detail')}`,
  'dhcp.malformed': param => `Überging ein DHCP-Paket von ${param('from')}: ${param('detail')}`,
  'dhcp.unsupported-hardware': param => `Überging ein DHCP-Paket von ${param('from')}: ${param('detail')}`,
  'dhcp.stage-failed': param => `Überging ein DHCP-Paket von ${param('from')}: ${param('detail')}`,
  'tftp.malformed': param => `Überging eine TFTP-Anfrage von ${param('from')}: ${param('detail')}`,
  'tftp.file-source-failed': param => `Überging eine TFTP-Anfrage von ${param('from')}: ${param('detail')}`,
  'tftp.port-unavailable': param => `Überging eine TFTP-Anfrage von ${param('from')}: ${param('detail')}`,
  'tftp.too-many-transfers': param =>
    `Überging eine TFTP-Anfrage von ${param('from')}, weil schon zu viele laufen: ${param('detail')}`,
  'router.unavailable': param =>
    `Maschinen mit älterem iPXE warten auf ${param('card')} womöglich 16 s auf einen IPv6-Router: ${param('detail')}.`,
  'router.send-failed': param =>
    `Eine IPv6-Nachricht konnte nicht über ${param('card')} hinaus: ${param('detail')}`,
  'router.answered': () =>
    'Sagte ihr, dass kein IPv6-Router etwas für sie hat, damit sie nicht auf einen wartet.',
  'router.heard': param =>
    `Auf ${param('card')} gibt es einen IPv6-Router (${param('address')}); er antwortet Maschinen selbst.`,
  'card-lost': param =>
    `${param('card')} ist weg oder ohne Adresse. Sobald sie wieder da ist, geht es weiter.`,
  'card-moved': param =>
    `${param('card')} hat jetzt eine andere Adresse. Dort beginnt das Bereitstellen von vorn.`,
  'card-back': param => `${param('card')} ist wieder da. Das Bereitstellen beginnt von vorn.`,
  'close-failed': param => `Ein Server schloss nicht, wie er sollte: ${param('detail')}`,
  'image.imported': param => `${file(param)} wurde gelesen, in ${param('tookMs')} ms.`,
  // Lines of before say in their English words alone why.
  'image.refused': (param, params) =>
    param('problem') === ''
      ? null
      : describeErrorInGerman({ code: param('problem') as ErrorCode, params }).title,
  'image.second-look-failed': () =>
    'Der Blick in eine Initrd ist misslungen; was über das Abbild gesagt wurde, bleibt.',
  'image.checksum': param =>
    `SHA-256 von ${param('id')} ist ${param('sha256')}: ${VERDICT[param('isMatch')] ?? ''}.`,
  'image.checksum-failed': param => `Die Prüfsumme von ${file(param)} ließ sich nicht berechnen.`,
  'boot-files.needed': () =>
    'Holt Startprogramme aus den Paketen dieses Systems: sie werden zum ersten Mal gebraucht.',
  'machines-unwritable': () => 'Maschinen lassen sich nicht sichern; das Bereitstellen geht weiter.',
  'journal-unwritable': () => 'Das Protokoll lässt sich nicht schreiben; das Bereitstellen geht weiter.',
  'event-failed': () => 'Was eine Maschine tat, ließ sich nicht festhalten.',
  'database-set-aside': param =>
    `Die Datei mit dem Stand war beschädigt und heißt jetzt ${param('path')}. Slipway hat eine neue begonnen: Abbilder, Maschinen und Optionen sind neu einzugeben.`,
  'undo-failed': param =>
    `Was zum Bereitstellen geändert wurde, ließ sich nicht zurücknehmen: ${param('detail')}`,
  'host-changed': param => `Dieser Rechner wurde geändert, wie vereinbart: ${param('detail')}.`,
  fault: param => `${param('method')} scheiterte an einem Fehler von Slipway.`,
}

const VERDICT: Readonly<Record<string, string>> = {
  true: 'wie erwartet',
  false: 'nicht, was erwartet wurde',
  null: 'es gibt nichts zum Vergleichen',
}
