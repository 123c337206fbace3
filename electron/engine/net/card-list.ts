import type { NetworkInterfaceInfo } from 'node:os'
import { parseIpv4, parseMac, type Ipv4 } from '#contract/address.ts'
import type { CardKind, NetworkCard } from '#contract/network.ts'
import type { Subnet } from '#contract/subnet.ts'
import type { CardAddress, CardFacts } from './linux-cards.ts'
import { SlipwayError } from '#contract/errors.ts'
import type { Network } from './network.ts'

/** What `os.networkInterfaces()` returns. */
export type InterfaceTable = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>

/**
 * The cards to choose from, most likely first: wired before wireless before virtual, with a link before without, with
 * an address before without. Leaves out loopback.
 */
export function listCards(
  table: InterfaceTable,
  names: readonly string[],
  factsOf: (name: string) => CardFacts | null,
): NetworkCard[] {
  const entries = mergeAliases(table)
  const all = new Set([...entries.keys(), ...names])
  return [...all]
    .map(name => toCard(name, entries.get(name) ?? [], factsOf(name)))
    .filter(card => card.kind !== 'loopback')
    .sort(byLikelihood)
}

function toCard(
  name: string,
  entries: readonly NetworkInterfaceInfo[],
  facts: CardFacts | null,
): NetworkCard {
  const addresses = addressesOf(entries)
  const chosen = chooseAddress(addresses)
  const mac = parseMac(facts?.mac ?? entries.find(entry => entry.mac)?.mac ?? '')
  return {
    name,
    mac: mac === '00:00:00:00:00:00' ? null : mac,
    kind: facts?.kind ?? (entries.some(entry => entry.internal) ? 'loopback' : guessKind(name)),
    address: chosen?.address ?? null,
    prefixLength: chosen?.prefixLength ?? null,
    ...(addresses.length > 1 ? { alsoAt: addresses.filter(one => one !== chosen) } : {}),
    // Node lists a card only while it runs, so without other facts an address implies a link.
    hasLink: facts ? facts.hasLink : entries.length > 0 ? true : null,
    speedMbps: facts?.speedMbps ?? null,
    mtuBytes: facts?.mtuBytes ?? null,
    problem: chosen ? null : { code: 'card-without-address', params: { card: name } },
  }
}

/** The first configured IPv4 address; a link-local one (169.254/16, RFC 3927) only if there is no other. */
function chooseAddress(found: readonly Subnet[]): Subnet | null {
  return found.find(({ address }) => !address.startsWith('169.254.')) ?? found[0] ?? null
}

function addressesOf(entries: readonly NetworkInterfaceInfo[]): readonly Subnet[] {
  return entries.flatMap(entry => {
    const address = entry.family === 'IPv4' ? parseIpv4(entry.address) : null
    const prefixLength = Number(entry.cidr?.split('/')[1])
    return address && Number.isInteger(prefixLength) ? [{ address, prefixLength }] : []
  })
}

/** Linux lists a labelled address under its label, `eth0:1`; it belongs to `eth0`. */
function mergeAliases(table: InterfaceTable): Map<string, NetworkInterfaceInfo[]> {
  const merged = new Map<string, NetworkInterfaceInfo[]>()
  for (const [label, entries] of Object.entries(table)) {
    const name = label.replace(/:[^:]*$/, '')
    merged.set(name, [...(merged.get(name) ?? []), ...(entries ?? [])])
  }
  return merged
}

/** macOS and Windows do not report a card's kind, so its name has to do. */
function guessKind(name: string): CardKind {
  if (/^(wi-?fi|wlan|wireless)/i.test(name)) return 'wifi'
  if (/^bridge/i.test(name)) return 'bridge'
  if (/^(utun|tun|ppp|ipsec|wg)|vpn/i.test(name)) return 'vpn'
  if (/^(vethernet|vmnet|vboxnet|virtualbox|vmware|awdl|llw|anpi|ap\d|feth)/i.test(name)) return 'virtual'
  return 'ethernet'
}

const KIND_RANK: Record<CardKind, number> = {
  ethernet: 0,
  bridge: 1,
  wifi: 2,
  virtual: 3,
  vpn: 4,
  loopback: 5,
}

function byLikelihood(one: NetworkCard, other: NetworkCard): number {
  return rank(one) - rank(other) || one.name.localeCompare(other.name, 'en', { numeric: true })
}

/** An address weighs most, because nothing can be served without one; then the link, then the kind. */
function rank(card: NetworkCard): number {
  return (card.address ? 0 : 100) + (card.hasLink === false ? 10 : 0) + KIND_RANK[card.kind]
}

/** Adds the cards that Node leaves out because they are not running: no cable, or the other end is switched off. */
export function withIdleCards(table: InterfaceTable, addresses: readonly CardAddress[]): InterfaceTable {
  const merged: Record<string, readonly NetworkInterfaceInfo[] | undefined> = { ...table }
  for (const { card, address, prefixLength } of addresses) {
    const known = merged[card] ?? []
    if (known.some(entry => entry.address === address)) continue
    merged[card] = [...known, toInterfaceInfo(address, prefixLength)]
  }
  return merged
}

function toInterfaceInfo(address: string, prefixLength: number): NetworkInterfaceInfo {
  return {
    family: 'IPv4',
    address,
    cidr: `${address}/${prefixLength}`,
    netmask: '',
    mac: '',
    internal: address.startsWith('127.'),
  }
}

/**
 * The address and prefix length of a card that can be served on. Throws `card-not-found`, `card-without-address`, or
 * the card's own problem.
 */
export function usableCard(
  network: Pick<Network, 'cards'>,
  name: string,
): { readonly address: Ipv4; readonly prefixLength: number } {
  const cards = network.cards()
  const card: NetworkCard | undefined = cards.find(candidate => candidate.name === name)
  if (!card) {
    const available = cards.map(({ name: other, address }) => (address ? `${other} (${address})` : other))
    throw new SlipwayError('card-not-found', { card: name, available: available.join(', ') })
  }
  if (card.problem) throw new SlipwayError(card.problem.code, card.problem.params)
  if (!card.address || card.prefixLength === null)
    throw new SlipwayError('card-without-address', { card: name })
  return { address: card.address, prefixLength: card.prefixLength }
}
