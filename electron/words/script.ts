import type { ApiError } from '#contract/errors.ts'
import type { IpxeProblem } from '#contract/ipxe-problem.ts'
import type { ScriptProblem } from '#contract/menu.ts'
import { message, type Message } from './message.ts'
import { whyOf } from './reason.ts'

/** What is wrong with a script for iPXE, without its line. */
export function messageOfIpxeProblem(problem: IpxeProblem): Message {
  return { code: `script.${problem.kind}`, params: 'word' in problem ? { word: problem.word } : {} }
}

/** The same out of what an error carries: its kind, and the word it is about. Null where it carries none. */
export function messageOfIpxeMistake({ script, word = '' }: ApiError['params']): Message | null {
  return script === undefined ? null : { code: `script.${script}`, params: { word } }
}

/** What is wrong with a text for a boot loader, without its line: a reason of ours, or what another program said. */
export function messageOfScriptProblem({ text, why, ipxe }: ScriptProblem): Message {
  if (ipxe) return messageOfIpxeProblem(ipxe)
  return why ? whyOf(why) : message('reason.said', { said: text })
}
