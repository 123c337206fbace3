import { isMemoryShort } from '#contract/memory-need.ts'
import type { Boot, Stage, StageId, StageState } from '#contract/timeline.ts'
import { formatBytes, formatDuration, formatMemory, percent } from '#words/quantity.ts'
import { reasonInGerman } from './de-reasons.ts'
import { refusalInGerman, signedFileInGerman } from './de-secure-boot.ts'

type Sentences = Readonly<Record<StageState, (stage: Stage, arch: string) => string>>

/** Eine Stufe des Starts als kurzer deutscher Satz; `arch` ist die Firmware in Worten. */
export function describeStageInGerman(stage: Stage, _boot: Boot, arch: string): string {
  return SENTENCES[stage.id][stage.state](stage, arch)
}

const say =
  (text: string): (() => string) =>
  () =>
    text
const fact = (stage: Stage, key: string, fallback: string): string => String(stage.facts[key] ?? fallback)
const because = (stage: Stage): string =>
  refusalInGerman(stage) ??
  (stage.facts['reason'] ? `: ${reasonInGerman(stage.facts) ?? stage.facts['reason']}` : '')
/** Nur, wenn beides bekannt ist. */
function shortMemory({ facts }: Stage): string {
  const { neededMegabytes: needed, memoryMegabytes: has } = facts
  if (typeof needed !== 'number' || typeof has !== 'number' || !isMemoryShort(needed, has)) return ''
  return `; es braucht etwa ${formatMemory(needed, 'de')} Arbeitsspeicher, dieser Rechner hat ${formatMemory(has, 'de')}`
}
const bytes = (value: number): string => formatBytes(value, 'de')

function share({ progress }: Stage): string {
  if (!progress) return ''
  return `: ${percent(progress.sentBytes, progress.sizeBytes)} % von ${bytes(progress.sizeBytes)}`
}

function whole(stage: Stage): string {
  const size = stage.progress?.sizeBytes ?? stage.facts['sizeBytes']
  if (typeof size !== 'number') return ''
  if (stage.startedAtMs === null || stage.endedAtMs === null) return `: ${bytes(size)}`
  return `: ${bytes(size)} in ${formatDuration(stage.endedAtMs - stage.startedAtMs, 'de')}`
}

function soFar({ progress }: Stage): string {
  if (!progress) return ''
  return progress.sentBytes >= progress.sizeBytes
    ? `: ${bytes(progress.sentBytes)}`
    : `: ${bytes(progress.sentBytes)} von ${bytes(progress.sizeBytes)}`
}

const stoppedAt = ({ progress }: Stage): string =>
  progress ? ` bei ${bytes(progress.sentBytes)} von ${bytes(progress.sizeBytes)}` : ''

const asked = (_stage: Stage, arch: string): string => `Bittet um Netzwerkstart (${arch})`
const program = (stage: Stage): string => fact(stage, 'file', 'das Startprogramm')
const started = (stage: Stage): string => fact(stage, 'program', 'Das Startprogramm')
const title = (stage: Stage): string => fact(stage, 'title', 'ein Eintrag')

function addressed(stage: Stage): string {
  if (stage.facts['server'] !== undefined)
    return `Hat die Adresse ${fact(stage, 'address', 'unbekannt')} von ${fact(stage, 'server', '')}`
  const lease = stage.facts['leaseSeconds']
  const time = typeof lease === 'number' ? ` für ${formatDuration(lease * 1000, 'de')}` : ''
  return `Hat die Adresse ${fact(stage, 'address', 'unbekannt')}${time}`
}

function told(stage: Stage): string {
  return stage.facts['bootFile']
    ? `Soll ${fact(stage, 'bootFile', '')} laden${signedFileInGerman(fact(stage, 'bootFile', ''))}`
    : 'Soll von der eigenen Platte starten'
}

/** Was der Vertrag auf Englisch begründet, auf Deutsch. */
function whyNot(stage: Stage): string {
  const server = fact(stage, 'server', 'ein anderer Server')
  switch (stage.facts['failure']) {
    case 'offer-ignored':
      return `, nahm aber eine Adresse von ${server} und hörte nicht darauf`
    case 'other-boot-file':
      return `, aber ${server} nennt ${fact(stage, 'otherBootFile', 'eine andere Datei')}, und das lud sie`
    case 'no-request':
      return ', nahm aber von keinem Server eine Adresse'
    case 'file-not-fetched':
      return ', holte es nach der Antwort auf Port 4011 aber nicht ab: vielleicht sperrt eine Firewall UDP-Port 69'
    default:
      return because(stage)
  }
}

function menuOnScreen(stage: Stage): string {
  const seconds = stage.facts['timeoutSeconds']
  if (typeof seconds !== 'number') return 'Das Menü steht auf dem Bildschirm'
  return seconds === 0
    ? 'Das Menü wartet auf eine Wahl'
    : `Das Menü steht auf dem Bildschirm; nach ${seconds} s startet die Vorgabe`
}

const answers = (stage: Stage): string => `die Antworten ${fact(stage, 'answer', '')}`.trim()

/** Was der Vertrag auf Englisch begründet, auf Deutsch. */
function skipped(stage: Stage): string {
  const text = SKIPPED[String(stage.facts['skipped'] ?? '')]
  return text === undefined ? because(stage) : `: ${text}`
}

