import { describeAnswerFact } from './answer-text.ts'
import type { BootFact, ProxyFailedFact } from './boot-event.ts'
import type { InstallState } from './call-home.ts'
import { describeLoaderFact } from './loader-fact.ts'
import { describeShortMemory } from './memory-need.ts'
import { formatBytes, formatDuration, formatPercent } from './quantity-text.ts'
import { describeSecureBootFact } from './secure-boot-text.ts'

const ARCH_TEXT: Readonly<Record<string, string>> = {
  'x86-bios': 'BIOS',
  'x86-uefi': 'UEFI 32-bit',
  'x64-uefi': 'UEFI x64',
  ebc: 'UEFI x64',
  'arm32-uefi': 'UEFI ARM 32-bit',
  'arm64-uefi': 'UEFI ARM64',
  'x86-uefi-http': 'UEFI 32-bit, HTTP boot',
  'x64-uefi-http': 'UEFI x64, HTTP boot',
  'arm64-uefi-http': 'UEFI ARM64, HTTP boot',
  'riscv64-uefi': 'UEFI RISC-V',
}

const LOADER_TEXT: Readonly<Record<string, string>> = { ipxe: 'iPXE', grub: 'GRUB', pxelinux: 'PXELINUX' }

/** A client architecture as people say it: `UEFI x64`. */
export function describeArch(arch: string): string {
  return (Object.hasOwn(ARCH_TEXT, arch) && ARCH_TEXT[arch]) || 'unknown firmware'
}

/** One fact as a log line: "Sent snponly.efi over TFTP: 1.1 MB in 0.8 s". The machine is named beside it. */
export function describeBootEvent(fact: BootFact): string {
  return sentenceOf(fact).replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}

/** May hold whatever a machine put into a file name or an ISO into a title: not for a terminal as it is. */
function sentenceOf(fact: BootFact): string {
  switch (fact.kind) {
    case 'dhcp.discovered':
      return discovered(fact)
    case 'dhcp.offered':
      return `Is offered ${fact.address}${bootFile(fact.bootFile)}`
    case 'dhcp.acknowledged':
      return `Has address ${fact.address} for ${formatDuration(fact.leaseSeconds * 1000)}${bootFile(fact.bootFile)}`
    case 'dhcp.proxy-offered':
      return fact.shape === 'direct'
        ? `Is told to load ${fact.bootFile}; its address comes from another server`
        : 'Is told to ask here on port 4011 for its boot file; its address comes from another server'
    case 'dhcp.boot-server-answered':
      return `Asked on port 4011, told to load ${fact.bootFile}`
    case 'dhcp.foreign-address':
      return fact.server === null
        ? `Has address ${fact.address} from another server`
        : `Takes address ${fact.address} from ${fact.server}`
    case 'dhcp.other-server-seen':
      return fact.isConflict
        ? `Another DHCP server hands out addresses on this network too: ${fact.server}. Switch one of the two off, or serve in proxy mode`
        : `The DHCP server ${fact.server} hands out addresses on this network`
    case 'dhcp.proxy-failed':
      return capital(describeProxyFailure(fact))
    case 'dhcp.ignored':
      return IGNORED[fact.reason]
    case 'dhcp.address-in-use':
      return `${fact.address} is in use by ${fact.holder} and is not handed out`
    case 'dhcp.refused':
      return `Refused${fact.address ? ` address ${fact.address}` : ''}: ${fact.reason}`
    case 'dhcp.declined':
      return `Declines ${fact.address}: something else answers there`
    case 'dhcp.released':
      return `Gives ${fact.address} back`
    case 'dhcp.pool-exhausted':
      return `No address is free between ${fact.first} and ${fact.last}: the list of leases says who has them`
    case 'tftp.started':
      return `Loads ${fact.file} over TFTP: ${formatBytes(fact.sizeBytes)} in blocks of ${fact.blksize} bytes, window ${fact.windowsize}`
    case 'tftp.progress':
      return `Loads ${fact.file} over TFTP: ${soFar(fact)}`
    case 'tftp.finished':
      return `Loaded ${fact.file} over TFTP: ${formatBytes(fact.sizeBytes)} in ${formatDuration(fact.tookMs)}`
    case 'tftp.probed':
      return `Asked for the size of ${fact.file}: ${formatBytes(fact.sizeBytes)} (normal)`
    case 'tftp.missing':
      return `Asked for ${fact.file} over TFTP, which is not here`
    case 'tftp.failed':
      return `Stopped loading ${fact.file} over TFTP at ${soFar(fact)}: ${fact.reason}`
    case 'http.started':
      return `Loads ${fact.path} over HTTP: ${formatBytes(fact.sizeBytes)}`
    case 'http.progress':
      return `Loads ${fact.path} over HTTP: ${soFar(fact)}`
    case 'http.finished':
      return httpFinished(fact)
    case 'http.missing':
      return `Asked for ${fact.path} over HTTP, which is not here`
    case 'http.aborted':
      return `Stopped loading ${fact.path} over HTTP at ${soFar(fact)}`
    case 'menu.served':
      return `Got the ${LOADER_TEXT[fact.language] ?? fact.language} menu with ${count(fact.entryCount, 'entry', 'entries')}`
    case 'entry.chosen':
      return `Chose ${fact.title}${describeShortMemory(fact)}`
    case 'start.waits':
      return `Waits for its turn: ${count(fact.loadingCount, 'machine loads', 'machines load')}, ${count(fact.aheadCount, 'waits', 'wait')} before it`
    case 'answer.served':
    case 'answer.skipped':
    case 'answer.refused':
    case 'answer.adopted':
      return describeAnswerFact(fact)
    case 'secure-boot.seen':
    case 'secure-boot.restart-chosen':
    case 'secure-boot.refused':
      return describeSecureBootFact(fact)
    case 'loader.failed':
    case 'loader.works':
    case 'config.unknown':
      return describeLoaderFact(fact)
    case 'machine.reported':
      return fact.state === undefined
        ? `Reported: ${fact.text}`
        : `Reported that it is ${REPORTED[fact.state]}${fact.text === fact.state ? '' : `: ${fact.text}`}`
    case 'machine.logged':
      return `${fact.program === null ? 'Log' : fact.program}: ${fact.text}`
    case 'machine.log-dropped':
      return `Sent ${fact.count} more log lines than are kept`
    case 'machine.next-changed':
      return `${NEXT_REASON[fact.reason]}: ${NEXT_TEXT[fact.next]}`
    case 'machine.woken':
      return `Sent it a magic packet by ${fact.nic} to ${fact.sentTo}; that it arrives and wakes it, nobody confirms`
  }
}

