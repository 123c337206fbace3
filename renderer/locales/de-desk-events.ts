import type { AnswerFact } from '#contract/answer-fact.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { InstallState } from '#contract/call-home.ts'
import type { ConfigHint } from '#contract/loader-fact.ts'
import type { SecureBootRefusedFact } from '#contract/secure-boot-fact.ts'
import { describeAnswerProblemInGerman } from './de-answer-text.ts'

type WireKind = `${'dhcp' | 'tftp' | 'http'}.${string}` | 'menu.served' | 'entry.chosen'
/** Was nicht auf der Leitung zu sehen war, sondern daraus folgt oder gemeldet wurde. */
type DeskFact = Exclude<BootFact, { kind: WireKind }>

export function describeDeskFactInGerman(fact: DeskFact): string {
  switch (fact.kind) {
    case 'answer.served':
      return `Holte die Antworten ${fact.answer}: ${fact.file}`
    case 'answer.skipped':
      return `Startet ohne die Antworten ${fact.answer}: ${SKIPPED[fact.reason]}${skippedBecause(fact)}`
    case 'answer.refused':
      return `Fragte nach der Antwortdatei ${fact.file} und bekam keine: ${REFUSED[fact.reason]}`
    case 'answer.adopted':
      return `Gab die eigenen Antworten zurück; sie sind als ${fact.answer} aufgehoben`
    case 'secure-boot.seen':
      if (fact.by === 'unsigned-program')
        return 'Startete ein Programm ohne Unterschrift: Secure Boot ist aus'
      return `Sagt, dass Secure Boot ${fact.isOn ? 'an' : 'aus'} ist`
    case 'secure-boot.restart-chosen':
      return `Wählte ${fact.title} und startet neu, damit die Firmware den Shim startet, der ihm traut`
    case 'secure-boot.refused':
      return `${fact.isCertain ? 'Startete nicht' : 'Wird nicht starten'}: ${fact.title}; ${refusal(fact)}`
    case 'loader.failed': {
      const end =
        fact.reason === 'came-back' ? 'kam zu ihrer Firmware zurück' : 'war danach nicht mehr zu hören'
      const next =
        fact.next === null
          ? 'ein anderes Startprogramm gibt es nicht'
          : `beim nächsten Start bekommt sie ${fact.next}`
      return `${fact.program} startete nicht: die Maschine lud es ganz und ${end}; ${next}`
    }
    case 'loader.works':
      return `${fact.program} läuft auf dieser Maschine, die es von nun an bekommt`
    case 'config.unknown':
      return `Fragte nach ${fact.file}, einer Konfiguration, die es hier nicht gibt: ${HINTS[fact.hint]}`
    case 'start.waits':
      return `Wartet: ${fact.loadingCount} Maschinen laden gerade, ${fact.aheadCount} sind vor ihr dran`
    case 'machine.reported':
      return fact.state === undefined
        ? `Meldete: ${fact.text}`
        : `Meldete, ${REPORTED[fact.state]}${fact.text === fact.state ? '' : `: ${fact.text}`}`
    case 'machine.logged':
      return `${fact.program ?? 'Protokoll'}: ${fact.text}`
    case 'machine.log-dropped':
      return `Schickte ${fact.count} Zeilen mehr, als aufgehoben werden`
    case 'machine.next-changed':
      return `${NEXT_REASON[fact.reason]}: ${NEXT[fact.next]}`
    case 'machine.woken':
      return `Weckruf über ${fact.nic} an ${fact.sentTo}; ob er ankommt und weckt, sagt niemand`
  }
}

const SKIPPED: Readonly<Record<Extract<AnswerFact, { kind: 'answer.skipped' }>['reason'], string>> = {
  'does-not-fit': 'das Installationsprogramm dieses Eintrags liest andere Dateien',
  unconfirmed: 'niemand hat bisher zugestimmt, was sie löschen',
  invalid: 'mit ihnen stimmt etwas nicht',
  'other-machine': 'das Menü wurde von der Adresse einer anderen Maschine geholt',
}
const REFUSED: Readonly<Record<Extract<AnswerFact, { kind: 'answer.refused' }>['reason'], string>> = {
  'other-machine': 'sie ist für eine andere Maschine',
  expired: 'sie gehörte zu einem Start, der vorbei ist, oder gab es nie',
  unconfirmed: 'niemand hat bisher zugestimmt, was sie löscht',
  invalid: 'mit ihr stimmt etwas nicht',
}

function refusal({ verdict, signer, isCertain }: SecureBootRefusedFact): string {
  if (verdict === 'unsigned') return 'der Kernel ist nicht unterschrieben, und Secure Boot ist an'
  if (verdict === 'damaged') return 'der Kernel wurde nach der Unterschrift verändert, und Secure Boot ist an'
  if (verdict === 'needs-other-shim')
    return `der geladene Shim traut ${signer ?? 'dieser Unterschrift'} nicht`
  return isCertain
    ? 'GRUB konnte den Kernel nicht laden, Secure Boot ist an'
    : 'Secure Boot ist an, und wer den Kernel unterschrieb, ist nicht bekannt'
}

const HINTS: Readonly<Record<ConfigHint, string>> = {
  'grub-legacy': 'das ist GRUB von vor 2009; ein anderes Startprogramm wählen, zum Beispiel pxelinux.0',
  syslinux: 'PXELINUX bekommt seine Menüs als pxelinux.cfg/…; pxelinux.0 als Startprogramm wählen',
  esxi: 'das ist das Startprogramm von ESXi; ESXi aus dem Menü starten, das seine boot.cfg umschreibt',
  'systemd-boot': 'systemd-boot liest keine Menüs über das Netz; ein anderes Startprogramm wählen',
  'raspberry-pi': 'die Dateien eines Raspberry Pi kommen in den Ordner der Startprogramme',
  unknown: 'sie in den Ordner der Startprogramme legen, oder für diese Maschine ein anderes Programm wählen',
}

const REPORTED: Readonly<Record<InstallState, string>> = {
  installing: 'dass sie installiert',
  installed: 'dass sie installiert ist',
  failed: 'dass ein Fehler sie aufhielt',
}

type NextChanged = Extract<BootFact, { kind: 'machine.next-changed' }>
const NEXT_REASON: Readonly<Record<NextChanged['reason'], string>> = {
  'once-started': 'Hat ihren Eintrag einmal gestartet',
  installed: 'Ist installiert',
  restarted: 'Kam wieder, nachdem alles geladen war, was als installiert gilt',
}
const NEXT: Readonly<Record<NextChanged['next'], string>> = {
  menu: 'beim nächsten Start aus dem Netz kommt das Menü, das bei der eigenen Platte stehen bleibt',
  once: 'beim nächsten Start aus dem Netz startet ihr Eintrag',
  always: 'beim nächsten Start aus dem Netz startet wieder ihr Eintrag, so ist es eingestellt',
  local: 'sie startet von der eigenen Platte, bis etwas anderes gewünscht wird',
  ignore: 'sie bekommt keine Antwort',
}

function skippedBecause(fact: Extract<AnswerFact, { kind: 'answer.skipped' }>): string {
  const text = fact.problem ? describeAnswerProblemInGerman(fact.problem) : fact.detail
  return text === '' ? '' : `: ${text}`
}
