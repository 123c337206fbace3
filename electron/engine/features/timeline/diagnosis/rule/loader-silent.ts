import type { Finding, Remedy } from '#contract/finding.ts'
import { onceSilent, type DiagnosisRule } from '../rule.ts'
import type { BootSettings } from '../settings.ts'
import { isUefi } from '#contract/client-arch.ts'
import {
  after,
  all,
  isSignOfLoader,
  seconds,
  type BootHistory,
  type Seen,
  programName,
} from '../boot-history.ts'
import { isIpxe } from '../../stage/dhcp-stages.ts'

/** From the program's last byte to its first request: drivers, link, spanning tree. */
const SILENCE_MS = 30_000

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
  return onceSilent(history, { sinceMs: newest.atMs, silenceMs: history.isOver ? 0 : SILENCE_MS }, () =>
    findingOf(history, settings, loaded, newest),
  )
}

const isLoading = (event: { kind: string; role: string | null }): boolean =>
  event.role === 'program' && /\.(started|progress|failed)$/.test(event.kind)
const isOfIpxe = (event: object): boolean =>
  'userClass' in event && isIpxe(event.userClass === null ? null : String(event.userClass))

function findingOf(
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
