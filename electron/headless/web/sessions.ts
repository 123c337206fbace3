import { createHash, randomBytes } from 'node:crypto'

const IDLE_MS = 7 * 24 * 3_600_000
/** More browsers than anybody has; the one that was away longest makes room. */
const MOST = 64

/** Browsers that were let in, until they are idle for a week, are signed out, or Slipway ends. */
export interface Sessions {
  /** The secret that a browser keeps. */
  open(): string
  has(secret: string): boolean
  close(secret: string): void
  closeAll(): void
}

export function createSessions(nowMs: () => number): Sessions {
  /** By a digest of the secret, so that looking one up tells nothing about it; the longest unused first. */
  const usedAtMs = new Map<string, number>()
  const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex')
  const use = (key: string): void => {
    usedAtMs.delete(key)
    usedAtMs.set(key, nowMs())
  }
  return {
    open() {
      const secret = randomBytes(24).toString('base64url')
      use(digest(secret))
      const [oldest] = usedAtMs.keys()
      if (usedAtMs.size > MOST && oldest !== undefined) usedAtMs.delete(oldest)
      return secret
    },
    has(secret) {
      const key = digest(secret)
      const lastMs = usedAtMs.get(key)
      if (lastMs === undefined) return false
      if (nowMs() - lastMs > IDLE_MS) {
        usedAtMs.delete(key)
        return false
      }
      use(key)
      return true
    },
    close: secret => void usedAtMs.delete(digest(secret)),
    closeAll: () => usedAtMs.clear(),
  }
}
