import { createHash, randomBytes } from 'node:crypto'
import { ExpiringMap } from '#engine/base/bounded-map.ts'

const IDLE_MS = 7 * 24 * 3_600_000
/** More browsers than anyone has; the one that has been unused longest makes room. */
const MAX_SESSIONS = 64

/** Browsers that were let in, until they are idle for a week, are signed out, or Slipway ends. */
export interface Sessions {
  /** The secret that a browser keeps. */
  open(): string
  has(secret: string): boolean
  close(secret: string): void
  closeAll(): void
}

export function createSessions(nowMs: () => number): Sessions {
  /** By a digest of the secret, so that looking one up tells nothing about it; set again with every use. */
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
