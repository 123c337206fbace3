import { randomBytes } from 'node:crypto'
import { type AnswerKind, ANSWER_KINDS, ANSWER_KIND_FACTS } from '#contract/answer-form.ts'
import { ExpiringMap } from '../../base/bounded-map.ts'
import type { Clock } from '../../base/clock.ts'
import { MAX_ANSWER_CHARS } from '#contract/answer.ts'
import { messageOfAnswerProblem } from '#words/answer.ts'
import type { Words } from '#words/describe.ts'
import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { ProfileEditor } from './profile-editor.ts'
import { withoutTags } from './quoting.ts'
import { createAdoptIntake } from '../../protocols/http/routes/answer-files.ts'
import type { Intake } from '../../protocols/http/route.ts'

const LIFETIME_MS = 15 * 60 * 1000
const TOKEN_BYTES = 16
const MAX_OFFERS = 64

/** The files that installers leave on a machine whose questions were answered by hand. */
const LEFT_BEHIND: readonly { readonly kind: AnswerKind; readonly command: (url: string) => string }[] = [
  {
    kind: 'autoinstall',
    command: url => `sudo curl -fsS -T /var/log/installer/autoinstall-user-data ${url}`,
  },
  { kind: 'kickstart', command: url => `sudo curl -fsS -T /root/anaconda-ks.cfg ${url}` },
  // Part of Debian's package debconf-utils.
  { kind: 'preseed', command: url => `sudo debconf-get-selections --installer | curl -fsS -T - ${url}` },
  { kind: 'autoyast', command: url => `sudo curl -fsS -T /root/autoinst.xml ${url}` },
]

/** Upload offers for answer files from installed machines. Each offer is for one file and lasts 15 minutes. */
export interface Adoption {
  offer(baseUrl: string): {
    readonly commands: readonly { readonly kind: AnswerKind; readonly command: string }[]
    readonly expiresAtMs: number
  }
  isOpen(token: string): boolean
  /** Marks the offer as used. */
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

/** Saves the answer file that an installed machine sends back as a new profile. */
export function createAdoptionIntake(needs: {
  readonly adoption: Adoption
  readonly addProfile: ProfileEditor['add']
  readonly machineOf: (mac: MacAddress) => Machine | null
  /** The language of the reply that is shown on the installed machine. */
  readonly words: Words
}): Intake {
  const { text: say } = needs.words
  const { adoption, addProfile } = needs
  return createAdoptIntake({
    // A UTF-8 character has at most four bytes, and nearly all of these have one.
    maxBytes: MAX_ANSWER_CHARS,
    isOpen: adoption.isOpen,
    async adopt({ token, kind: asked, text }, { mac, ip }) {
      const kind = ANSWER_KINDS.find(one => one === asked)
      if (kind === undefined) return null
      if (text.trim() === '') return { words: say('adopt.empty'), status: 400, facts: [] }
      // Marked as used before the first await, so that two simultaneous uploads make one profile.
      adoption.close(token)
      const from = (mac && needs.machineOf(mac)?.name) ?? ip ?? ''
      const profile = await addProfile({ name: nameOf(kind, from), kind, source: withoutTags(text) })
      const wrong = profile.problems.find(one => one.severity === 'error')
      const words = wrong
        ? say('adopt.incomplete', { name: profile.name, problem: messageOfAnswerProblem(wrong) })
        : say('adopt.kept', { name: profile.name })
      return {
        words,
        status: 201,
        facts: [{ kind: 'answer.adopted', answer: profile.name, answerKind: kind }],
      }
    },
  })
}

function nameOf(kind: AnswerKind, from: string): string {
  const { fileName } = ANSWER_KIND_FACTS[kind]
  return (from === '' ? fileName : `${fileName}, ${from}`).slice(0, 80)
}
