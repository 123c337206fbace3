import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogue } from '#words/en/catalogue.ts'
import { screenOf } from '../../renderer/model/screen.ts'

const source = readFileSync(new URL('../../renderer/routes.ts', import.meta.url), 'utf8')
const pages = [...source.matchAll(/\bname: '([\w-]+)'/g)].map(match => match[1]!)

it('has a screen with a name for every page, for the title of the window', () => {
  expect(pages).toContain('new-answer')
  const screens = pages.filter(page => page !== 'missing').map(screenOf)
  expect(screens.filter(screen => !Object.hasOwn(catalogue, `nav.${screen}`))).toEqual([])
})

it('is none before a page is shown', () => {
  expect(screenOf(undefined)).toBeUndefined()
})
