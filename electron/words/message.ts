import type { catalogue } from './en/catalogue.ts'
import type { CodeParameters } from './parameters.ts'

/** The code of a message that this version knows, such as `serve.button`. */
export type MessageCode = keyof typeof catalogue

/** A whole catalogue: an ICU message for every code. */
export type Catalogue = Readonly<Record<MessageCode, string>>

/** The messages of one subject in another language: the same codes as in English. */
export type Translation<English> = { readonly [Code in keyof English]: string }

/**
 * The value of a parameter. Quantities follow the language: `{ bytes: 1_100_000 }` is "1.1 MB" in English and "1,1 Mo"
 * in French. A nested message is formatted first. A list is joined.
 */
export type ParamValue =
  | string
  | number
  | { readonly bytes: number }
  | { readonly ms: number }
  | { readonly part: number; readonly whole: number }
  | { readonly mebibytes: number }
  | Message
  | readonly ParamValue[]

export type Params = Readonly<Record<string, ParamValue>>

/**
 * A sentence in no language: the form in which the database and events store it. The code may come from a newer
 * version, so it is any string here; `message()` creates one from an existing code.
 */
export interface Message {
  readonly code: string
  readonly params?: Params
}

/** For a union of codes, the parameters of all of them. */
type ParametersOf<Code extends MessageCode> = (
  Code extends MessageCode ? (params: CodeParameters[Code]) => void : never
) extends (params: infer All) => void
  ? All
  : never

/** The arguments after a code: none if its message has no placeholders. */
export type ParameterArguments<Code extends MessageCode> = [keyof ParametersOf<Code>] extends [never]
  ? []
  : [params: ParametersOf<Code>]

/** A message with an existing code and all its parameters. */
export function message<Code extends MessageCode>(code: Code, ...rest: ParameterArguments<Code>): Message {
  const [params] = rest as [Params?]
  return params ? { code, params } : { code }
}
