import { createHash, randomBytes } from 'node:crypto'
import { ExpiringMap } from '#engine/base/bounded-map.ts'

const IDLE_MS = 7 * 24 * 3_600_000
/** More browsers than anyone has; a new one replaces the one that has been unused longest. */
const MAX_SESSIONS = 64

/** Signed-in browsers, until they are idle for a week, sign out, or Slipway quits. */
export interface Sessions {
  /** Returns the secret for the browser's cookie. */
  open(): string
  has(secret: string): boolean
  close(secret: string): void
  closeAll(): void
}

export function createSessions(nowMs: () => number): Sessions {
  /** Keyed by a digest of the secret, so that lookup times reveal nothing about it; renewed with every use. */
  const used = new ExpiringMap<string, true>(MAX_SESSIONS, IDLE_MS)
  const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')
  return {
    open() {
      const secret = randomBytes(24).toString('base64url')
      used.set(digest(secret), true, nowMs())
      return secret
    },
    has(secret) {
      const key = digest(secret)
      const isKnown = used.has(key, nowMs())
      if (isKnown) used.set(key, true, nowMs())
      return isKnown
    },
    close: secret => used.delete(digest(secret)),
    closeAll: () => used.clear(),
  }
}
