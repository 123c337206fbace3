import { createWords } from '#words/describe.ts'
import { catalogue as german } from '#words/de/catalogue.ts'
import { catalogue as english } from '#words/en/catalogue.ts'

/**
 * What a message says, in English: tests find things on a page by the code of their label, so that a better wording
 * breaks none of them.
 */
export const label = createWords('en', english).text

/** The same in German. */
export const germanLabel = createWords('de', german).text
