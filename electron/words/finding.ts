import type { Confidence, Finding, FindingCode, Remedy } from '#contract/finding.ts'
import { messageOfArch } from './architecture.ts'
import { message, type Message, type MessageCode, type ParamValue } from './message.ts'
import { whyOf } from './reason.ts'

/** A finding as two messages: what happened, and the evidence with its confidence. */
export interface FindingMessages {
  readonly title: Message
  readonly why: Message
}

/** A finding of a newer version has its code and its facts as title, and no reason. */
export function messagesOfFinding(finding: Finding): FindingMessages {
  const { code, confidence } = finding
  const facts = new Facts(finding.facts)
  if (!Object.hasOwn(VARIANTS, code)) return { title: { code, params: finding.facts }, why: NOTHING }
  const { title, why } = VARIANTS[code](facts, confidence)
  const params = facts.params()
  if (why === null) return { title: message(title, params), why: NOTHING }
  return {
    title: message(title, params),
    why: message(`finding.sure.${confidence}`, { why: message(why, params) }),
  }
}

/** A remedy as a sentence without its full stop. A kind of a newer version reads as that kind. */
export function messageOfRemedy(remedy: Remedy): Message {
  switch (remedy.kind) {
    case 'router-lines':
      return message('remedy.router-lines', { bootFile: remedy.bootFile })
    case 'open-port':
      return message('remedy.open-port', { protocol: remedy.protocol.toUpperCase(), port: remedy.port })
    case 'pin-loader':
      return message('remedy.pin-loader', { loader: remedy.loader })
    case 'add-memory':
      return remedy.megabytes === null
        ? message('remedy.add-memory.unknown')
        : message('remedy.add-memory', { memory: { mebibytes: remedy.megabytes } })
    default:
      return message(`remedy.${remedy.kind}`)
  }
}

/** The empty sentence. */
const NOTHING = message('finding.sure.certain', { why: '' })

type FindingMessageCode = Extract<MessageCode, `finding.${FindingCode}${string}`>

/** Reads the facts for a finding's sentence; a missing fact becomes a neutral word. */
class Facts {
  readonly #facts: Finding['facts']

  constructor(facts: Finding['facts']) {
    this.#facts = facts
  }

  has(key: string): boolean {
    return this.#facts[key] !== undefined
  }

