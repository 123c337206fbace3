import { createWords, type Words } from '#words/describe.ts'
import { catalogue as english } from '#words/en/catalogue.ts'
import { loadWords, type LanguageCode } from '#words/languages.ts'
import type { Message, MessageCode, ParameterArguments } from '#words/message.ts'
import { computed, inject, shallowRef, type ComputedRef, type InjectionKey } from 'vue'
import { toPseudo } from '../text/pseudo.ts'
import { visible } from '../text/visible.ts'

/** The words of the page, updated when another language is chosen. */
export interface PageWords {
  readonly language: ComputedRef<LanguageCode>
  readonly t: <Code extends MessageCode>(code: Code, ...rest: ParameterArguments<Code>) => string
  /** The text of an engine's message. Hidden characters in texts of machines and discs are made visible. */
  readonly describe: (message: Message) => string
  /** Settles when the page is in this language. The last one chosen wins. */
  readonly choose: (language: LanguageCode) => Promise<void>
}

export const WordsKey: InjectionKey<PageWords> = Symbol('words')

export const useWords = (): PageWords => inject(WordsKey)!

/** English is bundled with the page; it is shown until another language has been loaded. */
export function createPageWords(): PageWords {
  // A page built for a test of its words has no language.
  const texts = import.meta.env['VITE_SLIPWAY_PSEUDO'] ? toPseudo(english) : english
  const known = new Map<LanguageCode, Words>([['en', createWords('en', texts)]])
  const words = shallowRef(known.get('en')!)
  const language = shallowRef<LanguageCode>('en')
  let wanted: LanguageCode = 'en'

  return {
    language: computed(() => language.value),
    t: (code, ...rest) => words.value.text(code, ...rest),
    describe: message => visible(words.value.describe(message)),
    async choose(code) {
      wanted = code
      const found = known.get(code) ?? (await loadWords(code))
      known.set(code, found)
      if (wanted !== code) return
      words.value = found
      language.value = code
    },
  }
}
