import type { ApiError, ErrorCode } from '#contract/errors.ts'
import type { Describe } from './phrase.ts'
import { message, type Message } from './message.ts'
import { asSentence, lastName, named, plain, messageOfPort, type PlainCode } from './phrase.ts'
import { messageOfReason } from './reason.ts'
import { messageOfIpxeMistake } from './script.ts'

/** The sentences of an error. */
export interface ErrorText {
  /** One line of at most about 60 characters that names the thing: "Port 67 is in use by dnsmasq (PID 812)." */
  readonly title: string
  /** Why, in one or two sentences. */
  readonly cause: string
  /** What to do now, in one sentence. */
  readonly fix: string
}

/** Where an error is shown: a terminal names the command that helps, a page the place to go to. */
export type Reader = 'page' | 'terminal'

/** The sentences of an error. Never empty and never a bare code. */
export function describeError(describe: Describe, error: ApiError, reader: Reader): ErrorText {
  const { title, cause, fix } = messagesOfError(error, reader)
  return {
    title: sentenceOf(describe, title),
    cause: sentenceOf(describe, cause),
    fix: describe(fix),
  }
}

/** A name at the beginning keeps its case: no card is called `Eth0`. */
function sentenceOf(describe: Describe, of: Message): string {
  const text = describe(of)
  const isName = Object.values(of.params ?? {}).some(
    value => typeof value === 'string' && value !== '' && text.startsWith(value),
  )
  return isName && /[.!?…]$/.test(text) ? text : asSentence(text)
}

/** The messages of an error. A code of a newer version reads as an internal error with that code as its cause. */
export function messagesOfError(
  error: ApiError,
  reader: Reader,
): { readonly title: Message; readonly cause: Message; readonly fix: Message } {
  const known = Object.hasOwn(ERRORS, error.code) ? ERRORS[error.code] : undefined
  const [title, cause, fix] = known?.(new Given(error.params, reader)) ?? [
    plain('error.internal.title'),
    { code: error.code, params: error.params },
    plain('error.internal.fix'),
  ]
  return { title, cause, fix }
}

/** Errors whose fix differs between page and terminal. */
type TwofoldFix =
  Extract<PlainCode, `${string}.fix.page`> extends infer Fix
    ? Fix extends `${infer Code}.page`
      ? Code & PlainCode
      : never
    : never

/** The parameters of an error. Empty texts count as absent. */
class Given {
  readonly #values: ApiError['params']
  readonly isPage: boolean

  constructor(values: ApiError['params'], reader: Reader) {
    this.#values = values
    this.isPage = reader === 'page'
  }

