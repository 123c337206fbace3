import { isMemoryShort } from '#contract/memory-need.ts'
import { signedFileKind, type SecureBootVerdict } from '#contract/secure-boot.ts'
import type { Boot, Stage, StageId, StageState } from '#contract/timeline.ts'
import { messageOfArch } from './architecture.ts'
import { message, type Message, type MessageCode, type ParamValue } from './message.ts'
import { messageOfRefusal } from './secure-boot.ts'
import { whyOf } from './reason.ts'

/**
 * One stage of a boot as a short sentence: "Loading kernel and initrd: 61% of 84 MB". A stage or a state that only a
 * newer version knows reads as its code and its facts.
 */
export function messageOfStage(stage: Stage, boot: Boot): Message {
  const code = codeOf(stage)
  if (code === undefined) return { code: `stage.${stage.id}.${stage.state}`, params: stage.facts }
  const what = message(code, paramsOf(stage, boot))
  const why = hasReason(stage) ? reasonOf(stage) : null
  return why === null ? what : message('stage.because', { what, why })
}

/**
 * The same for a stage with its finding next to it: the finding says why the machine did not load its boot file, and
 * what to do.
 */
export function messageOfStageWithFinding(stage: Stage, boot: Boot): Message {
  return isProxyOfferIgnored(stage)
    ? message('proxy.stage', { file: text(stage, 'bootFile') })
    : messageOfStage(stage, boot)
}

/** A stage in few words, with its progress: "Loading kernel, 61%". */
export function messageOfStageHead(stage: Stage): Message {
  if (isProxyOfferIgnored(stage)) return message('proxy.head')
  const { id, state, progress, endedAtMs } = stage
  const isPast = state === 'done' || (state === 'warning' && endedAtMs !== null)
  const head = message(`stage.head.${id}.${state === 'failed' ? 'failed' : isPast ? 'done' : 'running'}`)
  if (state !== 'running' || !progress || progress.sizeBytes <= 0) return head
  return message('stage.percent', { head, part: { part: progress.sentBytes, whole: progress.sizeBytes } })
}

/** The name of a stage that has not begun: "Kernel and initrd". */
export const messageOfStageName = (id: StageId): Message => message(`stage.name.${id}`)

/** The machine ignored Slipway's proxy offer next to another server. */
const isProxyOfferIgnored = ({ id, state, facts }: Stage): boolean =>
  id === 'told' && state === 'warning' && facts['failure'] !== undefined

/** Codes of whole sentences; `stage.head` and `stage.name` are for the page. */
type StageCode = Extract<MessageCode, `stage.${StageId}.${string}`>
/** The sentence of a state: a fixed one, or one chosen by the stage's facts. */
type Choice = StageCode | ((stage: Stage) => StageCode)

const has = (stage: Stage, key: string): boolean => stage.facts[key] !== undefined && stage.facts[key] !== ''

const text = ({ facts }: Stage, key: string, absent: ParamValue = ''): ParamValue => facts[key] ?? absent

const number = ({ facts }: Stage, key: string): number | null => {
  const value = facts[key]
  return typeof value === 'number' ? value : null
}

/** Every parameter of the stage sentences, under one name each. */
function paramsOf(stage: Stage, boot: Boot) {
  const { progress, startedAtMs, endedAtMs } = stage
  return {
    address: text(stage, 'address', message('proxy.anAddress')),
    answer: text(stage, 'answer'),
    arch: messageOfArch(boot.arch),
    bootFile: text(stage, 'bootFile'),
    file: text(stage, 'file', message('stage.program.unnamed')),
    has: { mebibytes: number(stage, 'memoryMegabytes') ?? 0 },
    lease: { ms: (number(stage, 'leaseSeconds') ?? 0) * 1000 },
    needed: { mebibytes: number(stage, 'neededMegabytes') ?? 0 },
    other: text(stage, 'otherBootFile', message('proxy.anotherFile')),
    part: { part: progress?.sentBytes ?? 0, whole: progress?.sizeBytes ?? 0 },
    program: text(stage, 'program', message('stage.started.unnamed')),
    seconds: number(stage, 'timeoutSeconds') ?? 0,
    sent: { bytes: progress?.sentBytes ?? 0 },
    server: text(stage, 'server'),
    size: { bytes: sizeOf(stage) ?? 0 },
    text: text(stage, 'text'),
    time: { ms: (endedAtMs ?? 0) - (startedAtMs ?? 0) },
    title: text(stage, 'title', message('stage.chosen.unnamed')),
  }
}

