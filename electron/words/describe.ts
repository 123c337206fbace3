import { IntlMessageFormat } from 'intl-messageformat'
import type { Message, MessageCode, ParameterArguments, Params, ParamValue } from './message.ts'
import { formatBytes, formatDuration, formatMemory, formatPercent } from './quantity.ts'

/** Limits nested messages: one may contain itself, or come from outside with any depth. */
const MOST_NESTED = 8

/** The sentences of one language. */
export interface Words {
  /** A language tag for `Intl`, such as `de`. */
  readonly language: string
  /** The sentence of a code that exists, with all its parameters. */
  readonly text: <Code extends MessageCode>(code: Code, ...rest: ParameterArguments<Code>) => string
  /**
   * The sentence of a message from any source. Never throws: a code of a newer version reads as the code with its
   * parameters, a missing parameter as its name in brackets.
   */
  readonly describe: (message: Message) => string
}

/**
 * Formats messages in one language. Compiled messages are cached, because a log of 100,000 lines is formatted while it
 * scrolls.
 */
export function createWords(language: string, catalogue: Readonly<Record<string, string>>): Words {
  const compiled = new Map<string, Sentence>()
  const list = new Intl.ListFormat(language, { type: 'conjunction' })

  function compile(code: string): Sentence | null {
    const known = compiled.get(code)
    if (known) return known
    const made = Object.hasOwn(catalogue, code) ? read(catalogue[code]!, language) : null
    // Unknown codes come from outside and would fill the map.
    if (made) compiled.set(code, made)
    return made
  }

  function describe({ code, params = {} }: Message, depth = 0): string {
    const values = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, format(value, depth)]),
    )
    const sentence = compile(code)
    // A parameter is missing or is not a number: an older or newer version wrote this message.
    if (!sentence || sentence.numbers.some(name => typeof values[name] !== 'number'))
      return asCode(code, values)
    return String(sentence.message.format(inBrackets(values)))
  }

  function format(value: ParamValue, depth: number): string | number {
    if (typeof value === 'string' || typeof value === 'number') return value
    if (typeof value !== 'object' || value === null) return String(value)
    if (depth >= MOST_NESTED) return '…'
    if (isList(value)) return list.format(value.map(part => String(format(part, depth + 1))))
    if ('code' in value) return describe(value, depth + 1)
    if ('bytes' in value) return formatBytes(value.bytes, language)
    if ('ms' in value) return formatDuration(value.ms, language)
    if ('mebibytes' in value) return formatMemory(value.mebibytes, language)
    if ('whole' in value) return formatPercent(value.part, value.whole, language)
    return JSON.stringify(value)
  }

  return {
    language,
    text: (code, ...rest) => {
      const [params] = rest as [Params?]
      return describe(params ? { code, params } : { code })
    },
    describe: message => describe(message),
  }
}

const isList = (value: ParamValue): value is readonly ParamValue[] => Array.isArray(value)

interface Sentence {
  readonly message: IntlMessageFormat
  /** Parameters that must be numbers, because they select plurals. */
  readonly numbers: readonly string[]
}

/** Null for a text that is not ICU. The build refuses those, but a test may bring its own catalogue. */
function read(text: string, language: string): Sentence | null {
  try {
    // Some texts contain `<name>`, which is not a tag.
    const message = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
    return { message, numbers: [...numbersIn(message.getAst())] }
  } catch {
    return null
  }
}

function* numbersIn(elements: ReturnType<IntlMessageFormat['getAst']>): Generator<string> {
  for (const element of elements) {
    if ('offset' in element || element.type === NUMBER_ELEMENT) yield element.value
    if ('options' in element)
      for (const option of Object.values(element.options)) yield* numbersIn(option.value)
  }
}

/** The parser's `TYPE.number`. Its enum is in a package that only the build uses. */
const NUMBER_ELEMENT = 2

type Values = Record<string, string | number>

/** Every parameter has a value: `[nic]` replaces one that is missing. */
const inBrackets = (values: Values): Values =>
  new Proxy(values, {
    has: () => true,
    get: (target, name) => (Object.hasOwn(target, name) ? target[String(name)] : `[${String(name)}]`),
  })

function asCode(code: string, values: Values): string {
  const list = Object.entries(values).map(([name, value]) => `${name}: ${value}`)
  return list.length === 0 ? code : `${code} (${list.join(', ')})`
}
