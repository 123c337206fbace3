import { parseIpv4, type Ipv4, type MacAddress } from '#contract/address.ts'
import type { AnswerOnly, SegmentRequest } from '#contract/network.ts'
import type { AddressRange } from '#contract/subnet.ts'
import { badValue, toInteger, toIpv4, toMac } from './command.ts'

/** Parses the values of `slipway serve`'s options. Each parser throws `badValue` errors. */

export function toRange(text: string): AddressRange {
  const [first, last, ...rest] = text.split('-').map(part => parseIpv4(part.trim()))
  if (!first || !last || rest.length > 0) throw badValue('cli.value.range')
  return { first, last }
}

export function toAddresses(text: string): readonly Ipv4[] {
  return text.split(',').map(part => toIpv4(part.trim()))
}

export function toMacs(text: string, before: readonly MacAddress[] = []): readonly MacAddress[] {
  return [...before, ...text.split(',').map(part => toMac(part.trim()))]
}

export function toPortOrOff(text: string): number | 'off' {
  if (text === 'off') return 'off'
  const port = toInteger(text)
  if (port < 1 || port > 65_535) throw badValue('cli.value.port-or-off')
  return port
}

export function toAtOnceOrAll(text: string): number | 'all' {
  if (text === 'all') return 'all'
  const count = toInteger(text)
  if (count < 1 || count > 4096) throw badValue('cli.value.machines')
  return count
}

export function toHostPort(text: string): { host: string; port: number } | 'off' {
  if (text === 'off') return 'off'
  const match = /^(\[[0-9a-fA-F:]+\]|[^:]+):(\d{1,5})$/.exec(text)
  if (!match || Number(match[2]) > 65_535) throw badValue('cli.value.host-port')
  return { host: match[1]!.replaceAll(/[[\]]/g, ''), port: Number(match[2]) }
}

const SEGMENT = /^([\d.]+)\/(\d{1,2})=([\d.]+\s*-\s*[\d.]+)(?:,gateway=([\d.]+))?$/

/** `10.20.0.0/24=10.20.0.100-10.20.0.199,gateway=10.20.0.1`, appended to the segments before it. */
export function toSegment(text: string, before: readonly SegmentRequest[] = []): readonly SegmentRequest[] {
  const [, network = '', bits = '', range = '', gateway] = SEGMENT.exec(text.trim()) ?? []
  const prefixLength = Number(bits)
  if (network === '' || prefixLength < 1 || prefixLength > 30) throw badValue('cli.value.segment')
  const segment = { network: toIpv4(network), prefixLength, range: toRange(range) }
  return [...before, gateway === undefined ? segment : { ...segment, gateway: toIpv4(gateway) }]
}

export const ANSWER_ONLY: readonly AnswerOnly[] = ['all', 'known', 'boot-clients']
