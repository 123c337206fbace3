import { randomBytes } from 'node:crypto'
import type { AnswerKind } from '#contract/answer-form.ts'
import type { Clock } from '../../base/clock.ts'

const LIFETIME_MS = 15 * 60 * 1000
const TOKEN_BYTES = 16
const MAX_OFFERS = 64

/** What installers leave behind on the machine that somebody answered by hand. */
const LEFT_BEHIND: readonly { readonly kind: AnswerKind; readonly command: (url: string) => string }[] = [
  {
    kind: 'autoinstall',
    command: url => `sudo curl -fsS -T /var/log/installer/autoinstall-user-data ${url}`,
  },
  { kind: 'kickstart', command: url => `sudo curl -fsS -T /root/anaconda-ks.cfg ${url}` },
  // Of Debian's package debconf-utils.
  { kind: 'preseed', command: url => `sudo debconf-get-selections --installer | curl -fsS -T - ${url}` },
  { kind: 'autoyast', command: url => `sudo curl -fsS -T /root/autoinst.xml ${url}` },
]

/** Offers to take answers back from installed machines: each for one file, and for a quarter of an hour. */
export interface Adoption {
  offer(baseUrl: string): {
    readonly commands: readonly { readonly kind: AnswerKind; readonly command: string }[]
    readonly expiresAtMs: number
  }
  isOpen(token: string): boolean
  /** The offer is used up. */
  close(token: string): void
}

export function createAdoption(needs: { readonly clock: Clock }): Adoption {
  const { clock } = needs
  const untilMs = new Map<string, number>()
  const isOpen = (token: string): boolean => (untilMs.get(token) ?? 0) > clock.nowMs()
  return {
    offer(baseUrl) {
      for (const token of untilMs.keys())
        if (!isOpen(token) || untilMs.size >= MAX_OFFERS) untilMs.delete(token)
      const token = randomBytes(TOKEN_BYTES).toString('hex')
      const expiresAtMs = clock.nowMs() + LIFETIME_MS
      untilMs.set(token, expiresAtMs)
      return {
        commands: LEFT_BEHIND.map(({ kind, command }) => ({
          kind,
          command: command(`${baseUrl}/adopt/${token}/${kind}`),
        })),
        expiresAtMs,
      }
    },
    isOpen,
    close: token => void untilMs.delete(token),
  }
}
