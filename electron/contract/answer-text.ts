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
