import type { Finding, Remedy } from '#contract/finding.ts'
import {
  onceSilent,
  type DiagnosisRule,
  after,
  all,
  isOf,
  seconds,
  type BootHistory,
  type Seen,
  isSignOfLoader,
  programName,
  type BootSettings,
} from '../rule.ts'
import { isUefi } from '#contract/client-arch.ts'
import { isIpxe } from '../../stage/dhcp-stages.ts'

/**
 * Slipway's TFTP server repeats a block after 1 s, and doubles the interval each time; firmware retries a failed HTTP
 * download at once.
 */
const SILENCE_MS = 8000
/** TCP has retransmitted several times by then. */
const STANDSTILL_MS = 20_000
/** Every network carries blocks of this size (RFC 1350); if larger ones get lost, some link has a small MTU. */
const SAFE_BLOCK_BYTES = 512

const ON_THE_WAY = [
  'tftp.started',
  'tftp.progress',
  'tftp.failed',
  'http.started',
  'http.progress',
  'http.aborted',
] as const
const MOVING = [...ON_THE_WAY, 'tftp.finished', 'http.finished'] as const
type MovingByTftp = Seen<'tftp.started' | 'tftp.progress' | 'tftp.failed'>
type MovingByHttp = Seen<'http.started' | 'http.progress' | 'http.aborted'>

/** The transfer of the boot program stops: at the first block if no block of this size arrives, or later. */
export const programStopped: DiagnosisRule = history => {
  const newest = history.events.findLast(event => isOf(event, MOVING))
  if (!newest || newest.role !== 'program' || !isOf(newest, ON_THE_WAY)) return null
  const moving = newest as MovingByTftp | MovingByHttp
  if (after(history, moving).some(event => event.role !== null)) return null
  if (moving.kind === 'tftp.failed') return findingOf(history, moving)
  const isConnected = moving.kind === 'http.started' || moving.kind === 'http.progress'
  const silenceMs = isConnected ? STANDSTILL_MS : SILENCE_MS
  return onceSilent(history, { sinceMs: moving.atMs, silenceMs }, () =>
    'path' in moving ? findingByHttp(history, moving) : findingOf(history, moving),
  )
}

function findingOf(history: BootHistory, moving: MovingByTftp): Finding {
  const { file } = moving
  const sentBytes = 'sentBytes' in moving ? moving.sentBytes : 0
  const tries = all(history, 'tftp.started').filter(event => event.file === file)
  const failures = all(history, 'tftp.failed').filter(event => event.file === file)
  const blksize = Math.max(0, ...tries.map(event => event.blksize))
  const isAtStart = sentBytes === 0 && blksize > SAFE_BLOCK_BYTES && failures.every(hadNoProgress)
  return {
    code: isAtStart ? 'blocks-lost' : 'program-stalled',
    confidence: isAtStart ? 'most-likely' : 'certain',
    stage: 'program',
    facts: { file, sentBytes, sizeBytes: moving.sizeBytes, blksize, count: Math.max(1, tries.length) },
    evidence: [...tries, ...failures].map(event => event.seq),
    screen: isUefi(history.boot.arch)
      ? ['PXE-E18: Server response timeout.']
      : ['PXE-E35: TFTP read timeout'],
    remedies: isAtStart ? [{ kind: 'raise-mtu' }] : [{ kind: 'check-cable' }],
  }
}

/** Bytes passed to TCP have not necessarily arrived, so the machine's progress is unknown. */
function findingByHttp(history: BootHistory, moving: MovingByHttp): Finding {
  const { path, sizeBytes } = moving
  const tries = all(history, 'http.started').filter(event => event.path === path)
  return {
    code: 'program-stalled',
    confidence: 'most-likely',
    stage: 'program',
    facts: { file: path, sizeBytes, seconds: seconds(history.nowMs - moving.atMs) },
    evidence: [...new Set([...tries.map(event => event.seq), moving.seq])],
    screen: [],
    remedies: [{ kind: 'check-cable' }],
  }
}

const hadNoProgress = (event: Seen<'tftp.failed'>): boolean => event.sentBytes === 0

/** From the program's last byte to its first request: drivers, link, spanning tree. */
const SILENT_LOADER_MS = 30_000

type Loaded = Seen<'tftp.finished' | 'http.finished'>

/**
 * The boot program was sent completely and made no request. On UEFI, Secure Boot most likely refused an unsigned one; a
 * GRUB without its menu shows its prompt; otherwise the program does not work with this network card.
 */
