import { randomBytes } from 'node:crypto'
import type { AnswerKind } from '#contract/answer-form.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
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
  const offers = new ExpiringMap<string, true>(MAX_OFFERS, LIFETIME_MS)
  return {
    offer(baseUrl) {
      const token = randomBytes(TOKEN_BYTES).toString('hex')
      const nowMs = clock.nowMs()
      offers.set(token, true, nowMs)
      return {
        commands: LEFT_BEHIND.map(({ kind, command }) => ({
          kind,
          command: command(`${baseUrl}/adopt/${token}/${kind}`),
        })),
        expiresAtMs: nowMs + LIFETIME_MS,
      }
    },
    isOpen: token => offers.has(token, clock.nowMs()),
    close: token => offers.delete(token),
  }
}
