/** What is wrong with a script for iPXE, or looks like it; lines count from 1. */
export type IpxeProblem = { readonly line: number } & (
  | { readonly kind: 'no-first-line' | 'byte-order-mark' | 'open-end' | 'space-after-backslash' }
  | { readonly kind: 'goto-nowhere' | 'unclosed-setting' }
  | {
      readonly kind: 'unknown-command' | 'missing-label' | 'label-twice' | 'leads-back'
      /** As it stands in the script. */
      readonly word: string
    }
)

/** Such a script may run all the same; with any other problem iPXE stops. */
const DOUBTS: readonly IpxeProblem['kind'][] = [
  'space-after-backslash',
  'label-twice',
  'unclosed-setting',
  'leads-back',
]

export const isIpxeMistake = (problem: IpxeProblem): boolean => !DOUBTS.includes(problem.kind)

/** One problem in plain English, without its line. */
export function describeIpxeProblem(problem: IpxeProblem): string {
  switch (problem.kind) {
    case 'no-first-line':
      return 'an iPXE script begins with #!ipxe'
    case 'byte-order-mark':
      return 'an invisible byte order mark stands before #!ipxe, so iPXE does not take it for a script'
    case 'unknown-command':
      return `iPXE has no command "${problem.word}"`
    case 'missing-label':
      return `there is no label "${problem.word}"`
    case 'goto-nowhere':
      return 'goto needs the name of a label'
    case 'label-twice':
      return `the label "${problem.word}" is there already; goto finds the first one only`
    case 'unclosed-setting':
      return 'a ${ is not closed by }'
    case 'leads-back':
      return `${problem.word} leads back to this script: it would run for ever`
    case 'open-end':
      return 'a backslash at the end'
    case 'space-after-backslash':
      return 'white space after the backslash, so the line does not go on'
  }
}
