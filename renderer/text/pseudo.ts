import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js'

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [...'aáeéiíoóuúyýAÁEÉIÍOÓUÚcçnñsš'.matchAll(/(.)(.)/gu)].map(([, plain, accented]) => [plain!, accented!]),
)

/** A language no one speaks, for tests: readable, in brackets, and as much longer as German may be. */
export const toPseudo = <Code extends string>(texts: Readonly<Record<Code, string>>): Record<Code, string> =>
  Object.fromEntries(
    Object.entries<string>(texts).map(([code, text]) => [
      code,
      `⟦${printAST(longer(parse(text, { ignoreTag: true })))}⟧`,
    ]),
  ) as Record<Code, string>

/** Placeholders stay as they are, and so do plurals and choices around their texts. */
function longer(elements: readonly MessageFormatElement[]): MessageFormatElement[] {
  const changed = elements.map((element): MessageFormatElement => {
    if (element.type === TYPE.literal) return { ...element, value: accented(element.value) }
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return element
    const options = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: longer(option.value) },
    ])
    return { ...element, options: Object.fromEntries(options) }
  })
  const length = elements.reduce(
    (sum, element) => sum + (element.type === TYPE.literal ? element.value.length : 0),
    0,
  )
  return [...changed, { type: TYPE.literal, value: ' ~~'.repeat(Math.ceil((length * 0.3) / 3)) }]
}

const accented = (text: string): string => text.replaceAll(/./gsu, letter => ACCENTED[letter] ?? letter)