  text(key: string): string {
    return String(this.#facts[key] ?? '')
  }

  /** Has the machine started to boot again since? */
  isAgain(): boolean {
    return this.#facts['again'] === 1
  }

  /** Every parameter of the finding sentences, under one name each. */
  params() {
    const text = (key: string, absent: ParamValue = ''): ParamValue => this.#facts[key] ?? absent
    const number = (key: string): number => Number(this.#facts[key] ?? 0)
    const time = { ms: number('seconds') * 1000 }
    const size = { bytes: number('sizeBytes') }
    return {
      address: text('address', message('proxy.anAddress')),
      arch: messageOfArch(this.text('arch')),
      blksize: text('blksize'),
      bootFile: text('bootFile'),
      count: number('count'),
      entry: text('entry'),
      file: text('file'),
      firmware: text('firmware'),
      first: text('first'),
      last: text('last'),
      loaded: this.isAgain()
        ? message('finding.loaded-whole.again', { size })
        : message('finding.loaded-whole', { size, time }),
      loader: text('loader'),
      memory: { mebibytes: number('memoryMegabytes') },
      needed: { mebibytes: number('neededMegabytes') },
      offered: text('offered'),
      other: text('otherBootFile', message('proxy.anotherFile')),
      port: text('port', 69),
      protocol: String(text('protocol', 'udp')).toUpperCase(),
      sent: { bytes: number('sentBytes') },
      server: text('server'),
      signer: text('signer'),
      size,
      time,
      title: text('title'),
      url: text('url'),
      why:
        this.has('detail') || this.has('reasonCode')
          ? whyOf({ ...this.#facts, reason: this.#facts['detail'] })
          : NOT_OURS,
    }
  }
}

const NOT_OURS = message('finding.no-address.not-ours')

type Variant = (
  facts: Facts,
  confidence: Confidence,
) => { title: FindingMessageCode; why: FindingMessageCode | null }

/** The sentences of each finding, depending on its facts; no `why` for a reason that only a newer version knows. */
const VARIANTS: Readonly<Record<FindingCode, Variant>> = {
  'no-address': facts => ({ title: 'finding.no-address.title', why: noAddress(facts) }),
  'other-offer-taken': facts => ({
    title: facts.has('server') ? 'finding.other-offer-taken.title.server' : 'finding.other-offer-taken.title',
    why: 'finding.other-offer-taken',
  }),
  'offer-not-taken': facts => ({
    title: 'finding.offer-not-taken.title',
    why: facts.has('server') ? 'finding.offer-not-taken.server' : 'finding.offer-not-taken',
  }),
  'proxy-not-heard': facts => ({ title: 'finding.proxy-not-heard.title', why: proxyNotHeard(facts) }),
  'wrong-program': () => ({ title: 'finding.wrong-program.title', why: 'finding.wrong-program' }),
  'program-missing': () => ({ title: 'finding.program-missing.title', why: 'finding.program-missing' }),
  'program-not-asked': () => ({ title: 'finding.program-not-asked.title', why: 'finding.program-not-asked' }),
  'blocks-lost': () => ({ title: 'finding.blocks-lost.title', why: 'finding.blocks-lost' }),
  'program-stalled': facts => ({
    title: 'finding.program-stalled.title',
    why: facts.has('seconds') ? 'finding.program-stalled.silent' : 'finding.program-stalled',
  }),
  'second-stage-missing': () => ({
    title: 'finding.second-stage-missing.title',
    why: 'finding.second-stage-missing',
  }),
  'loader-without-menu': facts => ({
    title: 'finding.loader-without-menu.title',
    why: GRUB_REASONS[facts.text('reason')] ?? 'finding.loader-without-menu.unknown',
  }),
  'secure-boot': () => ({ title: 'finding.secure-boot.title', why: 'finding.secure-boot' }),
  'program-not-started': () => ({
    title: 'finding.program-not-started.title',
    why: 'finding.program-not-started',
  }),
  'script-not-asked': () => ({ title: 'finding.script-not-asked.title', why: 'finding.script-not-asked' }),
  'kernel-refused': (facts, confidence) => ({
    title: facts.has('title') ? 'finding.kernel-refused.title' : 'finding.kernel-refused.title.unnamed',
    why: kernelRefused(facts, confidence),
  }),
  'kernel-missing': facts =>
    facts.has('entry')
      ? { title: 'finding.kernel-missing.title.chosen', why: 'finding.kernel-missing.chosen' }
      : { title: 'finding.kernel-missing.title', why: 'finding.kernel-missing' },
  'memory-low': () => ({ title: 'finding.memory-low.title', why: 'finding.memory-low' }),
  'kernel-stalled': facts =>
    facts.has('seconds')
      ? { title: 'finding.kernel-stalled.title.silent', why: 'finding.kernel-stalled.silent' }
      : { title: 'finding.kernel-stalled.title', why: 'finding.kernel-stalled' },
  'kernel-silent': facts => ({
    title: `finding.kernel-silent.title${facts.isAgain() ? '.again' : ''}`,
    why: `finding.kernel-silent${facts.isAgain() ? '.again' : ''}${facts.has('neededMegabytes') ? '.memory' : ''}`,
  }),
  'answers-not-asked': () => ({ title: 'finding.answers-not-asked.title', why: 'finding.answers-not-asked' }),
  'installer-quiet': () => ({ title: 'finding.installer-quiet.title', why: 'finding.installer-quiet' }),
  'starts-again': facts => ({
    title: 'finding.starts-again.title',
    why: START_REASONS[facts.text('reason')] ?? null,
  }),
}

const GRUB_REASONS: Readonly<Record<string, FindingMessageCode>> = {
  'second-server': 'finding.loader-without-menu.second-server',
  http: 'finding.loader-without-menu.http',
}

const START_REASONS: Readonly<Record<string, FindingMessageCode>> = {
  reported: 'finding.starts-again.reported',
  'after-kernel': 'finding.starts-again.after-kernel',
  'same-stop': 'finding.starts-again.same-stop',
}

function noAddress(facts: Facts): FindingMessageCode {
  switch (facts.text('reason')) {
    case 'pool-exhausted':
      return 'finding.no-address.pool-exhausted'
    case 'declined':
      return 'finding.no-address.declined'
    default:
      return facts.has('address') ? 'finding.no-address.refused.address' : 'finding.no-address.refused'
  }
}

function proxyNotHeard(facts: Facts): FindingMessageCode {
  const reason = facts.text('reason')
  switch (reason) {
    case 'other-boot-file':
    case 'offer-ignored':
      return facts.has('server')
        ? `finding.proxy-not-heard.${reason}`
        : `finding.proxy-not-heard.${reason}.unknown-server`
    case 'file-not-fetched':
      return 'finding.proxy-not-heard.file-not-fetched'
    default:
      return 'finding.proxy-not-heard.no-request'
  }
}

function kernelRefused(facts: Facts, confidence: Confidence): FindingMessageCode {
  const verdict = facts.text('verdict')
  switch (verdict) {
    case 'unsigned':
    case 'damaged':
      return `finding.kernel-refused.${verdict}`
    case 'needs-other-shim':
      return facts.has('signer')
        ? 'finding.kernel-refused.needs-other-shim'
        : 'finding.kernel-refused.needs-other-shim.unnamed'
    default:
      // Only GRUB's own report is certain; a capsule cannot report what happened to its kernel.
      return confidence === 'certain'
        ? 'finding.kernel-refused.not-loaded'
        : 'finding.kernel-refused.not-known'
  }
}
