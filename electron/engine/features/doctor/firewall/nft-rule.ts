import { ipv4ToNumber, parseIpv4 } from '#contract/address.ts'
import {
  isAddressIn,
  both,
  not,
  type FilterRule,
  type Meant,
  type ProbePacket,
  type Verdict,
} from './packet-filter.ts'

/** Elements of the sets of a rule's table, by name. */
export type NamedSets = ReadonlyMap<string, readonly unknown[]>

type Json = Readonly<Record<string, unknown>>

/** Statements that neither accept nor drop the packet. */
const WITHOUT_EFFECT = new Set(['counter', 'log', 'comment', 'mangle', 'ct helper', 'notrack', 'meta'])

/** One rule of nftables' JSON. */
export function readRule(expr: readonly unknown[], sets: NamedSets): FilterRule {
  const statements = expr.flatMap(one => (isObject(one) ? Object.entries(one) : []))
  return {
    meant: packet =>
      statements.reduce<Meant>((sum, [kind, body]) => both(sum, meantBy(kind, body, packet, sets)), 'yes'),
    verdict(packet) {
      for (const [kind, body] of statements) {
        const verdict = verdictOf(kind, body, packet, sets)
        if (verdict) return verdict
      }
      return { kind: 'continue' }
    },
    text: expr.map(formatStatement).filter(Boolean).join(' '),
  }
}

function meantBy(kind: string, body: unknown, packet: ProbePacket, sets: NamedSets): Meant {
  if (kind === 'match' && isObject(body)) return matches(body, packet, sets)
  if (kind === 'vmap' || VERDICTS.has(kind) || WITHOUT_EFFECT.has(kind)) return 'yes'
  // `limit`, `xt` and statements newer than this parser: the result is unknown.
  return 'unknown'
}

const VERDICTS = new Set(['accept', 'drop', 'reject', 'return', 'continue', 'jump', 'goto', 'queue'])

function verdictOf(kind: string, body: unknown, packet: ProbePacket, sets: NamedSets): Verdict | null {
  switch (kind) {
    case 'accept':
    case 'return':
    case 'continue':
    case 'drop':
      return { kind }
    case 'reject':
      return { kind: 'drop' }
    case 'queue':
      return { kind: 'unknown' }
    case 'jump':
    case 'goto':
      return isObject(body) ? { kind, chain: String(body['target']) } : { kind: 'unknown' }
    case 'vmap':
      return isObject(body) ? verdictByMap(body, packet, sets) : { kind: 'unknown' }
    default:
      return null
  }
}

function verdictByMap(body: Json, packet: ProbePacket, sets: NamedSets): Verdict {
  const data = body['data']
  const pairs = isObject(data) && Array.isArray(data['set']) ? data['set'] : sets.get(nameOfSet(data))
  const value = valueOf(body['key'], packet)
  if (!pairs || value === undefined) return { kind: 'unknown' }
  for (const pair of pairs) {
    const [key, verdict] = Array.isArray(pair) ? (pair as unknown[]) : []
    const meant = isOne(value, key, sets)
    if (meant === 'unknown') return { kind: 'unknown' }
    if (meant === 'no' || !isObject(verdict)) continue
    const [entry] = Object.entries(verdict)
    return (entry && verdictOf(entry[0], entry[1], packet, sets)) ?? { kind: 'unknown' }
  }
  return { kind: 'continue' }
}

function matches(body: Json, packet: ProbePacket, sets: NamedSets): Meant {
  const value = valueOf(body['left'], packet)
  if (value === undefined) return 'unknown'
  const meant = isOne(value, body['right'], sets)
  switch (body['op']) {
    case '==':
    case 'in':
    case undefined:
      return meant
    case '!=':
      return not(meant)
    default:
      return 'unknown'
  }
}

/**
 * The field of the packet that the match compares; undefined if Slipway does not know it. Null: the packet has no such
 * field.
 */
function valueOf(left: unknown, packet: ProbePacket): string | number | null | undefined {
  if (!isObject(left)) return undefined
  const { meta, payload, ct } = left
  if (isObject(meta)) return metaOf(String(meta['key']), packet)
  // A machine's first packet is new to conntrack.
  if (isObject(ct)) return ct['key'] === 'state' ? 'new' : undefined
  if (isObject(payload)) return payloadOf(String(payload['protocol']), String(payload['field']), packet)
  return undefined
}

function metaOf(key: string, packet: ProbePacket): string | number | undefined {
  switch (key) {
    case 'iif':
    case 'iifname':
      return packet.nic
    case 'l4proto':
      return packet.protocol
    case 'nfproto':
      return 'ipv4'
    case 'protocol':
      return 'ip'
    case 'pkttype':
      return packet.isBroadcast ? 'broadcast' : 'host'
    default:
      return undefined
  }
}