const sizeOf = (stage: Stage): number | null => stage.progress?.sizeBytes ?? number(stage, 'sizeBytes')

function codeOf(stage: Stage): StageCode | undefined {
  if (!Object.hasOwn(CODES, stage.id)) return undefined
  const choice: Choice | undefined = CODES[stage.id][stage.state]
  return typeof choice === 'function' ? choice(stage) : choice
}

function addressed(stage: Stage): StageCode {
  if (has(stage, 'server')) return 'stage.addressed.done.server'
  return has(stage, 'leaseSeconds') ? 'stage.addressed.done.lease' : 'stage.addressed.done'
}

function told(stage: Stage): StageCode {
  if (!has(stage, 'bootFile')) return 'stage.told.done.own-disk'
  const kind = signedFileKind(String(stage.facts['bootFile']))
  return kind === null ? 'stage.told.done' : `stage.told.done.${kind}`
}

const loading =
  (id: 'program' | 'kernel') =>
  (stage: Stage): StageCode =>
    stage.progress ? `stage.${id}.running.part` : `stage.${id}.running`

const loaded =
  (id: 'program' | 'kernel') =>
  (stage: Stage): StageCode => {
    if (sizeOf(stage) === null) return `stage.${id}.done`
    const isTimed = stage.startedAtMs !== null && stage.endedAtMs !== null
    return isTimed ? `stage.${id}.done.time` : `stage.${id}.done.size`
  }

const stopped =
  (id: 'program' | 'kernel' | 'image') =>
  (stage: Stage): StageCode =>
    stage.progress ? `stage.${id}.failed.part` : `stage.${id}.failed`

/** A system may read parts of its image repeatedly: more than the whole size is not a fraction of it. */
const readImage =
  (state: 'running' | 'done') =>
  ({ progress }: Stage): StageCode => {
    if (!progress) return `stage.image.${state}`
    return `stage.image.${state}.${progress.sentBytes >= progress.sizeBytes ? 'size' : 'part'}`
  }

function menuOnScreen(stage: Stage): StageCode {
  const seconds = number(stage, 'timeoutSeconds')
  if (seconds === null) return 'stage.menu.running'
  return seconds === 0 ? 'stage.menu.running.choice' : 'stage.menu.running.timeout'
}

const chosen = (stage: Stage): StageCode =>
  isMemoryShort(number(stage, 'neededMegabytes'), number(stage, 'memoryMegabytes'))
    ? 'stage.chosen.short-memory'
    : 'stage.chosen.done'

const named =
  (state: 'done' | 'warning') =>
  (stage: Stage): StageCode =>
    has(stage, 'answer') ? `stage.answered.${state}.named` : `stage.answered.${state}`

const reported =
  (state: 'running' | 'done') =>
  (stage: Stage): StageCode =>
    has(stage, 'text') ? `stage.reported.${state}` : 'stage.reported.finished'

