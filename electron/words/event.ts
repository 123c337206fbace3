import type { BootEvent, BootFact, ProxyFailedFact } from '#contract/boot-event.ts'
import { isMemoryShort } from '#contract/memory-need.ts'
import { messageOfAnswerProblem } from './answer.ts'
import { messageOfArch } from './architecture.ts'
import { message, type Message } from './message.ts'
import { messageOfRefusal } from './secure-boot.ts'
import { whyOf } from './reason.ts'

/**
 * A boot event as a line of the log; the machine is named next to it. A kind that a newer version stored becomes a
 * message of that code, which reads as the code and its parameters.
 */
export function messageOfEvent(fact: BootFact): Message {
  switch (fact.kind) {
    case 'dhcp.discovered':
    case 'dhcp.offered':
    case 'dhcp.acknowledged':
    case 'dhcp.proxy-offered':
    case 'dhcp.boot-server-answered':
    case 'dhcp.foreign-address':
    case 'dhcp.other-server-seen':
    case 'dhcp.proxy-failed':
    case 'dhcp.ignored':
    case 'dhcp.address-in-use':
    case 'dhcp.refused':
    case 'dhcp.declined':
    case 'dhcp.released':
    case 'dhcp.pool-exhausted':
      return messageOfDhcp(fact)
    case 'tftp.started':
    case 'tftp.progress':
    case 'tftp.finished':
    case 'tftp.probed':
    case 'tftp.missing':
    case 'tftp.failed':
    case 'http.started':
    case 'http.progress':
    case 'http.finished':
    case 'http.missing':
    case 'http.aborted':
      return messageOfTransfer(fact)
    case 'menu.served':
      return message('event.menu.served', {
        loader: LOADERS[fact.language] ?? fact.language,
        n: fact.entryCount,
      })
    case 'entry.chosen':
      return messageOfChoice(fact)
    case 'start.waits':
      return message('event.start.waits', { loading: fact.loadingCount, ahead: fact.aheadCount })
    case 'answer.served':
      return message('event.answer.served', { file: fact.file, answer: fact.answer })
    case 'answer.skipped':
    case 'answer.refused':
    case 'answer.adopted':
      return messageOfAnswer(fact)
    case 'secure-boot.seen':
      return message(
        `event.secure-boot.seen.${fact.by === 'unsigned-program' ? 'unsigned' : fact.isOn ? 'on' : 'off'}`,
      )
    case 'secure-boot.restart-chosen':
      return message('event.secure-boot.restart-chosen', { title: fact.title })
    case 'secure-boot.refused':
      return message(`event.secure-boot.refused.${fact.isCertain ? 'seen' : 'expected'}`, {
        title: fact.title,
        why: messageOfRefusal(fact),
      })
    case 'loader.failed':
      return fact.next === null
        ? message(`event.loader.failed.${fact.reason}.last`, { program: fact.program })
        : message(`event.loader.failed.${fact.reason}`, { program: fact.program, next: fact.next })
    case 'loader.works':
      return message('event.loader.works', { program: fact.program })
    case 'config.unknown':
      return message(`event.config.unknown.${fact.hint}`, { file: fact.file })
    case 'machine.reported':
    case 'machine.logged':
    case 'machine.log-dropped':
    case 'machine.next-changed':
    case 'machine.woken':
      return messageOfMachine(fact)
    default:
      return messageOfUnknown(fact)
  }
}

/** Kinds with two parts, selected by the first. */
type Of<Prefix extends string> = Extract<BootFact, { readonly kind: `${Prefix}.${string}` }>

const LOADERS: Readonly<Record<string, string>> = { ipxe: 'iPXE', grub: 'GRUB', pxelinux: 'PXELINUX' }

