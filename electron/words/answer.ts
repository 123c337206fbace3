import type { AnswerProblem, AnswerWipe } from '#contract/answer.ts'
import { message, type Message } from './message.ts'
import { plain } from './phrase.ts'
import { whyOf } from './reason.ts'

/** What an answer file erases, as the end of a sentence: "erases /dev/sda without asking". */
export function messageOfWipe(wipe: AnswerWipe): Message {
  return wipe.what === 'disks'
    ? message('answer.wipe.disks', { disks: wipe.disks.join(', ') })
    : plain(`answer.wipe.${wipe.what}`)
}

/** A problem of an answer file with its place: "Line 3, column 7: …". */
export function messageOfAnswerProblem(found: AnswerProblem): Message {
  const { line, column } = found
  const problem = problemMessage(found)
  if (line === null) return problem
  return column === null
    ? message('answer.problem.at-line', { line, problem })
    : message('answer.problem.at-column', { line, column, problem })
}

function problemMessage({ code, params }: AnswerProblem): Message {
  if (code !== 'template-limit') return { code: `answer.problem.${code}`, params }
  return message('answer.problem.template-limit', {
    why: whyOf({ ...params, reason: params['detail'] ?? '' }),
  })
}
