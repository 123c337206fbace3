import { hostname } from 'node:os'
import { isIP } from 'node:net'
import type { NetworkCard } from '#contract/network.ts'

/** True if only this computer can reach a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/**
 * The host for links to a server that listens on `host`. The wildcard address is not a destination, so a card's address
 * replaces it.
 */
export function linkHost(host: string, cards: readonly NetworkCard[]): string {
  const isEvery = host === '0.0.0.0' || host === '::'
  const own = isEvery ? (cards.find(({ address }) => address !== null)?.address ?? '127.0.0.1') : host
  return own.includes(':') ? `[${own}]` : own
}

/**
 * Host header names that are Slipway's: the configured one and, if the server is reachable from the network, this
 * computer's name.
 */
export function ownNames(host: string): readonly string[] {
  const asked = isIP(host) === 0 ? [host.toLowerCase()] : []
  if (isLoopback(host)) return asked
  const name = hostname().toLowerCase()
  return [...asked, name, `${name.split('.')[0]}.local`]
}