function messageOfDhcp(fact: Of<'dhcp'>): Message {
  switch (fact.kind) {
    case 'dhcp.discovered': {
      const arch = messageOfArch(fact.arch)
      if (fact.userClass === 'iPXE') return message('event.dhcp.discovered.ipxe', { arch })
      if (fact.isBootClient) return message('event.dhcp.discovered.boot', { arch })
      return message('event.dhcp.discovered.other')
    }
    case 'dhcp.offered':
      return fact.bootFile
        ? message('event.dhcp.offered.boot-file', { address: fact.address, file: fact.bootFile })
        : message('event.dhcp.offered', { address: fact.address })
    case 'dhcp.acknowledged': {
      const given = { address: fact.address, lease: { ms: fact.leaseSeconds * 1000 } }
      return fact.bootFile
        ? message('event.dhcp.acknowledged.boot-file', { ...given, file: fact.bootFile })
        : message('event.dhcp.acknowledged', given)
    }
    case 'dhcp.proxy-offered':
      return fact.shape === 'direct'
        ? message('event.dhcp.proxy-offered.direct', { file: fact.bootFile })
        : message('event.dhcp.proxy-offered.boot-server')
    case 'dhcp.boot-server-answered':
      return message('event.dhcp.boot-server-answered', { file: fact.bootFile })
    case 'dhcp.foreign-address':
      return fact.server === null
        ? message('event.dhcp.foreign-address.unknown-server', { address: fact.address })
        : message('event.dhcp.foreign-address', { address: fact.address, server: fact.server })
    case 'dhcp.other-server-seen':
      return message(`event.dhcp.other-server-seen.${fact.isConflict ? 'conflict' : 'alone'}`, {
        server: fact.server,
      })
    case 'dhcp.proxy-failed':
      return messageOfProxyFailure(fact)
    case 'dhcp.ignored':
      return message(`event.dhcp.ignored.${fact.reason}`)
    case 'dhcp.address-in-use':
      return message('event.dhcp.address-in-use', { address: fact.address, holder: fact.holder })
    case 'dhcp.refused':
      return fact.address
        ? message('event.dhcp.refused.address', { address: fact.address, why: whyOf(fact) })
        : message('event.dhcp.refused', { why: whyOf(fact) })
    case 'dhcp.declined':
      return message('event.dhcp.declined', { address: fact.address })
    case 'dhcp.released':
      return message('event.dhcp.released', { address: fact.address })
    case 'dhcp.pool-exhausted':
      return message('event.dhcp.pool-exhausted', { first: fact.first, last: fact.last })
  }
}

function messageOfProxyFailure(fact: ProxyFailedFact): Message {
  const { server, bootFile: file } = fact
  switch (fact.reason) {
    case 'offer-ignored':
      return server === null
        ? message('event.dhcp.proxy-failed.offer-ignored.unknown-server')
        : message('event.dhcp.proxy-failed.offer-ignored', { server })
    case 'other-boot-file': {
      const named = fact.otherBootFile ?? message('proxy.anotherFile')
      const other =
        fact.otherNextServer === null
          ? named
          : message('event.file-on-server', { file: named, server: fact.otherNextServer })
      return server === null
        ? message('event.dhcp.proxy-failed.other-boot-file.unknown-server', { other, file })
        : message('event.dhcp.proxy-failed.other-boot-file', { server, other, file })
    }
    case 'no-request':
      return message('event.dhcp.proxy-failed.no-request')
    case 'file-not-fetched':
      return message('event.dhcp.proxy-failed.file-not-fetched', { file })
    default:
      return messageOfUnknown(fact)
  }
}

function messageOfTransfer(fact: Of<'tftp' | 'http'>): Message {
  switch (fact.kind) {
    case 'tftp.started':
      return message('event.tftp.started', {
        file: fact.file,
        size: { bytes: fact.sizeBytes },
        blksize: fact.blksize,
        windowsize: fact.windowsize,
      })
    case 'tftp.progress':
      return message('event.tftp.progress', { file: fact.file, ...soFar(fact) })
    case 'tftp.finished':
      return message('event.tftp.finished', {
        file: fact.file,
        size: { bytes: fact.sizeBytes },
        time: { ms: fact.tookMs },
      })
    case 'tftp.probed':
      return message('event.tftp.probed', { file: fact.file, size: { bytes: fact.sizeBytes } })
    case 'tftp.missing':
      return message('event.tftp.missing', { file: fact.file })
    case 'tftp.failed':
      return message('event.tftp.failed', { file: fact.file, ...soFar(fact), why: whyOf(fact) })
    case 'http.started':
      return message('event.http.started', { path: fact.path, size: { bytes: fact.sizeBytes } })
    case 'http.progress':
      return message('event.http.progress', { path: fact.path, ...soFar(fact) })
    case 'http.finished':
      return messageOfFinished(fact)
    case 'http.missing':
      return message('event.http.missing', { path: fact.path })
    case 'http.aborted':
      return message('event.http.aborted', { path: fact.path, ...soFar(fact) })
  }
}

