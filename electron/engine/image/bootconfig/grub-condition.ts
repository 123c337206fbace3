import { withoutDevice, type ConfigFiles } from './configured-entry.ts'
import { expandWord } from './grub-lexer.ts'
import type { GrubStatement } from './grub-parser.ts'

/**
 * Variables that differ between machines that read the same file, so that both branches are right for some machine.
 */
const MACHINE_VARIABLE = /^(grub_(platform|cpu)|feature_.*|secureboot|lockdown|shim_lock|net_.*|cmdpath)$/

const MAX_CONDITION_WORDS = 32

/** The result of an `if`; null if it depends on the machine or on a command that only GRUB can run. */
export async function evaluateCondition(
  condition: readonly GrubStatement[],
  valueOf: (name: string) => string,
  files: Pick<ConfigFiles, 'exists'>,
): Promise<boolean | null> {
  const last = condition.at(-1)
  if (last?.kind !== 'command') return null
  const isOfMachine = last.words.some(word =>
    word.some(part => part.kind === 'variable' && MACHINE_VARIABLE.test(part.text)),
  )
  if (isOfMachine) return null
  if (last.words.length > MAX_CONDITION_WORDS) return null
  return evaluateCommand(
    last.words.flatMap(word => expandWord(word, valueOf)),
    files,
  )
}

async function evaluateCommand(
  words: readonly string[],
  files: Pick<ConfigFiles, 'exists'>,
): Promise<boolean | null> {
  const [command, ...operands] = words
  if (command === 'true') return true
  if (command === 'false') return false
  if (command === '!') return not(await evaluateCommand(operands, files))
  if (command === '[') return evaluateTest(operands.at(-1) === ']' ? operands.slice(0, -1) : operands, files)
  if (command === 'test') return evaluateTest(operands, files)
  return null
}

/** The `test` command (GRUB manual §16.3.82); `-o` binds less tightly than `-a`. */
async function evaluateTest(
  words: readonly string[],
  files: Pick<ConfigFiles, 'exists'>,
): Promise<boolean | null> {
  for (const [operator, decides] of [
    ['-o', true],
    ['-a', false],
  ] as const) {
    const at = words.indexOf(operator)
    if (at <= 0) continue
    const left = await evaluateTest(words.slice(0, at), files)
    const right = await evaluateTest(words.slice(at + 1), files)
    if (left === decides || right === decides) return decides
    return left === null || right === null ? null : !decides
  }
  const [first = '', second, third] = words
  if (first === '!' && words.length > 1) return not(await evaluateTest(words.slice(1), files))
  if (words.length >= 3) return compare(first, second!, third!)
  if (words.length === 2 && ['-e', '-f', '-d', '-s'].includes(first))
    return files.exists(withoutDevice(second!))
  if (first === '-z') return (second ?? '') === ''
  if (first === '-n') return (second ?? '') !== ''
  return words.length === 1 ? first !== '' : words.length === 0 ? false : null
}

function compare(left: string, operator: string, right: string): boolean | null {
  switch (operator) {
    case '=':
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '-eq':
      return Number(left) === Number(right)
    case '-ne':
      return Number(left) !== Number(right)
    case '-lt':
      return Number(left) < Number(right)
    case '-le':
      return Number(left) <= Number(right)
    case '-gt':
      return Number(left) > Number(right)
    case '-ge':
      return Number(left) >= Number(right)
    default:
      return null
  }
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value
}
