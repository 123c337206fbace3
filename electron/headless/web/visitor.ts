import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { SlipwayError } from '#contract/errors.ts'
import { createLoginPace } from './login-pace.ts'
import type { PasswordCheck } from './password.ts'
import { createSessions } from './sessions.ts'

/** Passwords that are hashed at the same time: each takes 64 MiB. */
const MOST_GUESSES = 2

/**
 * Decides who may use the page: a browser that opened a link of this run, or that sent the password, and only from the
 * page itself.
 */
export interface VisitorGate {
  /** Whether a password is set. */
  readonly hasPassword: boolean
  /**
   * A new token for one browser. It is in the link's fragment, which browsers never send to a server or write into a
   * log.
   */
  issueToken(): string
  /** The `Set-Cookie` value for an unused token; null for any other. */
  admit(token: unknown): string | null
  /** The `Set-Cookie` value. Rejects with `wrong-password` or `too-many-attempts` {waitSeconds}. */
  logIn(password: unknown, address: string): Promise<string>
  /** True if the request has the cookie of a signed-in browser. */
  isAdmitted(request: IncomingMessage): boolean
  /** Signs this browser out, or every one. Returns the `Set-Cookie` value. */
  dismiss(request: IncomingMessage, who: 'one' | 'all'): string
}

/** `name` distinguishes this Slipway's cookie from others on the same host: cookies ignore ports (RFC 6265 §8.5). */
export function createVisitorGate(needs: {
  readonly name: string
  readonly isRightPassword: PasswordCheck | null
  readonly nowMs: () => number
}): VisitorGate {
  const { isRightPassword, nowMs } = needs
  const cookieName = `slipway-${needs.name}`
  const sessions = createSessions(nowMs)
  const pace = createLoginPace(nowMs)
  let token: string | null = null
  let guesses = 0

  const cookie = (value: string, more = ''): string =>
    `${cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/${more}`
  const secretOf = (request: IncomingMessage): string | null => {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/)
    const own = cookies.find(one => one.startsWith(`${cookieName}=`))
    return own?.slice(cookieName.length + 1) ?? null
  }
  const mayGuess = (address: string): void => {
    const waitMs = guesses >= MOST_GUESSES ? 1000 : pace.waitMs(address)
    if (waitMs > 0) throw new SlipwayError('too-many-attempts', { waitSeconds: Math.ceil(waitMs / 1000) })
  }

  return {
    hasPassword: isRightPassword !== null,
    issueToken: () => (token = randomBytes(24).toString('base64url')),
    admit(given) {
      if (token === null || typeof given !== 'string' || !isSame(given, token)) return null
      token = null
      return cookie(sessions.open())
    },
    async logIn(password, address) {
      if (!isRightPassword || typeof password !== 'string') throw new SlipwayError('wrong-password')
      mayGuess(address)
      guesses += 1
      try {
        if (await isRightPassword(password)) {
          pace.noteSuccess(address)
          return cookie(sessions.open())
        }
      } finally {
        guesses -= 1
      }
      pace.noteFailure(address)
      throw new SlipwayError('wrong-password')
    },
    isAdmitted(request) {
      const secret = secretOf(request)
      return secret !== null && sessions.has(secret)
    },
    dismiss(request, who) {
      if (who === 'all') sessions.closeAll()
      else sessions.close(secretOf(request) ?? '')
      return cookie('', '; Max-Age=0')
    },
  }
}

/** Compares in constant time, so that timing does not reveal how many characters match. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(wanted))
}
