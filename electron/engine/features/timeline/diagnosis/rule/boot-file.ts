import { isUefi, type ClientArch } from '#contract/client-arch.ts'
import {
  type DiagnosisRule,
  onceSilent,
  after,
  isSignOfLoader,
  lastGivenBootFile,
  programName,
  all,
  screenOf,
  isFetch,
  seconds,
} from '../rule.ts'
import { absolutePath } from '../../load-meter.ts'

/** The user's boot file is for another kind of firmware: it loads completely and cannot start. */
export const wrongProgram: DiagnosisRule = (history, settings) => {
  const given = lastGivenBootFile(history)
  if (!given || given.isIpxe || !isForOthers(given.file, history.boot.arch)) return null
  if (after(history, given.event).some(event => isSignOfLoader(event))) return null
  const machine = settings.machine(history.boot.mac)
  const isOwn = machine?.filename !== null || machine.loader !== null
  return {
    code: 'wrong-program',
    confidence: 'certain',
    stage: 'told',
    facts: {
      file: given.file,
      arch: history.boot.arch,
      firmware: isUefi(history.boot.arch) ? 'UEFI' : 'BIOS',
    },
    evidence: [given.event.seq],
    screen: isUefi(history.boot.arch) ? ['BdsDxe: failed to load Boot0001 "UEFI PXEv4": Unsupported'] : [],
    remedies: isOwn ? [{ kind: 'let-slipway-choose' }] : [],
  }
}

function isForOthers(file: string, arch: ClientArch): boolean {
  const name = programName(file)
  if (arch === 'x86-bios') return name.endsWith('.efi')
  return isUefi(arch) && /\.(k?k?pxe|0|com|bin|lkrn)$/.test(name)
}

const MISSING_SCREEN = {
  bios: ['PXE-T01: File not found', 'PXE-E3B: TFTP Error - File Not found'],
  uefi: ['PXE-E23: Client received TFTP error from server.'],
  ipxe: ['No such file or directory (https://ipxe.org/2d0c618e)'],
} as const

/** The machine asked for the boot file that Slipway named, and the file does not exist. */
export const programMissing: DiagnosisRule = (history, settings) => {
  const given = lastGivenBootFile(history)
  if (!given) return null
  const wanted = absolutePath(given.file.replace(/^https?:\/\/[^/]*/i, ''))
  const missing = all(history, 'tftp.missing', 'http.missing').filter(
    event => absolutePath(event.kind === 'tftp.missing' ? event.file : event.path) === wanted,
  )
  const newest = missing.at(-1)
  if (!newest || after(history, newest).some(event => /^(tftp|http)\.(started|finished)$/.test(event.kind)))
    return null
  const machine = settings.machine(history.boot.mac)
  const isOwn = machine !== null && (machine.filename !== null || machine.loader !== null)
  return {
    code: 'program-missing',
    confidence: 'certain',
    stage: 'program',
    facts: { file: given.file, count: missing.length },
    evidence: missing.map(event => event.seq),
    screen: MISSING_SCREEN[screenOf(history)],
    remedies: isOwn
      ? [{ kind: 'let-slipway-choose' }, { kind: 'fetch-boot-files' }]
      : [{ kind: 'fetch-boot-files' }],
  }
}

/** Firmware asks within a second; spanning tree has settled by the time it has its address. */
const PROGRAM_SILENCE_MS = 10_000

/** The machine has its address and boot file name, and its request does not arrive: usually a firewall drops it. */
export const programNotAsked: DiagnosisRule = (history, settings) => {
  const given = lastGivenBootFile(history)
  if (!given || given.isIpxe || after(history, given.event).some(event => isFetch(event))) return null
  if (settings.machine(history.boot.mac)?.nextServer) return null
  return onceSilent(history, { sinceMs: given.event.atMs, silenceMs: PROGRAM_SILENCE_MS }, () => {
    const protocol = given.port === null ? 'udp' : 'tcp'
    const port = given.port ?? 69
    return {
      code: 'program-not-asked',
      confidence: 'most-likely',
      stage: 'program',
      facts: { file: given.file, seconds: seconds(history.nowMs - given.event.atMs), protocol, port },
      evidence: [given.event.seq],
      screen: isUefi(history.boot.arch)
        ? [given.port === null ? 'PXE-E18: Server response timeout.' : 'HTTP ERROR: Server response timeout.']
        : ['PXE-E32: TFTP open timeout'],
      remedies: [{ kind: 'open-port', protocol, port }],
    }
  })
}

/** Files that shim loads next. Its other requests (revocations, certificates) are optional. */
const SECOND_STAGE = /^(grub|mm|ipxe|snponly)[a-z0-9]*\.efi$/

/** Shim has started, and the file that it starts next is missing. */
export const secondStageMissing: DiagnosisRule = history => {
  const shim = all(history, 'tftp.finished', 'http.finished').findLast(event =>
    programName(pathOf(event)).includes('shim'),
  )
  if (!shim) return null
  const missing = after(history, shim).findLast(
    event =>
      (event.kind === 'tftp.missing' || event.kind === 'http.missing') &&
      SECOND_STAGE.test(programName(pathOf(event))),
  )
  if (!missing || after(history, missing).some(event => event.kind.endsWith('.finished'))) return null
  return {
    code: 'second-stage-missing',
    confidence: 'certain',
    stage: 'program',
    facts: { file: pathOf(missing), loader: pathOf(shim) },
    evidence: [shim.seq, missing.seq],
    screen: ['Unable to fetch TFTP image: Not Found', 'start_image() returned Not Found'],
    remedies: [{ kind: 'fetch-boot-files' }, { kind: 'let-slipway-choose' }],
  }
}

function pathOf(event: object): string {
  if ('file' in event) return String(event.file)
  return 'path' in event ? String(event.path) : ''
}

/** iPXE of 2019 has its address and then waits up to 16 s for IPv6 routers before it fetches anything. */
const SCRIPT_SILENCE_MS = 25_000

/** iPXE runs, has its address and script URL, and cannot reach Slipway by HTTP. */
export const scriptNotAsked: DiagnosisRule = (history, settings) => {
  const given = lastGivenBootFile(history)
  if (!given?.isIpxe || given.port === null || after(history, given.event).some(event => isFetch(event)))
    return null
  if (settings.machine(history.boot.mac)?.filename) return null
  const { port } = given
  return onceSilent(history, { sinceMs: given.event.atMs, silenceMs: SCRIPT_SILENCE_MS }, () => ({
    code: 'script-not-asked',
    confidence: 'most-likely',
    stage: 'menu',
    facts: { url: given.file, seconds: seconds(history.nowMs - given.event.atMs), protocol: 'tcp', port },
    evidence: [given.event.seq],
    screen: [`${given.file}... Connection timed out (https://ipxe.org/4c0a6035)`],
    remedies: [{ kind: 'open-port', protocol: 'tcp', port }],
  }))
}
