import type { ApiError } from '#contract/errors.ts'
import type { IpxeProblem } from '#contract/ipxe-problem.ts'
import type { ScriptProblem } from '#contract/menu.ts'
import { message, type Message } from './message.ts'
import { whyOf } from './reason.ts'

/** An error in an iPXE script, without its line number. */
export function messageOfIpxeProblem(problem: IpxeProblem): Message {
  return { code: `script.${problem.kind}`, params: 'word' in problem ? { word: problem.word } : {} }
}

/** The same from an error's parameters: its kind and the word. Null if it has none. */
export function messageOfIpxeMistake({ script, word = '' }: ApiError['params']): Message | null {
  return script === undefined ? null : { code: `script.${script}`, params: { word } }
}

/**
 * An error in a text for a boot loader, without its line number: Slipway's own reason, or another program's message.
 */
export function messageOfScriptProblem({ text, why, ipxe }: ScriptProblem): Message {
  if (ipxe) return messageOfIpxeProblem(ipxe)
  return why ? whyOf(why) : message('reason.said', { said: text })
}
