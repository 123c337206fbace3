import { hostname } from 'node:os'
import { isIP } from 'node:net'
import type { NetworkCard } from '#contract/network.ts'

/** True where only this computer can reach what listens at `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

/** The host of a link to what listens at `host`: "every address" is none to go to, so it is one of a card. */
export function linkHost(host: string, cards: readonly NetworkCard[]): string {
  const isEvery = host === '0.0.0.0' || host === '::'
  const own = isEvery ? (cards.find(({ address }) => address !== null)?.address ?? '127.0.0.1') : host
  return own.includes(':') ? `[${own}]` : own
}

/** Names in a Host header that are ours: the one that was asked for, and this computer's own where others may come. */
export function ownNames(host: string): readonly string[] {
  const asked = isIP(host) === 0 ? [host.toLowerCase()] : []
  if (isLoopback(host)) return asked
  const name = hostname().toLowerCase()
  return [...asked, name, `${name.split('.')[0]}.local`]
}
