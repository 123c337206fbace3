import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

const COOKIE = 'slipway-session'

/** Who may use the page: whoever opened the link with this run's token, from the page itself. */
export interface VisitorGate {
  /** Goes into the link's fragment, which browsers never send to a server or write into a log. */
  readonly token: string
  /** The `Set-Cookie` value for a right token; null for a wrong one. */
  admit(token: unknown): string | null
  /** Carries the cookie of an admitted browser. */
  isAdmitted(request: IncomingMessage): boolean
}

export function createVisitorGate(): VisitorGate {
  const token = randomBytes(24).toString('base64url')
  const session = randomBytes(24).toString('base64url')
  return {
    token,
    admit: given =>
      typeof given === 'string' && isSame(given, token)
        ? `${COOKIE}=${session}; HttpOnly; SameSite=Strict; Path=/`
        : null,
    isAdmitted(request) {
      const cookies = (request.headers.cookie ?? '').split(/;\s*/)
      return cookies.some(
        cookie => cookie.startsWith(`${COOKIE}=`) && isSame(cookie.slice(COOKIE.length + 1), session),
      )
    },
  }
}

/**
 * Guards against DNS rebinding (a foreign name that points at this address) and against other pages: the Host must be an
 * address or localhost, never a name somebody else owns, and an Origin, where one is sent, must be our own.
 */
export function comesFromOurPage(request: IncomingMessage): boolean {
  const { host, origin } = request.headers
  if (host === undefined) return false
  const name = host.replace(/:\d+$/, '').replaceAll(/[[\]]/g, '')
  if (name !== 'localhost' && isIP(name) === 0) return false
  return origin === undefined || origin === `http://${host}`
}

/** Equal text in a time that does not tell how much of it was right. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
