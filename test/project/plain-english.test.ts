import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findGiveaways, findInMarkdown, lintWords } from '../../build/lint-words.ts'

describe('npm run lint', () => {
  it.each([
    'The machine is told what to boot.',
    'Nobody answered on this card.',
    'Beside a router it hands out no addresses.',
    'Serving starts anew.',
    'A whole number is wanted.',
    'It goes on by itself.',
    'What was not understood is listed.',
  ])('reports "%s"', text => {
    expect(findGiveaways('some.code', text)).not.toEqual([])
  })

  it.each([
    'Slipway tells iPXE to load the kernel.',
    'No one answered on this card.',
    'What is a boot program?',
    'Machines that are loading will have to start over.',
  ])('accepts "%s"', text => {
    expect(findGiveaways('some.code', text)).toEqual([])
  })

  it('names the line of a Markdown file, and leaves code alone', () => {
    const markdown = 'Plain.\n```\nnobody\n```\nRun `nobody`.\nNobody answers.\n'
    expect(findInMarkdown('docs/a.md', markdown)).toEqual([
      { place: 'docs/a.md:6', found: 'Nobody', instead: expect.any(String) },
    ])
  })
})

it('the English catalogue and the docs are plain English', () => {
  expect(lintWords(fileURLToPath(new URL('../..', import.meta.url)))).toEqual([])
})