const CODES: Readonly<Record<StageId, Readonly<Record<StageState, Choice>>>> = {
  asked: {
    waiting: 'stage.asked.waiting',
    running: 'stage.asked.seen',
    done: 'stage.asked.seen',
    warning: 'stage.asked.seen',
    failed: 'stage.asked.seen',
    skipped: 'stage.asked.skipped',
  },
  addressed: {
    waiting: 'stage.addressed.waiting',
    running: 'stage.addressed.running',
    done: addressed,
    warning: addressed,
    failed: 'stage.addressed.failed',
    skipped: 'stage.addressed.skipped',
  },
  told: {
    waiting: 'stage.told.waiting',
    running: told,
    done: told,
    warning: told,
    failed: 'stage.told.failed',
    skipped: 'stage.told.skipped',
  },
  program: {
    waiting: 'stage.program.waiting',
    running: loading('program'),
    done: loaded('program'),
    warning: 'stage.program.done',
    failed: stopped('program'),
    skipped: 'stage.program.skipped',
  },
  started: {
    waiting: 'stage.started.waiting',
    running: 'stage.started.running',
    done: 'stage.started.done',
    warning: 'stage.started.done',
    failed: 'stage.started.failed',
    skipped: 'stage.started.skipped',
  },
  menu: {
    waiting: 'stage.menu.waiting',
    running: menuOnScreen,
    done: 'stage.menu.done',
    warning: 'stage.menu.done',
    failed: 'stage.menu.failed',
    skipped: 'stage.menu.skipped',
  },
  chosen: {
    waiting: 'stage.chosen.waiting',
    running: 'stage.chosen.running',
    done: 'stage.chosen.done',
    warning: chosen,
    failed: 'stage.chosen.failed',
    skipped: 'stage.chosen.skipped',
  },
  kernel: {
    waiting: 'stage.kernel.waiting',
    running: loading('kernel'),
    done: loaded('kernel'),
    warning: 'stage.kernel.done',
    failed: stopped('kernel'),
    skipped: 'stage.kernel.skipped',
  },
  image: {
    waiting: 'stage.image.waiting',
    running: readImage('running'),
    done: readImage('done'),
    warning: readImage('running'),
    failed: stopped('image'),
    skipped: 'stage.image.skipped',
  },
  answered: {
    waiting: 'stage.answered.waiting',
    running: 'stage.answered.running',
    done: named('done'),
    warning: named('warning'),
    failed: 'stage.answered.failed',
    skipped: 'stage.answered.skipped',
  },
  reported: {
    waiting: 'stage.reported.waiting',
    running: reported('running'),
    done: reported('done'),
    warning: reported('done'),
    failed: stage => (has(stage, 'text') ? 'stage.reported.failed' : 'stage.reported.failed.silent'),
    skipped: 'stage.reported.skipped',
  },
}

/** A machine's report is its own reason; a request needs none. */
const hasReason = ({ id, state }: Stage): boolean =>
  (state === 'warning' || state === 'failed') && id !== 'asked' && id !== 'reported'

/**
 * Why a stage failed, or continued with a warning. Boots of 0.1 have an English `reason` as well; the facts take
 * precedence.
 */
function reasonOf(stage: Stage): ParamValue | null {
  const { refused, failure, skipped, signer, reason, reasonCode } = stage.facts
  if (refused !== undefined)
    return messageOfRefusal({
      verdict: refused as SecureBootVerdict | 'unknown',
      signer: signer === undefined ? null : String(signer),
      isCertain: stage.state === 'failed',
    })
  if (failure !== undefined) return proxyFailure(stage, String(failure))
  if (skipped !== undefined) return { code: `stage.answered.${skipped}` }
  return reason || reasonCode ? whyOf(stage.facts) : null
}

/** Why a machine next to another server did not load Slipway's boot file. */
function proxyFailure(stage: Stage, failure: string): Message {
  const variant = has(stage, 'server') ? '' : '.unknown-server'
  const server = text(stage, 'server')
  switch (failure) {
    case 'offer-ignored':
      return message(`stage.told.offer-ignored${variant}`, { server })
    case 'other-boot-file': {
      const named = text(stage, 'otherBootFile', message('proxy.anotherFile'))
      const other = has(stage, 'otherNextServer')
        ? message('event.file-on-server', { file: named, server: text(stage, 'otherNextServer') })
        : named
      return message(`stage.told.other-boot-file${variant}`, {
        server,
        other,
        bootFile: text(stage, 'bootFile'),
      })
    }
    default:
      return { code: `stage.told.${failure}` }
  }
}
