import type { catalogue } from './en/catalogue.ts'
import type { CodeParameters } from './parameters.ts'

/** The code of a message that this version knows, such as `serve.button`. */
export type MessageCode = keyof typeof catalogue

/** A whole catalogue: an ICU message for every code. */
export type Catalogue = Readonly<Record<MessageCode, string>>

/** The messages of one subject in another language: the same codes as in English. */
export type Translation<English> = { readonly [Code in keyof English]: string }

/**
 * What can stand in the place of a parameter. Quantities are written in the way of the language: `{ bytes: 1_100_000 }`
 * is "1.1 MB" in English and "1,1 Mo" in French. A message within a message is described first. A list is joined.
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
 * A sentence in no language: what the database stores and what events carry. The code may come from a newer version,
 * so it is any text here; `message()` makes one from a code that exists.
 */
export interface Message {
  readonly code: string
  readonly params?: Params
}

/** For a code that is one of several, the parameters of all of them. */
type ParametersOf<Code extends MessageCode> = (
  Code extends MessageCode ? (params: CodeParameters[Code]) => void : never
) extends (params: infer All) => void
  ? All
  : never

/** The arguments after a code: none where its message has no placeholders. */
export type ParameterArguments<Code extends MessageCode> = [keyof ParametersOf<Code>] extends [never]
  ? []
  : [params: ParametersOf<Code>]

/** A message whose code exists and whose parameters are complete. */
export function message<Code extends MessageCode>(code: Code, ...rest: ParameterArguments<Code>): Message {
  const [params] = rest as [Params?]
  return params ? { code, params } : { code }
}
