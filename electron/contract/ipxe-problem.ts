/** An error or a likely error in an iPXE script; lines count from 1. */
export type IpxeProblem = { readonly line: number } & (
  | { readonly kind: 'no-first-line' | 'byte-order-mark' | 'open-end' | 'space-after-backslash' }
  | { readonly kind: 'goto-nowhere' | 'unclosed-setting' }
  | {
      readonly kind: 'unknown-command' | 'missing-label' | 'label-twice' | 'leads-back'
      /** As the script spells it. */
      readonly word: string
    }
)

/** iPXE may run a script with one of these all the same; any other problem makes it stop. */
const DOUBTS: readonly IpxeProblem['kind'][] = [
  'space-after-backslash',
  'label-twice',
  'unclosed-setting',
  'leads-back',
]

export const isIpxeMistake = (problem: IpxeProblem): boolean => !DOUBTS.includes(problem.kind)