const SKIPPED: Readonly<Record<string, string>> = {
  'does-not-fit': 'dieses Installationsprogramm liest eine andere Art von Datei',
  unconfirmed: 'niemand hat bisher zugestimmt, was sie löschen',
  invalid: 'mit ihnen stimmt etwas nicht',
  'other-machine': 'ihr Menü wurde von der Adresse einer anderen Maschine verlangt',
}

const SENTENCES: Readonly<Record<StageId, Sentences>> = {
  asked: {
    waiting: say('Hat noch nicht um Netzwerkstart gebeten'),
    running: asked,
    done: asked,
    warning: asked,
    failed: asked,
    skipped: say('Die Bitte kam hier nicht an'),
  },
  addressed: {
    waiting: say('Noch keine Adresse'),
    running: stage => `Bekommt ${fact(stage, 'address', 'eine Adresse')} angeboten`,
    done: addressed,
    warning: stage => `${addressed(stage)}${because(stage)}`,
    failed: stage => `Bekam keine Adresse${because(stage)}`,
    skipped: say('Die Adresse kommt von einem anderen Server'),
  },
  told: {
    waiting: say('Weiß noch nicht, was zu starten ist'),
    running: told,
    done: told,
    warning: stage => `${told(stage)}${whyNot(stage)}`,
    failed: stage => `Weiß nicht, was zu starten ist${because(stage)}`,
    skipped: say('Wusste schon, was zu laden ist'),
  },
  program: {
    waiting: say('Startprogramm noch nicht angefordert'),
    running: stage => `Lädt ${program(stage)}${share(stage)}`,
    done: stage => `Hat ${program(stage)} geladen${whole(stage)}`,
    warning: stage => `Hat ${program(stage)} geladen${because(stage)}`,
    failed: stage => `Brach bei ${program(stage)} ab${stoppedAt(stage)}${because(stage)}`,
    skipped: say('Braucht kein Startprogramm: die Netzwerkkarte bringt eines mit'),
  },
  started: {
    waiting: say('Das Startprogramm hat sich noch nicht gemeldet'),
    running: stage => `${started(stage)} startet`,
    done: stage => `${started(stage)} läuft`,
    warning: stage => `${started(stage)} läuft${because(stage)}`,
    failed: stage => `${started(stage)} ist nicht angelaufen${because(stage)}`,
    skipped: say('Das Startprogramm lief unbemerkt an'),
  },
  menu: {
    waiting: say('Menü noch nicht gezeigt'),
    running: menuOnScreen,
    done: say('Das Menü wurde gezeigt'),
    warning: stage => `Das Menü wurde gezeigt${because(stage)}`,
    failed: stage => `Das Menü ließ sich nicht zeigen${because(stage)}`,
    skipped: say('Kein Menü: der Eintrag steht fest'),
  },
  chosen: {
    waiting: say('Noch nichts gewählt'),
    running: stage => `Wählt ${title(stage)}`,
    done: stage => `Gewählt: ${title(stage)}`,
    warning: stage => `Gewählt: ${title(stage)}${shortMemory(stage)}${because(stage)}`,
    failed: stage => `Die Wahl misslang${because(stage)}`,
    skipped: say('Wählte unbemerkt'),
  },
  kernel: {
    waiting: say('Kernel und Initrd noch nicht angefordert'),
    running: stage => `Lädt Kernel und Initrd${share(stage)}`,
    done: stage => `Hat Kernel und Initrd geladen${whole(stage)}`,
    warning: stage => `Hat Kernel und Initrd geladen${because(stage)}`,
    failed: stage => `Brach bei Kernel und Initrd ab${stoppedAt(stage)}${because(stage)}`,
    skipped: say('Der Kernel kam von anderswo'),
  },
  image: {
    waiting: say('Das System hat das Abbild noch nicht angefordert'),
    running: stage => `Liest das Abbild${soFar(stage)}`,
    done: stage => `Hat das Abbild gelesen${soFar(stage)}`,
    warning: stage => `Liest das Abbild${soFar(stage)}${because(stage)}`,
    failed: stage => `Brach beim Lesen des Abbilds ab${stoppedAt(stage)}${because(stage)}`,
    skipped: say('Brauchte nichts aus dem Abbild'),
  },
  answered: {
    waiting: say('Noch keine Antwortdatei angefordert'),
    running: say('Holt ihre Antworten'),
    done: stage => `Hat ${answers(stage)} geholt`,
    warning: stage => `Startet ohne ${answers(stage)}${skipped(stage)}`,
    failed: stage => `Bekam keine Antworten${because(stage)}`,
    skipped: say('Fragte nach keinen Antworten'),
  },
  reported: {
    waiting: say('Noch keine Rückmeldung'),
    running: stage => `Meldet: ${fact(stage, 'text', 'fertig')}`,
    done: stage => `Gemeldet: ${fact(stage, 'text', 'fertig')}`,
    warning: stage => `Gemeldet: ${fact(stage, 'text', 'fertig')}`,
    failed: stage => `Meldet einen Fehler: ${fact(stage, 'text', 'ohne Einzelheiten')}`,
    skipped: say('Schickte keine Rückmeldung'),
  },
}