function payloadOf(protocol: string, field: string, packet: ProbePacket): string | number | null | undefined {
  if (protocol === 'ip') {
    if (field === 'saddr') return packet.source
    if (field === 'daddr') return packet.destination
    return field === 'protocol' ? packet.protocol : undefined
  }
  // `th` matches both TCP and UDP; a rule for another transport does not match this packet.
  const isOurs = protocol === packet.protocol || protocol === 'th'
  if (!isOurs) return ['udp', 'tcp', 'icmp', 'icmpv6', 'ip6', 'sctp'].includes(protocol) ? null : undefined
  if (field === 'dport') return packet.destinationPort
  return field === 'sport' ? packet.sourcePort : undefined
}

function isOne(value: string | number | null, right: unknown, sets: NamedSets): Meant {
  if (value === null) return 'no'
  if (typeof right === 'string' && right.startsWith('@')) {
    const elements = sets.get(right.slice(1))
    return elements ? isAmong(value, elements, sets) : 'unknown'
  }
  if (typeof right === 'number') return right === Number(value) ? 'yes' : 'no'
  if (typeof right === 'string') return isText(value, right)
  if (Array.isArray(right)) return isAmong(value, right, sets)
  if (!isObject(right)) return 'unknown'
  const { set, range, prefix, elem } = right
  if (Array.isArray(set)) return isAmong(value, set, sets)
  if (Array.isArray(range)) return isBetween(value, range)
  if (isObject(prefix)) return isInside(value, prefix)
  if (isObject(elem)) return isOne(value, elem['val'], sets)
  return 'unknown'
}

function isAmong(value: string | number, elements: readonly unknown[], sets: NamedSets): Meant {
  let found: Meant = 'no'
  for (const element of elements) {
    const meant = isOne(value, element, sets)
    if (meant === 'yes') return 'yes'
    if (meant === 'unknown') found = 'unknown'
  }
  return found
}

/** nft may print names of ports and protocols, which are numbers here; an interface name may end in `*`. */
function isText(value: string | number, right: string): Meant {
  if (right === '*') return 'yes'
  if (right.endsWith('*')) return String(value).startsWith(right.slice(0, -1)) ? 'yes' : 'no'
  if (typeof value === 'number')
    return /^\d+$/.test(right) ? (Number(right) === value ? 'yes' : 'no') : 'unknown'
  return value === right ? 'yes' : 'no'
}

function isBetween(value: string | number, [first, last]: readonly unknown[]): Meant {
  const number = numberOf(value)
  const low = numberOf(first)
  const high = numberOf(last)
  if (number === null || low === null || high === null) return 'unknown'
  return number >= low && number <= high ? 'yes' : 'no'
}

function isInside(value: string | number, prefix: Json): Meant {
  return isAddressIn(String(value), `${String(prefix['addr'])}/${String(prefix['len'])}`)
}

function numberOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  const address = typeof value === 'string' ? parseIpv4(value) : null
  return address && ipv4ToNumber(address)
}

const nameOfSet = (data: unknown): string => (typeof data === 'string' ? data.replace(/^@/, '') : '')

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Close enough to nft's syntax to find the rule in a file. */
function formatStatement(statement: unknown): string {
  if (!isObject(statement)) return ''
  const [entry] = Object.entries(statement)
  if (!entry) return ''
  const [kind, body] = entry
  if (kind === 'match' && isObject(body)) {
    const operator = body['op'] === '==' || body['op'] === 'in' ? ' ' : ` ${String(body['op'])} `
    return `${formatLeft(body['left'])}${operator}${formatRight(body['right'])}`
  }
  if ((kind === 'jump' || kind === 'goto') && isObject(body)) return `${kind} ${String(body['target'])}`
  if (kind === 'vmap') return 'vmap'
  return kind === 'counter' || kind === 'log' ? '' : kind
}

function formatLeft(left: unknown): string {
  if (!isObject(left)) return ''
  const { meta, payload, ct } = left
  if (isObject(meta)) return String(meta['key'])
  if (isObject(ct)) return `ct ${String(ct['key'])}`
  return isObject(payload) ? `${String(payload['protocol'])} ${String(payload['field'])}` : 'something'
}

function formatRight(right: unknown): string {
  if (Array.isArray(right)) return right.map(formatRight).join(', ')
  if (!isObject(right))
    return typeof right === 'string' && !right.startsWith('@') ? JSON.stringify(right) : String(right)
  const { set, range, prefix } = right
  if (Array.isArray(set)) return `{ ${set.map(formatRight).join(', ')} }`
  if (Array.isArray(range)) return range.map(String).join('-')
  return isObject(prefix) ? `${String(prefix['addr'])}/${String(prefix['len'])}` : '…'
}
