import type { BootFact } from './boot-event.ts'
import { formatBytes, formatDuration, formatPercent } from './quantity-text.ts'

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
    case 'dhcp.refused':
      return `Refused${fact.address ? ` address ${fact.address}` : ''}: ${fact.reason}`
    case 'dhcp.declined':
      return `Declines ${fact.address}: something else answers there`
    case 'dhcp.released':
      return `Gives ${fact.address} back`
    case 'dhcp.pool-exhausted':
      return `No address is free between ${fact.first} and ${fact.last}`
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
      return `Chose ${fact.title}`
    case 'machine.reported':
      return `Reported: ${fact.text}`
  }
}

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