  /** The first of these parameters that is present. */
  get(...names: readonly string[]): string | number | undefined {
    return names.map(name => this.#values[name]).find(value => value !== undefined && value !== '')
  }

  /** The last component of the error's path. */
  file(): string | undefined {
    const path = this.get('path', 'file', 'name')
    return path === undefined ? undefined : lastName(String(path))
  }

  bytes(name: string): { readonly bytes: number } | undefined {
    const value = this.#values[name]
    return typeof value === 'number' ? { bytes: value } : undefined
  }

  /** The reason: the error's own, or the system's or program's message, or else the default. */
  why(usual: Message): Message {
    const reason = messageOfReason(this.#values) ?? messageOfIpxeMistake(this.#values)
    if (reason) return reason
    const detail = this.get('detail', 'reason')
    return detail === undefined ? usual : message('error.detail', { detail })
  }

  fix(code: TwofoldFix): Message {
    return plain(this.isPage ? `${code}.page` : code)
  }
}

type Mapping = (given: Given) => readonly [title: Message, cause: Message, fix: Message]

/** An error whose sentences do not depend on its parameters. */
const always =
  (title: PlainCode, cause: PlainCode, fix: PlainCode): Mapping =>
  () => [plain(title), plain(cause), plain(fix)]

const ERRORS: Readonly<Record<ErrorCode, Mapping>> = {
  // Slipway itself and its data.
  'invalid-input': it => [
    titleOfInput(it),
    it.why(plain('error.invalid-input.cause')),
    plain('error.invalid-input.fix'),
  ],
  'unknown-method': it => [
    named('error.unknown-method.title', { method: it.get('method') }),
    plain('error.unknown-method.cause'),
    plain('error.unknown-method.fix'),
  ],
  internal: it => [
    plain('error.internal.title'),
    it.why(plain('error.internal.cause')),
    plain('error.internal.fix'),
  ],
  'server-unreachable': it => [
    plain('error.server-unreachable.title'),
    it.why(named('error.server-unreachable.cause', { path: it.get('path') })),
    it.fix('error.server-unreachable.fix'),
  ],
  cancelled: always('error.cancelled.title', 'error.cancelled.cause', 'error.cancelled.fix'),
  'data-folder-in-use': it => [
    named('error.data-folder-in-use.title', { pid: it.get('pid') }),
    named('error.data-folder-in-use.cause', { path: it.get('path') }),
    it.fix('error.data-folder-in-use.fix'),
  ],
  'data-folder-unusable': it => [
    named('error.data-folder-unusable.title', { path: it.get('path') }),
    it.why(plain('error.data-folder-unusable.cause')),
    it.fix('error.data-folder-unusable.fix'),
  ],
  'data-from-newer-version': it => [
    plain('error.data-from-newer-version.title'),
    named('error.data-from-newer-version.cause', { path: it.get('path') }),
    it.fix('error.data-from-newer-version.fix'),
  ],

  // The network.
  'port-in-use': it => [titleOfPort(it), plain('error.port-in-use.cause'), fixOfPort(it)],
  'permission-denied': it => {
    const port = it.get('port')
    return port === undefined
      ? [
          named('error.permission-denied.title.file', { file: it.file() }),
          it.why(plain('error.permission-denied.cause.file')),
          plain('error.permission-denied.fix.file'),
        ]
      : [
          message('error.permission-denied.title', { port: messageOfPort(port) }),
          plain('error.permission-denied.cause'),
          plain('error.permission-denied.fix'),
        ]
  },
  'other-dhcp-server': it => [
    named('error.other-dhcp-server.title', { server: it.get('server', 'address') }),
    plain('error.other-dhcp-server.cause'),
    plain('error.other-dhcp-server.fix'),
  ],
  'card-not-found': it => {
    const available = it.get('available')
    return [
      named('error.card-not-found.title', { card: it.get('card', 'nic') }),
      available === undefined
        ? plain('error.card-not-found.cause')
        : message('error.card-not-found.cause.available', { available }),
      plain('error.card-not-found.fix'),
    ]
  },
  'card-without-address': it => [
    message('error.card-without-address.title', { card: it.get('card', 'nic') ?? plain('error.the.card') }),
    plain('error.card-without-address.cause'),
    plain('error.card-without-address.fix'),
  ],
  'card-binding-unavailable': it => [
    named('error.card-binding-unavailable.title', { card: it.get('card') }),
    it.why(plain('error.card-binding-unavailable.cause')),
    plain('error.card-binding-unavailable.fix'),
  ],
  'range-outside-subnet': it => [
    named('error.range-outside-subnet.title', { first: it.get('first'), last: it.get('last') }),
    named('error.range-outside-subnet.cause', { address: it.get('address'), mask: it.get('mask') }),
    plain('error.range-outside-subnet.fix'),
  ],
  'range-too-small': it => [
    plain('error.range-too-small.title'),
    causeOfRange(it),
    it.fix('error.range-too-small.fix'),
  ],
  'already-serving': it => [
    named('error.already-serving.title', { card: it.get('card', 'nic') }),
    plain('error.already-serving.cause'),
    plain('error.already-serving.fix'),
  ],
  'not-serving': it => [
    plain('error.not-serving.title'),
    plain('error.not-serving.cause'),
    it.fix('error.not-serving.fix'),
  ],

  // Images and their files.
  'iso-unreadable': it => [
    named('error.iso-unreadable.title', { file: it.file() }),
    it.why(plain('error.iso-unreadable.cause')),
    plain('error.iso-unreadable.fix'),
  ],
  'iso-truncated': it => {
    const file = it.file() ?? plain('error.the.iso')
    const [size, expected] = [it.bytes('sizeBytes'), it.bytes('expectedBytes')]
    return [
      size && expected
        ? message('error.iso-truncated.title', { file, size, expected })
        : message('error.iso-truncated.title.unnamed', { file }),
      plain('error.iso-truncated.cause'),
      plain('error.iso-truncated.fix'),
    ]
  },
  'iso-not-an-iso': it => [
    message('error.iso-not-an-iso.title', { file: it.file() ?? plain('error.the.file') }),
    it.why(plain('error.iso-not-an-iso.cause')),
    plain('error.iso-not-an-iso.fix'),
  ],
  'image-not-found': it => [
    named('error.image-not-found.title', { id: it.get('id') }),
    plain('error.image-not-found.cause'),
    it.fix('error.image-not-found.fix'),
  ],
  'not-the-same-image': it => {
    const [size, expected] = [it.bytes('sizeBytes'), it.bytes('expectedBytes')]
    const name = it.get('name') ?? plain('error.the.image')
    return [
      message('error.not-the-same-image.title', { file: it.file() ?? plain('error.the.file') }),
      size && expected
        ? message('error.not-the-same-image.cause.sizes', { name, expected, size })
        : plain('error.not-the-same-image.cause'),
      plain('error.not-the-same-image.fix'),
    ]
  },
  'upload-incomplete': it => [
    named('error.upload-incomplete.title', { file: it.file() }),
    named('error.upload-incomplete.cause', {
      received: it.bytes('receivedBytes'),
      expected: it.bytes('expectedBytes'),
    }),
    plain('error.upload-incomplete.fix'),
  ],

  // Machines, what they start and with which answer files.
  'entry-not-found': it => [
    named('error.entry-not-found.title', { entry: it.get('entry', 'id') }),
    plain('error.entry-not-found.cause'),
    it.fix('error.entry-not-found.fix'),
  ],
  'menu-not-understood': always(
    'error.menu-not-understood.title',
    'error.menu-not-understood.cause',
    'error.menu-not-understood.fix',
  ),
  'machine-not-found': it => [
    named('error.machine-not-found.title', { mac: it.get('mac') }),
    plain('error.machine-not-found.cause'),
    it.fix('error.machine-not-found.fix'),
  ],
  'group-not-found': it => [
    named('error.group-not-found.title', { name: it.get('name') }),
    plain('error.group-not-found.cause'),
    it.fix('error.group-not-found.fix'),
  ],
  'address-reserved': it => [
    named('error.address-reserved.title', { ip: it.get('ip') }),
    named('error.address-reserved.cause', { mac: it.get('mac') }),
    plain('error.address-reserved.fix'),
  ],
  'answer-not-found': it => [
    named('error.answer-not-found.title', { id: it.get('id') }),
    plain('error.answer-not-found.cause'),
    it.fix('error.answer-not-found.fix'),
  ],
  'answer-changed': it => [
    message('error.answer-changed.title', { name: it.get('name') ?? plain('error.the.profile') }),
    plain('error.answer-changed.cause'),
    plain('error.answer-changed.fix'),
  ],
  'boot-not-found': it => [
    plain('error.boot-not-found.title'),
    plain('error.boot-not-found.cause'),
    it.fix('error.boot-not-found.fix'),
  ],
  'packets-not-kept': always(
    'error.packets-not-kept.title',
    'error.packets-not-kept.cause',
    'error.packets-not-kept.fix',
  ),

  // Access to the page, and to this computer's files from it.
  unauthorised: always('error.unauthorised.title', 'error.unauthorised.cause', 'error.unauthorised.fix'),
  'wrong-password': always(
    'error.wrong-password.title',
    'error.wrong-password.cause',
    'error.wrong-password.fix',
  ),
  'too-many-attempts': it => [
    named('error.too-many-attempts.title', { seconds: numberOf(it.get('waitSeconds')) }),
    plain('error.too-many-attempts.cause'),
    plain('error.too-many-attempts.fix'),
  ],
  'password-needed': it => [
    named('error.password-needed.title', { host: it.get('host') }),
    plain('error.password-needed.cause'),
    it.fix('error.password-needed.fix'),
  ],
  'path-not-allowed': it => [
    message('error.path-not-allowed.title', { file: it.file() ?? plain('error.the.file') }),
    plain('error.path-not-allowed.cause'),
    plain('error.path-not-allowed.fix'),
  ],

  // Missing software, permissions or disk space of this computer.
  'disk-full': it => [
    named('error.disk-full.title', { path: it.get('path') }),
    causeOfSpace(it),
    plain('error.disk-full.fix'),
  ],
  'folder-not-empty': it => [
    message('error.folder-not-empty.title', { file: it.file() ?? plain('error.the.folder') }),
    plain('error.folder-not-empty.cause'),
    it.fix('error.folder-not-empty.fix'),
  ],
  'setup-not-understood': it => [
    message('error.setup-not-understood.title', { file: it.file() ?? plain('error.the.file') }),
    it.why(plain('error.setup-not-understood.cause')),
    plain('error.setup-not-understood.fix'),
  ],
  'boot-program-changed': it => [
    named('error.boot-program-changed.title', { file: it.get('file') }),
    named('error.boot-program-changed.cause', { package: it.get('package'), version: it.get('version') }),
    it.fix('error.boot-program-changed.fix'),
  ],
  'boot-files-unavailable': it => [
    plain('error.boot-files-unavailable.title'),
    it.why(plain('error.boot-files-unavailable.cause')),
    it.fix('error.boot-files-unavailable.fix'),
  ],
  'tool-missing': it => [
    named('error.tool-missing.title', { tool: it.get('tool') }),
    it.why(plain('error.tool-missing.cause')),
    named('error.tool-missing.fix', { install: it.get('install') }),
  ],
  'tool-failed': it => [
    message('error.tool-failed.title', { tool: it.get('tool') ?? plain('error.the.program') }),
    it.why(plain('error.tool-failed.cause')),
    plain('error.tool-failed.fix'),
  ],
  'not-allowed': it => [
    plain(
      it.get('refusal') === 'dismissed' ? 'error.not-allowed.title.dismissed' : 'error.not-allowed.title',
    ),
    plain('error.not-allowed.cause'),
    named('error.not-allowed.fix', { command: it.get('command') }),
  ],
  'host-command-failed': it => [
    plain('error.host-command-failed.title'),
    it.why(plain('error.host-command-failed.cause')),
    named('error.host-command-failed.fix', { command: it.get('command') }),
  ],

  // Test machines.
  'qemu-not-found': it => [
    message('error.qemu-not-found.title', { program: it.get('program') ?? 'QEMU' }),
    plain('error.qemu-not-found.cause'),
    plain('error.qemu-not-found.fix'),
  ],
  'firmware-not-found': it => {
    const firmware = it.get('firmware')
    return [
      message('error.firmware-not-found.title', { firmware: FIRMWARE[String(firmware)] ?? 'UEFI' }),
      named('error.firmware-not-found.cause', { places: it.get('places') }),
      plain(firmware === 'arm64' ? 'error.firmware-not-found.fix.arm64' : 'error.firmware-not-found.fix'),
    ]
  },
  'tpm-unavailable': it => [
    plain('error.tpm-unavailable.title'),
    it.why(plain('error.tpm-unavailable.cause')),
    plain('error.tpm-unavailable.fix'),
  ],
  'lab-network-unavailable': it => [
    plain('error.lab-network-unavailable.title'),
    it.why(plain('error.lab-network-unavailable.cause')),
    it.fix('error.lab-network-unavailable.fix'),
  ],
  'bridge-not-allowed': it => {
    const file = it.get('file') ?? '/etc/qemu/bridge.conf'
    return [
      named('error.bridge-not-allowed.title', { bridge: it.get('bridge') }),
      message('error.bridge-not-allowed.cause', { file }),
      message('error.bridge-not-allowed.fix', { file, line: it.get('line') ?? 'allow NAME' }),
    ]
  },
  'not-for-direct-start': it => [
    message('error.not-for-direct-start.title', { entry: it.get('entry') ?? plain('error.the.entry') }),
    plain('error.not-for-direct-start.cause'),
    plain('error.not-for-direct-start.fix'),
  ],
  'disc-not-bootable': it => {
    const file = it.get('file') ?? plain('error.the.image')
    return [
      it.get('firmware') === 'uefi'
        ? message('error.disc-not-bootable.title.uefi', { file })
        : message('error.disc-not-bootable.title', { file }),
      plain('error.disc-not-bootable.cause'),
      plain('error.disc-not-bootable.fix'),
    ]
  },
  'test-machine-failed': it => [
    plain('error.test-machine-failed.title'),
    it.why(plain('error.test-machine-failed.cause')),
    plain('error.test-machine-failed.fix'),
  ],
  'test-machine-not-found': it => [
    named('error.test-machine-not-found.title', { id: it.get('id') }),
    plain('error.test-machine-not-found.cause'),
    plain('error.test-machine-not-found.fix'),
  ],
}

/** Names of firmware; the same in every language. */
const FIRMWARE: Readonly<Record<string, string>> = {
  uefi: 'UEFI',
  'uefi-http': 'UEFI',
  'secure-boot': 'Secure Boot',
  arm64: 'ARM64 UEFI',
}

function titleOfInput(it: Given): Message {
  const line = it.get('line')
  return line === undefined
    ? named('error.invalid-input.title', { where: it.get('where') })
    : message('error.invalid-input.title.line', { line })
}

function titleOfPort(it: Given): Message {
  const number = it.get('port')
  if (number === undefined) return plain('error.port-in-use.title.unnamed')
  const port = messageOfPort(number)
  const [holder, pid, address] = [it.get('holder'), it.get('pid'), it.get('address')]
  if (holder !== undefined)
    return pid === undefined
      ? message('error.port-in-use.title.holder', { port, holder })
      : message('error.port-in-use.title.holder-pid', { port, holder, pid })
  return address === undefined
    ? message('error.port-in-use.title', { port })
    : message('error.port-in-use.title.address', { port, address })
}

function fixOfPort(it: Given): Message {
  if (it.get('protocol') !== 'tcp') return plain('error.port-in-use.fix')
  return plain(it.isPage ? 'error.port-in-use.fix.tcp-page' : 'error.port-in-use.fix.tcp')
}

function causeOfRange(it: Given): Message {
  const [prefixLength, first, last] = [it.get('prefixLength'), it.get('first'), it.get('last')]
  if (prefixLength !== undefined) return message('error.range-too-small.cause.network', { prefixLength })
  return first === undefined || last === undefined
    ? plain('error.range-too-small.cause')
    : message('error.range-too-small.cause.range', { first, last })
}

function causeOfSpace(it: Given): Message {
  const [free, needed] = [it.bytes('freeBytes'), it.bytes('neededBytes')]
  if (needed === undefined) return plain('error.disk-full.cause.unnamed')
  return free === undefined
    ? message('error.disk-full.cause.needed', { needed })
    : message('error.disk-full.cause', { free, needed })
}

const numberOf = (value: string | number | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined
