import { describeArch } from './event-text.ts'
import { describeShortMemory } from './memory-need.ts'
import { formatBytes, formatDuration, formatPercent } from './quantity-text.ts'
import { describeSignedFile } from './secure-boot-text.ts'
import type { Boot, Stage, StageId, StageState } from './timeline.ts'

type Sentences = Readonly<Record<StageState, (stage: Stage, boot: Boot) => string>>

/** One stage of a boot as a short sentence in the present tense: "Loading kernel and initrd: 61 % of 84 MB". */
export function describeStage(stage: Stage, boot: Boot): string {
  // Facts hold what machines and ISOs sent; a control character among them must not reach a terminal.
  return SENTENCES[stage.id][stage.state](stage, boot).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

const say =
  (text: string): (() => string) =>
  () =>
    text

const fact = (stage: Stage, key: string, fallback = ''): string => String(stage.facts[key] ?? fallback)
const number = (stage: Stage, key: string): number | null => {
  const value = stage.facts[key]
  return typeof value === 'number' ? value : null
}
const because = (stage: Stage): string => (stage.facts['reason'] ? `: ${fact(stage, 'reason')}` : '')

function progress(stage: Stage): string {
  if (!stage.progress) return ''
  const { sentBytes, sizeBytes } = stage.progress
  return `: ${formatPercent(sentBytes, sizeBytes)} of ${formatBytes(sizeBytes)}`
}

function loaded(stage: Stage): string {
  const size = stage.progress?.sizeBytes ?? number(stage, 'sizeBytes')
  const took =
    stage.startedAtMs !== null && stage.endedAtMs !== null ? stage.endedAtMs - stage.startedAtMs : null
  const inTime = took === null ? '' : ` in ${formatDuration(took)}`
  return size === null ? '' : `: ${formatBytes(size)}${inTime}`
}

function stoppedAt(stage: Stage): string {
  if (!stage.progress) return ''
  return ` at ${formatBytes(stage.progress.sentBytes)} of ${formatBytes(stage.progress.sizeBytes)}`
}

function asked(_stage: Stage, boot: Boot): string {
  return `Asks for network boot (${describeArch(boot.arch)})`
}

function addressed(stage: Stage): string {
  const lease = number(stage, 'leaseSeconds')
  if (stage.facts['server'] !== undefined)
    return `Has address ${fact(stage, 'address', 'unknown')} from ${fact(stage, 'server')}`
  return `Has address ${fact(stage, 'address', 'unknown')}${lease === null ? '' : ` for ${formatDuration(lease * 1000)}`}`
}

function told(stage: Stage): string {
  return stage.facts['bootFile']
    ? `Told to load ${fact(stage, 'bootFile')}${signedRemark(fact(stage, 'bootFile'))}`
    : 'Told to start from its own disk'
}

const signedRemark = (file: string): string => {
  const remark = describeSignedFile(file)
  return remark === null ? '' : `: ${remark}`
}

function menuOnScreen(stage: Stage): string {
  const seconds = number(stage, 'timeoutSeconds')
  if (seconds === null) return 'Menu on screen'
  return seconds === 0
    ? 'Menu on screen, waits for a choice'
    : `Menu on screen, default starts after ${seconds} s`
}

const named = (stage: Stage): string => (stage.facts['answer'] ? ` (${fact(stage, 'answer')})` : '')
const program = (stage: Stage): string => fact(stage, 'file', 'boot program')

const shortMemory = (stage: Stage): string =>
  describeShortMemory({
    neededMegabytes: number(stage, 'neededMegabytes') ?? undefined,
    memoryMegabytes: number(stage, 'memoryMegabytes') ?? undefined,
  })

const SENTENCES: Readonly<Record<StageId, Sentences>> = {
  asked: {
    waiting: say('Has not asked for network boot yet'),
    running: asked,
    done: asked,
    warning: asked,
    failed: asked,
    skipped: say('Its question was not seen here'),
  },
  addressed: {
    waiting: say('No address yet'),
    running: stage => `Offered ${fact(stage, 'address', 'an address')}`,
    done: addressed,
    warning: stage => `${addressed(stage)}${because(stage)}`,
    failed: stage => `Got no address${because(stage)}`,
    skipped: say('Its address comes from another server'),
  },
  told: {
    waiting: say('Not told what to boot yet'),
    running: told,
    done: told,
    warning: stage => `${told(stage)}${because(stage)}`,
    failed: stage => `Not told what to boot${because(stage)}`,
    skipped: say('Knew what to load'),
  },
  program: {
    waiting: say('Boot program not asked for yet'),
    running: stage => `Loading ${program(stage)}${progress(stage)}`,
    done: stage => `Loaded ${program(stage)}${loaded(stage)}`,
    warning: stage => `Loaded ${program(stage)}${because(stage)}`,
    failed: stage => `Stopped loading ${program(stage)}${stoppedAt(stage)}${because(stage)}`,
    skipped: say('Needs no boot program: its network card brings one'),
  },
  started: {
    waiting: say('Boot program not heard of yet'),
    running: stage => `${fact(stage, 'program', 'The boot program')} starts`,
    done: stage => `${fact(stage, 'program', 'The boot program')} started`,
    warning: stage => `${fact(stage, 'program', 'The boot program')} started${because(stage)}`,
    failed: stage => `${fact(stage, 'program', 'The boot program')} did not start${because(stage)}`,
    skipped: say('Boot program started unseen'),
  },
  menu: {
    waiting: say('Menu not shown yet'),
    running: menuOnScreen,
    done: say('Menu was shown'),
    warning: stage => `Menu was shown${because(stage)}`,
    failed: stage => `Menu could not be shown${because(stage)}`,
    skipped: say('No menu: its entry is set'),
  },
  chosen: {
    waiting: say('Nothing chosen yet'),
    running: stage => `Chooses ${fact(stage, 'title', 'an entry')}`,
    done: stage => `Chose ${fact(stage, 'title', 'an entry')}`,
    warning: stage => `Chose ${fact(stage, 'title', 'an entry')}${shortMemory(stage)}${because(stage)}`,
    failed: stage => `Choice failed${because(stage)}`,
    skipped: say('Chose unseen'),
  },
  kernel: {
    waiting: say('Kernel and initrd not asked for yet'),
    running: stage => `Loading kernel and initrd${progress(stage)}`,
    done: stage => `Loaded kernel and initrd${loaded(stage)}`,
    warning: stage => `Loaded kernel and initrd${because(stage)}`,
    failed: stage => `Stopped loading kernel and initrd${stoppedAt(stage)}${because(stage)}`,
    skipped: say('Kernel came from elsewhere'),
  },
  image: {
    waiting: say('The system has not asked for the image yet'),
    running: stage => `Reading the image${amount(stage)}`,
    done: stage => `Read the image${amount(stage)}`,
    warning: stage => `Reading the image${amount(stage)}${because(stage)}`,
    failed: stage => `Stopped reading the image${stoppedAt(stage)}${because(stage)}`,
    skipped: say('Needed nothing from the image'),
  },
  answered: {
    waiting: say('No answer file asked for yet'),
    running: say('Takes its answers'),
    done: stage => `Took its answers${named(stage)}`,
    warning: stage => `Starts without its answers${named(stage)}${because(stage)}`,
    failed: stage => `Got no answers${because(stage)}`,
    skipped: say('Asked for no answers'),
  },
  reported: {
    waiting: say('No report yet'),
    running: stage => `Reports: ${fact(stage, 'text', 'finished')}`,
    done: stage => `Reported: ${fact(stage, 'text', 'finished')}`,
    warning: stage => `Reported: ${fact(stage, 'text', 'finished')}`,
    failed: stage => `Reported a failure: ${fact(stage, 'text', 'no details')}`,
    skipped: say('Sent no report'),
  },
}

function amount(stage: Stage): string {
  if (!stage.progress) return ''
  const { sentBytes, sizeBytes } = stage.progress
  if (sentBytes >= sizeBytes) return `: ${formatBytes(sentBytes)}`
  return `: ${formatBytes(sentBytes)} of ${formatBytes(sizeBytes)}`
}