interface Part {
  readonly sentBytes: number
  readonly sizeBytes: number
}

const soFar = ({ sentBytes, sizeBytes }: Part) => ({
  sent: { bytes: sentBytes },
  size: { bytes: sizeBytes },
  part: { part: sentBytes, whole: sizeBytes },
})

function messageOfFinished(fact: Extract<BootFact, { kind: 'http.finished' }>): Message {
  const { path, status, sentBytes, tookMs } = fact
  if (status === 304) return message('event.http.finished.unchanged', { path })
  if (status >= 400) return message('event.http.finished.refused', { path, status })
  // A HEAD request, or an empty body.
  if (sentBytes === 0) return message('event.http.finished.asked', { path })
  return message('event.http.finished', { path, sent: { bytes: sentBytes }, time: { ms: tookMs } })
}

function messageOfChoice(fact: Extract<BootFact, { kind: 'entry.chosen' }>): Message {
  const { title, neededMegabytes, memoryMegabytes } = fact
  if (!isMemoryShort(neededMegabytes, memoryMegabytes)) return message('event.entry.chosen', { title })
  return message('event.entry.chosen.short-memory', {
    title,
    needed: { mebibytes: neededMegabytes ?? 0 },
    has: { mebibytes: memoryMegabytes ?? 0 },
  })
}

function messageOfAnswer(fact: Exclude<Of<'answer'>, { kind: 'answer.served' }>): Message {
  switch (fact.kind) {
    case 'answer.skipped': {
      const { answer, reason } = fact
      // Version 0.1.0 stored the problem only as an English sentence.
      const problem = fact.problem ? messageOfAnswerProblem(fact.problem) : (fact.detail ?? '')
      return reason === 'invalid' && problem !== ''
        ? message('event.answer.skipped.invalid.problem', { answer, problem })
        : message(`event.answer.skipped.${reason}`, { answer })
    }
    case 'answer.refused':
      return message(`event.answer.refused.${fact.reason}`, { file: fact.file })
    case 'answer.adopted':
      return message('event.answer.adopted', { answer: fact.answer })
  }
}

function messageOfMachine(fact: Of<'machine'>): Message {
  switch (fact.kind) {
    case 'machine.reported': {
      const { state, text } = fact
      if (state === undefined) return message('event.machine.reported', { text })
      // `curl .../installed` reports nothing but the state.
      return text === state
        ? message(`event.machine.reported.${state}`)
        : message(`event.machine.reported.${state}.text`, { text })
    }
    case 'machine.logged':
      return fact.program === null
        ? message('event.machine.logged.unnamed', { text: fact.text })
        : message('event.machine.logged', { program: fact.program, text: fact.text })
    case 'machine.log-dropped':
      return message('event.machine.log-dropped', { count: fact.count })
    case 'machine.next-changed':
      return message('event.machine.next-changed', {
        reason: message(`event.next-reason.${fact.reason}`),
        next: message(`event.next.${fact.next}`),
      })
    case 'machine.woken':
      return message('event.machine.woken', { nic: fact.nic, sentTo: fact.sentTo })
  }
}

/** Without time and machine, which the line shows separately. */
function messageOfUnknown(fact: object): Message {
  const { kind, seq: _seq, atMs: _atMs, mac: _mac, ip: _ip, ...params } = fact as Partial<BootEvent> & object
  return { code: `event.${kind}`, params: params as Message['params'] & object }
}
