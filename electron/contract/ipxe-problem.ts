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