export const loaderSilent: DiagnosisRule = (history, settings) => {
  const loaded = all(history, 'tftp.finished', 'http.finished').filter(
    event =>
      event.role === 'program' &&
      !(event.kind === 'http.finished' && (event.sentBytes === 0 || event.status >= 300)),
  )
  const [first] = loaded
  const newest = loaded.at(-1)
  if (!first || !newest) return null
  // GRUB and PXELINUX load modules after their menu: once the loader has made a request, it is running.
  if (after(history, first).some(event => isSignOfLoader(event) || isOfIpxe(event))) return null
  if (after(history, newest).some(event => isLoading(event))) return null
  return onceSilent(history, { sinceMs: newest.atMs, silenceMs: history.isOver ? 0 : SILENT_LOADER_MS }, () =>
    silentFinding(history, settings, loaded, newest),
  )
}

const isLoading = (event: { kind: string; role: string | null }): boolean =>
  event.role === 'program' && /\.(started|progress|failed)$/.test(event.kind)
const isOfIpxe = (event: object): boolean =>
  'userClass' in event && isIpxe(event.userClass === null ? null : String(event.userClass))

function silentFinding(
  history: BootHistory,
  settings: BootSettings,
  loaded: readonly Loaded[],
  newest: Loaded,
): Finding {
  const file = newest.kind === 'tftp.finished' ? newest.file : newest.path
  const name = programName(file)
  const common = {
    facts: {
      file,
      sizeBytes: newest.kind === 'tftp.finished' ? newest.sizeBytes : newest.sentBytes,
      seconds: seconds(history.nowMs - newest.atMs),
      again: history.isOver ? 1 : 0,
    },
    evidence: loaded.map(event => event.seq),
  }
  if (/^grub/.test(name)) {
    const reason = reasonOfGrub(history, newest)
    return {
      ...common,
      code: 'loader-without-menu',
      confidence: 'most-likely',
      stage: 'started',
      facts: { ...common.facts, reason },
      screen: ['Welcome to GRUB!', 'grub>'],
      remedies: reason === 'second-server' ? [{ kind: 'serve-as-server' }] : others(name, settings),
    }
  }
  if (
    isUefi(history.boot.arch) &&
    !/shim|\.signed$/.test(name) &&
    !settings.isSecureBootOff(history.boot.mac)
  )
    return {
      ...common,
      code: 'secure-boot',
      // Firmware that refuses a program tries its next boot option at once; firmware that hangs in a driver does not.
      confidence: history.isOver ? 'most-likely' : 'possible',
      stage: 'started',
      screen: [
        'NBP file downloaded successfully.',
        'BdsDxe: failed to load Boot0001: Access Denied',
        'Security Violation',
      ],
      remedies: [...signedOnes(settings), { kind: 'turn-secure-boot-off' }, ...others(name, settings)],
    }
  return {
    ...common,
    code: 'program-not-started',
    confidence: 'most-likely',
    stage: 'started',
    screen: name.startsWith('undionly') || name.startsWith('ipxe') ? ['iPXE initialising devices...'] : [],
    remedies: others(name, settings),
  }
}

/** Debian's GRUB has only the addresses of the firmware's first ACK, and its signed image has no HTTP module. */
function reasonOfGrub(history: BootHistory, loaded: Loaded): 'http' | 'second-server' | 'unknown' {
  if (loaded.kind === 'http.finished') return 'http'
  return all(history, 'dhcp.proxy-offered').length > 0 ? 'second-server' : 'unknown'
}

/**
 * Alternatives if a program does not work with a card: another one that uses the firmware's driver, or iPXE's own
 * drivers.
 */
const ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  'snponly.efi': ['ipxe.efi'],
  'ipxe.efi': ['snponly.efi'],
  'undionly.kpxe': ['ipxe.pxe', 'pxelinux.0'],
  'ipxe.pxe': ['undionly.kpxe'],
  'pxelinux.0': ['undionly.kpxe'],
  'shimx64.efi': ['snponly.efi'],
  'grubx64.efi': ['snponly.efi', 'ipxe.efi'],
}

/** If a shim is available, the machine can use signed programs only. */
const signedOnes = (settings: BootSettings): readonly Remedy[] =>
  ['shimx64.efi', 'ipxe-shimx64.efi'].some(name => settings.hasProgram(name))
    ? [{ kind: 'secure-boot-on' }]
    : []

const others = (name: string, settings: BootSettings): readonly Remedy[] =>
  pins(ALTERNATIVES[name] ?? [], settings)

function pins(loaders: readonly string[], settings: BootSettings): readonly Remedy[] {
  const there = loaders.find(loader => settings.hasProgram(loader))
  return there === undefined ? [] : [{ kind: 'pin-loader', loader: there }]
}
