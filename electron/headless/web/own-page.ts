import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * Protects against DNS rebinding (a foreign name that resolves to this address) and against requests from other pages:
 * the Host must be an address, localhost or one of `names`, never a name that someone else owns, and an Origin, if
 * present, must be Slipway's own.
 */
export function comesFromOurPage(request: IncomingMessage, names: readonly string[]): boolean {
  const { host, origin } = request.headers
  if (host === undefined) return false
  const name = host.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '').toLowerCase()
  if (name !== 'localhost' && isIP(name) === 0 && !names.includes(name)) return false
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`
}