const REPORTED: Readonly<Record<InstallState, string>> = {
  installing: 'installing',
  installed: 'installed',
  failed: 'stopped by a failure',
}

type NextChanged = Extract<BootFact, { kind: 'machine.next-changed' }>
const NEXT_REASON: Readonly<Record<NextChanged['reason'], string>> = {
  'once-started': 'Has started its entry once',
  installed: 'Is installed',
  restarted: 'Came back after it had loaded everything, which counts as installed',
}
const NEXT_TEXT: Readonly<Record<NextChanged['next'], string>> = {
  menu: 'its next network boot shows the menu, which stops at its own disk',
  once: 'its next network boot starts its entry',
  always: 'its next network boot starts its entry again, for it is set to always do so',
  local: 'it starts from its own disk until it is asked for something else',
  ignore: 'it is not answered',
}

const IGNORED: Readonly<Record<Extract<BootFact, { kind: 'dhcp.ignored' }>['reason'], string>> = {
  denied: 'Is not answered: it is on the list of machines to leave alone',
  'not-allowed': 'Is not answered: it is not on the list of machines to serve',
  'not-known': 'Is not answered: only machines with a name or a fixed address are',
  'not-a-boot-client': 'Is not answered: it does not ask to boot from the network',
  'set-to-ignore': 'Is not answered: it is set to be ignored',
}

/** Why a machine beside another server did not boot, and what helps, in one line. */
export function describeProxyFailure(fact: ProxyFailedFact): string {
  const other = fact.server ?? 'another server'
  switch (fact.reason) {
    case 'offer-ignored':
      return `took an address from ${other} and ignored what it was told to boot; some firmware does: use server mode, or let ${other} name the boot file`
    case 'other-boot-file': {
      const from = fact.otherNextServer === null ? '' : ` from ${fact.otherNextServer}`
      return `${other} tells machines to boot ${fact.otherBootFile}${from}, and this one obeyed: remove that there, or let it name ${fact.bootFile}`
    }
    case 'no-request':
      return 'took no address from any server: no DHCP server answers it, or its firmware does not accept two answers; use server mode'
    case 'file-not-fetched':
      return `asked on port 4011 and never fetched ${fact.bootFile}: a firewall may block UDP port 69 here`
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function discovered(fact: Extract<BootFact, { kind: 'dhcp.discovered' }>): string {
  if (fact.userClass === 'iPXE') return `iPXE asks for an address (${describeArch(fact.arch)})`
  if (fact.isBootClient) return `Asks for network boot (${describeArch(fact.arch)})`
  return 'Asks for an address'
}

function bootFile(file: string | null): string {
  return file ? `, told to load ${file}` : ''
}

function soFar(fact: { readonly sentBytes: number; readonly sizeBytes: number }): string {
  return `${formatBytes(fact.sentBytes)} of ${formatBytes(fact.sizeBytes)} (${formatPercent(fact.sentBytes, fact.sizeBytes)})`
}

function httpFinished(fact: Extract<BootFact, { kind: 'http.finished' }>): string {
  if (fact.status === 304) return `Already has ${fact.path}`
  if (fact.status >= 400) return `Asked for ${fact.path} over HTTP: refused with status ${fact.status}`
  if (fact.sentBytes === 0) return `Asked about ${fact.path} over HTTP`
  return `Loaded ${fact.path} over HTTP: ${formatBytes(fact.sentBytes)} in ${formatDuration(fact.tookMs)}`
}

function count(value: number, one: string, many: string): string {
  return `${value} ${value === 1 ? one : many}`
}
