import { createWords } from '#words/describe.ts'
import { catalogue as germanTexts } from '#words/de/catalogue.ts'
import { catalogue as englishTexts } from '#words/en/catalogue.ts'
import type { MessageCode, ParameterArguments, Params } from '#words/message.ts'
import { placesOf } from '../../build/words.ts'

export const english = createWords('en', englishTexts)
export const german = createWords('de', germanTexts)

/**
 * The English text of a message: tests find things on a page by the code of their label, so that a better wording
 * breaks none of them.
 */
export const label = english.text

/** The same in German. */
export const germanLabel = german.text

type Some<Code extends MessageCode> = Partial<ParameterArguments<Code>[0]>

/** A pattern for a text that contains the message, with any values for the parameters that are not given. */
export const labelLike = <Code extends MessageCode>(code: Code, params: Some<Code> = {}): RegExp =>
  asPattern(englishTexts[code], params as Params, label as Say, code)

export const germanLabelLike = <Code extends MessageCode>(code: Code, params: Some<Code> = {}): RegExp =>
  asPattern(germanTexts[code], params as Params, germanLabel as Say, code)

type Say = (code: MessageCode, params: Params) => string

/** A placeholder for a parameter that is not given; it matches anything. */
const ANY_TEXT = '\u0001'
/** The numbers with separate plural forms in the supported languages, and one that represents all others. */
const NUMBERS = [0, 1, 987_654_321]

function asPattern(icu: string, params: Params, say: Say, code: MessageCode): RegExp {
  const places = placesOf(icu)
  if (typeof places === 'string') throw new Error(`${code} is not ICU: ${places}`)
  let all: Params[] = [params]
  for (const [name, kind] of places) {
    if (Object.hasOwn(params, name)) continue
    if (kind === 'string') throw new Error(`${code}: ${name} chooses a text and has to be given`)
    const values = kind === 'number' ? NUMBERS : [ANY_TEXT]
    all = all.flatMap(some => values.map(value => ({ ...some, [name]: value })))
  }
  return new RegExp(all.map(some => escaped(say(code, some))).join('|'))
}

const escaped = (text: string): string =>
  text
    .replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/987\D?654\D?321/g, String.raw`\d[\d.,\s]*`)
    .replaceAll(ANY_TEXT, '.*')
    .replaceAll(/\s+/g, String.raw`\s+`)
