import { message, type Message, type MessageCode, type ParameterArguments } from './message.ts'
import type { CodeParameters } from './parameters.ts'

/** Formats a message in a language; on the page, in its current language. */
export type Describe = (message: Message) => string

/** A clause as a sentence: with a capital and a full stop. */
export function asSentence(clause: string): string {
  const text = clause.charAt(0).toUpperCase() + clause.slice(1)
  return text === '' || /[.!?…]$/.test(text) ? text : `${text}.`
}

/** The last component of a POSIX or Windows path. */
export function lastName(path: string): string {
  return path.split(/[\\/]/).at(-1) || path
}

/** One line without control characters: names of programs and firewall rules cannot move the cursor. */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')

/** Codes of messages without placeholders. */
export type PlainCode = {
  [Code in MessageCode]: ParameterArguments<Code> extends [] ? Code : never
}[MessageCode]

/** Codes with an `.unnamed` variant, for when the name is unknown. */
type NamedCode =
  Extract<MessageCode, `${string}.unnamed`> extends infer Twin
    ? Twin extends `${infer Code}.unnamed`
      ? Code & MessageCode
      : never
    : never

type Known<Values> = { readonly [Name in keyof Values]: Values[Name] | undefined }

/** The message with these parameters, or its `.unnamed` variant if one of them is unknown. */
export function named<Code extends NamedCode>(code: Code, params: Known<CodeParameters[Code]>): Message {
  const isComplete = Object.values(params).every(value => value !== undefined && value !== '')
  return isComplete ? { code, params: params as Message['params'] & object } : { code: `${code}.unnamed` }
}

export const plain = (code: PlainCode): Message => message(code as 'app.close')

const PORTS_WITH_NAMES = ['67', '68', '69', '4011'] as const

/** A port with its purpose: "port 67 (DHCP)". */
export function messageOfPort(port: string | number): Message {
  const known = PORTS_WITH_NAMES.find(one => one === String(port))
  return message(known ? `port.${known}` : 'port.other', { port })
}
