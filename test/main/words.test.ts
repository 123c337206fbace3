import { expect, it } from 'vitest'
import { shellWords } from '../../electron/main/words.ts'

it.each([
  [['de-CH', 'en'], 'Beenden'],
  [['fr-FR', 'de'], 'Beenden'],
  [['fr-FR'], 'Quit'],
  [[], 'Quit'],
])('speaks the first language of %j that it knows', (languages, quit) => {
  expect(shellWords(languages).quit).toBe(quit)
})
