import { ANSWER_KINDS, ANSWER_KIND_FACTS, type AnswerKind } from '#contract/answer-form.ts'
import { MAX_ANSWER_CHARS } from '#contract/answer.ts'
import { describeAnswerProblem } from '#contract/answer-text.ts'
import type { MacAddress } from '#contract/address.ts'
import type { Machine } from '#contract/machine.ts'
import type { ProfileEditor } from './profile-editor.ts'
import type { Adoption } from './adoption.ts'
import { withoutTags } from './quoting.ts'
import { createAdoptIntake } from '../../protocols/http/routes/answer-files.ts'
import type { Intake } from '../../protocols/http/route.ts'

/** Keeps what an installed machine sends back of its own answers as a new profile. */
export function createAdoptionIntake(needs: {
  readonly adoption: Adoption
  readonly addProfile: ProfileEditor['add']
  readonly machineOf: (mac: MacAddress) => Machine | null
}): Intake {
  const { adoption, addProfile } = needs
  return createAdoptIntake({
    // A character of UTF-8 has four bytes at most; nearly all of these have one.
    maxBytes: MAX_ANSWER_CHARS,
    isOpen: adoption.isOpen,
    async adopt({ token, kind: asked, text }, { mac, ip }) {
      const kind = ANSWER_KINDS.find(one => one === asked)
      if (kind === undefined) return null
      if (text.trim() === '') return { words: 'There is nothing in this file.', status: 400, facts: [] }
      // Used up before the first wait: the same offer taken twice at once makes one profile.
      adoption.close(token)
      const from = (mac && needs.machineOf(mac)?.name) ?? ip ?? 'a machine'
      const profile = await addProfile({ name: nameOf(kind, from), kind, source: withoutTags(text) })
      const wrong = profile.problems.find(one => one.severity === 'error')
      const words = [
        `Thank you. It is kept as the answers "${profile.name}".`,
        ...(wrong ? [`It is not complete yet. ${describeAnswerProblem(wrong)}`] : []),
      ].join(' ')
      return {
        words,
        status: 201,
        facts: [{ kind: 'answer.adopted', answer: profile.name, answerKind: kind }],
      }
    },
  })
}

function nameOf(kind: AnswerKind, from: string): string {
  return `${ANSWER_KIND_FACTS[kind].title} of ${from}`.slice(0, 80)
}
