import type { Ipv4, MacAddress } from '#contract/address.ts'
import type { BootFact } from '#contract/boot-event.ts'
import type { Intake } from '../intake.ts'

/** Takes an installed machine's own answers; null where the offer is over. */
export type AdoptAnswer = (
  sent: { readonly token: string; readonly kind: string; readonly text: string },
  client: { readonly mac: MacAddress | null; readonly ip: Ipv4 | null },
) => Promise<{ readonly words: string; readonly status: number; readonly facts: readonly BootFact[] } | null>

/** `/adopt/TOKEN/KIND`, by PUT as `curl -T` sends it, or by POST. */
export function createAdoptIntake(needs: {
  readonly isOpen: (token: string) => boolean
  readonly adopt: AdoptAnswer
  readonly maxBytes: number
}): Intake {
  const partsOf = (path: string): { token: string; kind: string } | null => {
    const [, token, kind] = /^\/adopt\/([0-9a-f]{32})\/([a-z-]{1,32})$/.exec(path) ?? []
    return token === undefined || kind === undefined ? null : { token, kind }
  }
  return {
    limitOf: path => (partsOf(path) ? needs.maxBytes : null),
    shownPath: path => `/adopt/…/${partsOf(path)?.kind ?? ''}`,
    async take(request) {
      const parts = partsOf(request.path)
      // Decoded leniently: what is no UTF-8 is no answer file and will be told so by its check.
      const sent = parts && needs.isOpen(parts.token) && { ...parts, text: request.body.toString('utf8') }
      const taken = sent ? await needs.adopt(sent, request) : null
      return (
        taken && {
          kind: 'text',
          text: `${taken.words}\n`,
          status: taken.status,
          contentType: 'text/plain; charset=utf-8',
          facts: taken.facts,
          shownPath: `/adopt/…/${parts?.kind ?? ''}`,
        }
      )
    },
  }
}
