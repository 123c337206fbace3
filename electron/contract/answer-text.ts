import type { AnswerFact } from './answer-fact.ts'
import type { AnswerProblem, AnswerWipe } from './answer.ts'

/** What a profile erases, as a sentence without its end: "erases /dev/sda". */
export function describeWipe(wipe: AnswerWipe): string {
  switch (wipe.what) {
    case 'disks':
      return `erases ${wipe.disks.join(', ')} without asking`
    case 'one-disk':
      return 'erases one disk without asking; the installer chooses which'
    case 'all-disks':
      return 'erases all disks without asking'
    case 'commands':
      return 'runs commands that may erase disks'
  }
}

/** A problem of an answer file in words, with its place: "Line 3, column 7: …". */
export function describeAnswerProblem(problem: AnswerProblem): string {
  const { line, column } = problem
  const place = line === null ? '' : `Line ${line}${column === null ? '' : `, column ${column}`}: `
  return `${place}${PROBLEM_TEXT[problem.code](key => problem.params[key] ?? '')}`
}

const PROBLEM_TEXT: Readonly<Record<AnswerProblem['code'], (param: (key: string) => string) => string>> = {
  template: param => `the template cannot be read: ${param('detail')}.`,
  'missing-variable': param => `{{ ${param('name')} }} has no value.`,
  'template-limit': param => `the template was stopped: ${param('detail')}.`,
  syntax: param => `this is not ${param('syntax')}: ${param('detail')}`,
  'missing-key': param => `${param('key')} is missing; the installer does not go on without it.`,
  'wrong-value': param => `${param('key')} has to be ${param('wanted')}.`,
  'unknown-word': param => `the installer does not know "${param('word')}".`,
  'open-section': param => `the section ${param('word')} has no %end.`,
  'will-ask': param => `${param('key')} is not answered: the installer will ask.`,
  empty: () => 'there is nothing in it.',
}

/** One fact as a log line. */
export function describeAnswerFact(fact: AnswerFact): string {
  switch (fact.kind) {
    case 'answer.served':
      return `Took the answers ${fact.answer}: ${fact.file}`
    case 'answer.skipped':
      return `Starts without the answers ${fact.answer}: ${describeSkippedAnswer(fact)}`
    case 'answer.refused':
      return `Asked for the answer file ${fact.file} and got none: ${REFUSED[fact.reason]}`
    case 'answer.adopted':
      return `Gave its own answers back; they are kept as ${fact.answer}`
  }
}

/** Why its entry starts without a machine's answers. */
export function describeSkippedAnswer({ reason, detail }: SkippedAnswer): string {
  return `${SKIPPED[reason]}${detail === '' ? '' : `: ${detail}`}`
}

type SkippedAnswer = Extract<AnswerFact, { kind: 'answer.skipped' }>
const SKIPPED: Readonly<Record<SkippedAnswer['reason'], string>> = {
  'does-not-fit': 'the installer of this entry reads another kind of file',
  unconfirmed: 'nobody has agreed yet to what they erase',
  invalid: 'something is wrong with them',
  'other-machine': 'its menu was asked for from an address of another machine',
}
const REFUSED: Readonly<Record<Extract<AnswerFact, { kind: 'answer.refused' }>['reason'], string>> = {
  'other-machine': 'they are for another machine',
  expired: 'they were for a boot that is over, or never were',
  unconfirmed: 'nobody has agreed yet to what they erase',
  invalid: 'something is wrong with them',
}
